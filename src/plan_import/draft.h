#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/id.h"
#include "model/words.h"
#include "text/in_both.h"
#include "text/number.h"
#include "text/year.h"

/// A plan as it is gathered from a document, before it is written in the language. Nothing in it is a link or a number that the document
/// does not say; what cannot be told is asked. The plan is Swedish, the comments in it too, whoever reads the document; what is said of the
/// reading is in the language of the run.
namespace malkoll::plan_import {

/// What a person should know of the reading.
struct PlanSaid {
  enum class Kind : std::uint8_t {
    question,  ///< nobody but a person can decide it
    left_out,  ///< it stands in the document and not in the plan
    note,  ///< how something was understood
  };
  Kind kind = Kind::note;
  InBoth place, text;
  bool beside = false;  ///< it stands as a comment beside what it is about, too
};

/// What a line of the language begins with: its key, and what stands behind that before the colon. `utfall 2024 kvinnor`
struct LineKey {
  Key key = Key::none;
  std::string argument;  ///< `2024 kvinnor`; empty: none

  LineKey(Key of = Key::none) : key(of) {}  // NOLINT(google-explicit-constructor): a key alone is one
  LineKey(Key of, Year year) : key(of), argument(to_string(year)) {}

  [[nodiscard]] std::string text() const { return std::string(word(key)).append(argument.empty() ? "" : " ").append(argument); }
  [[nodiscard]] bool operator==(const LineKey&) const = default;
  friend bool operator<(const LineKey& a, const LineKey& b) { return a.text() < b.text(); }  ///< by the alphabet
};

/// A line of the language, with where in the document it came from.
struct DraftLine {
  LineKey key;
  std::string value;
  InBoth place;
};

/// A declaration, whatever it is of.
struct DraftItem {
  std::string id, number, title;
  InBoth place;
  std::vector<DraftLine> lines;
  std::vector<std::string> notes;  ///< comments beside it, in Swedish as the file is
};

/// A value or a target of an indicator, with what stands behind the number.
struct Measured {
  LineKey key;
  std::string rest, text;
  InBoth place;
  bool target = false;
};

struct DraftGoal;
struct DraftIndicator : DraftItem {
  std::vector<Measured> measured;
  std::vector<std::string> responsible;  ///< as the document names them
  Id<DraftGoal> goal;  ///< no_row: nobody knows which
};
struct DraftGoal : DraftItem {
  std::vector<std::string> responsible;
  Id<DraftItem> area;
};
struct DraftAssignment : DraftItem {
  std::vector<std::string> responsible;
  std::vector<std::string> goals;  ///< titles or numbers, as the document has them
};
struct DraftUnit : DraftItem {
  bool company = false;
};

/// A frame as it stands in a table; whose it is is told when all names are known.
struct DraftFrame {
  std::string unit;
  LineKey key;  ///< ram 2026
  std::string value;
  InBoth place;
  Ore ore = {};
};

struct PlanDraft {
  std::string title;
  std::string municipality;  ///< as the document names it: Skogsby kommun
  Year budget_year = {};
  bool year_proposed = false;  ///< it is that of the first targets and ramar, and nobody has said it
  std::vector<Year> years;  ///< of ramar
  std::vector<DraftLine> totals;  ///< the plan's own ram
  Rows<DraftItem> areas;
  Rows<DraftGoal> goals;
  Rows<DraftIndicator> indicators;
  Rows<DraftAssignment> assignments;
  std::vector<DraftFrame> frames;
  Rows<DraftUnit> units;
  AmountUnit amounts = AmountUnit::none;  ///< of the first ramar that have one
  bool amounts_asked = false;  ///< there are ramar without any
  std::vector<PlanSaid> said;
  std::vector<std::size_t> hidden_told;  ///< columns of the last table that are hidden, and said to be left out

  void say(PlanSaid::Kind kind, InBoth place, InBoth text) { said.push_back({kind, std::move(place), std::move(text), false}); }
  /// A question about one of the items: it stands beside it, too.
  void ask(DraftItem& item, InBoth place, InBoth text) {
    item.notes.push_back("fråga: " + text.swedish + " (" + place.swedish + ")");
    said.push_back({PlanSaid::Kind::question, std::move(place), std::move(text), true});
  }
};

/// What is said beforehand by whoever imports.
struct PlanOptions {
  std::string municipality;  ///< code; empty: not known
  std::string name;  ///< of the municipality
  Year year = {};  ///< budgetår; 0: as the document says
  AmountUnit amounts = AmountUnit::none;  ///< where the document says none
  InBoth file;  ///< the document's name, for notes
};

}  // namespace malkoll::plan_import

/// As it is written.
template <>
struct fmt::formatter<malkoll::plan_import::LineKey> : fmt::formatter<std::string_view> {
  template <typename Context>
  auto format(const malkoll::plan_import::LineKey& key, Context& context) const {
    return fmt::formatter<std::string_view>::format(key.text(), context);
  }
};
