#pragma once

#include <optional>

#include "import/known_table.h"

namespace malkoll::importing {

/// Of the columns with a role that have no place yet, the one that goes first.
template <typename Fits>
[[nodiscard]] std::optional<std::size_t> first_free(const TableColumns& columns, Role role, Fits fits) {
  std::optional<std::size_t> found;
  for (std::size_t c = 0; c < columns.meanings.size(); ++c) {
    if (columns.taken[c] || columns.meanings[c].role != role || !fits(c)) continue;
    if (!found || columns.meanings[c].rank < columns.meanings[*found].rank) found = c;
  }
  return found;
}

/// Adds a column to a source of the map.
inline void add_column(const SheetTable& table, ValueSource& source, std::size_t column, bool is_taken_away = false) {
  source.columns.push_back(table.named(column));
  source.minus.push_back(is_taken_away);
}

}  // namespace malkoll::importing
