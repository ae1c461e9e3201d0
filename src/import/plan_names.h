#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "model/project.h"

namespace malkoll::importing {

/// What a table's texts may stand for in the plan: ids by id, title or former name. Empty where no plan was read.
struct PlanNames {
  AmountUnit amount_unit = AmountUnit::none;                ///< the plan's beloppsenhet
  bool cost_is_negative = false;                            ///< the plan's tecken
  std::unordered_map<std::string, std::string> units;       ///< folded id, title or former name → id
  std::unordered_map<std::string, std::string> unit_stems;  ///< what is left of a name without endings and och → id; empty: of several
  std::unordered_map<std::string, std::string> unit_titles; ///< id → title
  std::unordered_map<std::string, std::string> goals;       ///< folded id, title or former name → id
  std::map<std::tuple<std::string, Key, Year>, Ore> frames;  ///< by unit, drift or investering, and year: öre, costs positive
  Year budget_year = {};  ///< the plan's; 0: it has none
  std::string first_unit;                                   ///< an id, to show as an example
  bool known = false;                                       ///< a plan was read
};

[[nodiscard]] PlanNames plan_names(const Project& project);

/// The id of the unit that a text names: by id, title or former name, in definite form, in capitals, with its number or id before
/// it. Empty: none, or it could be several.
[[nodiscard]] std::string find_unit(const PlanNames& names, std::string_view text);

/// The unit that a file's name, without folder and ending, says: `Budget SN 2026`, `Socialnämnden internbudget`.
[[nodiscard]] std::string find_unit_of_file(const PlanNames& names, std::string_view name);
/// The unit that a sheet is called after, among numbers, years and the words of budgets: `1. BUN 2026`.
[[nodiscard]] std::string find_unit_of_sheet(const PlanNames& names, std::string_view name);

/// The unit that a row of its own names, above or among its posts: an id or a name in full, or one with what kind of body it is.
[[nodiscard]] std::string find_unit_row(const PlanNames& names, std::string_view text);

/// The same in a longer text, a title: `Socialnämndens budget 2026`. A word that is only an id is not taken for one.
[[nodiscard]] std::string find_unit_within(const PlanNames& names, std::string_view text);

/// The id of the goal that a text names: by id (`Mål 2.1`), title or former name, or by the beginning of one title. Empty: none.
[[nodiscard]] std::string find_goal(const PlanNames& names, std::string_view text);

/// Whether a text is called what a nämnd, a styrelse or a bolag is called.
[[nodiscard]] bool names_a_body(std::string_view text);

}  // namespace malkoll::importing
