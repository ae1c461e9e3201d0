#include <algorithm>

#include "model/activity.h"
#include "model/groups.h"
#include "model/measure_unit.h"
#include "model/phases.h"
#include "model/target_checks.h"
#include "text/digit.h"
#include "text/letter_byte.h"
#include "text/utf8.h"

namespace malkoll::model {

namespace {

/// The indicators of each goal: those that it names, then those that stand under it.
struct Uses {
  Rows<GoalRow, std::vector<Id<IndicatorRow>>> named, own;

  Uses(const Project& project, const Rows<IndicatorUseRow>& uses) : named(project.goals.size()), own(project.goals.size()) {
    for (const IndicatorUseRow& use : uses) {
      if (use.indicator != no_row) (use.own ? own : named)[use.goal].push_back(use.indicator);
    }
  }
  /// The one that a target without an id is for; no_row where there is none, or several to choose from.
  [[nodiscard]] Id<IndicatorRow> only_one(Id<GoalRow> goal) const {
    const auto& from = named[goal].empty() ? own[goal] : named[goal];
    return from.size() == 1 ? from.front() : Id<IndicatorRow>();
  }
  [[nodiscard]] bool several(Id<GoalRow> goal) const { return named[goal].size() > 1 || (named[goal].empty() && own[goal].size() > 1); }
};

/// Riktning or mäts of an indicator: its own, else its goal's, else the plan's. nullptr: nowhere said.
const Property* inherited(const Project& project, const IndicatorRow& indicator, Key key) {
  const Property* p = project.property(indicator.declaration, key);
  if (p == nullptr && indicator.goal != no_row) p = project.property(project.goals[indicator.goal].declaration, key);
  if (p == nullptr && project.plan.declaration != no_row) p = project.property(project.plan.declaration, key);
  return p;
}

/// What Kolada is asked for, in `Kolada N15436` or `Kolada, nyckeltal N15436`: the word that is a letter and five digits, else
/// the first with a digit in it.
Span kolada_number(std::string_view text, Span source) {
  Span first;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && (is_letter_byte(text[end]) || is_digit(text[end]))) ++end;
    const std::string_view word = text.substr(at, end - at);
    const Span span{source.at + static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(word.size())};
    if (std::any_of(word.begin(), word.end(), is_digit)) {
      if (word.size() == 6 && !is_digit(word[0]) && std::all_of(word.begin() + 1, word.end(), is_digit)) return span;
      if (first.empty()) first = span;
    }
    at = std::max(end, at + 1);
  }
  return first;
}

void read_source(const Project& project, IndicatorRow& indicator) {
  const std::string_view text = project.sources->text(indicator.source);  // Kolada's number stands on the first line
  constexpr std::string_view name = "kolada";
  const auto at = std::search(text.begin(), text.end(), name.begin(), name.end(), [](char a, char b) { return (a | 0x20) == b; });
  if (at == text.end()) return;
  indicator.from_kolada = true;
  const auto after = static_cast<std::uint32_t>(at - text.begin() + std::ssize(name));
  indicator.kolada = kolada_number(text.substr(after), {indicator.source.at + after, 0});
}

