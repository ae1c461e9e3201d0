#include "kolada/number.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <string>

#include "text/digit.h"

namespace malkoll::kolada {

namespace {

constexpr int widest = 400;  ///< of any number that a double can be

struct Digits {
  std::string digits;
  int point = 0;  ///< how many of them stand before it
  bool negative = false;
};

std::optional<Digits> digits_of(std::string_view number) {
  Digits read;
  const std::size_t e = std::min(number.find_first_of("eE"), number.size());
  int exponent = 0;
  if (e < number.size()) {
    std::string_view rest = number.substr(e + 1);
    if (rest.starts_with('+')) rest.remove_prefix(1);
    const auto [end, fault] = std::from_chars(rest.data(), rest.data() + rest.size(), exponent);
    if (fault != std::errc() || end != rest.data() + rest.size() || exponent > widest || exponent < -widest) return std::nullopt;
  }
  std::string_view plain = number.substr(0, e);
  read.negative = plain.starts_with('-');
  if (read.negative) plain.remove_prefix(1);
  const std::size_t point = std::min(plain.find('.'), plain.size());
  read.digits = plain.substr(0, point);
  if (point < plain.size()) read.digits += plain.substr(point + 1);
  if (point == 0 || point + 1 == plain.size() || read.digits.size() > widest ||
      !std::all_of(read.digits.begin(), read.digits.end(), is_digit))
    return std::nullopt;
  read.point = static_cast<int>(point) + exponent;
  return read;
}

}  // namespace

std::optional<Decimal> rounded(std::string_view number, unsigned decimals, int shift) {
  const std::optional<Digits> read = digits_of(number);
  if (!read) return std::nullopt;
  // The digits that are kept end here, and the next one says which way it goes.
  const int end = read->point + shift + static_cast<int>(decimals);
  constexpr std::int64_t room = (std::numeric_limits<std::int64_t>::max() - 10) / 10;
  const auto digit = [&](int at) {
    return at < 0 || at >= static_cast<int>(read->digits.size()) ? 0 : read->digits[static_cast<std::size_t>(at)] - '0';
  };
  std::int64_t mantissa = 0;
  for (int at = 0; at < end; ++at) {
    if (mantissa > room) return std::nullopt;
    mantissa = mantissa * 10 + digit(at);
  }
  if (end >= 0 && digit(end) >= 5) ++mantissa;
  return Decimal{read->negative ? -mantissa : mantissa, static_cast<std::uint8_t>(decimals)};
}

}  // namespace malkoll::kolada
