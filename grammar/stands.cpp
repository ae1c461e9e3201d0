#include "stands.h"

#include <string_view>
#include <vector>

namespace malkoll::grammar {

namespace {

/// An uppdrag is given in the plan, or is the own one of the budget: whichever stands last above it.
Id<Declaration> above_assignment(const State& s) {
  const Id<Declaration> plan = s.open[static_cast<std::size_t>(Kind::plan)], budget = s.open[static_cast<std::size_t>(Kind::budget)];
  return plan == no_row || (budget != no_row && plan < budget) ? budget : plan;
}

}  // namespace

bool in_own_assignment(const State& s) {
  if (s.kind != Kind::assignment) return false;
  const Id<Declaration> above = s.facts.declarations[s.current].parent;
  return above != no_row && s.facts.declarations[above].kind == Kind::budget;
}

Id<Declaration> parent_of(const State& s, Kind kind) {
  const auto open = [&](Kind k) { return s.open[static_cast<std::size_t>(k)]; };
  switch (kind) {
    case Kind::plan: return open(Kind::municipality);
    case Kind::goal: return open(Kind::goal_area) != no_row ? open(Kind::goal_area) : open(Kind::plan);
    case Kind::goal_area:
    case Kind::committee:
    case Kind::company: return open(Kind::plan);
    case Kind::indicator: return s.measured;
    case Kind::assignment: return above_assignment(s);
    case Kind::post:
    case Kind::committee_goal:
    case Kind::company_goal: return open(Kind::budget);
    default: return no_row;
  }
}

bool needs_parent(Kind kind) { return kind == Kind::indicator || kind == Kind::post || kind == Kind::assignment || is_own_goal(kind); }

const char* misplaced_on_assignment(const State& s) {
  return s.key == Key::responsible && in_own_assignment(s) ? "ansvarig-i-budget" : nullptr;
}

std::string owners_of(Key key) {
  std::vector<std::string_view> words;
  for (std::size_t k = 0; k < kind_count; ++k) {
    const auto kind = static_cast<Kind>(k);
    if (can_stand_on(key_on(key, kind), kind)) words.push_back(word(kind));
  }
  return either_of(words);
}

}  // namespace malkoll::grammar
