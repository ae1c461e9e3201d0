#include <algorithm>
#include <map>

#include "plan_import/reading.h"
#include "plan_import/table.h"
#include "text/lines.h"
#include "text/utf8.h"

/// What columns below the heading of an indicator hold, where their cells tell it and not their headings alone.
namespace malkoll::plan_import {

using grid::Block;
using grid::DocumentRow;
using Said = PlanSaid::Kind;

namespace {

/// Whether a column of that heading holds levels to reach: `minst 65`, `öka`, `90`, and no sentences.
bool holds_targets(const Block& table, std::size_t begin, std::size_t column) {
  constexpr std::size_t longest = 25;
  std::size_t filled = 0, levels = 0;
  for (std::size_t r = begin; r < table.rows.size(); ++r) {
    const DocumentRow& row = table.rows[r];
    const std::string text = text_at(row, column);
    if (text.empty() || row.cells[column].covered) continue;
    ++filled;
    const std::string folded = fold(text);
    const bool level = text.find_first_of("0123456789") != std::string::npos || folded.starts_with("öka") || folded.starts_with("minska") ||
                       folded.starts_with("ska ");
    if (level && text.size() <= longest && labelled(text).title == text) ++levels;
  }
  return filled > 0 && levels * 2 > filled;
}

/// Whether Kolada's numbers, and nothing else, stand in a column, whatever it is called.
bool holds_kolada_numbers(const Block& table, std::size_t begin, std::size_t column) {
  bool any = false;
  for (std::size_t r = begin; r < table.rows.size(); ++r) {
    const std::string text = text_at(table.rows[r], column);
    if (is_nothing(text)) continue;
    if (header_at(table, r)) break;
    std::string_view number = text;
    for (const std::string_view name : {"Kolada", ",", ":"}) {
      if (number.starts_with(name)) number = trim(number.substr(name.size()));
    }
    if (kolada_numbers(number).empty()) return false;
    any = true;
  }
  return any;
}

/// A column `Riket` beside values of one year alone is of that year, most likely.
void take_only_year(PlanReading& reading, TableState& state, std::size_t column) {
  PlanHeading& heading = state.header.columns[column];
  Year only = {};
  for (const PlanHeading& other : state.header.columns) {
    const bool value = other.role == PlanRole::outcome || other.role == PlanRole::baseline || (other.role == PlanRole::none && other.alone);
    if (!value || other.year == 0 || other.year >= reading.draft.budget_year) continue;
    if (only != 0 && only != other.year) return;
    only = other.year;
  }
  if (only == 0) return;
  heading.year = only;
  reading.draft.say(Said::question, place_of_table(state.table),
                    in_both("gäller »{}« {}? Kolumnen är läst så", state.header.texts[column], only));
}

}  // namespace

void settle_goal_numbers(const Block& table, PlanHeader& header, std::size_t begin) {
  const auto first = header.column(PlanRole::goal);
  const auto goals =
      std::count_if(header.columns.begin(), header.columns.end(), [](const PlanHeading& h) { return h.role == PlanRole::goal; });
  if (goals < 2) return;
  for (std::size_t r = begin; r < table.rows.size(); ++r) {
    if (const std::string text = text_at(table.rows[r], first); !text.empty() && number_of_goal(text).empty()) return;
  }
  header.columns[*first].role = PlanRole::number;
}

bool numbers_goals(const Block& table, const PlanHeader& header, std::size_t begin) {
  const auto number = header.column(PlanRole::number), goal = header.column(PlanRole::goal);
  if (!number || header.kind == PlanTable::goals) return number.has_value();
  if (!goal || *number > *goal) return false;
  std::map<std::string, std::string> goals, numbers;  // each has one of the other
  for (std::size_t r = begin; r < table.rows.size(); ++r) {
    const std::string title = text_at(table.rows[r], goal), own = text_at(table.rows[r], number);
    if (title.empty() || own.empty()) continue;
    if (goals.try_emplace(own, title).first->second != title || numbers.try_emplace(title, own).first->second != own) return false;
  }
  return !goals.empty();
}

void settle_values(PlanReading& reading, TableState& state, std::size_t begin) {
  const Year budget = reading.draft.budget_year;
  const auto indicator = state.header.column(PlanRole::indicator);
  for (std::size_t c = 0; c < state.header.columns.size(); ++c) {
    PlanHeading& heading = state.header.columns[c];
    const std::string& text = state.header.texts[c];
    if (heading.role == PlanRole::goal && indicator && c > *indicator && holds_targets(state.table, begin, c)) {
      heading.role = PlanRole::target;
      reading.draft.say(Said::note, place_of_table(state.table), in_both("kolumnen »{}« är läst som målvärden", text));
    }
    if ((heading.role == PlanRole::none || heading.role == PlanRole::number) && holds_kolada_numbers(state.table, begin, c))
      heading.role = PlanRole::source;
    if (heading.role == PlanRole::none && heading.year == 0 && fold(text) == "kommunen" && state.header.column(PlanRole::comparison))
      heading.role = PlanRole::outcome;  // beside Riket
    if (heading.role == PlanRole::comparison && heading.year == 0) take_only_year(reading, state, c);
    if (heading.year == 0 || heading.until != 0) continue;
    const bool bare = heading.role == PlanRole::none && heading.alone;
    const bool settled = heading.role == PlanRole::spent && has_word(text, "bokslut");
    // The year before has no outcome yet when the plan is made: it may be a prognosis, a budget or a target.
    if ((bare || settled) && heading.year + 1 < budget) {
      heading.role = PlanRole::outcome;
      reading.draft.say(Said::note, place_of_table(state.table),
                        in_both("kolumnen »{}« är läst som utfall: året är före budgetåret", text));
    } else if (bare || heading.role == PlanRole::frame) {
      reading.draft.say(Said::question, place_of_table(state.table),
                        in_both("är kolumnen »{}« målvärden, utfall eller något annat? Den är inte med", text));
    }
  }
}

}  // namespace malkoll::plan_import
