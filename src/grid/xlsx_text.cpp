#include "grid/xlsx_text.h"

#include <utf8proc.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "grid/xml_names.h"

namespace malkoll::grid {

namespace {

constexpr std::size_t length = 7;  // _xHHHH_

/// The character that stands at `at`; nullopt: none does.
std::optional<std::uint32_t> unit_at(std::string_view text, std::size_t at) {
  const std::string_view found = text.substr(at, length);
  if (found.size() != length || !found.starts_with("_x") || found.back() != '_') return std::nullopt;
  std::uint32_t unit = 0;
  for (const char c : found.substr(2, 4)) {
    const std::uint32_t digit = c >= '0' && c <= '9'   ? static_cast<std::uint32_t>(c - '0')
                                : c >= 'A' && c <= 'F' ? static_cast<std::uint32_t>(c - 'A' + 10)
                                : c >= 'a' && c <= 'f' ? static_cast<std::uint32_t>(c - 'a' + 10)
                                                       : 16U;
    if (digit == 16) return std::nullopt;
    unit = unit * 16 + digit;
  }
  return unit;
}

bool is_high(std::uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(std::uint32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

}  // namespace

void append_unescaped(std::string& out, std::string_view text) {
  while (true) {
    const std::size_t at = text.find("_x");
    if (at == std::string_view::npos) break;
    const auto unit = unit_at(text, at);
    if (!unit) {
      out.append(text.substr(0, at + 2));
      text.remove_prefix(at + 2);
      continue;
    }
    out.append(text.substr(0, at));
    text.remove_prefix(at + length);
    std::uint32_t point = *unit;
    if (is_high(point)) {
      const auto low = unit_at(text, 0);
      if (!low || !is_low(*low)) continue;
      point = 0x10000 + ((point - 0xD800) << 10U) + (*low - 0xDC00);
      text.remove_prefix(length);
    }
    const bool control = (point < 0x20 && point != '\t' && point != '\n' && point != '\r') || point == 0x7F || point >= 0x110000 ||
                         is_low(point) || point == 0xFFFE || point == 0xFFFF;
    if (control) continue;
    std::array<utf8proc_uint8_t, 4> letter{};
    out.append(reinterpret_cast<const char*>(letter.data()),
               static_cast<std::size_t>(utf8proc_encode_char(static_cast<utf8proc_int32_t>(point), letter.data())));
  }
  out.append(text);
}

void append_text(std::string& out, const pugi::xml_node& node) {
  for (const pugi::xml_node& child : node.children()) {
    if (is_named(child, "t")) append_unescaped(out, child.text().get());
    if (is_named(child, "r")) append_text(out, child);
  }
}

std::string guarded(std::string_view text) {
  std::string out;
  for (std::size_t at = text.find('_'); at != std::string_view::npos; at = text.find('_')) {
    out.append(text.substr(0, at));
    if (unit_at(text, at)) out.append("_x005F");
    out += '_';
    text.remove_prefix(at + 1);
  }
  return out.append(text);
}

}  // namespace malkoll::grid
