#include "text/format.h"

#include <fmt/format.h>

#include <cmath>
#include <string_view>

#include "text/told.h"

namespace malkoll {
namespace {

constexpr std::uint64_t kr = 100, tkr = 1'000 * kr, mnkr = 1'000 * tkr;  // in öre

struct Style {
  std::string_view group, decimal, blank, minus;
};

Style style_of(Language language, Glyphs glyphs) {
  const bool ascii = glyphs == Glyphs::ascii;
  const std::string_view blank = ascii ? " " : "\u00a0";
  const std::string_view minus = ascii ? "-" : "\u2212";
  if (language == Language::english) return {",", ".", blank, minus};
  return {blank, ",", blank, minus};
}

/// The distance from zero; −2^63 has one too.
std::uint64_t magnitude(std::int64_t value) {
  return value < 0 ? ~static_cast<std::uint64_t>(value) + 1U : static_cast<std::uint64_t>(value);
}

std::string grouped(std::string_view digits, const Style& style) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i != 0 && (digits.size() - i) % 3 == 0) out += style.group;
    out += digits[i];
  }
  return out;
}

std::string grouped(std::uint64_t value, const Style& style) {
  const fmt::format_int digits(value);
  return grouped(std::string_view(digits.data(), digits.size()), style);
}

/// `value` in units of `unit`, rounded half away from zero to `decimals` places, without trailing zeros.
std::string rounded(std::uint64_t value, std::uint64_t unit, int decimals, const Style& style) {
  std::uint64_t scale = 1;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  const std::uint64_t step = unit / scale;
  const std::uint64_t steps = value / step + (value % step >= step - value % step ? 1U : 0U);
  std::string out = grouped(steps / scale, style);
  std::uint64_t rest = steps % scale;
  if (rest == 0) return out;
  for (; rest % 10 == 0; rest /= 10) --decimals;
  return out + fmt::format("{}{:0{}}", style.decimal, rest, decimals);
}

std::string with_unit(Ore of, std::string_view number, std::string_view unit, const Style& style) {
  std::string out;
  out.reserve(number.size() + 16);
  if (of < 0) out += style.minus;
  return out.append(number).append(style.blank).append(unit);
}

}  // namespace

std::string plain_kronor(std::int64_t ore, char point) {
  const std::uint64_t size = magnitude(ore);
  const std::string whole = fmt::format("{}{}", ore < 0 ? "-" : "", size / 100);
  return size % 100 == 0 ? whole : fmt::format("{}{}{:02}", whole, point, size % 100);
}

std::string format_exact(Ore ore, Language language, Glyphs glyphs) {
  const Style style = style_of(language, glyphs);
  const std::uint64_t value = magnitude(ore.count());
  if (value != 0 && value % tkr == 0) return with_unit(ore, grouped(value / tkr, style), "tkr", style);
  std::string number = grouped(value / kr, style);
  if (value % kr != 0) number += fmt::format("{}{:02}", style.decimal, value % kr);
  return with_unit(ore, number, "kr", style);
}

std::string format_amount(Ore ore, Language language, Glyphs glyphs) {
  const Style style = style_of(language, glyphs);
  const std::uint64_t value = magnitude(ore.count());
  if (value >= 1'000 * mnkr && value % mnkr == 0) return with_unit(ore, grouped(value / mnkr, style), "mnkr", style);
  // Up to here every digit can still be taken in at a glance; beyond, the last ones only tire the reader.
  const bool short_enough = value % tkr == 0 || (value % kr == 0 && value < 10 * mnkr) || value < 100 * tkr;
  if (short_enough) return format_exact(ore, language, glyphs);
  return fmt::format("{} {}", in_language("ca", language), with_unit(ore, rounded(value, tkr, 0, style), "tkr", style));
}

std::string format_total(Ore ore, Language language, Glyphs glyphs) {
  const Style style = style_of(language, glyphs);
  const std::uint64_t value = magnitude(ore.count());
  if (value < tkr) return format_exact(ore, language, glyphs);
  // What would be rounded up to 1 000 tkr is said in mnkr.
  const bool in_mnkr = value >= mnkr - tkr / 2;
  const std::uint64_t unit = in_mnkr ? mnkr : tkr;
  const int decimals = value < 10 * unit ? 2 : value < 100 * unit || (in_mnkr && value < 1'000 * unit) ? 1 : 0;
  return with_unit(ore, rounded(value, unit, decimals, style), in_mnkr ? "mnkr" : "tkr", style);
}

std::string format_percent(std::int64_t hundredths, Language language, Glyphs glyphs) {
  const Style style = style_of(language, glyphs);
  const std::string number = rounded(magnitude(hundredths), 100, 2, style);
  return fmt::format("{}{}{}%", hundredths < 0 ? style.minus : "", number, language == Language::english ? "" : style.blank);
}

std::string format_number(double value, Language language, Glyphs glyphs) {
  const Style style = style_of(language, glyphs);
  if (!std::isfinite(value)) return fmt::format("{}", value);
  const std::string shortest = fmt::format("{}", std::fabs(value));
  const std::size_t whole = shortest.find_first_of(".e");
  const std::string_view head = std::string_view(shortest).substr(0, whole);
  std::string out{value < 0 ? style.minus : ""};
  out += head.size() >= 5 ? grouped(head, style) : std::string(head);
  if (whole == std::string::npos) return out;
  const bool point = shortest[whole] == '.';
  if (point) out += style.decimal;
  return out + shortest.substr(whole + (point ? 1 : 0));
}

std::string format_decimal(Decimal number) {
  const Style style = style_of(Language::swedish, Glyphs::ascii);
  std::string digits = fmt::format_int(magnitude(number.mantissa)).c_str();
  if (digits.size() <= number.decimals) digits.insert(0, number.decimals + 1 - digits.size(), '0');
  const std::size_t whole = digits.size() - number.decimals;
  std::string out(number.mantissa < 0 ? style.minus : "");
  out += grouped(std::string_view(digits).substr(0, whole), style);
  if (number.decimals > 0) out.append(style.decimal).append(digits, whole);
  return out;
}

std::string format_count(std::uint64_t count, Language language, Glyphs glyphs) { return grouped(count, style_of(language, glyphs)); }

}  // namespace malkoll
