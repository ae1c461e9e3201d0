#pragma once

#include <vector>

#include "diag/sink.h"
#include "grid/grid.h"
#include "import/column_map.h"
#include "import/guess_options.h"
#include "import/import.h"
#include "import/plan_names.h"

namespace malkoll::importing {

/// What a table seems to mean.
struct Guess {
  ColumnMap map;
  std::vector<Mistake> said = {};  ///< about the whole file: what was chosen or left out (F12), and what cannot be known (F07)
  ToldColumns told = {};           ///< columns that are spoken of there
};

/// The column map that the headings, and what stands below them, suggest. What cannot be told is left out: without `unit` or
/// an amount the table cannot be imported before a person has said which columns these are.
[[nodiscard]] Guess guess_table(const grid::Grid& grid, const PlanNames& names, const GuessOptions& options);

}  // namespace malkoll::importing
