#pragma once

#include <iosfwd>
#include <kainjow/mustache.hpp>
#include <map>
#include <string>
#include <string_view>

#include "report/figures.h"
#include "report/report.h"
#include "report/wording.h"

namespace malkoll::report {

/// What a template is filled with: texts (escaped where they are put), lists and flags. False and an empty list leave a
/// section out. A name that is not set is looked for further out, so what can be missing is set with `put` or `flag`.
using Data = kainjow::mustache::data;

/// Sets a text; an empty one is false.
void put(Data& data, const std::string& name, std::string text);
void flag(Data& data, const std::string& name, bool value);

/// The report while it is written: all that a section needs to know, and where it goes. A section is one template, in
/// html/ or markdown/; a form that has no template of that name leaves the section out.
class Page {
 public:
  Page(std::ostream& out, const ReportInput& input, const ReportOptions& options, const Figures& figures, Wording words);

  const ReportInput& input;
  const ReportOptions& options;
  const Figures& figures;
  const Wording words;

  /// Fills the template and writes it. The data gets what every template may use: the language (sv, en), the unit of money
  /// (unit_of_money), the year, and the municipality's words (w.goal, w.goals, w.the_goal, w.Goals … and so for each kind).
  void write(std::string_view section, Data data);

  /// A text from a file, without anything that could disturb the reader. Escaping is the template's part.
  [[nodiscard]] static std::string shown(std::string_view text);
  [[nodiscard]] std::string id(std::uint32_t declaration) const;
  [[nodiscard]] std::string title(std::uint32_t declaration) const;
  /// `samples/bun.malkoll, rad 14`; empty where no file is meant.
  [[nodiscard]] std::string place(Span span, bool whole_file) const;
  /// The unit that the report is about, or no_row.
  [[nodiscard]] bool of_one_unit() const { return figures.unit != no_row; }
  /// Over the mål that stand under no målområde.
  [[nodiscard]] std::string without_area() const;
  /// The units that stand in lists: the one, or all.
  [[nodiscard]] std::vector<std::uint32_t> units() const;

 private:
  void add_words(Data& data) const;
  std::ostream& out_;
};

}  // namespace malkoll::report
