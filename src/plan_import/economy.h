#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grid/document.h"
#include "plan_import/draft.h"

/// What a plan comes to: rows of its budget of results that the language has a line of the plan for, and those that it has none for.
namespace malkoll::plan_import {

enum class EconomyRow : std::uint8_t {
  none,
  result,          ///< Årets resultat
  before_others,   ///< Resultat efter finansiella poster: the year's, if nothing else comes below it
  taxes,           ///< Skatteintäkter
  grants,          ///< Generella statsbidrag och utjämning
  all_income,      ///< both of them in a sum
  finance_income,  ///< Finansiella intäkter
  finance_cost,    ///< Finansiella kostnader
  finance_net,     ///< Finansnetto
  net_cost,        ///< Verksamhetens nettokostnader
  tax_rate,        ///< Skattesats
  other,           ///< Avskrivningar, Balanskravsresultat
};

/// What a row is by its name. Words that stand in other tables too (Intäkter, Resultat) count in a table of the economy alone.
enum class TableOf : std::uint8_t { anything, economy };
[[nodiscard]] EconomyRow economy_row(std::string_view name, TableOf table);
/// What only a budget of results has, and not a table of indicators or ramar.
[[nodiscard]] bool is_certain(EconomyRow row);
/// Whether two rows or more of a table begin with such names.
[[nodiscard]] bool speaks_of_economy(const grid::Block& table);

/// An amount of such a row.
struct EconomyAmount {
  EconomyRow row = EconomyRow::none;
  std::string name, text;  ///< as they stand
  Year year = {};
  AmountUnit unit = AmountUnit::none;
  Ore ore = {};
  InBoth place;
};

/// An amount to the öre, as people write it.
[[nodiscard]] InBoth exactly(Ore ore);

/// Puts what the amounts of a table come to among the plan's own lines, says how, and asks about a result that they do not come to.
void write_economy(PlanDraft& draft, const std::vector<EconomyAmount>& amounts);
/// `Skattesats 2026`: kronor for each hundred. False: the text is none.
bool write_tax_rate(PlanDraft& draft, Year year, const std::string& text, const InBoth& place);

}  // namespace malkoll::plan_import
