#include "import/cell_value.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <vector>

#include "import/amount_text.h"
#include "import/exponent.h"
#include "import/money_heading.h"
#include "import/note_mark.h"
#include "import/number_evidence.h"
#include "leaves.h"
#include "text/dash.h"
#include "text/digit.h"
#include "text/format.h"
#include "text/lines.h"
#include "text/scan_number.h"
#include "text/utf8.h"

namespace malkoll::importing {

namespace {

/// A number's digits without point, and how many of them are decimals; exact at any size.
struct Digits {
  bool negative = false;
  std::string digits;
  int decimals = 0;
};

/// The file's own `-1.25E+3`. False where it is no number.
bool read_digits(std::string_view text, Digits& out) {
  std::size_t at = 0;
  if (at < text.size() && (text[at] == '-' || text[at] == '+')) out.negative = text[at++] == '-';
  bool point = false;
  for (; at < text.size() && (is_digit(text[at]) || (text[at] == '.' && !point)); ++at) {
    if (text[at] == '.') {
      point = true;
      continue;
    }
    out.digits += text[at];
    out.decimals += point ? 1 : 0;
  }
  if (out.digits.empty()) return false;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    char* end = nullptr;
    const std::string exponent(text.substr(at + 1));
    const long value = std::strtol(exponent.c_str(), &end, 10);
    if (exponent.empty() || *end != '\0' || value < -400 || value > 400) return false;
    out.decimals -= static_cast<int>(value);
    at = text.size();
  }
  if (at != text.size()) return false;
  const std::size_t zeros = std::min(out.digits.find_first_not_of('0'), out.digits.size() - 1);
  out.digits.erase(0, zeros);
  if (out.decimals < 0) {
    out.digits.append(static_cast<std::size_t>(-out.decimals), '0');
    out.decimals = 0;
  }
  return true;
}

/// Rounds half away from zero so that `drop` digits fewer are left.
void drop_digits(Digits& number, int drop) {
  if (drop <= 0) return;
  const auto count = static_cast<std::size_t>(drop);
  if (count > number.digits.size()) number.digits.insert(0, count - number.digits.size(), '0');
  const bool up = number.digits[number.digits.size() - count] >= '5';
  number.digits.resize(number.digits.size() - count);
  number.decimals -= drop;
  if (number.digits.empty()) number.digits = "0";
  for (std::size_t d = number.digits.size(); up;) {
    if (d == 0) {
      number.digits.insert(0, "1");
      break;
    }
    if (++number.digits[--d] <= '9') break;
    number.digits[d] = '0';
  }
}

void drop_trailing_zeros(Digits& number) {
  while (number.decimals > 0 && number.digits.size() > 1 && number.digits.back() == '0') {
    number.digits.pop_back();
    --number.decimals;
  }
  if (number.digits == "0") number.decimals = 0;
}

std::optional<Decimal> to_decimal(const Digits& number) {
  if (number.digits.size() > 18 || number.decimals > 18) return std::nullopt;
  const std::int64_t value = std::strtoll(number.digits.c_str(), nullptr, 10);
  return Decimal{number.negative ? -value : value, static_cast<std::uint8_t>(number.decimals)};
}

int decimals_of_ore(AmountUnit unit) {
  int decimals = 0;
  for (std::int64_t factor = ore_per(unit); factor > 1; factor /= 10) ++decimals;
  return decimals;
}

/// A cell that holds a number: what the program shows of it, to whole öre.
CellAmount number_amount(std::string_view text, AmountUnit unit) {
  CellAmount amount{CellAmount::State::unreadable, {}, std::string(text), false};
  Digits number;
  if (!read_digits(text, number)) return amount;
  constexpr int shown_digits = 15;
  drop_digits(number, std::min(static_cast<int>(number.digits.size()) - shown_digits, number.decimals));
  drop_trailing_zeros(number);
  const bool rounded = unit != AmountUnit::none && number.decimals > decimals_of_ore(unit);
  if (rounded) drop_digits(number, number.decimals - decimals_of_ore(unit));
  drop_trailing_zeros(number);
  const std::optional<Decimal> decimal = to_decimal(number);
  if (!decimal) return amount;
  amount.text = format_decimal(*decimal);
  const ReadAmount ore = to_ore(*decimal, unit);
  if (unit == AmountUnit::none) amount.state = CellAmount::State::no_unit;
  if (unit == AmountUnit::none || ore.fault != NumberFault::none) return amount;
  return {CellAmount::State::amount, ore.value, fmt::format("{} {}", amount.text, amount_unit_word(unit)), rounded};
}

CellAmount text_amount(std::string_view written, const AmountStyle& style) {
  CellAmount amount{CellAmount::State::unreadable, {}, one_line(written), false};
  if (is_dashes(written)) {
    const AmountUnit unit = style.unit == AmountUnit::none ? AmountUnit::kr : style.unit;
    return {CellAmount::State::amount, {}, fmt::format("0 {}", amount_unit_word(unit)), false};
  }
  std::string text(without_note_mark(amount.text));
  auto exponent = read_exponent(text);
  if (exponent && !exponent->whole) return amount;
  if (exponent) text = std::move(exponent->plain);
  const bool negative = take_minus_around(text);
  std::string_view rest = text;
  const UnitBefore before = take_unit_before(rest);
  text = std::string(rest);
  if (exponent) {
    // it has a comma before its decimals, whatever the file has
  } else if (auto grouped = without_apostrophes(text)) {
    text = std::move(*grouped);
  } else if (style.point_is_decimal || comma_in(text) == Comma::thousands) {
    std::optional<std::string> comma = with_comma(text);
    if (!comma) return amount;
    text = std::move(*comma);
  } else {
    text = without_points(std::move(text), style.point_is_thousands);
  }
  text = with_zero(std::move(text));
  const char* const last = trim_end(text.data(), text.data() + text.size());
  const char* first = skip_blanks(text.data(), last);
  ScannedNumber number = scan_number(first, last);
  const bool twice = negative && before.negative;
  if (number.fault != NumberFault::none || twice || ((negative || before.negative) && number.value.mantissa < 0)) return amount;
  if (negative || before.negative) number.value.mantissa = -number.value.mantissa;
  const char* after = skip_blanks(number.end, last);
  AmountUnit unit = before.unit == AmountUnit::none ? style.unit : before.unit;
  if (after != last) {
    const AmountUnit behind = unit_behind({after, static_cast<std::size_t>(last - after)});
    if (behind == AmountUnit::none || (before.unit != AmountUnit::none && behind != before.unit)) return amount;
    unit = behind;
  }
  const ReadAmount ore = to_ore(number.value, unit);
  if (unit == AmountUnit::none) amount.state = CellAmount::State::no_unit;
  if (unit == AmountUnit::none || ore.fault != NumberFault::none) return amount;
  return {CellAmount::State::amount, ore.value, fmt::format("{} {}", format_decimal(number.value), amount_unit_word(unit)), false};
}

/// A number, or its hundredfold, as text with a comma; the cell's own text where it is none.
std::string number_text(std::string_view text, bool hundredfold = false) {
  Digits number;
  if (!read_digits(text, number)) return std::string(text);
  if (hundredfold) {
    number.digits += "00";
    if (number.digits.starts_with('0')) number.digits.erase(0, number.digits.find_first_not_of('0'));
    if (number.digits.empty()) number.digits = "0";
  }
  drop_digits(number, std::min(static_cast<int>(number.digits.size()) - 15, number.decimals));
  drop_trailing_zeros(number);
  std::string out = number.digits;
  if (number.decimals > 0) {
    const auto decimals = static_cast<std::size_t>(number.decimals);
    if (out.size() <= decimals) out.insert(0, decimals + 1 - out.size(), '0');
    out.insert(out.size() - decimals, ",");
  }
  return (number.negative && out != "0" ? "-" : "") + out;
}

/// `2025-01-31`, `31/1/2025`, `12-feb`, `feb-25`: what spreadsheets show of dates, also of those that they have made of numbers.
bool is_date(std::string_view text) {
  std::vector<std::string> parts;
  std::string marks;
  for (const char c : text) {
    if (c == '-' || c == '/') {
      marks += c;
      parts.emplace_back();
      continue;
    }
    if (parts.empty()) parts.emplace_back();
    parts.back() += c;
  }
  if (parts.size() != marks.size() + 1 || (marks.size() == 2 && marks[0] != marks[1])) return false;
  const auto digits = [](const std::string& part, std::size_t least, std::size_t most) {
    return part.size() >= least && part.size() <= most && std::all_of(part.begin(), part.end(), is_digit);
  };
  if (marks.size() == 2)
    return (digits(parts[0], 4, 4) && digits(parts[1], 1, 2) && digits(parts[2], 1, 2)) ||
           (digits(parts[0], 1, 2) && digits(parts[1], 1, 2) && (digits(parts[2], 4, 4) || digits(parts[2], 2, 2)));
  if (marks.size() != 1) return false;
  constexpr std::array<std::string_view, 16> months = {"jan",  "feb", "mar",  "mars", "apr", "maj", "may", "jun",
                                                       "juni", "jul", "juli", "aug",  "sep", "okt", "nov", "dec"};
  const auto is_month = [&](const std::string& part) { return std::find(months.begin(), months.end(), fold(part)) != months.end(); };
  return (is_month(parts[0]) && digits(parts[1], 1, 4)) || (digits(parts[0], 1, 2) && is_month(parts[1]));
}

/// What could not be read here must not be read as something else in the language, where another unit may hold: a bare number that
/// is too fine or too large for its unit is given that, any other stands in parentheses.
std::string unmistakable(std::string text, AmountUnit unit) {
  const char* const last = text.data() + text.size();
  const ScannedNumber number = scan_number(text.data(), last);
  if (number.fault != NumberFault::none) return text;
  const char* after = skip_blanks(number.end, last);
  const AmountUnit own = unit_behind({after, static_cast<std::size_t>(last - after)});
  // What is no word can be no unit that is misspelt: 50-60, 12'345.
  if (after != last && own == AmountUnit::none)
    return !is_date(text) && (is_digit(*after) || std::string_view("-'/:").find(*after) != std::string_view::npos) ? "(" + text + ")"
                                                                                                                   : text;
  const auto refused = [&](AmountUnit u) { return u != AmountUnit::none && to_ore(number.value, u).fault != NumberFault::none; };
  if (after != last) return refused(own) ? text : "(" + text + ")";
  return refused(unit) ? fmt::format("{} {}", text, amount_unit_word(unit)) : "(" + text + ")";
}

}  // namespace

