#include "import/number_scale.h"

#include <algorithm>

namespace malkoll::importing {

namespace {

/// Commas behind the last digit of the first section, outside texts.
std::uint8_t scale_in(const std::string& format) {
  std::uint8_t commas = 0;
  bool digit = false;
  for (std::size_t at = 0; at < format.size(); ++at) {
    const char c = format[at];
    if (c == ';') break;
    if (c == '"') {
      at = std::min(format.find('"', at + 1), format.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++at;
    } else if (c == '[') {
      at = std::min(format.find(']', at), format.size());
    } else if (c == '0' || c == '#' || c == '?') {
      digit = true;
      commas = 0;
    } else if (c == ',' && digit) {
      ++commas;
    }
  }
  return commas;
}

}  // namespace

std::vector<std::uint8_t> format_scales(const std::vector<std::string>& formats) {
  std::vector<std::uint8_t> scales;
  for (const std::string& format : formats) scales.push_back(scale_in(format));
  if (std::all_of(scales.begin(), scales.end(), [](std::uint8_t s) { return s == 0; })) scales.clear();
  return scales;
}

AmountUnit below(AmountUnit shown, std::uint8_t scale) {
  const int unit = static_cast<int>(shown) - scale;
  return unit < static_cast<int>(AmountUnit::kr) ? shown : static_cast<AmountUnit>(unit);
}

}  // namespace malkoll::importing