/// Indicators that measure the same: the same number in Kolada; or the same title in the plan, or in the submissions of one
/// unit; or the same title and the same source, where that is not each unit's own. The plan's come before the units'.
void find_indicator_twins(const Project& project, Rows<IndicatorRow>& indicators) {
  std::vector<Id<IndicatorRow>> order;
  for (const Id<IndicatorRow> i : indicators.ids()) order.push_back(i);
  std::stable_partition(order.begin(), order.end(), [&](Id<IndicatorRow> i) {
    const Id<GoalRow> goal = indicators[i].goal;
    return goal == no_row || project.goals[goal].kind == Kind::goal;
  });
  std::unordered_map<std::string, std::size_t> first;  // what they share → position in the order
  for (std::size_t at = 0; at < order.size(); ++at) {
    IndicatorRow& indicator = indicators[order[at]];
    if (project.is_incomplete(indicator.declaration)) continue;
    std::size_t twin = at;
    const auto meets = [&](std::string shared) { twin = std::min(twin, first.emplace(std::move(shared), at).first->second); };
    if (!indicator.kolada.empty()) meets("kolada " + fold(project.sources->text(indicator.kolada)));
    if (const std::string title = fold(project.title(indicator.declaration)); !title.empty()) {
      meets(std::to_string(project.unit_of(indicator.declaration).number()) + " " + title);
      const std::string source = fold(project.text(indicator.source));
      if (!source.empty() && !source.starts_with("egen") && !source.starts_with("egna") && !source.starts_with("eget")) {
        meets("källa " + source + ": " + title);
      }
    }
    if (twin != at) indicator.twin = order[twin];
  }
}

/// How many mål each indicator is for: under them, named by them, or through own goals that break them down.
void count_goals(const Project& project, Indicators& made) {
  Rows<GoalRow, std::vector<Id<GoalRow>>> parents(project.goals.size());
  for (const BreakdownRow& b : project.breakdowns) {
    if (b.parent == no_row || !is_own_goal(project.goals[b.goal].kind)) continue;
    if (project.goals[b.parent].kind == Kind::goal) parents[b.goal].push_back(b.parent);
    else
      for (const Reach& reach : project.goals[b.parent].reaches) parents[b.goal].push_back(reach.goal);
  }
  Rows<IndicatorRow, std::vector<Id<GoalRow>>> serves(made.indicators.size());
  for (const IndicatorUseRow& use : made.uses) {
    if (use.indicator == no_row) continue;
    auto& goals = serves[use.indicator];
    if (project.goals[use.goal].kind == Kind::goal) goals.push_back(use.goal);
    goals.insert(goals.end(), parents[use.goal].begin(), parents[use.goal].end());
  }
  for (const Id<IndicatorRow> i : made.indicators.ids()) {
    std::sort(serves[i].begin(), serves[i].end());
    made.indicators[i].goals = std::unique(serves[i].begin(), serves[i].end()) - serves[i].begin();
  }
}

/// A target of a goal that has several indicators must say which of them it is for.
void for_which(const Project& project, const Measure& m, Faults& faults) {
  Mistake mistake;
  mistake.code = Code::P10;
  mistake.variant = "indikator";
  mistake.span = m.place;
  mistake.key = word(m.key);
  mistake.kind = word(project.declaration(m.owner).kind);
  faults.sink.add(std::move(mistake));
  faults.broken.push_back({m.owner, m.key, m.year, m.place, {}});
}

void take_outcome(const Project& project, const MeasureRow& measure, Indicators& made) {
  if (measure.indicator == no_row) return;
  IndicatorRow& indicator = made.indicators[measure.indicator];
  ++indicator.outcomes;
  if (measure.period.is_interim() || !measure.group.empty()) return;
  // The latest year; of its values the utfall, and of these the one that is read last.
  const auto is_baseline = [&](const MeasureRow& row) { return project.facts.measures[row.measure].key == Key::baseline; };
  const OutcomeRow* latest = indicator.latest == no_row ? nullptr : &made.outcomes[indicator.latest];
  if (latest != nullptr && latest->period.year == measure.period.year && is_baseline(measure) && !is_baseline(*latest)) return;
  if (latest == nullptr || latest->period.year <= measure.period.year) indicator.latest = made.outcomes.end_id();
}

void take_target(const Project& project, const MeasureRow& measure, bool of_indicator, Indicators& made) {
  IndicatorRow& indicator = made.indicators[measure.indicator];
  const Measure& m = project.facts.measures[measure.measure];
  ++indicator.targets;
  if ((m.op == TargetOp::equal || m.form == TargetForm::comparison) && indicator.bare_target.empty()) indicator.bare_target = m.place;
  if (!of_indicator && measure.goal != indicator.goal) return;
  if (indicator.last_target == no_row || made.targets[indicator.last_target].period.year <= measure.period.year) {
    indicator.last_target = made.targets.end_id();
  }
}

