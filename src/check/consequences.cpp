// Causes before consequences: what goes away, or can be judged at last, when something else is mended.
#include "check/consequences.h"

#include <algorithm>

namespace malkoll {

namespace {

std::string key_of(std::string_view rule, std::string_view unit) { return std::string(rule).append(" ").append(unit); }

}  // namespace

std::size_t count_of(const Finding& finding) { return std::max<std::size_t>(finding.items.size(), 1); }

/// A finding of the rule `under` follows from one of the rule `cause` where `when` finds one. The first that holds counts.
struct Consequences::Pair {
  std::string_view cause, under;
  When when;
};

std::span<const Consequences::Pair> Consequences::pairs() {
  static constexpr std::array<Pair, 30> pairs = {{
      {"T07", "T01", &Consequences::waits},
      {"T07", "T04", &Consequences::waits},
      {"T07", "T05", &Consequences::waits},
      {"T05", "T01", &Consequences::in_the_area},
      {"T06", "T01", &Consequences::most_are_loose},
      {"T06", "T05", &Consequences::most_are_loose},
      {"T06", "T03", &Consequences::most_are_loose},
      {"G01", "T05", &Consequences::only_goal_of_the_area},
      {"G01", "T01", &Consequences::same_thing},
      {"G01", "T03", &Consequences::same_thing},
      {"T01", "T03", &Consequences::same_thing},
      {"S02", "B02", &Consequences::same_unit},
      {"S02", "B01", &Consequences::same_unit},
      {"S10", "B02", &Consequences::same_unit},
      {"S10", "B01", &Consequences::lacks_money},
      {"B02", "B01", &Consequences::lacks_money},
      {"B09", "B01", &Consequences::lacks_money},
      {"B04", "L09", &Consequences::same_thing},
      {"B02", "T02", &Consequences::lacks_amounts},
      {"B02", "T09", &Consequences::lacks_amounts},
      {"L01", "L02", &Consequences::same_unit},
      {"L01", "T09", &Consequences::same_unit},
      {"L03", "L02", &Consequences::same_unit},
      {"L07", "L06", &Consequences::same_unit},
      {"G01", "G03", &Consequences::of_the_plan},
      {"D01", "D03", &Consequences::of_the_plan},
      {"I03", "I09", &Consequences::filled_in_together},
      {"I09", "I03", &Consequences::filled_in_together},
      {"I03", "I08", &Consequences::filled_in_together},
      {"I09", "I08", &Consequences::filled_in_together},
  }};
  return pairs;
}

std::vector<std::string_view> Consequences::codes() {
  std::vector<std::string_view> codes;
  for (const Pair& pair : pairs()) codes.insert(codes.end(), {pair.cause, pair.under});
  return codes;
}

std::set<std::string_view> Consequences::causes_by(When when) {
  std::set<std::string_view> causes;
  for (const Pair& pair : pairs()) {
    if (pair.when == when) causes.insert(pair.cause);
  }
  return causes;
}

Consequences::Consequences(const Project& project, const CheckResult& result, const std::vector<std::uint32_t>& shown)
    : project_(project), result_(result), by_rule_(result.catalogue->rules.size()) {
  for (const std::uint32_t f : shown) by_rule_[result.findings[f].rule].push_back(f);
  find_units();
  find_things();
  find_areas();
  find_goals_without_amounts();
  count_loose_goals();
  count_to_fill_in();
}

std::optional<std::uint32_t> Consequences::cause_of(std::uint32_t finding) const {
  Cause cause;
  // A cause may follow from another: a målområde waits for a submission as its goals do.
  for (Cause next = direct_cause_of(finding); next; next = direct_cause_of(*next)) cause = next;
  return cause;
}

std::optional<std::uint32_t> Consequences::direct_cause_of(std::uint32_t index) const {
  const Finding& finding = result_.findings[index];
  const std::string& code = result_.catalogue->rules[finding.rule].code;
  for (const Pair& pair : pairs()) {
    if (pair.under != code || of_rule(pair.cause).empty()) continue;
    if (const Cause cause = (this->*pair.when)(finding, pair.cause)) return cause;
  }
  return std::nullopt;
}

const Consequences::Rules& Consequences::of_rule(std::string_view code) const {
  static const Rules none;
  return result_.catalogue->find(code) == nullptr ? none : by_rule_[result_.catalogue->index(code)];
}

Id<Declaration> Consequences::thing_of(const Finding& finding) const {
  return finding.whole_file ? no_row : project_.owner_of(finding.span);
}

/// Somebody who has not handed in may yet do it.
std::optional<std::uint32_t> Consequences::waits(const Finding& finding, std::string_view cause) const {
  const Id<Declaration> thing = thing_of(finding);
  if (thing == no_row || !project_.has_row(thing)) return std::nullopt;
  const Kind kind = project_.declaration(thing).kind;
  const std::int64_t waiting = kind == Kind::goal        ? project_.goal_sums[project_.row_of<GoalRow>(thing)].waiting
                               : kind == Kind::goal_area ? project_.area_sums[project_.row_of<AreaRow>(thing)].waiting
                                                         : 0;
  return waiting > 0 ? Cause(of_rule(cause).front()) : std::nullopt;
}

std::optional<std::uint32_t> Consequences::in_the_area(const Finding& finding, std::string_view) const {
  const Id<Declaration> thing = thing_of(finding);
  if (thing == no_row || !project_.has_row(thing) || project_.declaration(thing).kind != Kind::goal) return std::nullopt;
  const Id<AreaRow> area = project_.goals[project_.row_of<GoalRow>(thing)].area;
  if (area == no_row) return std::nullopt;
  const auto there = of_area_.find(project_.areas[area].declaration);
  return there == of_area_.end() ? std::nullopt : Cause(there->second);
}

/// A goal that is to be marked as financial needs nobody to work towards it, and neither does its målområde where it is alone there.
std::optional<std::uint32_t> Consequences::only_goal_of_the_area(const Finding& finding, std::string_view cause) const {
  const Id<Declaration> area = thing_of(finding);
  const auto in_it = [&](const GoalRow& goal) { return goal.area != no_row && project_.areas[goal.area].declaration == area; };
  if (area == no_row || std::count_if(project_.goals.begin(), project_.goals.end(), in_it) != 1) return std::nullopt;
  const GoalRow& only = *std::find_if(project_.goals.begin(), project_.goals.end(), in_it);
  return told_of(only.declaration, cause);
}

/// Where most own goals say no mål, who works towards what cannot be told yet.
std::optional<std::uint32_t> Consequences::most_are_loose(const Finding&, std::string_view cause) const {
  return most_are_loose_ ? Cause(of_rule(cause).front()) : std::nullopt;
}

std::optional<std::uint32_t> Consequences::lacks_amounts(const Finding& finding, std::string_view) const {
  const auto there = without_amount_.find(thing_of(finding));
  return there == without_amount_.end() ? std::nullopt : Cause(there->second);
}

std::optional<std::uint32_t> Consequences::same_unit(const Finding& finding, std::string_view cause) const {
  const auto there = finding.unit.empty() ? of_unit_.end() : of_unit_.find(key_of(cause, finding.unit));
  return there == of_unit_.end() ? std::nullopt : Cause(there->second);
}

std::optional<std::uint32_t> Consequences::told_of(Id<Declaration> thing, std::string_view cause) const {
  const auto things = of_thing_.find(cause);
  if (things == of_thing_.end()) return std::nullopt;
  const auto there = things->second.find(thing);
  return there == things->second.end() ? std::nullopt : Cause(there->second);
}

/// Amounts that are not there, or in another year, may be what the frame lacks; what is above it has another cause.
std::optional<std::uint32_t> Consequences::lacks_money(const Finding& finding, std::string_view cause) const {
  const RuleInfo& rule = result_.catalogue->rules[finding.rule];
  bool lacks = true;
  each_of(finding, [&](const Finding& one) {
    const std::string& variant = rule.variants[one.variant].name;
    lacks = lacks && (variant.empty() || variant == "investering" || variant == "förändring");
  });
  return lacks ? same_unit(finding, cause) : std::nullopt;
}

/// What is told of the same goal or post: that nobody works towards it, that its amount is wrong, or that it is a financial goal.
std::optional<std::uint32_t> Consequences::same_thing(const Finding& finding, std::string_view cause) const {
  const Cause there = told_of(thing_of(finding), cause);
  // Somebody else who hands in may take the goal up, and yet the one who is ansvarig has nothing for it.
  return there && !waits(result_.findings[*there], cause) ? there : std::nullopt;
}

/// The plan is gone through once.
std::optional<std::uint32_t> Consequences::of_the_plan(const Finding&, std::string_view cause) const {
  return Cause(of_rule(cause).front());
}

/// Baseline, source and unit of measure are filled in in one round: under whichever of the first two there is most of.
std::optional<std::uint32_t> Consequences::filled_in_together(const Finding& finding, std::string_view cause) const {
  const RuleInfo& rule = result_.catalogue->rules[finding.rule];
  // A value that is not possible is a fault, and nothing to fill in.
  if (rule.code == "I08" && rule.variants[(finding.items.empty() ? finding : finding.items.front()).variant].name != "enhet")
    return std::nullopt;
  const auto paper = static_cast<std::size_t>(finding.paper);
  const Counted& mine = to_fill_in_.at(cause)[paper];
  const Counted& other = to_fill_in_.at(cause == "I03" ? "I09" : "I03")[paper];
  const bool more = mine.things > other.things || (mine.things == other.things && cause == "I03");
  return more ? mine.first : std::nullopt;
}

void Consequences::find_units() {
  std::set<std::string_view> codes = causes_by(&Consequences::same_unit);
  codes.merge(causes_by(&Consequences::lacks_money));
  for (const std::string_view code : codes) {
    for (const std::uint32_t f : of_rule(code)) {
      each_of(result_.findings[f], [&](const Finding& one) {
        if (!one.unit.empty()) of_unit_.emplace(key_of(code, one.unit), f);
      });
    }
  }
}

void Consequences::find_things() {
  for (const std::string_view code : causes_by(&Consequences::same_thing)) {
    for (const std::uint32_t f : of_rule(code)) {
      if (const Id<Declaration> thing = thing_of(result_.findings[f]); thing != no_row) of_thing_[code].emplace(thing, f);
    }
  }
}

void Consequences::find_areas() {
  for (const std::uint32_t f : of_rule("T05")) {
    if (const Id<Declaration> area = thing_of(result_.findings[f]); area != no_row) of_area_.emplace(area, f);
  }
}

void Consequences::find_goals_without_amounts() {
  if (of_rule("T02").empty() && of_rule("T09").empty()) return;
  const auto& posts = project_.posts;
  for (const std::uint32_t f : of_rule("B02")) {
    const Id<Declaration> declaration = thing_of(result_.findings[f]);
    const auto post = std::lower_bound(posts.begin(), posts.end(), declaration,
                                       [](const PostRow& p, Id<Declaration> wanted) { return p.declaration < wanted; });
    if (post == posts.end() || post->declaration != declaration) continue;
    for (const LinkRow& link : project_.links[project_.links_of(posts.id_of(*post))]) {
      if (link.goal == no_row) continue;
      const GoalRow& goal = project_.goals[link.goal];
      without_amount_.emplace(goal.declaration, f);
      for (const Reach& reach : goal.reaches) without_amount_.emplace(project_.goals[reach.goal].declaration, f);
    }
  }
}

void Consequences::count_loose_goals() {
  std::size_t loose = 0;
  for (const std::uint32_t f : of_rule("T06")) loose += count_of(result_.findings[f]);
  const auto own = std::count_if(project_.goals.begin(), project_.goals.end(), [](const GoalRow& goal) { return is_own_goal(goal.kind); });
  most_are_loose_ = 2 * loose > static_cast<std::size_t>(own);
}

void Consequences::count_to_fill_in() {
  for (const std::string_view code : causes_by(&Consequences::filled_in_together)) {
    std::array<Counted, 3>& by_paper = to_fill_in_[code];
    for (const std::uint32_t f : of_rule(code)) {
      Counted& here = by_paper[static_cast<std::size_t>(result_.findings[f].paper)];
      if (!here.first) here.first = f;
      here.things += count_of(result_.findings[f]);
    }
  }
}

}  // namespace malkoll
