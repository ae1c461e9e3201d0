#include "text/decode.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "text/code_page.h"
#include "text/code_page_guess.h"

namespace malkoll {

namespace {

/// What one pass over the bytes tells.
struct Survey {
  std::optional<std::size_t> broken;  ///< first byte that is no UTF-8
  std::size_t broken_bytes = 0;
  std::size_t sequences = 0;   ///< valid ones above ASCII
  bool has_combining = false;         ///< some U+0300–U+036F
};

/// Bytes of the valid UTF-8 sequence at `at`, or 0.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  utf8proc_int32_t code_point = 0;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at);
  const utf8proc_ssize_t n = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - at), &code_point);
  return n > 0 ? static_cast<std::size_t>(n) : 0;
}

Survey survey(std::string_view text) {
  Survey found;
  std::size_t at = 0;
  while (at < text.size()) {
    std::uint64_t eight = 0;
    while (at + 8 <= text.size() && (std::memcpy(&eight, text.data() + at, 8), (eight & 0x8080808080808080U) == 0)) at += 8;
    if (at >= text.size()) break;
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      ++at;
      continue;
    }
    std::size_t length = 0;
    if (byte == 0xC3 && at + 1 < text.size() && (static_cast<unsigned char>(text[at + 1]) & 0xC0U) == 0x80U) {
      length = 2;  // åäöé: nearly all that there is in Swedish
    } else {
      length = sequence_length(text, at);
    }
    if (length == 0) {
      if (!found.broken) found.broken = at;
      ++found.broken_bytes;
      ++at;
      continue;
    }
    ++found.sequences;
    found.has_combining |= byte == 0xCC || (byte == 0xCD && static_cast<unsigned char>(text[at + 1]) < 0xB0);
    at += length;
  }
  return found;
}

/// UTF-16 as UTF-8; nullopt where a surrogate stands alone or the last unit is half.
std::optional<std::string> from_utf16(std::string_view bytes, bool big_endian) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<utf8proc_int32_t>(big_endian ? first << 8 | second : second << 8 | first);
  };
  std::string out;
  out.reserve(bytes.size() / 2);
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    utf8proc_int32_t point = unit(at);
    if (point >= 0xD800 && point < 0xE000) {
      if (point >= 0xDC00 || at + 2 >= bytes.size()) return std::nullopt;
      const utf8proc_int32_t low = unit(at += 2);
      if (low < 0xDC00 || low >= 0xE000) return std::nullopt;
      point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
    }
    utf8proc_uint8_t letter[4];
    out.append(reinterpret_cast<const char*>(letter), static_cast<std::size_t>(utf8proc_encode_char(point, letter)));
  }
  return out;
}

/// nullopt where the text is not valid UTF-8.
std::optional<std::string> into_utf16(std::string_view text, bool big_endian) {
  std::string out;
  out.reserve(text.size() * 2);
  const auto put = [&](utf8proc_int32_t unit) {
    const char high = static_cast<char>(unit >> 8);
    const char low = static_cast<char>(unit & 0xFF);
    out += big_endian ? high : low;
    out += big_endian ? low : high;
  };
  while (!text.empty()) {
    utf8proc_int32_t point = 0;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const utf8proc_ssize_t length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &point);
    if (length <= 0) return std::nullopt;
    if (point < 0x10000) {
      put(point);
    } else {
      put(0xD800 + ((point - 0x10000) >> 10));
      put(0xDC00 + ((point - 0x10000) & 0x3FF));
    }
    text.remove_prefix(static_cast<std::size_t>(length));
  }
  return out;
}

bool is_combining(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte != 0xCC && byte != 0xCD) return false;
  return byte == 0xCC || (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xB0);
}

/// Composes each letter that is followed by combining marks, and notes where the file had more code points.
void compose(Decoded& decoded) {
  const std::string_view in = decoded.text;
  std::string out;
  out.reserve(in.size());
  std::size_t at = 0;
  while (at < in.size()) {
    std::size_t length = std::max<std::size_t>(sequence_length(in, at), 1);
    std::size_t marks = 0;
    while (at + length < in.size() && is_combining(in, at + length)) {
      length += 2;
      ++marks;
    }
    if (marks == 0) {
      out.append(in, at, length);
    } else {
      utf8proc_uint8_t* composed = nullptr;
      const utf8proc_ssize_t n =
          utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(in.data() + at), static_cast<utf8proc_ssize_t>(length), &composed,
                       static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
      if (n < 0) {
        out.append(in, at, length);
      } else {
        const std::string_view cluster(reinterpret_cast<const char*>(composed), static_cast<std::size_t>(n));
        out.append(cluster);
        const auto points =
            static_cast<std::size_t>(std::count_if(cluster.begin(), cluster.end(), [](char c) { return (c & 0xC0) != 0x80; }));
        for (std::size_t lost = points; lost < 1 + marks; ++lost) {
          decoded.composed.push_back(static_cast<std::uint32_t>(out.size()));
        }
      }
      std::free(composed);
    }
    at += length;
  }
  decoded.text = std::move(out);
}

