#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "diag/sink.h"
#include "grid/grid.h"
#include "import/column_map.h"

/// What the numbers of a table tell of how they are written, where one alone can be read in two ways: `612,400` is 612 thousand in one
/// table and 612 and four tenths in another, and a share of 1 is the whole or a hundredth.
namespace malkoll::importing {

/// What the comma of a number stands before.
enum class Comma : std::uint8_t {
  none,       ///< there is none, or it is no number
  decimals,   ///< 12,5 · 0,125 · ,05 · 1.234,50 · 1 234,567
  thousands,  ///< 1,234,567 · 1,234.50
  either,     ///< 612,400
};
[[nodiscard]] Comma comma_in(std::string_view text);
/// The same of a point.
[[nodiscard]] Comma point_in(std::string_view text);

/// Collected while a table is read by a map.
class NumberEvidence {
 public:
  /// Every row below the headings, also those that are left out: a sum shows how its posts are written.
  void look_at(const grid::Row& row, const ColumnMap& map);
  /// An amount that is read: where it could be read in two ways it is to be settled.
  void add_amount(std::uint32_t column, std::uint32_t row, const grid::Cell& cell);
  void add_share(const grid::Cell& cell);

  /// When a sheet has been read: true where numbers are written in another way than the map had it; what was wrong in the map has been
  /// put right, and the sheet is to be read again. What cannot be known is a mistake.
  [[nodiscard]] bool settle(ColumnMap& map, const std::string& sheet, std::vector<Mistake>& mistakes);

 private:
  struct Counts {
    std::size_t decimals = 0, thousands = 0, either = 0;  ///< commas
    std::size_t point_thousands = 0, point_decimals = 0;
    std::uint32_t row = 0;  ///< of the first that is either
    std::string text;
  };
  std::map<std::uint32_t, Counts> columns_;
  std::size_t fractions_ = 0, ones_ = 0, hundredths_ = 0;  ///< shares below 1, of 1, and above
};

}  // namespace malkoll::importing
