// God ekonomisk hushållning, as it bears on a goal.
#pragma once

#include "model/project.h"

namespace malkoll {

/// A finansiellt mål by its own or its målområde's word, or an own goal that breaks down nothing else. The plan's line is
/// what holds where nothing is said, and does not make every goal one of money.
[[nodiscard]] bool is_financial(const Project& project, const GoalRow& goal);

}  // namespace malkoll