Encoding encoding_of(CodePage page) {
  switch (page) {
    case CodePage::windows_1252: return Encoding::windows_1252;
    case CodePage::cp437: return Encoding::cp437;
    case CodePage::cp850: return Encoding::cp850;
    case CodePage::mac_roman: return Encoding::mac_roman;
  }
  return Encoding::windows_1252;
}

bool mostly_control_characters(std::string_view text) {
  const std::string_view beginning = text.substr(0, 8192);
  const auto controls = std::count_if(beginning.begin(), beginning.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != '\v';
  });
  return static_cast<std::size_t>(controls) * 20 > beginning.size();
}

Decoded refuse(DecodeError::Kind kind, std::size_t offset) {
  Decoded refused;
  refused.error = DecodeError{kind, offset};
  return refused;
}

void unify_line_ends(std::string& text) {
  if (text.find('\r') == std::string::npos || text.find('\n') != std::string::npos) return;
  std::replace(text.begin(), text.end(), '\r', '\n');
}

}  // namespace

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8: return "UTF-8";
    case Encoding::utf16: return "UTF-16";
    case Encoding::windows_1252: return "Windows-1252";
    case Encoding::cp850: return "MS-DOS (CP850)";
    case Encoding::cp437: return "MS-DOS (CP437)";
    case Encoding::mac_roman: return "Macintosh (Mac Roman)";
  }
  return {};
}

std::optional<std::string> encode(std::string_view text, Encoding encoding, bool big_endian) {
  switch (encoding) {
    case Encoding::utf8: break;
    case Encoding::utf16: return into_utf16(text, big_endian);
    case Encoding::windows_1252: return from_utf8(text, CodePage::windows_1252);
    case Encoding::cp850: return from_utf8(text, CodePage::cp850);
    case Encoding::cp437: return from_utf8(text, CodePage::cp437);
    case Encoding::mac_roman: return from_utf8(text, CodePage::mac_roman);
  }
  return std::string(text);
}

std::optional<Utf16> utf16_in(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return Utf16{false, 2};
  if (bytes.starts_with("\xFE\xFF")) return Utf16{true, 2};
  // Without a mark: every other byte of Latin letters is zero, and never the one beside it.
  const std::string_view beginning = bytes.substr(0, 8192);
  if (bytes.size() < 4 || bytes.size() % 2 != 0) return std::nullopt;
  std::size_t even = 0, odd = 0;
  for (std::size_t at = 0; at + 1 < beginning.size(); at += 2) {
    even += beginning[at] == '\0' ? 1U : 0U;
    odd += beginning[at + 1] == '\0' ? 1U : 0U;
  }
  if ((even == 0) == (odd == 0) || std::max(even, odd) * 10 < beginning.size() / 2 * 9) return std::nullopt;
  return Utf16{even > 0, 0};
}

Decoded decode(std::string bytes) {
  const std::string_view view = bytes;
  if (view.starts_with("PK\x03\x04") || view.starts_with("PK\x05\x06")) return refuse(DecodeError::Kind::archive, 0);

  Decoded decoded;
  if (const auto utf16 = utf16_in(view)) {
    std::optional<std::string> text = from_utf16(view.substr(utf16->begin), utf16->big_endian);
    if (!text || text->find('\0') != std::string::npos) return refuse(DecodeError::Kind::binary, 0);
    decoded.text = std::move(*text);
    decoded.encoding = Encoding::utf16;
  } else {
    if (const std::size_t nul = view.find('\0'); nul != std::string_view::npos) {
      return refuse(DecodeError::Kind::binary, nul);
    }
    if (mostly_control_characters(view)) return refuse(DecodeError::Kind::binary, 0);
    if (view.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
    decoded.text = std::move(bytes);
  }

  Survey found = survey(decoded.text);
  // Bytes of a code page can look like UTF-8 here and there, but not mostly.
  if (found.broken && found.broken_bytes > found.sequences * 4 && decoded.encoding == Encoding::utf8) {
    const CodePage page = likeliest_page(decoded.text, CodePage::cp850);
    if (std::optional<std::string> text = to_utf8(decoded.text, page)) {
      decoded.text = std::move(*text);
      decoded.encoding = encoding_of(page);
      found = survey(decoded.text);
    }
  }
  if (found.broken) {
    decoded.error = DecodeError{DecodeError::Kind::broken_bytes, *found.broken};
    for (std::size_t at = *found.broken; at < decoded.text.size();) {
      const std::size_t length = sequence_length(decoded.text, at);
      if (length == 0) decoded.text[at] = '?';
      at += std::max<std::size_t>(length, 1);
    }
  }
  if (found.has_combining) compose(decoded);
  unify_line_ends(decoded.text);
  return decoded;
}

}  // namespace malkoll
