#pragma once

#include <string>
#include <vector>

#include "import/map_like.h"

/// A municipality's own column maps: the folder `kartor` beside the plan, for the tables that come out of its systems.
namespace malkoll::work {

inline constexpr const char* library_folder = "kartor";

/// A column map and where it lies.
struct FoundMap {
  std::string path;  ///< of one in a library from the plan's folder on: kartor/ekonomisystem.karta
  importing::ColumnMap map;
};

/// What of a library fits a table.
struct LibraryFit {
  importing::LikeMap like;         ///< the map as the table needs it, where `paths` is one
  std::vector<std::string> paths;  ///< of the maps that name most of the table's headings: none fits, one does, or it cannot be told which
};

/// A map fits where the table has every heading that it speaks of. One that names columns by their letters, or says itself whose every row is
/// (`enhet: alltid`), is of one table and fits no other.
[[nodiscard]] LibraryFit fit_library(const std::vector<FoundMap>& library, const grid::Grid& grid, const importing::PlanNames& names);

}  // namespace malkoll::work
