#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "grid/grid.h"

namespace malkoll::grid {

/// What was found in a column whose texts somebody has saved in another encoding than they were written in.
struct MisreadColumn {
  std::uint32_t first = 0, last = 0;  ///< rows
  std::size_t cells = 0;
  std::string written = {}, meant = {};  ///< the first one
};

struct MisreadLog {
  using Columns = std::map<std::pair<std::size_t, std::uint32_t>, MisreadColumn>;  ///< by sheet and column, from 1
  Columns mended;
  Columns lost;  ///< letters that nobody can bring back: `meant` is empty
};

/// From here on the grid's texts are read as they were meant. What has been met so far stands in the log.
[[nodiscard]] std::shared_ptr<const MisreadLog> mend_letters(Grid& grid);

}  // namespace malkoll::grid
