#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

/// Names in »« in the file form of the column map.
namespace malkoll::importing {

/// Takes a name in »« off the front of `text`; nullopt: none stands there. It ends where the text ends or one of `then` follows, since
/// headings and sheets may have such marks themselves.
[[nodiscard]] std::optional<std::string_view> take_quoted(std::string_view& text, std::span<const std::string_view> then = {});

/// Where what is said ends and how begins: the first colon that is not in a heading in »«.
[[nodiscard]] std::size_t colon_in(std::string_view text);

}  // namespace malkoll::importing
