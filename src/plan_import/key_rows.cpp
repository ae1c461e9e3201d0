#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "plan_import/table.h"
#include "plan_import/units.h"
#include "text/lines.h"

namespace malkoll::plan_import {

using grid::DocumentCell;
using grid::DocumentRow;

InBoth where(const TableState& state, const DocumentRow& row, std::optional<std::size_t> column) {
  return grid::place_in(state.table, row.number, column ? *column + 1 : 0);
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for_lines(text, [&](std::string_view line) {
    if (!trim(line).empty()) lines.emplace_back(trim(line));
  });
  return lines;
}

void add_responsible(std::vector<std::string>& names, std::string_view text) {
  for (std::string& name : split_units(text)) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }
}

bool is_cross(std::string_view text) {
  constexpr auto crosses =
      std::to_array<std::string_view>({"x", "X", "\xE2\x9C\x93", "\xE2\x9C\x94", "\xE2\x97\x8F", "\xE2\x80\xA2", "\xC3\x97"});
  return std::find(crosses.begin(), crosses.end(), trim(text)) != crosses.end();
}

void add_crossed(std::vector<std::string>& names, const TableState& state, const DocumentRow& row) {
  for (std::size_t c = 0; c < row.cells.size() && c < state.header.columns.size(); ++c) {
    if (state.header.columns[c].role == PlanRole::crossed && is_cross(row.cells[c].text)) names.push_back(state.header.texts[c]);
  }
}

namespace {

/// A value for the indicators of the row above: a line each, or one for all of what is said once.
void read_key_measure(PlanReading& reading, const TableState& state, const PlanHeading& key, const DocumentCell& value,
                      const InBoth& place) {
  const std::vector<std::string> lines = lines_of(value.text);
  if (state.indicators.size() < 2) return add_measure(reading, reading.indicator, key, value, place);
  if (lines.size() != state.indicators.size())
    return reading.draft.ask(
        reading.draft.indicators[state.indicators.back()], place,
        in_both("vilken av de {} indikatorerna gäller »{}«?", state.indicators.size(), fmt::to_string(fmt::join(lines, " / "))));
  for (std::size_t n = 0; n < lines.size(); ++n) {
    DocumentCell one = value;
    one.text = lines[n];
    add_measure(reading, state.indicators[n], key, one, place);
  }
}

/// A key and its value, and where it stands.
struct KeyRow {
  PlanHeading key;
  DocumentCell value;
  InBoth place;
  std::string number = {};  ///< with the key
};

/// nullopt: the row is none.
std::optional<KeyRow> key_of(const TableState& state, const DocumentRow& row, const std::vector<std::size_t>& own) {
  const std::string first = text_at(row, own[0]);
  KeyRow found{.key = {}, .value = {}, .place = where(state, row, own.back())};
  const auto bare = own.size() == 2 ? bare_label(first) : std::nullopt;
  if (bare) {  // Mål 1.1, and the goal beside it
    found.key = {.role = bare->role, .whole = true};
    found.value = row.cells[own[1]];
    found.number = bare->number;
  } else if (own.size() == 2) {
    found.key = plan_heading(first.ends_with(':') ? std::string_view(first).substr(0, first.size() - 1) : std::string_view(first));
    found.value = row.cells[own[1]];
    if (found.key.role == PlanRole::none && !kolada_numbers(found.value.text).empty()) found.key.role = PlanRole::source;  // KPI-id
    // Whose the goal of the block is.
    if (found.key.role == PlanRole::unit && !state.goals.empty()) found.key.role = PlanRole::responsible;
    const bool of_goal = found.key.role == PlanRole::responsible && !state.goals.empty();
    // Below headings a row of two cells is one of the table's, unless it begins with a heading's own word.
    if (state.header.kind != PlanTable::none && !found.key.whole && !of_goal) return std::nullopt;
  } else if (const Labelled label = labelled(first); label.role != PlanRole::none) {
    found.key.role = label.role;
    found.value = {.type = grid::Cell::Type::text, .text = label.title};
    found.number = label.number;
  } else if (const auto line = key_line(first)) {
    found.key = line->key;
    found.value = {.type = grid::Cell::Type::text, .text = line->value};
  } else {
    return std::nullopt;
  }
  return found;
}

bool is_of_measure(PlanRole role) {
  return is_value(role) || role == PlanRole::unit_of_measure || role == PlanRole::source || role == PlanRole::direction;
}

/// Who is responsible for what is open: the nearest of them. nullptr: nothing is.
std::vector<std::string>* responsible_for_open(PlanReading& reading) {
  if (reading.indicator != no_row) return &reading.draft.indicators[reading.indicator].responsible;
  return reading.goal != no_row ? &reading.draft.goals[reading.goal].responsible : nullptr;
}

void read_key_indicators(PlanReading& reading, TableState& state, const KeyRow& row) {
  if (reading.goal == no_row) reading.goal = goal_of_heading(reading);
  const bool several = state.goals.size() > 1;  // which of them the indicator measures only a person knows
  state.indicators.clear();
  for (const std::string& title : lines_of(row.value.text)) {
    if (says_none_yet(title)) {
      reading.draft.say(PlanSaid::Kind::left_out, row.place, in_both("indikatorn finns inte än: »{}«", title));
      continue;
    }
    reading.indicator = add_indicator(reading, title, several ? Id<DraftGoal>() : reading.goal, row.place);
    state.indicators.push_back(reading.indicator);
    if (several) reading.draft.ask(reading.draft.indicators[reading.indicator], row.place, in_both("vilket mål mäter »{}«?", title));
    add_marks(reading, reading.draft.indicators[reading.indicator], row.value.marks, row.place);
    add_unit_of_title(reading, reading.draft.indicators[reading.indicator]);
  }
}

/// `Mål nr`, `1`: the number of the goal whose name stands in another row, or of one that has been told. False: it is a goal's name.
bool read_goal_number(PlanReading& reading, TableState& state, const KeyRow& row) {
  const std::string number = row.number.empty() ? number_of_goal(std::string(trim(row.value.text))) : std::string();
  if (number.empty()) return false;
  auto& goals = reading.draft.goals;
  if (!state.goals.empty()) {
    if (std::string& own = goals[state.goals.back()].number; own.empty()) own = number;
    return true;
  }
  const auto known = std::find_if(goals.begin(), goals.end(), [&](const DraftGoal& goal) { return goal.number == number; });
  if (known != goals.end()) reading.goal = goals.id_of(*known), reading.indicator = no_row;
  else state.goal_number = number;
  return true;
}

/// The goal of a cell, or each of several: what is said below them is of all, but for indicators, which are asked about.
void read_key_goals(PlanReading& reading, TableState& state, const KeyRow& row, const Labelled& label) {
  const std::vector<std::string> goals = goals_in(row.value.text);
  state.goals.clear();
  for (const std::string& goal : goals) {
    const Labelled one = goals.size() > 1 ? labelled(goal) : label;
    const std::string& number = one.number.empty() && goals.size() == 1 ? state.goal_number : one.number;
    state.goals.push_back(add_goal(reading, number, one.title, reading.area, row.place));
  }
  state.goal_number.clear();
  reading.goal = state.goals.back();
  reading.indicator = no_row;
  if (goals.size() > 1)
    reading.draft.say(PlanSaid::Kind::note, row.place,
                      in_both("cellen är läst som {} mål: »{}«", goals.size(), fmt::to_string(fmt::join(goals, "«, »"))));
}

/// Each of the uppdrag of a cell; what is said below them is of all.
void read_key_assignments(PlanReading& reading, TableState& state, const KeyRow& row, const Labelled& label) {
  const Tasks tasks = tasks_in(row.value.text);
  state.assignments.clear();
  if (tasks.titles.size() < 2) {
    reading.assignment = add_assignment(reading, label.number, label.title, row.place);
    state.assignments.push_back(reading.assignment);
    if (tasks.doubtful) ask_if_several(reading, reading.assignment);
    return;
  }
  for (const std::string& title : tasks.titles) {
    reading.assignment = add_assignment(reading, labelled(title).number, labelled(title).title, row.place);
    state.assignments.push_back(reading.assignment);
  }
}

/// What is said of something that is open. False: nothing is.
bool read_key_of_open(PlanReading& reading, const TableState& state, const KeyRow& row) {
  if (row.key.role == PlanRole::due) {
    if (reading.assignment == no_row) return false;
    for (const Id<DraftAssignment> assignment : state.assignments) add_due(reading, assignment, row.value, row.place);
  } else if (row.key.role == PlanRole::responsible && reading.assignment != no_row) {
    for (const Id<DraftAssignment> assignment : state.assignments)
      add_responsible(reading.draft.assignments[assignment].responsible, row.value.text);
  } else if (row.key.role == PlanRole::responsible) {
    std::vector<std::string>* names = responsible_for_open(reading);
    if (names == nullptr) return false;
    const bool of_goals = reading.indicator == no_row && !state.goals.empty();
    if (!of_goals) add_responsible(*names, row.value.text);
    for (std::size_t n = 0; of_goals && n < state.goals.size(); ++n)
      add_responsible(reading.draft.goals[state.goals[n]].responsible, row.value.text);
  } else if (row.key.role == PlanRole::comment && reading.indicator != no_row) {
    add_measure(reading, reading.indicator, row.key, row.value, row.place);
  } else if (row.key.role == PlanRole::comment) {
    if (reading.goal == no_row) return false;
    add_line(reading, reading.draft.goals[reading.goal], Key::description, std::string(trim(row.value.text)), row.place);
  } else {
    if (!is_of_measure(row.key.role) || reading.indicator == no_row) return false;
    read_key_measure(reading, state, row.key, row.value, row.place);
  }
  return true;
}

}  // namespace

