#include "text/code_page.h"

#include <utf8proc.h>

#include <algorithm>

namespace malkoll {

std::optional<std::string> to_utf8(std::string_view bytes, CodePage page) {
  const auto& table = code_page_tables.at(static_cast<std::size_t>(page));
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      out += c;
      continue;
    }
    const char16_t point = table[byte - 0x80U];
    if (point == 0) return std::nullopt;
    utf8proc_uint8_t letter[4];
    out.append(reinterpret_cast<const char*>(letter), static_cast<std::size_t>(utf8proc_encode_char(point, letter)));
  }
  return out;
}

std::optional<std::string> from_utf8(std::string_view text, CodePage page) {
  const auto& table = code_page_tables.at(static_cast<std::size_t>(page));
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    utf8proc_int32_t point = 0;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const utf8proc_ssize_t length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &point);
    if (length <= 0) return std::nullopt;
    if (point < 0x80) {
      out += static_cast<char>(point);
    } else {
      const auto found = std::find_if(table.begin(), table.end(), [&](char16_t each) { return each == point; });
      if (found == table.end()) return std::nullopt;
      out += static_cast<char>(0x80 + (found - table.begin()));
    }
    text.remove_prefix(static_cast<std::size_t>(length));
  }
  return out;
}

}  // namespace malkoll
