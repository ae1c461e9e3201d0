#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace malkoll {

enum class Encoding : std::uint8_t { utf8, utf16, windows_1252, cp850, cp437, mac_roman };
/// As people call it: UTF-8, Windows-1252.
[[nodiscard]] std::string_view name_of(Encoding encoding);

/// Why bytes are no text, or not wholly.
struct DecodeError {
  enum class Kind : std::uint8_t {
    archive,      ///< a zip file (Excel, Word) under another name
    binary,       ///< NUL bytes, or mostly control characters
    broken_bytes  ///< UTF-8 with bytes that are none; these were replaced by '?', the rest can be read
  };
  Kind kind;
  std::size_t offset;  ///< in Decoded::text for broken_bytes, else in the file
};

/// A file's bytes as UTF-8 text with composed letters and without byte order mark.
struct Decoded {
  std::string text;
  Encoding encoding = Encoding::utf8;
  std::vector<std::uint32_t> composed;  ///< see Source::composed
  std::optional<DecodeError> error;
};

/// How UTF-16 lies in a file; nullopt: it is none.
struct Utf16 {
  bool big_endian = false;
  std::size_t begin = 0;  ///< of the text, after a byte order mark
};
[[nodiscard]] std::optional<Utf16> utf16_in(std::string_view bytes);

/// UTF-8 and UTF-16 with or without BOM, and else the code page that the letters tell (likeliest_page). A file that is UTF-8 but
/// for single bytes is read as that, with an error.
/// Decomposed letters (å as a + ring) are composed; a lone CR as line end becomes LF.
[[nodiscard]] Decoded decode(std::string bytes);

/// UTF-8 in one of the encodings, without byte order mark. nullopt where it has no such letter.
[[nodiscard]] std::optional<std::string> encode(std::string_view text, Encoding encoding, bool big_endian = false);

}  // namespace malkoll
