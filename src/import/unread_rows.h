#pragma once

#include <cstdint>
#include <vector>

#include "diag/sink.h"
#include "grid/grid.h"

namespace malkoll::importing {

/// Rows of a sheet of which nothing is read.
struct Unread {
  std::size_t sheet = 0;
  std::uint32_t first = 1, last = 0;  ///< last 0: to the end
};

/// What stands there.
void tell_unread(const grid::Grid& grid, const Unread& unread, std::vector<Mistake>& said);

}  // namespace malkoll::importing
