#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "grid/grid.h"
#include "text/number.h"

/// Number formats that show another number than the cell holds, or a unit beside it: `#,##0,` shows 60 000 000 as 60 000, and
/// `#,##0.0,," mnkr"` as 60,0 mnkr. What people see is what was meant.
namespace malkoll::importing {

/// What a format makes of a number.
struct ShownAs {
  std::uint8_t scale = 0;               ///< times that a thousand is taken away
  AmountUnit unit = AmountUnit::none;   ///< written out beside it; none: no unit of money is
  bool foreign = false;                 ///< another currency than kronor is
  [[nodiscard]] bool says_nothing() const { return scale == 0 && unit == AmountUnit::none && !foreign; }
  friend bool operator==(const ShownAs& a, const ShownAs& b) { return a.scale == b.scale && a.unit == b.unit && a.foreign == b.foreign; }
};

class NumberFormats {
 public:
  NumberFormats() = default;
  /// The codes as Excel writes them, by the number that cells give.
  explicit NumberFormats(const std::vector<std::string>& codes);

  [[nodiscard]] bool empty() const { return formats_.empty(); }  ///< no format says anything
  [[nodiscard]] ShownAs of(const grid::Cell& cell) const {
    if (cell.type != grid::Cell::Type::number || cell.format >= formats_.size()) return {};
    return of_format(cell.format, cell.text);
  }
  /// `number`: as the file has it.
  [[nodiscard]] ShownAs of_format(std::uint32_t format, std::string_view number) const;

 private:
  struct Section {
    ShownAs shown;
    std::string test = {};  ///< `>=`, with `limit`; empty: positive, negative, zero by place
    double limit = 0;
  };
  static Section read_section(std::string_view code);
  std::vector<std::vector<Section>>
      formats_;  ///< empty where no format says anything; else by number, without sections where one says nothing
};

/// The unit of the number that a cell holds, where amounts are in `unit` if the cell shows none; none: nobody has said. nullopt: it
/// cannot be so, thousands of thousands of kronor are no tkr.
[[nodiscard]] std::optional<AmountUnit> held_unit(const ShownAs& shown, AmountUnit unit);

/// The unit that numbers are shown in by their format alone: mnkr where a million is taken away. none: it shows nothing.
[[nodiscard]] AmountUnit shown_unit(const ShownAs& shown);

}  // namespace malkoll::importing
