#include "text/number.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/letter.h"

namespace malkoll {

namespace {

constexpr std::array<std::int64_t, 19> powers_of_ten = [] {
  std::array<std::int64_t, 19> powers{};
  std::int64_t power = 1;
  for (auto& p : powers) {
    p = power;
    if (&p != &powers.back()) power *= 10;
  }
  return powers;
}();

}  // namespace

std::size_t detail::blank_length(const char* at, const char* last) {
  if (at == last) return 0;
  if (*at == ' ' || *at == '\t') return 1;
  if (static_cast<unsigned char>(*at) < 0x80) return 0;
  if (last - at >= 2 && at[0] == '\xC2' && at[1] == '\xA0') return 2;  // U+00A0
  if (last - at >= 3 && at[0] == '\xE2') {
    const auto second = static_cast<unsigned char>(at[1]);
    const auto third = static_cast<unsigned char>(at[2]);
    if (second == 0x80 && ((third >= 0x80 && third <= 0x8A) || third == 0xAF)) return 3;  // U+2000–U+200A, U+202F
    if (second == 0x81 && third == 0x9F) return 3;                                        // U+205F
  }
  return 0;
}

std::size_t detail::dash_length(const char* at, const char* last) {
  if (last - at < 3 || at[0] != '\xE2') return 0;
  const auto second = static_cast<unsigned char>(at[1]);
  const auto third = static_cast<unsigned char>(at[2]);
  if (second == 0x80 && third >= 0x90 && third <= 0x95) return 3;  // hyphens and dashes
  if (second == 0x88 && third == 0x92) return 3;                   // U+2212
  return 0;
}

double Decimal::real() const { return static_cast<double>(mantissa) / static_cast<double>(powers_of_ten[decimals]); }

const char* detail::skip_wide_blanks(const char* at, const char* last) {
  while (const std::size_t n = blank_length(at, last)) at += n;
  return at;
}

const char* detail::trim_wide_end(const char* first, const char* last) {
  while (last != first) {
    const char c = last[-1];
    if (c == ' ' || c == '\t' || c == '\r') {
      --last;
    } else if (last - first >= 2 && c == '\xA0' && last[-2] == '\xC2') {
      last -= 2;
    } else if (last - first >= 3 && last[-3] == '\xE2' && blank_length(last - 3, last) == 3) {
      last -= 3;
    } else {
      break;
    }
  }
  return last;
}

std::int64_t ore_per(AmountUnit unit) {
  constexpr std::array<std::int64_t, 5> factors = {0, 100, 100'000, 100'000'000, 100'000'000'000};
  return factors[static_cast<std::size_t>(unit)];
}

AmountUnit amount_unit(std::string_view word) {
  if (word.size() < 2 || word.size() > 4) return AmountUnit::none;
  std::array<char, 4> lower{};
  for (std::size_t i = 0; i < word.size(); ++i) lower[i] = lower_ascii(word[i]);
  const std::string_view w(lower.data(), word.size());
  if (w == "tkr") return AmountUnit::tkr;
  if (w == "kr") return AmountUnit::kr;
  if (w == "mnkr" || w == "mkr") return AmountUnit::mnkr;
  if (w == "mdkr") return AmountUnit::mdkr;
  return AmountUnit::none;
}

std::string_view amount_unit_word(AmountUnit unit) {
  constexpr std::array<std::string_view, 5> words = {"", "kr", "tkr", "mnkr", "mdkr"};
  return words[static_cast<std::size_t>(unit)];
}

Ore last_digit(AmountUnit unit, int decimals) {
  std::int64_t digit = ore_per(unit);
  for (int i = 0; i < decimals && digit > 1; ++i) digit /= 10;
  return Ore(digit);
}

ReadAmount to_ore(Decimal number, AmountUnit unit) {
  std::int64_t factor = ore_per(unit);
  while (number.decimals > 0 && factor % 10 == 0) {
    factor /= 10;
    --number.decimals;
  }
  while (number.decimals > 0 && number.mantissa % 10 == 0) {
    number.mantissa /= 10;
    --number.decimals;
  }
  if (number.decimals > 0) return {.fault = NumberFault::decimals};
  std::int64_t ore = 0;
  const bool fits = !__builtin_mul_overflow(number.mantissa, factor, &ore);
  return {Ore(ore), Ore(factor), fits ? NumberFault::none : NumberFault::too_large};
}

std::optional<std::string> respelt_number(std::string_view text) {
  constexpr std::string_view digits = "0123456789", marks = ".,";
  const std::size_t begin = text.find_first_of(digits);
  if (begin == std::string_view::npos) return std::nullopt;
  const std::size_t end = std::min(text.find_first_not_of("0123456789.,", begin), text.size());
  const std::string_view number = text.substr(begin, end - begin);
  // 12.5OO: letters that stand for digits are no number in another way of writing.
  if (end < text.size() && (text[end] == 'O' || text[end] == 'o' || text[end] == 'l' || text[end] == 'I')) return std::nullopt;
  // What stands between the marks: 12 | 500 | 50
  std::vector<std::string_view> pieces;
  for (std::size_t at = 0; at <= number.size();) {
    const std::size_t mark = std::min(number.find_first_of(marks, at), number.size());
    pieces.push_back(number.substr(at, mark - at));
    at = mark + 1;
  }
  if (pieces.size() < 2 || std::any_of(pieces.begin(), pieces.end(), [](std::string_view piece) { return piece.empty(); }))
    return std::nullopt;
  const char first = number[pieces[0].size()];
  const char last = number[number.size() - pieces.back().size() - 1];
  const bool grouped = first != last || pieces.size() > 2;  // all marks but a last one of the other kind group digits
  const std::size_t groups = first != last ? pieces.size() - 1 : pieces.size();
  const auto groups_by_three = [&] {
    if (pieces[0].size() > 3 || pieces[0] == "0") return false;
    for (std::size_t p = 1; p < groups; ++p) {
      if (pieces[p].size() != 3) return false;
    }
    return std::count(number.begin(), number.end(), last) == (first != last ? 1 : static_cast<std::ptrdiff_t>(pieces.size() - 1));
  };
  std::string out;
  if (grouped) {
    if (!groups_by_three()) return std::nullopt;
    for (std::size_t p = 0; p < pieces.size(); ++p) out += (p == 0 ? "" : p < groups ? " " : ",") + std::string(pieces[p]);
  } else {
    // One point: decimals, where it cannot group digits.
    if (first != '.' || (pieces[1].size() == 3 && pieces[0] != "0" && pieces[0].size() <= 3)) return std::nullopt;
    out = std::string(pieces[0]) + "," + std::string(pieces[1]);
  }
  return std::string(text.substr(0, begin)) + out + std::string(text.substr(end));
}

}  // namespace malkoll