bool is_dashes(std::string_view text) {
  bool dash = false;
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    const bool is_blank = point.value == U'\t' || is_blank_in_number(point.value);
    if (!is_dash(point.value) && !is_blank) return false;
    dash = dash || is_dash(point.value);
    text.remove_prefix(point.length);
  }
  return dash;
}

Tick tick_in(std::string_view text) {
  static constexpr std::array<std::string_view, 16> signs = {"●", "•", "⬤", "✓", "✔", "✔️", "☑", "☒",
                                                             "√", "×", "✕", "✖", "✗", "✘", "■", "◼"};
  text = trim(text);
  if (std::find(signs.begin(), signs.end(), text) != signs.end()) return Tick::yes;
  if (text == "☐" || text == "□") return Tick::no;
  const std::string folded = fold(text);
  if (folded == "j" || folded == "ja" || (!folded.empty() && folded.find_first_not_of('x') == std::string::npos)) return Tick::yes;
  return folded == "n" || folded == "nej" ? Tick::no : Tick::none;
}

const char* kind_of_other(const grid::Cell& cell) {
  switch (cell.type) {
    case grid::Cell::Type::date: return "datum";
    case grid::Cell::Type::percent: return "procent";
    case grid::Cell::Type::boolean: return "ja-nej";
    case grid::Cell::Type::text: break;
    default: return nullptr;
  }
  const std::string_view text = trim(cell.text);
  if (text.ends_with('%') && text.find_first_of("0123456789") != std::string_view::npos &&
      text.find_first_not_of("0123456789,.+- %\xC2\xA0") == std::string_view::npos)
    return "procent";
  if (const auto exponent = read_exponent(text); exponent && !exponent->whole) return "exponent";
  return is_date(text) ? "datum" : nullptr;
}

