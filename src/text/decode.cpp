#include "text/decode.h"

#include <iconv.h>
#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace malkoll {

namespace {

/// What one pass over the bytes tells.
struct Survey {
  std::optional<std::size_t> broken;  ///< first byte that is no UTF-8
  bool has_multibyte = false;         ///< some valid sequence above ASCII
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
      ++at;
      continue;
    }
    found.has_multibyte = true;
    found.has_combining |= byte == 0xCC || (byte == 0xCD && static_cast<unsigned char>(text[at + 1]) < 0xB0);
    at += length;
  }
  return found;
}

/// Converts with the C library's tables; nullopt where it has none, or some byte has no meaning in `from` or no place in `into`.
std::optional<std::string> convert(std::string_view bytes, const char* from, const char* into) {
  const iconv_t converter = iconv_open(into, from);
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
  std::string out(bytes.size() * 3 + 4, '\0');
  char* in = const_cast<char*>(bytes.data());  // iconv's signature; it does not write there
  std::size_t in_left = bytes.size();
  char* to = out.data();
  std::size_t out_left = out.size();
  const std::size_t result = iconv(converter, &in, &in_left, &to, &out_left);
  iconv_close(converter);
  if (result == static_cast<std::size_t>(-1)) return std::nullopt;
  out.resize(out.size() - out_left);
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
          utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(in.data() + at), static_cast<utf8proc_ssize_t>(length),
                       &composed, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
      if (n < 0) {
        out.append(in, at, length);
      } else {
        const std::string_view cluster(reinterpret_cast<const char*>(composed), static_cast<std::size_t>(n));
        out.append(cluster);
        const auto points = static_cast<std::size_t>(
            std::count_if(cluster.begin(), cluster.end(), [](char c) { return (c & 0xC0) != 0x80; }));
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

std::optional<std::string> to_utf8(std::string_view bytes, const char* name) { return convert(bytes, name, "UTF-8"); }

std::optional<std::string> encode(std::string_view text, Encoding encoding, bool big_endian) {
  switch (encoding) {
    case Encoding::utf8: break;
    case Encoding::utf16: return convert(text, "UTF-8", big_endian ? "UTF-16BE" : "UTF-16LE");
    case Encoding::windows_1252: return convert(text, "UTF-8", "WINDOWS-1252");
  }
  return std::string(text);
}

Decoded decode(std::string bytes) {
  const std::string_view view = bytes;
  if (view.starts_with("PK\x03\x04") || view.starts_with("PK\x05\x06")) return refuse(DecodeError::Kind::archive, 0);

  Decoded decoded;
  if (view.starts_with("\xFF\xFE") || view.starts_with("\xFE\xFF")) {
    std::optional<std::string> text = to_utf8(view.substr(2), view[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE");
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
  if (found.broken && !found.has_multibyte) {
    if (std::optional<std::string> text = to_utf8(decoded.text, "WINDOWS-1252")) {
      decoded.text = std::move(*text);
      decoded.encoding = Encoding::windows_1252;
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
