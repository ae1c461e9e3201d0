#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "grid/grid.h"
#include "text/number.h"

/// Number formats that show thousands or millions of what the cell holds: `#,##0,` shows 60 000 000 as 60 000.
namespace malkoll::importing {

/// For each format how many times a thousand is taken away; empty where none does.
[[nodiscard]] std::vector<std::uint8_t> format_scales(const std::vector<std::string>& formats);

/// Of a cell; 0: it shows what it holds.
[[nodiscard]] inline std::uint8_t scale_of(const std::vector<std::uint8_t>* scales, const grid::Cell& cell) {
  return scales == nullptr || cell.type != grid::Cell::Type::number || cell.format >= scales->size() ? 0 : (*scales)[cell.format];
}

/// The unit in which a number is written that is shown so many thousands smaller in `shown`: tkr, once, is kr. What cannot be so
/// is the unit itself.
[[nodiscard]] AmountUnit below(AmountUnit shown, std::uint8_t scale);

}  // namespace malkoll::importing
