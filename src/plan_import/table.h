#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grid/document.h"
#include "plan_import/header.h"
#include "plan_import/reading.h"

/// A plan's table as it is gone through, row by row.
namespace malkoll::plan_import {

struct TableState {
  const grid::Block& table;
  PlanHeader header = {};
  std::vector<std::string> titles = {};      ///< lines above the headings
  std::vector<std::size_t> unread = {};      ///< by column: cells below the headings that nobody asked for
  std::vector<std::size_t> indicators = {};  ///< those of the last row of keys that names any
  bool read = false;                         ///< something of the table was
  std::string left = {};                     ///< its rows that were not
  std::size_t left_rows = 0;
};

/// The place of a row, or of a cell in it.
[[nodiscard]] InBoth where(const TableState& state, const grid::DocumentRow& row, std::optional<std::size_t> column = {});

/// The lines of a cell that hold something.
[[nodiscard]] std::vector<std::string> lines_of(std::string_view text);
void add_responsible(std::vector<std::string>& names, std::string_view text);

/// A row that is a key and its value. False: it is none.
bool read_key_row(PlanReading& reading, TableState& state, const grid::DocumentRow& row, const std::vector<std::size_t>& own);

}  // namespace malkoll::plan_import
