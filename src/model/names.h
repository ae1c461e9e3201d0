#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "model/faults.h"
#include "model/resolve.h"

/// What ids and names stand for, and how they are looked up.
namespace malkoll::model {

template <typename Row>
using Ids = std::unordered_map<std::string_view, Id<Row>>;
using FormerNames = std::unordered_map<std::string, Id<Declaration>>;    ///< folded former name → declaration
using OtherIds = std::unordered_map<std::string_view, std::string_view>;  ///< id in another plan version → that plan's id

/// What ids and names stand for. Views point into the sources.
struct Names {
  Ids<GoalRow> goals;
  Ids<AreaRow> areas;
  Ids<UnitRow> units;
  Ids<IndicatorRow> indicators;
  Ids<AssignmentRow> assignments;
  FormerNames former_goals, former_areas, former_units;
  OtherIds other_goals, other_assignments, other_indicators;
};

/// Says that an id is declared once more (P06).
void declared_twice(Sink& sink, const Declaration& second, const Declaration& first);

/// Of what has an id that is declared before nothing more is said.
void mark_repeated(Project& project, Id<Declaration> declaration);

// Each looks an id up: exactly, else as a former name. What is not exact becomes a loose row. Of ids in a list without a comma between them it
// is told.
Id<GoalRow> find_goal(const Project& project, const Names& names, Span text, Id<Declaration> owner, Key property, Faults& faults);
Id<AreaRow> find_area(const Project& project, const Names& names, Span text, Id<Declaration> owner, Key property, Faults& faults);
Id<UnitRow> find_unit(const Project& project, const Names& names, Span text, Id<Declaration> owner, Key property, Faults& faults);
Id<AssignmentRow> find_assignment(const Project& project, const Names& names, Span text, Id<Declaration> owner, Key property,
                                  Faults& faults);
Id<IndicatorRow> find_indicator(const Project& project, const Names& names, Span text, Id<Declaration> owner, Key property, Faults& faults);

/// The units that a name behind ansvarig stands for: one (no_row: not found), or all of them, all nämnder or all bolag, but for those that
/// are excused.
std::vector<Id<UnitRow>> find_responsible(const Project& project, const Names& names, Span text, Id<Declaration> owner, Faults& faults);

/// What is named twice, by two names: told at `again`, and what that line says of `declaration` is not known. A former name there
/// is not told too: it goes with the line.
void named_twice(const Project& project, Span again, Span first, Id<Declaration> declaration, Key key, const char* variant, Faults& faults);

/// The titles of goals, for those who write one where its id belongs. Made when first asked.
class WrittenTitles {
 public:
  WrittenTitles(const Project& project, const Rows<GoalRow>& goals) : project_(project), goals_(goals) {}
  static constexpr std::size_t most_parts = 8;  ///< commas in a title, and one

  [[nodiscard]] bool has(Span text);

 private:
  const Project& project_;
  const Rows<GoalRow>& goals_;
  std::unordered_set<std::string> titles_;  ///< folded
};

}  // namespace malkoll::model
