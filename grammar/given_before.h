#pragma once

#include "state.h"

namespace malkoll::grammar {

/// Where the property at hand was given before on this declaration; empty where it was not.
[[nodiscard]] Span given_before(const State& s);

/// As given_before, in a follow-up: it can have a line for each indicator and post of a municipality, so they are not looked
/// through for each other. A line that left its value out or could not be read has no row, and was not given.
[[nodiscard]] Span given_before_in_follow_up(State& s);

}  // namespace malkoll::grammar