CellAmount read_amount(const grid::Cell& cell, const AmountStyle& style) {
  CellAmount amount;
  switch (cell.type) {
    case grid::Cell::Type::empty:
    case grid::Cell::Type::uncalculated: break;
    case grid::Cell::Type::number: amount = number_amount(cell.text, style.unit); break;
    case grid::Cell::Type::text: amount = text_amount(cell.text, style); break;
    default: amount = {CellAmount::State::unreadable, {}, line_text(cell), false};
  }
  if (amount.state == CellAmount::State::unreadable) amount.text = unmistakable(std::move(amount.text), style.unit);
  return amount;
}

std::string write_amount(Ore ore, AmountUnit unit) {
  Decimal number{ore.count(), static_cast<std::uint8_t>(decimals_of_ore(unit))};
  while (number.decimals > 0 && number.mantissa % 10 == 0) {
    number.mantissa /= 10;
    --number.decimals;
  }
  return fmt::format("{} {}", format_decimal(number), amount_unit_word(unit));
}

std::string write_number(std::int64_t hundredths) {
  std::string text = write_amount(Ore(hundredths), AmountUnit::kr);  // an öre is a hundredth too
  return text.substr(0, text.rfind(' '));
}

std::string share_text(const grid::Cell& cell, bool parts) {
  if (cell.type == grid::Cell::Type::percent) return number_text(cell.text, true) + " %";
  if (parts && cell.type == grid::Cell::Type::number) return number_text(cell.text, true) + " %";
  std::string text = cell.type == grid::Cell::Type::number ? number_text(cell.text) : line_text(cell);
  if (parts && cell.type == grid::Cell::Type::text) {
    std::string digits = with_zero(text);
    std::replace(digits.begin(), digits.end(), ',', '.');
    Digits number;
    if (read_digits(digits, number)) return number_text(digits, true) + " %";
  }
  const ScannedNumber number = scan_number(text.data(), text.data() + text.size());
  const bool plain = number.fault == NumberFault::none && number.end == text.data() + text.size();
  std::int64_t whole = number.value.mantissa;
  for (int d = 0; d < number.value.decimals; ++d) whole /= 10;
  if (plain && (whole > 1 || number.value.mantissa == 0)) text += " %";  // 1 may be the whole or a hundredth
  return text;
}

std::string whole_number_text(const grid::Cell& cell) {
  return cell.type == grid::Cell::Type::number ? number_text(cell.text) : line_text(cell);
}

std::string line_text(const grid::Cell& cell) {
  switch (cell.type) {
    case grid::Cell::Type::empty:
    case grid::Cell::Type::uncalculated: return {};
    case grid::Cell::Type::number: return number_text(cell.text);
    case grid::Cell::Type::percent: return share_text(cell);
    default: return is_dashes(cell.text) ? std::string() : one_line(cell.text);
  }
}

std::string_view code_alone(std::string_view text) {
  text = trim(text);
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const bool only_marks = text.find_first_not_of("*xX.-", digits) == std::string_view::npos;
  return digits > 0 && only_marks ? text.substr(0, digits) : text;
}

std::string id_text(std::string_view text) {
  std::string id;
  while (!text.empty()) {
    const std::size_t good = grammar::id_length(text.data(), text.data() + text.size());
    id.append(text.substr(0, good));
    text.remove_prefix(good);
    if (text.empty()) break;
    if (!id.empty() && id.back() != '-') id += '-';
    text.remove_prefix(std::min<std::size_t>(first_code_point(text).length, text.size()));
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id;
}

}  // namespace malkoll::importing
