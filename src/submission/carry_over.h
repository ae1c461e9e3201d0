#pragma once

#include <string>

#include "submission/new_submission.h"

namespace malkoll::submission {

/// What is carried over from last year's submission: own goals, indicators and posts, as text. Notes and counts go to `result`.
[[nodiscard]] std::string carry_over(const Project& plan, const LastYear& last, NewSubmission& result);

/// Properties of last year's submission itself that hold this year too, as text: kontakt, beloppsenhet, avrundning, tecken.
[[nodiscard]] std::string carry_over_head(const LastYear& last);

}  // namespace malkoll::submission