bool read_key_row(PlanReading& reading, TableState& state, const DocumentRow& row, const std::vector<std::size_t>& own) {
  if (own.empty() || own.size() > 2) return false;
  const std::optional<KeyRow> found = key_of(state, row, own);
  if (!found)
    return own.size() == 1 && plan_heading(text_at(row, own[0])).role != PlanRole::none && state.read &&
           state.header.columns.empty();  // a key without a value
  const PlanRole role = found->key.role;
  const bool of_open = is_of_measure(role) || role == PlanRole::comment || role == PlanRole::due;
  if (state.header.kind != PlanTable::none && (of_open || role == PlanRole::assignment))
    return false;  // a note below the table, or a row that is called so
  Labelled label = labelled(found->value.text);
  if (!found->number.empty()) label = {.role = role, .number = found->number, .title = found->value.text};
  switch (role) {
    case PlanRole::area:
      reading.area = add_area(reading, label.number, label.title, found->place);
      reading.goal = no_row;
      reading.indicator = no_row;
      break;
    case PlanRole::goal:
      if (read_goal_number(reading, state, *found)) break;
      if (state.table.text.empty()) take_area_above(reading, reading.sections.size(), GoalsStand::in_lines);
      read_key_goals(reading, state, *found, label);
      break;
    case PlanRole::indicator: read_key_indicators(reading, state, *found); break;
    case PlanRole::assignment: read_key_assignments(reading, state, *found, label); break;
    default:
      if (!read_key_of_open(reading, state, *found)) return false;
  }
  if (role == PlanRole::area || role == PlanRole::goal) reading.assignment = no_row;
  state.read = true;
  return true;
}

}  // namespace malkoll::plan_import
