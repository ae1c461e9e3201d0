#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diag/finding.h"
#include "workbook/style_patch.h"

/// A sheet's XML passes through, and only the cells that are named change. Any size: no more than a row is held.
namespace malkoll::workbook {

using Place = std::pair<std::uint32_t, std::uint32_t>;  ///< row and column, from 1

/// What a cell is to hold instead.
struct NewValue {
  std::string text;
  bool is_number = false;  ///< `text` is written as a number: 1234.5
  bool fills = false;      ///< the cell was empty: where there is none it is put in, with its row
};

/// What is to be done with a cell.
struct CellPatch {
  std::optional<Level> colour;
  std::optional<NewValue> value;  ///< requires a cell without a formula
};

/// Why a sheet cannot be patched.
enum class SheetFault : std::uint8_t {
  broken,     ///< it is no sheet, or is cut off
  row_twice,  ///< a row stands in two places, and would have one cell twice
};

class SheetPatch {
 public:
  /// `styles` is asked for colours; both must outlive it. `out` takes what is to be written.
  SheetPatch(const std::map<Place, CellPatch>& cells, StylePatch& styles, std::function<void(std::string_view)> out);

  /// The next piece of the sheet. False where it cannot be patched: see `fault`.
  bool feed(std::string_view piece);
  /// Everything behind the rows, when all has been fed; it has not been written. False as for `feed`.
  bool finish(std::string& tail);

  [[nodiscard]] const std::string& prefix() const { return prefix_; }  ///< of the sheet's elements, with its colon
  [[nodiscard]] std::size_t values() const { return values_; }         ///< cells that have another value now
  [[nodiscard]] std::optional<SheetFault> fault() const { return fault_; }

 private:
  enum class Where : std::uint8_t { head, rows, tail };
  struct ColumnStyle {
    std::uint32_t first = 0, last = 0, style = 0;
  };

  enum class Rest : std::uint8_t { to_come, none };
  bool scan(Rest still);
  bool take(const Tag& tag);
  void take_head(const Tag& tag);
  bool take_row(const Tag& tag);
  bool end_group(std::size_t end);
  [[nodiscard]] std::optional<std::uint32_t> missing_row(std::uint32_t before) const;
  void put_rows(std::uint32_t before);
  std::string patched(std::string_view rows, std::uint32_t number);
  std::string patched_cell(std::string_view text, const Tag& tag, const CellPatch& patch);
  void write(std::size_t end);
  bool fail(SheetFault fault);

  const std::map<Place, CellPatch>& cells_;
  StylePatch& styles_;
  std::function<void(std::string_view)> out_;
  Where where_ = Where::head;
  std::string buffer_, prefix_, row_name_;
  std::size_t at_ = 0, written_ = 0;  ///< of the buffer: what has been looked at, what has been written
  std::optional<std::size_t> group_;  ///< where the rows that are to change begin; they have one number
  std::uint32_t row_ = 0;             ///< of the row that was met last
  std::uint32_t highest_ = 0;         ///< that has been met
  std::vector<ColumnStyle> columns_;
  std::set<Place> put_in_;            ///< cells that were not there
  std::set<std::uint32_t> rows_put_in_;  ///< rows that were not there
  std::size_t values_ = 0;
  std::optional<SheetFault> fault_;
};

}  // namespace malkoll::workbook
