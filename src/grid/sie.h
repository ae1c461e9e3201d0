#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grid/grid.h"
#include "text/ore.h"

/// SIE types 2–4 (SIE filformat 4B, sie.se): the budget that an accounting program exports, #PBUDGET by account, objects and
/// period, as a table with a row for each account and object.
namespace malkoll::grid {

/// True where the text says that it is SIE: its first line is #FLAGGA.
[[nodiscard]] bool looks_like_sie(std::string_view bytes);

/// The file's text in UTF-8. The encoding is found from the bytes: #FORMAT says PC8 in files that are something else.
struct SieText {
  std::string text;
  std::string_view encoding;  ///< UTF-8, CP437, Windows-1252 …
  bool broken_bytes = false;  ///< some bytes had no meaning in it and became ?
};
[[nodiscard]] SieText decode_sie(std::string bytes);

/// The budget. Columns: Företag, Konto, Kontonamn, Kontotyp (T, S, K, I), two for each dimension that the budget is divided by
/// (`Projekt`, `Projekt namn`), and `Budget YEAR` in kronor, costs positive, the latest year first. The periods of a räkenskapsår
/// are summed, and named after the year in which it ends. A row's number is the line of its first #PBUDGET.
///
/// An amount without objects is the account's total, what is divided by objects a part of it: what is left has a row of its own.
/// Where an account is divided in several ways the one that adds up is used. A line that cannot be read is a row with its text.
struct SieOutcome {
  std::string name;          ///< #RES 2025
  Ore ore = {};      ///< of accounts of costs and income, costs positive
  std::size_t accounts = 0;
};
/// A räkenskapsår that is no calendar year, and has a budget.
struct SieBrokenYear {
  std::string first, last;  ///< 2025-07-01
  std::string year;         ///< that its budget is read as: the one in which it ends
  Ore ore = {};     ///< the budget of that year, of accounts of costs and income
};
/// Something that a budget says and that may be meant in another way.
struct SieDoubt {
  const char* variant;  ///< of F12
  std::string place;    ///< `rad 12`; a year
  std::string what;     ///< account and period
  Ore ore = {};
};
struct SieBudget {
  Grid grid;
  std::optional<Fault> fault;  ///< `sie_without_budget`; `sie_outcomes_alone`; `sie_two_years`: the budgets of two would be read as one
  std::vector<SieOutcome> outcomes;  ///< what the file says besides: no budget, and not in the grid
  std::vector<SieBrokenYear> broken_years;
  std::vector<SieDoubt> doubts;
  std::vector<std::string> notes;  ///< what a person should know, in the language of the run
};
/// With `outcomes`, `Utfall YEAR` follows the budgets: what #RES and #PSALDO say of accounts of costs and income, divided as these say.
[[nodiscard]] SieBudget read_sie(std::string_view text, bool outcomes = false);

}  // namespace malkoll::grid
