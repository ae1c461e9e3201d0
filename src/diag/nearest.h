#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace malkoll {

/// Did you mean: the index of the one candidate that is clearly nearest to a misspelt word, or nullopt. Slips (a letter
/// missing, added, wrong or two swapped) are counted; case, accents and punctuation weigh less than letters, digits
/// more. How many slips are forgiven grows with the length. Nothing is suggested when two different candidates are
/// equally near.
[[nodiscard]] std::optional<std::size_t> nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace malkoll
