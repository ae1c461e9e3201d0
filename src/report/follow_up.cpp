#include "report/follow_up.h"

#include <algorithm>
#include <tuple>

#include "model/money.h"
#include "model/target_levels.h"

namespace malkoll::report {

namespace {

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
    f.*whole = add(f.*whole, counted_money(project, unit, magnitude(money)));
    share_out(project, post, money, [&](Id<GoalRow> goal, Ore piece) {
      Ore& sum = f.goals[goal].*part;
      sum = add(sum, counted_money(project, unit, piece));
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

/// A whole year's outcome is missed where there was something to reach, or a mean or a sum that it is a part of; a delår's where the
/// indicator is measured that often.
bool lacks_outcome(const Project& project, Id<IndicatorRow> indicator, const FollowUp& f) {
  bool target = false, outcome = false;
  for (const IndicatorYearRow& row : years_of(project, indicator)) {
    const Measure* written = row.target == no_row ? nullptr : &measure(project, project.targets[row.target]);
    const bool part =
        written != nullptr && written->over != Over::year && written->first_year <= f.period.year && row.year >= f.period.year;
    target |= part || (written != nullptr && row.year == f.period.year);
    if (row.year != f.period.year) continue;
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

/// How each indicator did for the goal that it stands under, or of those that name it the first that is counted.
std::vector<IndicatorStanding> each_once(const Project& project, const FollowUp& f) {
  Rows<IndicatorRow, const IndicatorStanding*> of(project.indicators.size());
  for (const Id<GoalRow> g : project.goals.ids()) {
    for (const IndicatorStanding& s : f.goals[g].indicators) {
      if (of[s.indicator] == nullptr || project.indicators[s.indicator].goal == g) of[s.indicator] = &s;
    }
  }
  for (const IndicatorStanding& s : f.of_no_goal) of[s.indicator] = &s;
  std::vector<IndicatorStanding> list;
  for (const IndicatorStanding* s : of) {
    if (s != nullptr) list.push_back(*s);
  }
  return list;
}

void find_missing_values(const Project& project, FollowUp& f) {
  for (const IndicatorStanding& s : each_once(project, f)) {
    const bool lacks = lacks_outcome(project, s.indicator, f);
    if (lacks) f.without_outcome.push_back(s.indicator);
    if (lacks || s.outcome != no_row) f.indicators.push_back(s);
    // At a delår what nobody has measured is not held against anything.
    if (f.period.is_interim() && s.outcome == no_row) continue;
    if (s.lack == Lack::comparison && s.target_year == f.period.year) f.without_comparison.push_back(s);
    if (s.lack == Lack::base && s.target_year == f.period.year) f.without_base.push_back(s);
    if (s.lack == Lack::earlier_outcome) f.without_earlier.push_back(s);
  }
}

/// A follow-up that assesses mål of the plan says how it went as a whole.
void find_without_overall(const Project& project, const Figures& figures, FollowUp& f) {
  if (figures.unit != no_row || f.period.is_interim()) return;
  Rows<FollowUpRow, bool> assesses(project.follow_ups.size());
  for (const AssessmentRow& row : project.assessments) {
    if (row.goal != no_row && project.goals[row.goal].kind == Kind::goal) assesses[row.follow_up] = true;
  }
  for (const Id<FollowUpRow> row : project.follow_ups.ids()) {
    const FollowUpRow& said = project.follow_ups[row];
    if (assesses[row] && said.period == f.period && said.unit == no_row && said.verdict == Verdict::none) f.without_overall.push_back(row);
  }
}

void find_missing(const Project& project, const Figures& figures, FollowUp& f) {
  find_missing_values(project, f);
  for (const Id<GoalRow> g : project.goals.ids()) {
    const bool wanted = figures.unit == no_row ? project.goals[g].kind == Kind::goal : project.goals[g].unit == figures.unit;
    if (!wanted) continue;
    f.to_assess.push_back(g);
    if (f.goals[g].verdicts.empty()) f.without_verdict.push_back(g);
  }
  find_without_overall(project, figures, f);
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
