#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grid/grid.h"

/// What a workbook's number formats make of a number.
namespace malkoll::grid {

enum class NumberKind : std::uint8_t { plain, percent, date };

/// The formats of a workbook's cells, by the number that a cell gives (cellXfs).
struct CellFormats {
  /// How texts stand in their cells.
  struct Look {
    std::uint8_t indent = 0;
    bool bold = false;
    bool struck = false;
  };
  std::vector<std::string> codes;  ///< `#,##0`, `yyyy-mm-dd`; empty: General
  std::vector<NumberKind> kinds;
  std::vector<Look> looks;
};

/// Reads xl/styles.xml.
[[nodiscard]] CellFormats read_styles(std::string_view xml);

/// A custom format's kind: quoted, escaped and bracketed text says nothing.
[[nodiscard]] NumberKind kind_of_format(std::string_view code);

/// A day number as YYYY-MM-DD; nullopt where it is no day. `from_1904`: the workbook counts from there.
[[nodiscard]] std::optional<std::string> date_text(double serial, bool from_1904);

}  // namespace malkoll::grid
