#pragma once

#include <cstdint>
#include <string_view>

namespace malkoll {

/// How many things a sentence speaks of: one, and one more for each `och`, `samt`, comma or semicolon that joins it to another. What
/// belongs together is one thing: fixed pairs (stad och land), people and places (barn, unga och äldre), numbers, words that share an
/// ending (växt- och djurlivet), what explains (bland annat …, för att …).
[[nodiscard]] std::int64_t count_parts(std::string_view text);

}  // namespace malkoll
