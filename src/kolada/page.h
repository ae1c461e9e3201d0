#pragma once

#include <string>
#include <string_view>

#include "kolada/answers.h"
#include "text/result.h"

namespace malkoll::kolada {

/// What a page was asked for.
enum class Asked : std::uint8_t { indicators, places, values };

/// Adds what one page of the API (v3, or v2 as it was) says. Gives the address of the next page, empty after the last one. What has not the
/// API's shape is refused, and nothing of it added.
[[nodiscard]] Result<std::string> read_page(std::string_view json, Asked asked, Answers& to);

/// Nothing larger is read, of a page or of a file.
inline constexpr std::size_t most_bytes = std::size_t{32} << 20U;

}  // namespace malkoll::kolada
