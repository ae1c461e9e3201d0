#include "text/percent_encoded.h"

#include "text/digit.h"
#include "text/letter.h"

namespace malkoll {

std::string percent_encoded(std::string_view text, std::string_view kept) {
  constexpr std::string_view hex = "0123456789ABCDEF", unreserved = "-._~";
  std::string out;
  for (const char c : text) {
    if (is_ascii_letter(c) || is_digit(c) || unreserved.find(c) != std::string_view::npos || kept.find(c) != std::string_view::npos) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', hex[byte >> 4U], hex[byte & 15U]};
    }
  }
  return out;
}

}  // namespace malkoll
