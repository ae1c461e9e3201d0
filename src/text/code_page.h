#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace malkoll {

/// Eight-bit encodings whose lower half is ASCII.
enum class CodePage : std::uint8_t { windows_1252, cp437, cp850, mac_roman };

/// In the order in which they are tried.
inline constexpr std::array<CodePage, 4> all_pages = {CodePage::windows_1252, CodePage::cp850, CodePage::cp437, CodePage::mac_roman};

/// Per page, the code points of the bytes 80–FF; 0 where a byte has no meaning. Tables of our own: C libraries differ in which pages
/// they have, or have none (the page's, Windows').
extern const std::array<std::array<char16_t, 128>, 4> code_page_tables;

/// Bytes as UTF-8; nullopt where some byte has no meaning in the page.
[[nodiscard]] std::optional<std::string> to_utf8(std::string_view bytes, CodePage page);

/// UTF-8 as bytes of the page; nullopt where it has no such letter, or `text` is not valid UTF-8.
[[nodiscard]] std::optional<std::string> from_utf8(std::string_view text, CodePage page);

}  // namespace malkoll
