#pragma once

#include <string>

#include "state.h"

/// Where declarations and properties may stand.
namespace malkoll::grammar {

/// The declaration above that holds one of this kind; no_row where none is open.
[[nodiscard]] Id<Declaration> parent_of(const State& s, Kind kind);
[[nodiscard]] bool needs_parent(Kind kind);

/// The declaration at hand is an uppdrag of a unit, not of the plan.
[[nodiscard]] bool in_own_assignment(const State& s);

/// What the uppdrag at hand cannot say where it stands, as a variant of P04; nullptr: it can. Whose an own one is, its
/// budget says.
[[nodiscard]] const char* misplaced_on_assignment(const State& s);

/// `nämnd eller bolag`: the kinds on which the word of a key may stand.
[[nodiscard]] std::string owners_of(Key key);

}  // namespace malkoll::grammar
