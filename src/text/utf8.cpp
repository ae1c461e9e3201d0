#include "text/utf8.h"

#include <utf8proc.h>

#include <array>

namespace malkoll {
namespace {

std::uint8_t byte_at(std::string_view text, std::size_t i) { return static_cast<std::uint8_t>(text[i]); }

/// The composed letter for a base and a combining mark of Swedish text, or 0.
char32_t composed(char32_t base, char32_t mark) {
  if (mark == 0x30a && base == U'a') return U'å';
  if (mark == 0x308 && base == U'a') return U'ä';
  if (mark == 0x308 && base == U'o') return U'ö';
  if (mark == 0x308 && base == U'u') return U'ü';
  if (mark == 0x301 && base == U'e') return U'é';
  return 0;
}

enum class Kind : std::uint8_t { letter, separator, ignored };

/// Soft hyphens and joiners do not part words; everything that is neither letter, mark nor digit does.
Kind kind_of(char32_t value) {
  if (value == 0xfffd) return Kind::letter;  // what could not be read is not nothing
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(value))) {
    case UTF8PROC_CATEGORY_CF: return Kind::ignored;
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO:
    case UTF8PROC_CATEGORY_SM:
    case UTF8PROC_CATEGORY_SC:
    case UTF8PROC_CATEGORY_SK:
    case UTF8PROC_CATEGORY_SO: return Kind::separator;
    default: return Kind::letter;
  }
}

bool is_mark(char32_t value) { return utf8proc_category(static_cast<utf8proc_int32_t>(value)) == UTF8PROC_CATEGORY_MN; }

std::string folded(std::string_view text, bool accents) {
  std::string out;
  out.reserve(text.size());
  char32_t held = 0;  // the last letter, until it is known that no mark follows
  bool gap = false;
  const auto put = [&] {
    if (held != 0) append_utf8(out, accents ? held : base_letter(held));
    held = 0;
  };
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    text.remove_prefix(point.length);
    const Kind kind = kind_of(point.value);
    if (kind == Kind::ignored) continue;
    if (kind == Kind::separator) {
      gap = true;
      continue;
    }
    const char32_t value = lower(point.value);
    if (!gap && held != 0 && is_mark(value)) {
      if (const char32_t whole = composed(held, value)) {
        held = whole;
        continue;
      }
      if (!accents) continue;
    }
    put();
    if (gap && !out.empty()) out += ' ';
    gap = false;
    held = value;
  }
  put();
  return out;
}

}  // namespace

CodePoint first_code_point(std::string_view text) {
  const std::uint8_t lead = byte_at(text, 0);
  if (lead < 0x80) return {lead, 1, true};
  const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || text.size() < length) return {};
  char32_t value = lead & (0xffU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    const std::uint8_t next = byte_at(text, i);
    if ((next & 0xc0U) != 0x80) return {};
    value = (value << 6U) | (next & 0x3fU);
  }
  constexpr std::array<char32_t, 5> least = {0, 0, 0x80, 0x800, 0x10000};
  if (value < least[length] || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) return {};
  return {value, static_cast<std::uint8_t>(length), true};
}

void append_utf8(std::string& out, char32_t value) {
  if (value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) value = 0xfffd;
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(value), bytes.data());
  for (utf8proc_ssize_t i = 0; i < length; ++i) out += static_cast<char>(bytes[static_cast<std::size_t>(i)]);
}

std::size_t code_point_width(char32_t value) {
  if (value >= 0x20 && value < 0x7f) return 1;
  const int width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(value));
  return width < 0 ? 0 : static_cast<std::size_t>(width);
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    width += code_point_width(point.value);
    text.remove_prefix(point.length);
  }
  return width;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); text.remove_prefix(first_code_point(text).length)) ++count;
  return count;
}

std::size_t utf16_length(std::string_view text) {
  std::size_t units = 0;
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    units += point.value > 0xffff ? 2 : 1;
    text.remove_prefix(point.length);
  }
  return units;
}

char32_t lower(char32_t value) {
  if (value < 0x80) return value >= U'A' && value <= U'Z' ? value + 32 : value;
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(value)));
}

char32_t base_letter(char32_t value) {
  if (value < 0x80) return value;
  std::array<utf8proc_int32_t, 8> parts{};
  int boundary = 0;
  const auto count =
      utf8proc_decompose_char(static_cast<utf8proc_int32_t>(value), parts.data(), parts.size(), UTF8PROC_DECOMPOSE, &boundary);
  if (count < 1 || count > static_cast<utf8proc_ssize_t>(parts.size())) return value;
  // Only marks may be lost: a Hangul syllable comes apart into letters.
  for (std::size_t i = 1; i < static_cast<std::size_t>(count); ++i) {
    if (!is_mark(static_cast<char32_t>(parts[i]))) return value;
  }
  switch (const auto base = static_cast<char32_t>(parts[0])) {  // Unicode does not take these apart
    case U'ø': return U'o';
    case U'Ø': return U'O';
    case U'æ': return U'a';
    case U'Æ': return U'A';
    default: return base;
  }
}

std::string fold(std::string_view text) { return folded(text, true); }

std::string fold_ascii(std::string_view text) { return folded(text, false); }

}  // namespace malkoll
