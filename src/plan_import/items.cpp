#include <fmt/format.h>

#include <algorithm>

#include "plan_import/reading.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::plan_import {

grid::Cell as_cell(const grid::DocumentCell& cell) { return {.type = cell.type, .text = cell.text}; }

Id<DraftItem> add_area(PlanReading& reading, std::string_view number, std::string_view title, const InBoth& place) {
  auto& areas = reading.draft.areas;
  const std::string line = without_continued(one_line(title));
  const auto same = std::find_if(areas.begin(), areas.end(), [&](const DraftItem& a) { return fold(a.title) == fold(line); });
  if (same != areas.end()) return areas.id_of(*same);
  areas.push_back({.id = {}, .number = std::string(number), .title = line, .place = place, .lines = {}, .notes = {}});
  return areas.id_of(areas.back());
}

Id<DraftGoal> add_goal(PlanReading& reading, std::string_view number, std::string_view title, Id<DraftItem> area, const InBoth& place) {
  auto& goals = reading.draft.goals;
  std::string line = without_continued(one_line(title));
  const std::string mark = take_mark(line);
  const auto same = std::find_if(goals.begin(), goals.end(), [&](const DraftGoal& g) {
    return fold(g.title) == fold(line) && (g.area == area || area == no_row || g.area == no_row);
  });
  if (same != goals.end()) {
    if (same->area == no_row) same->area = area;
    if (same->number.empty()) same->number = number;
    return goals.id_of(*same);
  }
  DraftGoal& goal = goals.emplace_back();
  goal.number = number;
  goal.title = line;
  goal.place = place;
  goal.area = area;
  if (!mark.empty()) add_marks(reading, goal, {mark}, place);
  const Id<DraftGoal> at = goals.id_of(goal);
  for (const PlanSection& section : reading.sections) tell_financial(reading, at, section.text);
  return at;
}

void tell_financial(PlanReading& reading, Id<DraftGoal> goal, std::string_view text) {
  const auto speaks_of = [&](std::string_view word) { return fold(text).find(word) != std::string::npos; };
  const bool financial = has_word(text, "finansiell") && has_word(text, "mål"), of_work = speaks_of("verksamhetsmål");
  DraftGoal& item = reading.draft.goals[goal];
  if (financial && !of_work) return add_line(reading, item, Key::economy, std::string(word(Economy::financial)), item.place);
  const bool economy = std::any_of(reading.sections.begin(), reading.sections.end(),
                                   [&](const PlanSection& section) { return has_word(section.text, "hushållning"); });
  if (of_work && !financial && economy) add_line(reading, item, Key::economy, std::string(word(Economy::operational)), item.place);
}

Id<DraftIndicator> add_indicator(PlanReading& reading, std::string_view title, Id<DraftGoal> goal, const InBoth& place) {
  auto& indicators = reading.draft.indicators;
  std::string line = one_line(title);
  const std::string mark = take_mark(line);
  const auto [same, added] = reading.indicators_by_title.try_emplace({goal, fold(line)}, indicators.end_id());
  if (!added) return same->second;
  DraftIndicator& indicator = indicators.emplace_back();
  indicator.title = line;
  indicator.place = place;
  indicator.goal = goal;
  if (!mark.empty()) add_marks(reading, indicator, {mark}, place);
  return indicators.id_of(indicator);
}

Id<DraftAssignment> add_assignment(PlanReading& reading, std::string_view number, std::string_view title, const InBoth& place) {
  DraftAssignment& assignment = reading.draft.assignments.emplace_back();
  assignment.number = number;
  assignment.title = one_line(title);
  assignment.place = place;
  if (const std::string mark = take_mark(assignment.title); !mark.empty()) add_marks(reading, assignment, {mark}, place);
  return reading.draft.assignments.id_of(assignment);
}

void add_line(PlanReading& reading, DraftItem& item, const LineKey& key, std::string value, const InBoth& place) {
  const auto same = std::find_if(item.lines.begin(), item.lines.end(), [&](const DraftLine& line) { return line.key == key; });
  if (same == item.lines.end()) item.lines.push_back({key, std::move(value), place});
  else if (same->value != value)
    reading.draft.ask(item, place,
                      in_both("{} för »{}« är »{}« här men »{}« i {}: vilket gäller?", key, item.title, value, same->value, same->place));
}

void add_unit_of_title(PlanReading& reading, DraftIndicator& indicator) {
  const bool given =
      std::any_of(indicator.lines.begin(), indicator.lines.end(), [](const DraftLine& line) { return line.key == Key::unit_of_measure; });
  const auto ends = [&](std::string_view unit) { return indicator.title.ends_with(unit); };
  if (!given && (ends("(%)") || ends("(procent)") || ends(", %") || ends(", procent")))
    add_line(reading, indicator, Key::unit_of_measure, "%", indicator.place);
}

}  // namespace malkoll::plan_import
