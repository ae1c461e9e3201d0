#include "import/exponent.h"

#include <algorithm>
#include <cstdlib>

#include "text/lines.h"

namespace malkoll::importing {

std::optional<Exponent> read_exponent(std::string_view text) {
  constexpr std::size_t longest = 30;
  constexpr long largest = 15;
  text = trim(text);
  const std::size_t e = text.find_first_of("eE");
  if (e == std::string_view::npos || text.size() > longest) return std::nullopt;
  std::string_view mantissa = text.substr(0, e);
  const bool negative = mantissa.starts_with('-');
  if (negative || mantissa.starts_with('+')) mantissa.remove_prefix(1);
  const std::size_t mark = std::min(mantissa.find_first_of(",."), mantissa.size());
  std::string digits(mantissa.substr(0, mark)), decimals(mantissa.substr(std::min(mark + 1, mantissa.size())));
  const auto only_digits = [](const std::string& part) { return part.find_first_not_of("0123456789") == std::string::npos; };
  // One digit before the decimals is how they are written; `12E4` is as likely a code.
  if (digits.size() != 1 || !only_digits(digits) || !only_digits(decimals) || (mark < mantissa.size() && decimals.empty()))
    return std::nullopt;
  std::string power(text.substr(e + 1));
  const std::size_t sign = power.starts_with('+') || power.starts_with('-') ? 1 : 0;
  if (power.size() == sign || power.find_first_not_of("0123456789", sign) != std::string::npos) return std::nullopt;
  const long exponent = std::strtol(power.c_str(), nullptr, 10);
  if (exponent > largest || exponent < -largest) return std::nullopt;
  Exponent read;
  read.whole = exponent <= static_cast<long>(decimals.size()) || (digits == "0" && decimals.find_first_not_of('0') == std::string::npos);
  for (long moved = 0; moved < exponent; ++moved) {
    digits += decimals.empty() ? '0' : decimals.front();
    if (!decimals.empty()) decimals.erase(0, 1);
  }
  for (long moved = 0; moved > exponent; --moved) {
    decimals.insert(0, 1, digits.empty() ? '0' : digits.back());
    if (!digits.empty()) digits.pop_back();
  }
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
  decimals.erase(decimals.find_last_not_of('0') + 1);
  read.plain = (negative ? "-" : "") + (digits.empty() ? "0" : digits) + (decimals.empty() ? "" : "," + decimals);
  return read;
}

}  // namespace malkoll::importing
