#pragma once

#include <string>
#include <vector>

#include "store/table.h"
#include "text/source.h"

namespace malkoll::exporting {

/// A column of a table as it leaves the program: places are followed by their path and line.
struct OutColumn {
  enum class Part : std::uint8_t { value, path, line };
  std::string name;  ///< `place` is followed by `path` and `line`, `first_link` by `first_link_path` and `first_link_line`
  const Column* column = nullptr;
  Part part = Part::value;
};

[[nodiscard]] std::vector<OutColumn> out_columns(const Table& table);
/// The value of a row; a text is valid until the next call.
[[nodiscard]] Cell out_cell(const Table& table, const OutColumn& column, std::uint32_t row, const Sources& sources);
/// The path or the line of a packed place.
[[nodiscard]] Cell place_part(std::int64_t place, OutColumn::Part part, const Sources& sources);

}  // namespace malkoll::exporting
