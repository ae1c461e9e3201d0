#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "import/money_heading.h"
#include "plan_import/reading.h"
#include "plan_import/table.h"
#include "plan_import/units.h"
#include "plan_import/value_parts.h"
#include "text/lines.h"
#include "text/utf8.h"

/// The rows of tables that have goals and indicators.
namespace malkoll::plan_import {

using grid::Block;
using grid::DocumentCell;
using grid::DocumentRow;
using Said = PlanSaid::Kind;

namespace {

/// The målområde of a row; an empty cell has the one above.
void read_area(PlanReading& reading, TableState& state, const DocumentRow& row) {
  const auto column = state.header.column(PlanRole::area);
  if (!column || text_at(row, column).empty()) return;
  const Labelled label = labelled(text_at(row, column));
  const Id<DraftItem> area = add_area(reading, label.number, label.title, where(state, row, column));
  if (area != reading.area) reading.goal = no_row;
  reading.area = area;
}

/// The goal that a cell names by its number alone. What no goal above has as its own is asked about, and is no goal.
bool find_numbered_goal(PlanReading& reading, const InBoth& place, const std::string& text) {
  const std::string number = number_of_goal(text);
  if (number.empty()) return false;
  const auto& goals = reading.draft.goals;
  std::vector<Id<DraftGoal>> found;
  for (const Id<DraftGoal> g : goals.ids()) {
    if (goals[g].number == number) found.push_back(g);
  }
  if (found.size() > 1) std::erase_if(found, [&](Id<DraftGoal> g) { return goals[g].area != reading.area; });
  if (found.size() == 1) {
    reading.goal = found.front();
    return true;
  }
  reading.goal = no_row;
  reading.draft.say(Said::question, place, in_both("vilket mål är »{}«?", text));
  return true;
}

void add_row_responsible(std::vector<std::string>& names, const TableState& state, const DocumentRow& row) {
  add_responsible(names, text_at(row, responsible_column(state.header)));
  add_crossed(names, state, row);
}

void read_goal(PlanReading& reading, TableState& state, const DocumentRow& row) {
  const auto column = state.header.column(PlanRole::goal);
  if (!column || text_at(row, column).empty()) return;
  const Labelled label = labelled(text_at(row, column));
  const InBoth place = where(state, row, column);
  if (find_numbered_goal(reading, place, text_at(row, column))) return;
  const std::string number = state.numbers_goals ? text_at(row, state.header.column(PlanRole::number)) : std::string();
  if (!state.header.column(PlanRole::area) && state.table.text.empty())
    take_area_above(reading, reading.sections.size(), GoalsStand::in_lines);
  const std::vector<std::string> goals = goals_in(text_at(row, column));
  if (goals.size() > 1 && number.empty()) {
    for (const std::string& goal : goals) {
      reading.goal = add_goal(reading, labelled(goal).number, labelled(goal).title, reading.area, place);
      tell_financial(reading, reading.goal, state.header.texts[*column]);
      tell_financial(reading, reading.goal, state.table.text);
      if (state.responsible_for_goal) add_row_responsible(reading.draft.goals[reading.goal].responsible, state, row);
    }
    reading.draft.say(Said::note, place,
                      in_both("cellen är läst som {} mål: »{}«", goals.size(), fmt::to_string(fmt::join(goals, "«, »"))));
    reading.goal = no_row;  // which of them the indicators beside measure is asked
    return;
  }
  reading.goal = add_goal(reading, number.empty() ? label.number : number, label.title, reading.area, place);
  tell_financial(reading, reading.goal, state.header.texts[*column]);
  tell_financial(reading, reading.goal, state.table.text);
  add_marks(reading, reading.draft.goals[reading.goal],
            cell_at(row, column).covered ? std::vector<std::string>{} : cell_at(row, column).marks, place);
}

bool has_value(const TableState& state, const DocumentRow& row) {
  for (std::size_t c = 0; c < row.cells.size() && c < state.header.columns.size(); ++c) {
    if (is_value(state.header.columns[c].role) && text_at(row, c).find_first_of("0123456789") != std::string::npos) return true;
  }
  return false;
}

/// A row with one text, and one with values below it, in a table that says nothing of goals otherwise.
bool is_row_above_others(const TableState& state, const DocumentRow& row) {
  const std::vector<DocumentRow>& rows = state.table.rows;
  const auto next = static_cast<std::size_t>(&row - rows.data()) + 1;
  return !state.header.column(PlanRole::goal) && own_columns(row).size() == 1 && next < rows.size() && has_value(state, rows[next]);
}

}  // namespace

bool stands_over_another(const TableState& state, const DocumentRow& row) {
  const std::vector<DocumentRow>& rows = state.table.rows;
  auto at = static_cast<std::size_t>(&row - rows.data());
  if (own_columns(row).size() != 1 || labelled(text_at(row, own_columns(row)[0])).role == PlanRole::goal) return false;
  std::size_t lone = 0;
  while (++at < rows.size()) {
    const std::vector<std::size_t> own = own_columns(rows[at]);
    if (own.empty()) continue;
    if (own.size() > 1) break;
    if (labelled(text_at(rows[at], own[0])).role == PlanRole::area) return false;
    if (++lone > 1) return false;
  }
  return lone == 1 && at < rows.size() && has_value(state, rows[at]);
}

void read_area_row(PlanReading& reading, const TableState& state, const DocumentRow& row, const std::string& text) {
  const InBoth place = where(state, row, own_columns(row)[0]);
  const Id<DraftItem> fresh = reading.draft.areas.end_id();
  reading.area = add_area(reading, labelled(text).number, labelled(text).title, place);
  reading.goal = no_row;
  reading.indicator = no_row;
  if (reading.area == fresh)
    reading.draft.ask(reading.draft.areas[reading.area], place, in_both("är »{}« ett målområde? Raden över målen är läst så", text));
}

namespace {

/// A cell that says that there is no indicator yet: `(tas fram under 2027)`, `Saknas`, `Mätetal utvecklas`. A row with a value has one.
bool is_no_indicator_yet(const TableState& state, const DocumentRow& row, std::size_t column) {
  return !has_value(state, row) && says_none_yet(text_at(row, column));
}

}  // namespace

bool is_of_both(std::string_view text) {
  constexpr auto words = std::to_array<std::string_view>({"totalt", "total", "alla", "samtliga", "båda", "båda könen", "tillsammans"});
  return std::find(words.begin(), words.end(), fold(text)) != words.end();
}

bool is_total_of_groups(const TableState& state, const DocumentRow& row) {
  const std::vector<std::size_t> own = own_columns(row);
  const auto at = static_cast<std::size_t>(&row - state.table.rows.data());
  if (state.header.kind != PlanTable::indicators || own.empty() || at == 0 || !is_of_both(text_at(row, own[0]))) return false;
  const std::vector<std::size_t> above = own_columns(state.table.rows[at - 1]);
  const auto kind = state.header.column(PlanRole::group_of_row);
  return (kind && !group_in(text_at(state.table.rows[at - 1], kind)).empty()) ||
         (!above.empty() && !group_in(text_at(state.table.rows[at - 1], above[0])).empty() && above[0] == own[0]);
}

namespace {

/// The values of a row for the indicator above: of a group, or of others than the municipality.
void read_values_of(PlanReading& reading, const TableState& state, const DocumentRow& row, const std::string& group,
                    const std::string& compared) {
  for (std::size_t c = 0; c < row.cells.size() && c < state.header.columns.size(); ++c) {
    PlanHeading heading = state.header.columns[c];
    if (!is_value(heading.role) || row.cells[c].covered) continue;
    if (!group.empty()) heading.group = group;
    if (heading.role != PlanRole::target && !compared.empty()) heading.role = PlanRole::comparison, heading.compared = compared;
    add_measure(reading, reading.indicator, heading, row.cells[c], where(state, row, c));
  }
}

/// A row whose cell for the indicator is empty, or goes on from above: values of a group, as the column Kön says, or of nothing that is told.
void read_row_without_indicator(PlanReading& reading, const TableState& state, const DocumentRow& row) {
  const std::string whom = text_at(row, state.header.column(PlanRole::group_of_row)), group = group_in(whom);
  if ((!group.empty() || is_of_both(whom)) && reading.indicator != no_row) return read_values_of(reading, state, row, group, {});
  std::string values;
  for (std::size_t c = 0; c < row.cells.size() && c < state.header.columns.size(); ++c) {
    if (is_value(state.header.columns[c].role) && !row.cells[c].covered && !is_nothing(text_at(row, c)))
      values += (values.empty() ? "" : ", ") + text_at(row, c);
  }
  if (!values.empty()) reading.draft.say(Said::left_out, where(state, row), in_both("värden utan indikator: {}", values));
}

/// `- kvinnor`, `varav män`, `Riket`: the values of some of those whom the indicator above counts, or of others. False: the row is an
/// indicator of its own.
bool read_group_row(PlanReading& reading, const TableState& state, const DocumentRow& row, std::string_view title) {
  const std::string folded = fold(title), group = group_in(title), compared = compared_in(title);
  const bool of_group =
      !group.empty() && (folded == group || folded == "varav " + group || folded == "därav " + group || folded == "andel " + group);
  if (reading.indicator == no_row || (!of_group && compared.empty() && !is_total_of_groups(state, row))) return false;
  read_values_of(reading, state, row, group, compared);
  return true;
}

/// Several indicators as lines of a cell: each has its line of the others, or nothing can be told.
bool are_several(const TableState& state, const DocumentRow& row, std::size_t column, const std::vector<std::string>& titles) {
  if (titles.size() < 2) return false;
  const bool listed = titles != lines_of(text_at(row, column));
  return listed || std::any_of(state.header.columns.begin(), state.header.columns.end(), [&](const PlanHeading& heading) {
           const auto at = static_cast<std::size_t>(&heading - state.header.columns.data());
           return heading.role == PlanRole::target && lines_of(text_at(row, at)).size() == titles.size();
         });
}

/// Which of the indicators of a row is read.
struct OfSeveral {
  std::size_t number = 0, count = 1;
};

/// The cell of one of them; nullopt: it cannot be told which line of it, which is asked.
std::optional<DocumentCell> cell_of(PlanReading& reading, const TableState& state, const DocumentRow& row, std::size_t c, OfSeveral one) {
  DocumentCell cell = row.cells[c];
  if (one.count == 1) return cell;
  const std::vector<std::string> lines = listed_lines(cell.text);
  const bool shared = lines.size() == 1 && !is_value(state.header.columns[c].role);
  if (lines.size() == one.count) {
    cell.text = lines[one.number];
  } else if (!lines.empty() && !shared && !cell.covered) {
    DraftIndicator& indicator = reading.draft.indicators[reading.indicator];
    reading.draft.ask(indicator, where(state, row, c),
                      in_both("vilken rad av »{}« gäller »{}«?", fmt::to_string(fmt::join(lines, " / ")), indicator.title));
    return std::nullopt;
  }
  return cell;
}

/// What a cell says of the indicator at hand, where its row may say the year and the group.
void read_cell(PlanReading& reading, const TableState& state, const DocumentRow& row, std::size_t c, OfSeveral one) {
  const std::optional<DocumentCell> cell = cell_of(reading, state, row, c, one);
  if (!cell) return;
  PlanHeading heading = state.header.columns[c];
  // A value that is merged over several years is not said to be of each.
  const bool number = is_value(heading.role);
  const bool sideways =
      number && cell->covered && c > 0 && row.cells[c - 1].text == cell->text && state.header.columns[c - 1].role == heading.role;
  if (number && heading.year == 0) heading.year = importing::bare_year(text_at(row, state.header.column(PlanRole::year_of_row)));
  if (number && heading.group.empty()) heading.group = group_in(text_at(row, state.header.column(PlanRole::group_of_row)));
  if (!sideways) add_measure(reading, reading.indicator, heading, *cell, where(state, row, c));
}

/// The indicators of a row, and what its cells say of each: the unit first.
void read_indicators(PlanReading& reading, const TableState& state, const DocumentRow& row, std::size_t column,
                     const std::vector<std::string>& titles) {
  const InBoth place = where(state, row, column);
  const bool several = are_several(state, row, column, titles);
  OfSeveral one{0, several ? titles.size() : 1};
  for (; one.number < one.count; ++one.number) {
    const std::string text = several ? titles[one.number] : text_at(row, column);
    const Labelled label = labelled(text);
    reading.indicator =
        add_indicator(reading, label.role == PlanRole::indicator || several ? label.title : text_at(row, column), reading.goal, place);
    DraftIndicator& indicator = reading.draft.indicators[reading.indicator];
    if (reading.goal == no_row) reading.draft.ask(indicator, place, in_both("vilket mål mäter »{}«?", indicator.title));
    add_marks(reading, indicator, cell_at(row, column).marks, place);
    for (const bool units : {true, false}) {
      for (std::size_t c = 0; c < row.cells.size() && c < state.header.columns.size(); ++c) {
        if ((state.header.columns[c].role == PlanRole::unit_of_measure) == units) read_cell(reading, state, row, c, one);
      }
    }
    add_unit_of_title(reading, indicator);
    if (!state.responsible_for_goal) add_row_responsible(indicator.responsible, state, row);
    else if (reading.goal != no_row) add_row_responsible(reading.draft.goals[reading.goal].responsible, state, row);
  }
}

}  // namespace

std::string number_of_goal(const std::string& text) {
  if (const auto bare = bare_label(text)) return bare->role == PlanRole::goal ? bare->number : std::string();
  const auto numbered = bare_label("Mål " + text);
  return numbered ? numbered->number : std::string();
}

std::optional<std::size_t> responsible_column(const PlanHeader& header) {
  const auto column = header.column(PlanRole::responsible);
  return column ? column : header.column(PlanRole::unit);
}

bool is_responsible_for_goal(const Block& table, const PlanHeader& header, std::size_t begin) {
  const auto goal = header.column(PlanRole::goal), responsible = responsible_column(header), indicator = header.column(PlanRole::indicator);
  if (header.kind == PlanTable::goals) return true;
  if (!goal || !responsible || !indicator || *responsible < *goal || *indicator < *responsible) return false;
  return std::none_of(
      table.rows.begin() + static_cast<std::ptrdiff_t>(std::min(begin, table.rows.size())), table.rows.end(), [&](const DocumentRow& row) {
        const DocumentCell &of_goal = cell_at(row, goal), &of_responsible = cell_at(row, responsible);
        return (of_goal.covered || text_at(row, goal).empty()) && !of_responsible.covered && !text_at(row, responsible).empty();
      });
}

void read_indicator_row(PlanReading& reading, TableState& state, const DocumentRow& row) {
  const auto column = state.header.column(PlanRole::indicator);
  read_area(reading, state, row);
  read_goal(reading, state, row);
  const std::vector<std::string> titles = listed_lines(text_at(row, column));
  if (state.row_goals && is_row_above_others(state, row)) reading.goal = no_row;
  if (titles.empty() || cell_at(row, column).covered) {
    // A goal without indicators.
    if (reading.goal != no_row && state.header.column(PlanRole::goal))
      add_row_responsible(reading.draft.goals[reading.goal].responsible, state, row);
    return read_row_without_indicator(reading, state, row);
  }
  const InBoth place = where(state, row, column);
  if (is_no_indicator_yet(state, row, *column))
    return reading.draft.say(Said::left_out, place, in_both("indikatorn finns inte än: »{}«", text_at(row, column)));
  if (read_group_row(reading, state, row, text_at(row, column))) return;
  const bool by_rows = state.row_goals || reading.goal == no_row;
  if (by_rows && !state.header.column(PlanRole::goal) && stands_over_another(state, row))
    return read_area_row(reading, state, row, text_at(row, column));
  if (reading.goal == no_row && is_row_above_others(state, row)) {
    reading.goal = add_goal(reading, labelled(text_at(row, column)).number, labelled(text_at(row, column)).title, reading.area, place);
    reading.draft.ask(reading.draft.goals[reading.goal], place,
                      in_both("är »{}« ett mål? Raden över indikatorerna är läst så", text_at(row, column)));
    state.row_goals = true;
    return;
  }
  if (reading.goal == no_row && !state.header.column(PlanRole::goal)) reading.goal = goal_of_heading(reading);
  read_indicators(reading, state, row, *column, titles);
}

void read_goal_row(PlanReading& reading, TableState& state, const DocumentRow& row) {
  read_area(reading, state, row);
  const auto column = state.header.column(PlanRole::goal);
  if (text_at(row, column).empty()) return;
  read_goal(reading, state, row);
  if (reading.goal == no_row) return;  // a number that no goal has, which is asked about, or several goals
  DraftGoal& goal = reading.draft.goals[reading.goal];
  add_row_responsible(goal.responsible, state, row);
  const auto agenda = state.header.column(PlanRole::agenda), comment = state.header.column(PlanRole::comment);
  const std::string numbers = text_at(row, agenda);
  if (!numbers.empty() && numbers.find_first_not_of("0123456789, ") == std::string::npos)
    add_line(reading, goal, Key::agenda, numbers, where(state, row, agenda));
  else if (!numbers.empty()) reading.draft.ask(goal, where(state, row, agenda), in_both("vilka av de globala målen är »{}«?", numbers));
  if (!text_at(row, comment).empty()) add_line(reading, goal, Key::description, text_at(row, comment), where(state, row, comment));
}

}  // namespace malkoll::plan_import
