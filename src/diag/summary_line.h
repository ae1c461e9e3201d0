#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/render.h"

namespace malkoll {

/// The last line of text and short: counts, money that reaches a goal, what was checked, and whether it can be handed
/// in; of a plan alone, whether it is in order.
[[nodiscard]] std::string summary_line(const Summary& summary, const RenderOptions& options);

/// `a`, `a och b`, `a, b och c`, with the word for the last.
[[nodiscard]] std::string listed(const std::vector<std::string>& items, std::string_view last);

/// `part` of `whole` in whole percent; 100 only where it is all, and nullopt where it is less than 1 but not nothing.
/// Requires whole > 0.
[[nodiscard]] std::optional<int> whole_percent(std::int64_t part, std::int64_t whole);

/// Something that counts is at the failing level or above.
[[nodiscard]] bool is_failing(const Summary& summary);

/// Nothing stands in the way of handing in: no error but in an uppföljning, and nothing else at the failing level.
[[nodiscard]] bool can_submit(const Summary& summary);

}  // namespace malkoll
