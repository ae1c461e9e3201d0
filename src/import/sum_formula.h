#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace malkoll::importing {

/// The rows, first and last, that a formula adds up in the column (from 1) where it stands itself: `SUM(C2:C5)`, `SUBTOTAL(9,C2:C5)`, `C2+C7`.
/// Empty: it is no such sum, or one of other columns or sheets.
[[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> rows_added_up(std::string_view formula, std::uint32_t column);

}  // namespace malkoll::importing
