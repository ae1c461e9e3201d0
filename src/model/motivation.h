#pragma once

#include <cstdint>

#include "model/project.h"

namespace malkoll {

/// The goal whose text a post's motivering only repeats: one that it contributes to, or a mål above that, whose title holds the
/// motivering, or is held by it with at most 30 bytes more. no_row: it says something of its own, or nothing.
[[nodiscard]] Id<GoalRow> repeated_goal(const Project& project, Id<PostRow> post);

}  // namespace malkoll
