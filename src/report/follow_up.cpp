#include "report/follow_up.h"

#include <algorithm>
#include <span>
#include <tuple>

#include "model/direction.h"
#include "model/money.h"
#include "model/target_levels.h"

namespace malkoll::report {

namespace {

using Years = std::span<const IndicatorYearRow>;

struct ByIndicator {
  bool operator()(const IndicatorYearRow& row, Id<IndicatorRow> indicator) const { return row.indicator < indicator; }
  bool operator()(Id<IndicatorRow> indicator, const IndicatorYearRow& row) const { return indicator < row.indicator; }
};

Years years_of(const Project& project, Id<IndicatorRow> indicator) {
  const auto [first, last] = std::equal_range(project.indicator_years.begin(), project.indicator_years.end(), indicator, ByIndicator{});
  return Years(project.indicator_years)
      .subspan(static_cast<std::size_t>(first - project.indicator_years.begin()), static_cast<std::size_t>(last - first));
}

/// Which way is better: by the sign of that very target, which may be an own goal's, else as the indicator's direction is told.
Direction better(const Project& project, const IndicatorStanding& s) {
  const Direction told = project.indicators[s.indicator].direction;
  if (told == Direction::keep || s.target == no_row) return told;
  const Direction by_sign = model::direction_of(s.level.op);
  return by_sign == Direction::none ? told : by_sign;
}

/// The target of the year, a goal's own before the indicator's; else the nearest after it.
void choose_target(const Project& project, Years years, Id<GoalRow> goal, Year year, IndicatorStanding& s) {
  for (const IndicatorYearRow& row : years) {
    if (row.target == no_row || row.year < year || (row.goal != no_row && row.goal != goal)) continue;
    const bool sooner = s.target == no_row || row.year < s.target_year;
    const bool own = row.year == s.target_year && row.goal != no_row;
    const bool with_value = measure(project, project.targets[row.target]).op != TargetOp::missing;
    if (!with_value || !(sooner || own)) continue;
    s.target = row.target;
    s.target_year = row.year;
    s.level = row.level;
  }
}

/// What it has come to, by the years of the target that have a value.
std::optional<Decimal> come_to(const Project& project, const IndicatorStanding& s, Years years, Year year) {
  const Measure& target = measure(project, project.targets[s.target]);
  if (target.over == Over::year) return std::nullopt;
  const auto value_of = [&](Year of) -> const Measure* {
    for (const IndicatorYearRow& row : years) {
      if (row.year == of && row.outcome != no_row) return &measure(project, project.outcomes[row.outcome]);
    }
    return nullptr;
  };
  const std::optional<model::SoFar> reached = model::so_far(target, year, value_of);
  return reached ? std::optional(reached->value) : std::nullopt;
}

/// `delvis uppfyllt` says from where it is. 80 % of a target below zero is harder than the target: then nothing is said.
bool partly_limit(const Project& project, const IndicatorStanding& s) {
  const IndicatorRow& indicator = project.indicators[s.indicator];
  return indicator.partly_level != no_row || (indicator.partly != 0 && s.level.value.mantissa > 0);
}

bool is_partly(const Project& project, const IndicatorStanding& s, const Measure& value, Direction way) {
  const IndicatorRow& indicator = project.indicators[s.indicator];
  if (indicator.partly_level != no_row) {
    const Measure& limit = project.facts.measures[indicator.partly_level];
    return model::reaches({limit.op, true, limit.value, {}}, value, way, nullptr).value_or(false);
  }
  return model::fulfilment_of(s.level, value.value, way).value_or(0) >= indicator.partly;
}

Standing judge(const Project& project, const IndicatorStanding& s, Year year) {
  if (s.outcome == no_row) return Standing::unknown;
  const Measure& outcome = measure(project, project.outcomes[s.outcome]);
  const Measure* before = s.before == no_row ? nullptr : &measure(project, project.outcomes[s.before]);
  const Direction way = better(project, s);
  Measure counted = outcome;
  if (s.so_far) counted.value = *s.so_far;
  const bool over_years = s.target != no_row && measure(project, project.targets[s.target]).over != Over::year;
  std::optional<bool> reached;
  if (s.target != no_row && (s.so_far || !over_years)) reached = model::reaches(s.level, counted, way, before);
  // A mean, and a sum that may not grow, is not reached until the last year's value is there.
  if (over_years && s.target_year > year) reached = std::nullopt;
  if (reached.value_or(false)) return Standing::met;
  // Without a value before it only a target of that very year can be said to be missed.
  const Standing otherwise = reached && s.target_year == year ? Standing::missed : Standing::unknown;
  if (reached && partly_limit(project, s)) return is_partly(project, s, counted, way) ? Standing::partly : otherwise;
  const bool numbers = before != nullptr && outcome.op != TargetOp::yes && outcome.op != TargetOp::no && before->op != TargetOp::yes &&
                       before->op != TargetOp::no;
  if (!numbers || way == Direction::none) return otherwise;
  const double change = outcome.value.real() - before->value.real();
  if (way == Direction::keep) return !reached && change == 0 ? Standing::met : otherwise;
  return (way == Direction::up ? change > 0 : change < 0) ? Standing::nearing : Standing::missed;
}

IndicatorStanding standing_of(const Project& project, Id<IndicatorRow> indicator, Id<GoalRow> goal, Period period) {
  IndicatorStanding s;
  s.indicator = indicator;
  const Years years = years_of(project, indicator);
  for (const IndicatorYearRow& row : years) {
    if (row.year < period.year && row.outcome != no_row) s.before = row.outcome;
    if (row.year == period.year) s.outcome = period.is_interim() ? row.half : row.outcome;
  }
  choose_target(project, years, goal, period.year, s);
  if (s.target != no_row) s.so_far = come_to(project, s, years, period.year);
  s.standing = judge(project, s, period.year);
  return s;
}

void propose(GoalFollowUp& goal) {
  for (const IndicatorStanding& s : goal.indicators) {
    switch (s.standing) {
      case Standing::met: ++goal.met; break;
      case Standing::partly: ++goal.partly; break;
      case Standing::nearing: ++goal.nearing; break;
      case Standing::missed: ++goal.missed; break;
      default: ++goal.unknown;
    }
  }
  const std::size_t between = goal.partly + goal.nearing;
  if (goal.met + between + goal.missed == 0) return;
  goal.proposal = between + goal.missed == 0 ? Verdict::met : goal.met + between == 0 ? Verdict::not_met : Verdict::partly;
}

/// Hands each mål and own goal its part of some money of a post, as its links share it out.
template <typename Give>
void share_out(const Project& project, Id<PostRow> post, Ore money, const Give& give) {
  std::vector<std::int64_t> weights;
  std::vector<Ore> parts;
  std::vector<Id<GoalRow>> goals;
  std::int64_t given = 0;
  for (const LinkRow& link : project.links[project.links_of(post)]) {
    if (link.against) continue;
    weights.push_back(link.share.hundredths());
    goals.push_back(link.goal);
    given += link.share.hundredths();
  }
  weights.push_back(std::max<std::int64_t>(whole_share.hundredths() - given, 0));
  parts.resize(weights.size());
  split(money, weights, parts);
  for (std::size_t i = 0; i < goals.size(); ++i) {
    if (goals[i] == no_row) continue;
    const GoalRow& goal = project.goals[goals[i]];
    if (is_own_goal(goal.kind)) give(goals[i], magnitude(parts[i]));
    for (const Reach& reach : goal.reaches) give(reach.goal, passed_on(parts[i], reach));
  }
}

void count_money(const Project& project, const Figures& figures, FollowUp& f) {
  const auto counts = [&](Id<UnitRow> unit) { return unit != no_row && (figures.unit == no_row || unit == figures.unit); };
  const auto give = [&](Id<PostRow> post, Ore money, Ore FollowUp::* whole, Ore GoalFollowUp::* part) {
    const Id<UnitRow> unit = project.posts[post].unit;
    f.*whole = add(f.*whole, counted_money(project, figures, unit, magnitude(money)));
    share_out(project, post, money, [&](Id<GoalRow> goal, Ore piece) {
      Ore& sum = f.goals[goal].*part;
      sum = add(sum, counted_money(project, figures, unit, piece));
    });
  };
  Rows<PostRow, bool> has_spent(project.posts.size());
  for (const SpentRow& row : project.spent) {
    const FollowUpRow& source = project.follow_ups[row.follow_up];
    if (source.period != f.period || !counts(row.unit)) continue;
    if (row.post == no_row) {
      f.units.push_back({row.unit, row.value, row.budgeted});
      continue;
    }
    has_spent[row.post] = true;
    give(row.post, row.value, &FollowUp::spent, &GoalFollowUp::spent);
    give(row.post, row.budgeted.value_or(Ore()), &FollowUp::followed, &GoalFollowUp::followed);
  }
  for (const Id<PostRow> p : project.posts.ids()) {
    if (!counts(project.posts[p].unit)) continue;
    const std::optional<Ore> drift = project.money_in(p, f.period.year);
    if (!drift) continue;
    give(p, *drift, &FollowUp::budgeted, &GoalFollowUp::budgeted);
    if (project.posts[p].post_class == PostClass::initiative && *drift != 0 && !has_spent[p]) f.without_spent.push_back(p);
  }
}

/// A whole year's outcome is missed where there was something to reach; a delår's where the indicator is measured that often.
bool lacks_outcome(const Project& project, Id<IndicatorRow> indicator, const FollowUp& f) {
  bool target = false, outcome = false;
  for (const IndicatorYearRow& row : years_of(project, indicator)) {
    if (row.year != f.period.year) continue;
    target |= row.target != no_row;
    outcome |= row.unreadable || (f.period.is_interim() ? row.half : row.outcome) != no_row;
  }
  return !outcome && (f.period.is_interim() ? project.indicators[indicator].months <= 6 : target);
}

/// Of the plan's uppdrag, or of those that the one unit is to carry out.
void find_missing_statuses(const Project& project, const Figures& figures, FollowUp& f) {
  Rows<AssignmentRow, bool> told(project.assignments.size()), wanted(project.assignments.size());
  bool any = false;
  for (const StatusRow& row : project.statuses) {
    if (row.assignment == no_row) continue;
    const FollowUpRow& source = project.follow_ups[row.follow_up];
    const bool same_time = source.period == f.period;
    any |= same_time;
    if (same_time || (source.period < f.period && (row.status == Progress::done || row.status == Progress::cancelled)))
      told[row.assignment] = true;
  }
  for (const AssignmentOwnerRow& owner : project.assignment_owners) {
    if (owner.unit != no_row && owner.unit == figures.unit) wanted[owner.assignment] = true;
  }
  for (const Id<AssignmentRow> a : project.assignments.ids()) {
    const bool concerned =
        figures.unit == no_row ? project.assignments[a].budget == no_row : wanted[a] || project.assignments[a].unit == figures.unit;
    if (any && concerned && !told[a]) f.without_status.push_back(a);
  }
}

void find_missing(const Project& project, const Figures& figures, FollowUp& f) {
  for (const Id<IndicatorRow> i : project.indicators.ids()) {
    const Id<GoalRow> goal = project.indicators[i].goal;
    if ((goal == no_row ? figures.unit == no_row : concerns(project, figures, goal)) && lacks_outcome(project, i, f))
      f.without_outcome.push_back(i);
  }
  for (const Id<GoalRow> g : project.goals.ids()) {
    // The municipality assesses its mål, a unit its own goals.
    const bool wanted = figures.unit == no_row ? project.goals[g].kind == Kind::goal : project.goals[g].unit == figures.unit;
    if (wanted && f.goals[g].verdicts.empty()) f.without_verdict.push_back(g);
  }
  Rows<UnitRow, bool> reported(project.units.size());
  for (const FollowUpRow& row : project.follow_ups) {
    if (row.unit != no_row && row.period == f.period) reported[row.unit] = true;
  }
  for (const Id<UnitRow> u : project.units.ids()) {
    if (project.unit_sums[u].budgets > 0 && !reported[u] && (figures.unit == no_row || figures.unit == u)) f.without_report.push_back(u);
  }
}

}  // namespace

bool is_followed_up(const Project& project, Period period) {
  return std::any_of(project.follow_ups.begin(), project.follow_ups.end(), [&](const FollowUpRow& f) { return f.period == period; }) ||
         std::any_of(project.indicator_years.begin(), project.indicator_years.end(),
                     [&](const IndicatorYearRow& y) { return y.year == period.year; });
}

FollowUp add_up_follow_up(const Project& project, const Figures& figures, Period period) {
  FollowUp f;
  f.period = period;
  f.goals.resize(project.goals.size());
  std::vector<std::pair<Id<GoalRow>, Id<IndicatorRow>>> uses;
  for (const IndicatorUseRow& use : project.indicator_uses) {
    if (use.indicator != no_row) uses.emplace_back(use.goal, use.indicator);
  }
  std::sort(uses.begin(), uses.end());
  uses.erase(std::unique(uses.begin(), uses.end()), uses.end());
  for (const auto& [goal, indicator] : uses) {
    if (concerns(project, figures, goal)) f.goals[goal].indicators.push_back(standing_of(project, indicator, goal, period));
  }
  for (GoalFollowUp& goal : f.goals) propose(goal);
  for (const Id<IndicatorRow> i : project.indicators.ids()) {
    const bool used = std::any_of(uses.begin(), uses.end(), [&](const auto& use) { return use.second == i; });
    if (figures.unit == no_row && project.indicators[i].goal == no_row && !used)
      f.of_no_goal.push_back(standing_of(project, i, no_row, period));
  }
  const auto of_the_time = [&](Id<FollowUpRow> follow_up) { return project.follow_ups[follow_up].period == period; };
  for (const AssessmentRow& row : project.assessments) {
    if (row.goal != no_row && of_the_time(row.follow_up)) f.goals[row.goal].verdicts.push_back({row.follow_up, row.verdict});
  }
  for (const Id<CommentRow> c : project.comments.ids()) {
    if (project.comments[c].goal != no_row && of_the_time(project.comments[c].follow_up))
      f.goals[project.comments[c].goal].comments.push_back(c);
  }
  count_money(project, figures, f);
  find_missing(project, figures, f);
  find_missing_statuses(project, figures, f);
  return f;
}

}  // namespace malkoll::report
