#include "diag/visible.h"

#include <fmt/format.h>

#include <cstdint>
#include <iterator>

#include "text/utf8.h"

namespace malkoll {
namespace {

/// Characters that a terminal obeys or hides rather than shows.
bool is_deceptive(char32_t c) {
  return (c >= 0x80 && c < 0xa0) || c == 0xad || c == 0x61c || c == 0x180e || (c >= 0x200b && c <= 0x200f) ||
         (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb) ||
         (c >= 0xe0000 && c <= 0xe007f);
}

std::string_view plain(char32_t c) {
  switch (c) {
    case 0xa0:
    case 0x202f: return " ";
    case 0x2212: return "-";
    case 0x2026: return "...";
    case 0xb7: return "-";
    default: return {};
  }
}

void append_special(std::string& out, CodePoint point, std::string_view bytes, Glyphs glyphs) {
  const char32_t c = point.value;
  const bool unicode = glyphs == Glyphs::typographic;
  if (!point.valid) {
    out += unicode ? "\ufffd" : "?";
  } else if (c == U'\t' || c == U'\n' || c == U'\r') {
    out += ' ';
  } else if (c < 0x20 || c == 0x7f) {
    if (unicode) append_utf8(out, c == 0x7f ? 0x2421 : 0x2400 + c);
    else out += '?';
  } else if (is_deceptive(c)) {
    fmt::format_to(std::back_inserter(out), "<U+{:04X}>", static_cast<std::uint32_t>(c));
  } else if (const std::string_view ascii = unicode ? std::string_view() : plain(c); !ascii.empty()) {
    out += ascii;
  } else {
    out += bytes;
  }
}

/// Bytes that need no thought: printable ASCII, and åäö with their kin.
std::size_t plain_run(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    const auto c = static_cast<std::uint8_t>(text[i]);
    if (c >= 0x20 && c < 0x7f) {
      ++i;
    } else if (c == 0xc3 && i + 1 < text.size() && (static_cast<std::uint8_t>(text[i + 1]) & 0xc0U) == 0x80) {
      i += 2;
    } else {
      break;
    }
  }
  return i;
}

}  // namespace

void append_visible(std::string& out, std::string_view text, Glyphs glyphs) {
  while (true) {
    const std::size_t run = plain_run(text);
    out += text.substr(0, run);
    text.remove_prefix(run);
    if (text.empty()) return;
    const CodePoint point = first_code_point(text);
    append_special(out, point, text.substr(0, point.length), glyphs);
    text.remove_prefix(point.length);
  }
}

void append_visible_path(std::string& out, std::string_view path, Glyphs glyphs) {
  if (path.starts_with("::")) out += "./";
  append_visible(out, path, glyphs);
}

std::string visible(std::string_view text, Glyphs glyphs) {
  std::string out;
  out.reserve(text.size());
  append_visible(out, text, glyphs);
  return out;
}

}  // namespace malkoll
