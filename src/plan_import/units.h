#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plan_import/draft.h"

/// Nämnder and bolag as plans name them: in full, by their letters, or both.
namespace malkoll::plan_import {

/// `Teknik- och fastighetsnämnden, KS` as names, one each.
[[nodiscard]] std::vector<std::string> split_units(std::string_view text);

/// A name and the letters by which it is known: those behind it (`Barn- och utbildningsnämnden (BUN)`), else those that it is made of;
/// a name of one word without any is its own. Only letters: there is no name.
struct UnitName {
  std::string title, letters;
};
[[nodiscard]] UnitName unit_name(std::string_view text);

/// Whether a text is the name of a nämnd or a bolag, in full or by its letters.
[[nodiscard]] bool is_unit_name(std::string_view text);
/// The same with nothing around it, as in a heading: no sentence about the unit.
[[nodiscard]] bool is_bare_unit(std::string_view text);
/// `samtliga nämnder`
[[nodiscard]] bool is_everyone(std::string_view text);

/// The same as `ansvarig` has it: alla, alla nämnder or alla bolag; empty: who they are is not certain.
[[nodiscard]] std::string everyone_words(std::string_view text);

/// Those whom a sentence gives something to do: `Kommunstyrelsen får i uppdrag att …`. As they stand; nobody else is told.
[[nodiscard]] std::vector<std::string> units_given(std::string_view sentence);
/// Takes the names away that stand in brackets at the end, and nothing else with them: `Bygg en skola (BUN, KS)`.
[[nodiscard]] std::vector<std::string> take_units_behind(std::string& title);

/// The same of those before a colon, with or without Till: `Till socialnämnden: att …`.
[[nodiscard]] std::vector<std::string> take_units_before(std::string& title);
/// Those whom a line gives what stands below it: `Till kommunstyrelsen:`, `Kommunstyrelsen får i uppdrag att:`.
[[nodiscard]] std::vector<std::string> units_led(std::string_view lead);

/// Makes a unit of every name in the draft, one for all names of the same, and the lines `ansvarig`, `ram` of them. A name that is none is
/// asked about.
void place_units(PlanDraft& draft);

}  // namespace malkoll::plan_import