/// A measure with the indicator, goal and follow-up that it is of; nullopt: of none that counts, or it is told that it could be of several.
std::optional<MeasureRow> whose(const Project& project, const Names& names, const Uses& uses, Id<Measure> row, Faults& faults) {
  const Measure& m = project.facts.measures[row];
  const Declaration& owner = project.declaration(m.owner);
  if (owner.kind == Kind::plan || !project.has_row(m.owner)) return std::nullopt;  // of a plan delvis uppfyllt, for all indicators
  MeasureRow measure;
  measure.measure = row;
  measure.period.year = m.year;
  if (owner.kind == Kind::indicator) {
    measure.indicator = project.row_of<IndicatorRow>(m.owner);
  } else if (owner.kind == Kind::follow_up) {
    if (project.is_incomplete(m.owner)) return std::nullopt;
    measure.follow_up = project.row_of<FollowUpRow>(m.owner);
    measure.indicator = find_indicator(project, names, m.indicator, m.owner, m.key, faults);
    measure.period = project.follow_ups[measure.follow_up].period;
  } else {
    measure.goal = project.row_of<GoalRow>(m.owner);
    measure.indicator =
        m.indicator.empty() ? uses.only_one(measure.goal) : find_indicator(project, names, m.indicator, m.owner, m.key, faults);
    if (m.indicator.empty() && m.op != TargetOp::missing && uses.several(measure.goal)) {
      for_which(project, m, faults);
      return std::nullopt;
    }
  }
  return measure;
}

void connect_target(const Project& project, const MeasureRow& measure, Indicators& made) {
  const Measure& m = project.facts.measures[measure.measure];
  const bool of_indicator = project.declaration(m.owner).kind == Kind::indicator;
  if (measure.indicator == no_row) {
    // Of no indicator, or of one that is not found.
  } else if (m.op != TargetOp::missing) {
    take_target(project, measure, of_indicator, made);
  } else if (of_indicator) {
    made.indicators[measure.indicator].target_missing = m.note;
    made.indicators[measure.indicator].says_missing = true;
  }
  made.targets.push_back({{measure}, {}, {}, {}});
}

void connect_measure(const Project& project, const Names& names, const Uses& uses, Id<Measure> row, Indicators& made, Faults& faults) {
  std::optional<MeasureRow> of = whose(project, names, uses, row, faults);
  if (!of) return;
  MeasureRow& measure = *of;
  const Measure& m = project.facts.measures[row];
  if (m.key == Key::partly) {
    IndicatorRow& indicator = made.indicators[measure.indicator];
    if (m.of_target) indicator.partly = in_hundredths(m.value);
    else indicator.partly_level = row;
    return;
  }
  const std::optional<Named> named = named_by(project, m, faults);
  if (!named) return;
  measure.group = named->group;
  if (m.key == Key::target && refuses_form(project, m, measure.indicator == no_row ? nullptr : &made.indicators[measure.indicator], faults))
    return;
  if (m.key == Key::comparison) {
    made.comparisons.push_back({{measure}, named->name});
    return;
  }
  if (m.key == Key::target) return connect_target(project, measure, made);
  take_outcome(project, measure, made);
  made.outcomes.push_back({measure});
}

