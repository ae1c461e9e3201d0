#pragma once

#include <cstdint>
#include <string>

#include "text/language.h"
#include "text/number.h"

namespace malkoll {

/// What stands between groups of digits and before units, and how a minus looks.
enum class Glyphs : std::uint8_t {
  typographic,  ///< no-break space (U+00A0) and − (U+2212)
  ascii,        ///< plain space and hyphen-minus
};

/// Money in öre without losing any: `10 000 tkr`, `350 kr`, `1 234,50 kr`. English: `10,000 tkr`, `1,234.50 kr`.
[[nodiscard]] std::string format_exact(Ore ore, Language language, Glyphs glyphs = Glyphs::typographic);

/// Money in öre as it reads best: exact where that is short (`12 500 tkr`, `6 012 mnkr`, `350 kr`), otherwise to the
/// nearest tkr and said to be so (`ca 12 346 tkr`, `about 12,346 tkr`).
[[nodiscard]] std::string format_amount(Ore ore, Language language, Glyphs glyphs = Glyphs::typographic);

/// A sum in öre for a summary, to three or four digits below a milliard and whole mnkr above: `6 012 mnkr`, `41,3
/// mnkr`.
[[nodiscard]] std::string format_total(Ore ore, Language language, Glyphs glyphs = Glyphs::typographic);

/// A share in hundredths of a percent: 7150 is `71,5 %`, 1000 is `10 %`. English: `71.5%`.
[[nodiscard]] std::string format_percent(std::int64_t hundredths, Language language, Glyphs glyphs = Glyphs::typographic);

/// The fewest digits that read back as the same number, grouped from 10 000 up: `71,5`, `12 500`, `1e+20`.
[[nodiscard]] std::string format_number(double value, Language language, Glyphs glyphs = Glyphs::typographic);

/// A number with the decimals that it has, as the language writes it: `612 400`, `-12,50`.
[[nodiscard]] std::string format_decimal(Decimal number);

/// Öre as kronor without groups or unit, for programs: `90000`, `-90000.50`.
[[nodiscard]] std::string plain_kronor(std::int64_t ore, char point = '.');

/// A count with grouped digits: `12 500`.
[[nodiscard]] std::string format_count(std::uint64_t count, Language language, Glyphs glyphs = Glyphs::typographic);

}  // namespace malkoll
