#include <fmt/format.h>

#include <algorithm>

#include "plan_import/table.h"
#include "plan_import/units.h"
#include "text/lines.h"

namespace malkoll::plan_import {

using grid::DocumentCell;
using grid::DocumentRow;

InBoth where(const TableState& state, const DocumentRow& row, std::optional<std::size_t> column) { return grid::place_in(state.table, row.number, column ? *column + 1 : 0); }

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

namespace {

/// A value for the indicators of the row above: a line each, or one for all of what is said once.
void read_key_measure(PlanReading& reading, const TableState& state, const PlanHeading& key, const DocumentCell& value, const InBoth& place) {
  const std::vector<std::string> lines = lines_of(value.text);
  if (state.indicators.size() < 2) return add_measure(reading, reading.indicator, key, value, place);
  if (lines.size() != state.indicators.size()) return reading.draft.ask(reading.draft.indicators[state.indicators.back()], place, in_both("vilken av de {} indikatorerna gäller »{}«?", state.indicators.size(), fmt::to_string(fmt::join(lines, " / "))));
  for (std::size_t n = 0; n < lines.size(); ++n) {
    DocumentCell one = value;
    one.text = lines[n];
    add_measure(reading, state.indicators[n], key, one, place);
  }
}

}  // namespace

/// A row that is a key and its value. False: it is none.
bool read_key_row(PlanReading& reading, TableState& state, const DocumentRow& row, const std::vector<std::size_t>& own) {
  if (own.empty() || own.size() > 2) return false;
  const std::string first = text_at(row, own[0]);
  PlanHeading key;
  DocumentCell value;
  if (own.size() == 2) {
    key = plan_heading(first.ends_with(':') ? std::string_view(first).substr(0, first.size() - 1) : std::string_view(first));
    value = row.cells[own[1]];
    // Below headings a row of two cells is one of the table's, unless it begins with a heading's own word.
    if (state.header.kind != PlanTable::none && !key.whole) return false;
  } else if (const Labelled label = labelled(first); label.role != PlanRole::none) {
    key.role = label.role;
    value = {.type = grid::Cell::Type::text, .text = (label.number.empty() ? "" : label.number + ' ') + label.title};
  } else if (const auto line = key_line(first)) {
    key = line->key;
    value = {.type = grid::Cell::Type::text, .text = line->value};
  } else {
    return plan_heading(first).role != PlanRole::none && state.read && state.header.columns.empty();  // a key without a value
  }
  const bool of_measure = key.role == PlanRole::unit_of_measure || key.role == PlanRole::source || key.role == PlanRole::direction || key.role == PlanRole::outcome || key.role == PlanRole::baseline || key.role == PlanRole::target || key.role == PlanRole::comment || key.role == PlanRole::due;
  if (state.header.kind != PlanTable::none && (of_measure || key.role == PlanRole::assignment)) return false;  // a note below the table, or a row that is called so
  const InBoth place = where(state, row, own.back());
  const Labelled label = labelled(value.text);
  switch (key.role) {
    case PlanRole::area:
      reading.area = add_area(reading, label.number, label.title, place);
      reading.goal = reading.indicator = no_item;
      break;
    case PlanRole::goal:
      if (state.table.text.empty()) take_area_above(reading, reading.sections.size(), false);
      reading.goal = add_goal(reading, label.number, label.title, reading.area, place);
      reading.indicator = no_item;
      break;
    case PlanRole::indicator: {
      if (reading.goal == no_item) reading.goal = goal_of_heading(reading);
      state.indicators.clear();
      for (const std::string& title : lines_of(value.text)) {
        reading.indicator = add_indicator(reading, title, reading.goal, place);
        state.indicators.push_back(reading.indicator);
        add_marks(reading, reading.draft.indicators[reading.indicator], value.marks, place);
        add_unit_of_title(reading, reading.draft.indicators[reading.indicator]);
      }
      break;
    }
    case PlanRole::assignment: reading.assignment = add_assignment(reading, label.number, label.title, place); break;
    case PlanRole::due:
      if (reading.assignment == no_item) return false;
      add_due(reading, reading.assignment, value, place);
      break;
    case PlanRole::responsible: {
      auto* names = reading.assignment != no_item ? &reading.draft.assignments[reading.assignment].responsible : reading.indicator != no_item ? &reading.draft.indicators[reading.indicator].responsible : reading.goal != no_item ? &reading.draft.goals[reading.goal].responsible : nullptr;
      if (names == nullptr) return false;
      add_responsible(*names, value.text);
      break;
    }
    case PlanRole::comment:
      if (reading.indicator != no_item) add_measure(reading, reading.indicator, key, value, place);
      else if (reading.goal != no_item) add_line(reading, reading.draft.goals[reading.goal], "beskrivning", std::string(trim(value.text)), place);
      else return false;
      break;
    case PlanRole::unit_of_measure: case PlanRole::source: case PlanRole::direction: case PlanRole::outcome: case PlanRole::baseline: case PlanRole::target:
      if (reading.indicator == no_item) return false;
      read_key_measure(reading, state, key, value, place);
      break;
    default: return false;
  }
  if (key.role == PlanRole::area || key.role == PlanRole::goal) reading.assignment = no_item;
  state.read = true;
  return true;
}

}  // namespace malkoll::plan_import
