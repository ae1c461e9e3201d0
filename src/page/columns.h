#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "page/session.h"

/// How a table is read, as a person chooses it on the page. The column map is read, changed and written here; the page only says what was chosen.
namespace malkoll::page {

/// A column of a sheet, the first of which is 0, is to be read as `as`, in the words of the column map: `drift 2025`; empty: it is left out.
struct ColumnChoice {
  std::size_t sheet = 0;
  std::uint32_t column = 0;  ///< from 1
  std::string as;
};

struct MapChoice {
  std::string path;  ///< of the table
  std::string map;  ///< how it is read now, as the file of a column map
  std::string base;  ///< how it was before anything was chosen; empty: nobody knows
  std::optional<ColumnChoice> column;
  std::optional<std::string> unit;  ///< id of the nämnd or bolag of all rows; empty: as in `base`
  std::optional<std::string> amounts;  ///< unit of all amounts, `tkr`; empty: as in `base`
};

/// The column map with the choice made in it, in each sheet that is read alike. What only a comment says stays. Else what in the map that was given cannot be read.
[[nodiscard]] Result<std::string> chosen_map(const Session& session, const MapChoice& choice);

/// A map that is bound to the headings of its sheet: every column has its number.
[[nodiscard]] importing::ColumnMap bound_map(const grid::Grid& grid, std::size_t sheet, importing::ColumnMap map);

/// Of a map and those for more sheets in it, the one that a sheet is read by; nullptr: it is not read.
[[nodiscard]] importing::ColumnMap* map_of_sheet(importing::ColumnMap& first, const grid::Sheet& sheet, std::size_t number);

}  // namespace malkoll::page
