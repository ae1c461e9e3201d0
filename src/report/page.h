#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "report/figures.h"
#include "report/form.h"
#include "report/report.h"
#include "report/wording.h"

namespace malkoll::report {

/// The report while it is written: all that a section needs to know, and where it goes. A section is one template, in
/// html/ or markdown/; a form that has no template of that name leaves the section out.
class Page {
 public:
  Page(std::ostream& out, const ReportInput& input, const ReportOptions& options, const Figures& figures, Wording words);

  const ReportInput& input;
  const ReportOptions& options;
  const Figures& figures;
  const Wording words;

  /// Fills the section's template and writes it; beside what `fill` gives, the data gets the year and one_unit.
  void write(std::string_view section, Data data);

  [[nodiscard]] std::string id(Id<Declaration> declaration) const;
  [[nodiscard]] std::string title(Id<Declaration> declaration) const;
  /// A file's name in what is published: from the plan's folder, without those above it.
  [[nodiscard]] std::string file_name(std::string_view path) const;
  /// `namnder/bun.malkoll, rad 14`; empty where no file is meant.
  [[nodiscard]] std::string place(Span span, bool whole_file) const;
  /// The unit that the report is about, or no_row.
  [[nodiscard]] bool of_one_unit() const { return figures.unit != no_row; }
  /// The finding is of what the report is about: anything, or its one unit.
  [[nodiscard]] bool is_about(const Finding& finding) const;
  /// »Mål och pengar 2026«
  [[nodiscard]] std::string heading() const;
  /// The municipality's name and the plan's; empty where there is none.
  [[nodiscard]] std::string municipality() const;
  [[nodiscard]] std::string plan_title() const;
  /// Over the mål that stand under no målområde.
  [[nodiscard]] std::string without_area() const;
  /// Every submission was read, so that what is not there is missing.
  [[nodiscard]] bool of_all_units() const { return !of_one_unit() && input.result.summary.whole_municipality; }
  /// The units that stand in lists: the one, or all; of single submissions those that have one.
  [[nodiscard]] std::vector<Id<UnitRow>> units() const;
  /// All målområden, and last no_row: what stands in none.
  [[nodiscard]] std::vector<Id<AreaRow>> areas() const;

 private:
  std::ostream& out_;
};

}  // namespace malkoll::report
