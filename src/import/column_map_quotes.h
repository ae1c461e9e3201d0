#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

/// Names in »« in the file form of the column map.
namespace malkoll::importing {

/// Takes a heading in »« off the front of `text`; nullopt: none stands there.
[[nodiscard]] std::optional<std::string_view> take_quoted(std::string_view& text);

/// Takes a sheet's name off the front of a list of them. In »« it ends where the list goes on, or ends: the name may have such marks itself.
[[nodiscard]] std::string_view take_sheet_name(std::string_view& list);

/// Where what is said ends and how begins: the first colon that is not in a heading in »«.
[[nodiscard]] std::size_t colon_in(std::string_view text);

}  // namespace malkoll::importing
