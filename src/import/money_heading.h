#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/words.h"
#include "text/number.h"
#include "text/year.h"

/// What headings and titles say of money: which year, which kind, in what unit, and whether it is a budget at all.
namespace malkoll::importing {

/// What an amount is to its year. The lower goes before where a year has several.
enum class Scenario : std::uint8_t {
  budget,
  none,      ///< not said
  plan,      ///< for a year to come
  frame,     ///< ram: what the council has given
  forecast,
  proposal,  ///< förslag: beside a budget nobody can know which counts
  revised,   ///< the same
  outcome,   ///< utfall, bokslut: no budget
  change,    ///< avvikelse, förändring: no amount of its own
};

/// Which side of a net cost.
enum class Flow : std::uint8_t { none, net, cost, income };

/// Parts of a year beside the months: Q1, Tertial 1, H1; and one that no year can be made of: jan–aug.
constexpr std::uint8_t first_quarter = 21, first_third = 31, first_half = 41, odd_part = 51;

struct MoneyHeading {
  bool money = false;      ///< it speaks of an amount, and of nothing else
  bool unknown = false;    ///< it also has words that say nothing to us
  Key key = Key::none;     ///< operation or investment; none: not said
  Flow flow = Flow::none;
  Scenario scenario = Scenario::none;
  Year year = {};
  std::uint8_t month =
      0;     ///< 1 to 12, or first_quarter, first_third, first_half and on, or odd_part, where it is that part's and not the year's
  bool whole_year = false;    ///< helår, totalt
  bool several_years = false; ///< the years together
  AmountUnit unit = AmountUnit::none;
  bool foreign = false;       ///< in another currency than kronor
  bool part = false;          ///< of a kind of cost or income that others stand beside: Personal (cost_kinds.h)
  bool credit = false;        ///< kredit: taken away from debet, and not always income
};

[[nodiscard]] MoneyHeading money_heading(std::string_view heading);

/// `kr/inv`: kronor for each of something, a price and no money of the budget.
[[nodiscard]] bool is_ratio(std::string_view heading);

/// The unit that a text names: `Belopp i tkr`, `(1 000 kr)`, `miljoner kronor`. none: it names none.
[[nodiscard]] AmountUnit unit_in(std::string_view text);

/// The unit that a text is, and nothing else: `tkr`, `SEK`, `kronor`, `:-`.
[[nodiscard]] AmountUnit unit_word(std::string_view text);

/// `€`, `euro`, `NOK`: a currency that is no kronor.
[[nodiscard]] bool names_foreign_currency(std::string_view text);

/// The only year that a text names; 0: none, or several.
[[nodiscard]] Year year_in(std::string_view text);

/// The kind of money that a title or a sheet's name speaks of; none: of none, or of more than one.
[[nodiscard]] Key kind_in(std::string_view text);

/// A year as it stands in a cell: `2026`, also of a number with decimals of noughts; 0: none.
[[nodiscard]] Year bare_year(std::string_view text);

/// The year that a cell of a column of years or periods says; 0: none.
[[nodiscard]] Year year_of_cell(std::string_view text);

}  // namespace malkoll::importing
