#include "work/map_library.h"

#include <set>

namespace malkoll::work {

namespace {

/// The headings of a map that can be used for any table of its layout; none: it is of one table.
std::set<std::string> headings_of(const importing::ColumnMap& map) {
  importing::ColumnMap copy = map;
  std::set<std::string> headings;
  bool by_letters = !map.unit.always.empty();
  for (const importing::ColumnMap& more : map.more) by_letters |= !more.unit.always.empty();
  importing::for_each_column(copy, [&](const importing::Column& column) {
    if (column.heading.empty()) by_letters |= column.number != 0;
    else headings.insert(column.heading);
  });
  return by_letters ? std::set<std::string>() : headings;
}

}  // namespace

LibraryFit fit_library(const std::vector<FoundMap>& library, const grid::Grid& grid, const importing::PlanNames& names) {
  LibraryFit best;
  std::size_t most = 0;
  for (const FoundMap& found : library) {
    const std::size_t headings = headings_of(found.map).size();
    if (headings == 0 || headings < most) continue;
    importing::LikeMap like = importing::map_like(found.map, nullptr, grid, names);
    if (!like.missing.empty()) continue;
    if (headings > most) best.paths.clear();
    most = headings;
    best.paths.push_back(found.path);
    best.like = std::move(like);
  }
  return best;
}

}  // namespace malkoll::work
