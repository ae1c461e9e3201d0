#include <fmt/format.h>

#include <algorithm>

#include "plan_import/reading.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::plan_import {

std::string take_mark(std::string& text) {
  std::string mark;
  for (bool taken = true; taken;) {
    taken = false;
    for (const std::string_view raised : {"*", "\xC2\xB9", "\xC2\xB2", "\xC2\xB3", "\xE2\x81\xB4", "\xE2\x81\xB5", "\xE2\x81\xB6",
                                          "\xE2\x81\xB7", "\xE2\x81\xB8", "\xE2\x81\xB9"}) {
      if (text.size() <= raised.size() || !text.ends_with(raised) || text.ends_with("m" + std::string(raised))) continue;  // m²
      mark = std::string(raised) + mark;
      text.resize(text.size() - raised.size());
      taken = true;
    }
  }
  text = trim(text);
  return mark;
}

grid::Cell as_cell(const grid::DocumentCell& cell) { return {.type = cell.type, .text = cell.text}; }

std::size_t add_area(PlanReading& reading, std::string_view number, std::string_view title, const InBoth& place) {
  auto& areas = reading.draft.areas;
  const std::string line = one_line(title);
  const auto same = std::find_if(areas.begin(), areas.end(), [&](const DraftItem& a) { return fold(a.title) == fold(line); });
  if (same != areas.end()) return static_cast<std::size_t>(same - areas.begin());
  areas.push_back({.id = {}, .number = std::string(number), .title = line, .place = place, .lines = {}, .notes = {}});
  return areas.size() - 1;
}

std::size_t add_goal(PlanReading& reading, std::string_view number, std::string_view title, std::size_t area, const InBoth& place) {
  auto& goals = reading.draft.goals;
  const std::string line = one_line(title);
  const auto same = std::find_if(goals.begin(), goals.end(), [&](const DraftGoal& g) {
    return fold(g.title) == fold(line) && (g.area == area || area == no_item || g.area == no_item);
  });
  if (same != goals.end()) {
    if (same->area == no_item) same->area = area;
    if (same->number.empty()) same->number = number;
    return static_cast<std::size_t>(same - goals.begin());
  }
  DraftGoal& goal = goals.emplace_back();
  goal.number = number;
  goal.title = line;
  goal.place = place;
  goal.area = area;
  return goals.size() - 1;
}

std::size_t add_indicator(PlanReading& reading, std::string_view title, std::size_t goal, const InBoth& place) {
  auto& indicators = reading.draft.indicators;
  std::string line = one_line(title);
  const std::string mark = take_mark(line);
  const auto same = std::find_if(indicators.begin(), indicators.end(),
                                 [&](const DraftIndicator& i) { return i.goal == goal && fold(i.title) == fold(line); });
  if (same != indicators.end()) return static_cast<std::size_t>(same - indicators.begin());
  DraftIndicator& indicator = indicators.emplace_back();
  indicator.title = line;
  indicator.place = place;
  indicator.goal = goal;
  if (!mark.empty()) add_marks(reading, indicator, {mark}, place);
  return indicators.size() - 1;
}

std::size_t add_assignment(PlanReading& reading, std::string_view number, std::string_view title, const InBoth& place) {
  DraftAssignment& assignment = reading.draft.assignments.emplace_back();
  assignment.number = number;
  assignment.title = one_line(title);
  assignment.place = place;
  return reading.draft.assignments.size() - 1;
}

void add_line(PlanReading& reading, DraftItem& item, std::string key, std::string value, const InBoth& place) {
  const auto same = std::find_if(item.lines.begin(), item.lines.end(), [&](const DraftLine& line) { return line.key == key; });
  if (same == item.lines.end()) item.lines.push_back({std::move(key), std::move(value), place});
  else if (same->value != value)
    reading.draft.ask(item, place,
                      in_both("{} för »{}« är »{}« här men »{}« i {}: vilket gäller?", key, item.title, value, same->value, same->place));
}

void add_unit_of_title(PlanReading& reading, DraftIndicator& indicator) {
  const bool given = std::any_of(indicator.lines.begin(), indicator.lines.end(), [](const DraftLine& line) { return line.key == "enhet"; });
  if (!given && (indicator.title.ends_with("(%)") || indicator.title.ends_with("(procent)")))
    add_line(reading, indicator, "enhet", "%", indicator.place);
}

void add_marks(PlanReading& reading, DraftItem& item, const std::vector<std::string>& marks, const InBoth& place) {
  for (const std::string& mark : marks) {
    const auto& notes = reading.document.footnotes;
    const auto note = std::find_if(notes.begin(), notes.end(), [&](const grid::Footnote& n) { return n.mark == mark; });
    const bool figure = note == notes.end();
    item.notes.push_back(figure ? fmt::format("{} har anmärkningen {}", place.swedish, mark)
                                : fmt::format("{} vid {}: {}", mark, place.swedish, one_line(note->text)));
    reading.marks_told.push_back(mark);
    reading.draft.say(
        PlanSaid::Kind::note, place,
        figure ? in_both("anmärkningen {} hör inte till talet", mark) : InBoth(fmt::format("{}: {}", mark, one_line(note->text))));
  }
}

}  // namespace malkoll::plan_import
