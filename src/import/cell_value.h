#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "grid/grid.h"
#include "text/number.h"

/// What a cell says, as the language writes it. Here the digits of amounts become money (`Ore`); a first reading (sheet_rows.cpp)
/// has a short way for plain whole numbers, which come to the same.
namespace malkoll::importing {

/// An amount in a cell.
struct CellAmount {
  enum class State : std::uint8_t {
    none,        ///< the cell is empty
    amount,      ///< `ore` and `text`
    no_unit,     ///< a number, and nothing says whether it is kr, tkr or mnkr
    unreadable,  ///< `text` is what the cell holds, for the reader of the language to speak about: it is no amount there either
  };
  State state = State::none;
  Ore ore = {};
  std::string text;            ///< `12 500,5 tkr`
  bool rounded = false;  ///< a calculated number had more decimals than whole öre
};

/// How amounts are written in a table.
struct AmountStyle {
  AmountUnit unit = AmountUnit::none;  ///< of those without one
  bool point_is_decimal = false;       ///< in texts: 1,234.50; a comma parts thousands
  bool point_is_thousands = false;     ///< in texts: 612.400
};

/// Nothing but dashes (any kind) and blanks, and at least one dash: how accounting formats show zero.
[[nodiscard]] bool is_dashes(std::string_view text);

/// Text as people write amounts (`12 500`, `-   ` is zero, `(1 234)` and `1 234-` are negative, `12,5 mnkr`), or a number. A
/// number that a program has calculated is taken with the 15 digits that it shows, and rounded to whole öre.
[[nodiscard]] CellAmount read_amount(const grid::Cell& cell, const AmountStyle& style);

/// What a cell says below a goal, or a question: `x`, `Ja`, `●`, `✓` are yes, `Nej` is no.
enum class Tick : std::uint8_t { none, yes, no };
[[nodiscard]] Tick tick_in(std::string_view text);

/// What a cell is that holds no amount but something else than words, as a wording of F09: `datum`, `procent`, `ja-nej`; else nullptr.
[[nodiscard]] const char* kind_of_other(const grid::Cell& cell);

/// One of the unit.
[[nodiscard]] inline Ore ore_in(AmountUnit unit) { return Ore(ore_per(unit)); }

/// Öre in a unit, exactly: `12 500,5 tkr`, `0 kr`.
[[nodiscard]] std::string write_amount(Ore ore, AmountUnit unit);

/// A number in hundredths of which nobody has said what it counts: `12 500,5`.
[[nodiscard]] std::string write_number(std::int64_t hundredths);

/// A share as the language writes it (`40 %`): of a number shown as a percentage, or a text or number that can mean nothing
/// else. What is ambiguous (0,4) is given back as it is, unless numbers are known to be `parts` of 1.
[[nodiscard]] std::string share_text(const grid::Cell& cell, bool parts = false);

/// A year or another whole number without decimals; else the cell's text.
[[nodiscard]] std::string whole_number_text(const grid::Cell& cell);

/// The cell's text on one line: line ends become blanks, decimals of numbers a comma; nothing but dashes is nothing.
[[nodiscard]] std::string line_text(const grid::Cell& cell);

/// A code without what stands for the rest of its digits: `31` of `31*`, `3xx`, `31-`.
[[nodiscard]] std::string_view code_alone(std::string_view text);

/// An id made of a text: what cannot stand in one becomes a hyphen. Empty where nothing is left.
[[nodiscard]] std::string id_text(std::string_view text);

}  // namespace malkoll::importing
