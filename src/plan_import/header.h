#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "grid/document.h"
#include "plan_import/words.h"

/// The heading rows of a plan's tables.
namespace malkoll::plan_import {

enum class PlanTable : std::uint8_t { none, assignments, indicators, goals, frames };

struct PlanHeader {
  std::vector<PlanHeading> columns;
  std::vector<std::string> texts;  ///< by column, both rows together
  std::size_t rows = 1;            ///< how many the headings take
  PlanTable kind = PlanTable::none;
  [[nodiscard]] std::optional<std::size_t> column(PlanRole role) const;
};

/// The headings that begin at the row; nullopt: it is no row of headings.
[[nodiscard]] std::optional<PlanHeader> header_at(const grid::Block& table, std::size_t row);

/// The table without headings that stand again because a new page begins. nullopt: it has none.
[[nodiscard]] std::optional<grid::Block> without_repeated_headings(const grid::Block& table);

/// The cells of a row with something of their own in them, by column.
[[nodiscard]] std::vector<std::size_t> own_columns(const grid::DocumentRow& row);

/// A cell of the row, and what it says; nothing where the row has no such column.
[[nodiscard]] const grid::DocumentCell& cell_at(const grid::DocumentRow& row, std::optional<std::size_t> column);
[[nodiscard]] std::string text_at(const grid::DocumentRow& row, std::optional<std::size_t> column);

}  // namespace malkoll::plan_import
