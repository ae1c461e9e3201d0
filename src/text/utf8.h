#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace malkoll {

/// One code point and the number of bytes that it took. Bytes that are not UTF-8 give U+FFFD, one byte at a time.
struct CodePoint {
  char32_t value = 0xfffd;
  std::uint8_t length = 1;
  bool valid = false;
};

/// The code point at the start of `text`, which must not be empty.
[[nodiscard]] CodePoint first_code_point(std::string_view text);

/// Appends a code point as UTF-8; what is no Unicode scalar value becomes U+FFFD.
void append_utf8(std::string& out, char32_t value);

/// Columns that a code point takes on a terminal: 0 for combining marks and control characters, 2 for wide ones.
[[nodiscard]] std::size_t code_point_width(char32_t value);

/// Columns that a text takes on a terminal. Tabs and control characters count as 0: show them as something else first.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// Number of code points; each byte that is not UTF-8 counts as one.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// Number of UTF-16 code units, as language clients count; each byte that is not UTF-8 counts as one.
[[nodiscard]] std::size_t utf16_length(std::string_view text);

/// For comparing titles: lower case with composed åäö, blanks and punctuation collapsed to one space, trimmed.
[[nodiscard]] std::string fold(std::string_view text);

/// For forgiving comparison: as `fold`, and without accents (å → a, ä → a, ö → o, é → e).
[[nodiscard]] std::string fold_ascii(std::string_view text);

/// Lower case of one code point.
[[nodiscard]] char32_t lower(char32_t value);

/// Where the letter ends that `at` stands within; `at` itself where it parts none.
[[nodiscard]] constexpr std::size_t letter_end(std::string_view text, std::size_t at) {
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  return at;
}

/// The letter without its accents: å → a, ø → o; anything else as it is.
[[nodiscard]] char32_t base_letter(char32_t value);

}  // namespace malkoll
