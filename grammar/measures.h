#pragma once

#include "state.h"

/// The leaves of measures and targets, as those of leaves.h: what stands around a number, and whether it is a level at all.
namespace malkoll::grammar {

/// The enhet of what the line stands on, where it stands above; empty: it does not.
std::string_view own_unit(const State& s);

bool unit_before(const char*& at, State& s);   ///< words before a number: `index`, `NKI` → unit
bool unit_after(const char*& at, State& s);    ///< all that follows a number → unit
bool target_sign(const char*& at, State& s);   ///< minst, högst, ≥, <= … → op
bool not_a_target(const char*& at, State& s);  ///< refuses words such as `Nytt mål` before a number
/// Refuses what is no level though a number stands in it: `minska med 20 %`, `500 fler per år`, `topp 10`, `10–20`, `75 (72)`.
bool is_level(const char*& at, State& s);

}  // namespace malkoll::grammar