/// Lines that could not be read and would have said something of an indicator, wherever they stand.
Gaps count_gaps(const Project& project, const Names& names, const Uses& uses, std::size_t indicators, const Faults& faults) {
  Gaps gaps;
  gaps.indicators.resize(indicators);
  gaps.follow_ups.resize(project.follow_ups.size());
  for (const BrokenLine& broken : faults.broken) {
    if (broken.owner == no_row || !project.has_row(broken.owner)) continue;
    const Kind kind = project.declaration(broken.owner).kind;
    const auto named = names.indicators.find(project.sources->text(broken.argument));
    const Id<IndicatorRow> by_id = named == names.indicators.end() ? Id<IndicatorRow>() : named->second;
    const bool outcome = broken.key == Key::outcome || broken.key == Key::baseline;
    if (kind == Kind::follow_up && broken.key == Key::assessment) {
      ++gaps.follow_ups[project.row_of<FollowUpRow>(broken.owner)].assessments;
    } else if (kind == Kind::follow_up && broken.key == Key::status) {
      ++gaps.follow_ups[project.row_of<FollowUpRow>(broken.owner)].statuses;
    } else if (kind == Kind::follow_up && outcome && by_id == no_row) {
      ++gaps.follow_ups[project.row_of<FollowUpRow>(broken.owner)].outcomes;
    } else if (outcome && (kind == Kind::follow_up || kind == Kind::indicator)) {
      const Id<IndicatorRow> indicator = kind == Kind::indicator ? project.row_of<IndicatorRow>(broken.owner) : by_id;
      ++gaps.indicators[indicator].outcomes;
      gaps.outcomes.push_back(
          {indicator, kind == Kind::indicator ? broken.year : project.follow_ups[project.row_of<FollowUpRow>(broken.owner)].period.year});
    } else if (broken.key == Key::target && kind == Kind::indicator) {
      ++gaps.indicators[project.row_of<IndicatorRow>(broken.owner)].targets;
    } else if (broken.key == Key::target && is_own_goal(kind)) {
      if (by_id != no_row) {
        ++gaps.indicators[by_id].targets;
        continue;
      }
      const auto goal = project.row_of<GoalRow>(broken.owner);
      for (const auto* of_goal : {&uses.named[goal], &uses.own[goal]}) {
        for (const Id<IndicatorRow> indicator : *of_goal) ++gaps.indicators[indicator].targets;
      }
    }
  }
  return gaps;
}

}  // namespace

Indicators connect_indicators(const Project& project, const Names& names, Rows<IndicatorRow> begun, Rows<IndicatorUseRow> begun_uses,
                              Faults& faults) {
  Indicators made;
  made.indicators = std::move(begun);
  made.uses = std::move(begun_uses);
  const std::int64_t partly_of_plan = partly_in(project, project.plan.declaration);
  for (const Id<IndicatorRow> i : made.indicators.ids()) {
    IndicatorRow& indicator = made.indicators[i];
    if (const Property* p = project.property(indicator.declaration, Key::unit_of_measure)) indicator.unit_of_measure = p->value;
    if (const Property* p = project.property(indicator.declaration, Key::source)) indicator.source = p->value;
    read_source(project, indicator);
    if (const Property* p = inherited(project, indicator, Key::direction)) {
      indicator.said_direction = p->as<Direction>();
      indicator.direction_place = p->value;
      indicator.said_direction_on = project.declaration(p->owner).kind;
    }
    indicator.counts_change = counts_change(project.title(indicator.declaration));
    indicator.activity = activity_in_title(project.title(indicator.declaration));
    indicator.title_unit = unit_in_title(project.title(indicator.declaration));
    if (const Property* p = inherited(project, indicator, Key::measured)) indicator.months = p->as<Chosen>().value;
    if (indicator.goal != no_row && !indicator.names_goals) {
      made.uses.push_back({indicator.goal, i, true, project.declaration(indicator.declaration).id});
    }
    indicator.partly = partly_of_plan;
  }
  find_indicator_twins(project, made.indicators);
  count_goals(project, made);
  const Uses uses(project, made.uses);
  for (const Id<Measure> m : project.facts.measures.ids()) connect_measure(project, names, uses, m, made, faults);
  made.gaps = count_gaps(project, names, uses, made.indicators.size(), faults);
  return made;
}

}  // namespace malkoll::model
