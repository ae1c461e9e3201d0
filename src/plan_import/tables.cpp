#include <fmt/format.h>

#include <algorithm>

#include "import/money_heading.h"
#include "import/sum_words.h"
#include "plan_import/reading.h"
#include "plan_import/table.h"
#include "plan_import/units.h"
#include "text/utf8.h"

namespace malkoll::plan_import {

namespace {

using grid::Block;
using grid::DocumentCell;
using grid::DocumentRow;
using Kind = PlanSaid::Kind;

InBoth place_of_table(const Block& table) { return table.text.empty() ? name_of(table) : in_both("bladet {}", name_of(table)); }

/// Says what the last headings had that was not read.
void close_header(PlanReading& reading, TableState& state) {
  for (std::size_t c = 0; c < state.unread.size(); ++c) {
    if (state.unread[c] > 0)
      reading.draft.say(Kind::left_out, place_of_table(state.table),
                        in_both("kolumnen »{}« är inte med (ifyllda celler: {})",
                                c < state.header.texts.size() ? state.header.texts[c] : std::string(), state.unread[c]));
  }
  state.unread.clear();
}

/// Whether the rows of a table with these headings take up what a column holds.
bool is_taken(const PlanHeader& header, std::size_t column) {
  const PlanRole role = column < header.columns.size() ? header.columns[column].role : PlanRole::none;
  const bool first = header.column(role) == column;  // of several of a kind the first is read
  switch (role) {
    case PlanRole::outcome:
    case PlanRole::target:
    case PlanRole::baseline:
    case PlanRole::unit_of_measure:
    case PlanRole::source:
    case PlanRole::direction: return header.kind == PlanTable::indicators;
    case PlanRole::comment: return header.kind == PlanTable::indicators || first;
    case PlanRole::area:
    case PlanRole::indicator:
    case PlanRole::goal: return first;
    case PlanRole::responsible: return first;
    case PlanRole::unit: return first && !header.column(PlanRole::responsible);
    case PlanRole::number: return header.kind != PlanTable::indicators;
    case PlanRole::agenda: return first && header.kind == PlanTable::goals;
    case PlanRole::assignment:
    case PlanRole::due: return first && header.kind == PlanTable::assignments;
    default: return false;
  }
}

void count_unread(TableState& state, const DocumentRow& row) {
  state.unread.resize(std::max(state.unread.size(), row.cells.size()));
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    if (!is_taken(state.header, c) && row.cells[c].type != grid::Cell::Type::empty && !row.cells[c].covered) ++state.unread[c];
  }
}

/// The målområde of a row; an empty cell has the one above.
void read_area(PlanReading& reading, TableState& state, const DocumentRow& row) {
  const auto column = state.header.column(PlanRole::area);
  if (!column || text_at(row, column).empty()) return;
  const Labelled label = labelled(text_at(row, column));
  const std::size_t area = add_area(reading, label.number, label.title, where(state, row, column));
  if (area != reading.area) reading.goal = no_item;
  reading.area = area;
}

void read_goal(PlanReading& reading, TableState& state, const DocumentRow& row) {
  const auto column = state.header.column(PlanRole::goal);
  if (!column || text_at(row, column).empty()) return;
  const Labelled label = labelled(text_at(row, column));
  const std::string number = text_at(row, state.header.column(PlanRole::number));
  const bool of_goal = state.header.kind == PlanTable::goals;
  if (!state.header.column(PlanRole::area) && state.table.text.empty())
    take_area_above(reading, reading.sections.size(), GoalsStand::in_lines);
  reading.goal =
      add_goal(reading, of_goal && !number.empty() ? number : label.number, label.title, reading.area, where(state, row, column));
  add_marks(reading, reading.draft.goals[reading.goal],
            cell_at(row, column).covered ? std::vector<std::string>{} : cell_at(row, column).marks, where(state, row, column));
}

/// The column of those who are responsible: also one called Nämnd, where the rows are goals.
std::optional<std::size_t> responsible_column(const PlanHeader& header) {
  const auto column = header.column(PlanRole::responsible);
  return column ? column : header.column(PlanRole::unit);
}

/// `- kvinnor`, `varav män`: the values of some of those whom the indicator above counts. False: the row is an indicator of its own.
bool read_group_row(PlanReading& reading, const TableState& state, const DocumentRow& row, std::string_view title) {
  const std::string folded = fold(title);
  const std::string group = group_in(title);
  if (group.empty() || reading.indicator == no_item ||
      (folded != group && folded != "varav " + group && folded != "därav " + group && folded != "andel " + group))
    return false;
  for (std::size_t c = 0; c < row.cells.size() && c < state.header.columns.size(); ++c) {
    PlanHeading heading = state.header.columns[c];
    if (heading.role != PlanRole::outcome && heading.role != PlanRole::baseline && heading.role != PlanRole::target) continue;
    heading.group = group;
    add_measure(reading, reading.indicator, heading, row.cells[c], where(state, row, c));
  }
  return true;
}

void read_indicator_row(PlanReading& reading, TableState& state, const DocumentRow& row) {
  const auto column = state.header.column(PlanRole::indicator);
  read_area(reading, state, row);
  read_goal(reading, state, row);
  const auto responsible = responsible_column(state.header);
  const std::vector<std::string> titles = lines_of(text_at(row, column));
  if (titles.empty() || cell_at(row, column).covered) {
    // A goal without indicators.
    if (reading.goal != no_item && state.header.column(PlanRole::goal))
      add_responsible(reading.draft.goals[reading.goal].responsible, text_at(row, responsible));
    return;
  }
  const InBoth place = where(state, row, column);
  if (read_group_row(reading, state, row, text_at(row, column))) return;
  if (reading.goal == no_item && !state.header.column(PlanRole::goal)) reading.goal = goal_of_heading(reading);
  // Several indicators as lines of a cell: each has its line of the others, or nothing can be told.
  const bool several =
      titles.size() > 1 && std::any_of(state.header.columns.begin(), state.header.columns.end(), [&](const PlanHeading& heading) {
        const auto at = static_cast<std::size_t>(&heading - state.header.columns.data());
        return heading.role == PlanRole::target && lines_of(text_at(row, at)).size() == titles.size();
      });
  const std::size_t count = several ? titles.size() : 1;
  for (std::size_t n = 0; n < count; ++n) {
    const Labelled label = labelled(several ? titles[n] : text_at(row, column));
    const std::size_t indicator =
        add_indicator(reading, label.role == PlanRole::indicator || several ? label.title : text_at(row, column), reading.goal, place);
    reading.indicator = indicator;
    if (reading.goal == no_item)
      reading.draft.ask(reading.draft.indicators[indicator], place,
                        in_both("vilket mål mäter »{}«?", reading.draft.indicators[indicator].title));
    add_marks(reading, reading.draft.indicators[indicator], cell_at(row, column).marks, place);
    const auto measure = [&](std::size_t c) {
      DocumentCell cell = row.cells[c];
      if (several) {
        const std::vector<std::string> lines = lines_of(cell.text);
        if (lines.size() == count) cell.text = lines[n];
        else if (lines.size() > 1 && !cell.covered)
          return reading.draft.ask(reading.draft.indicators[indicator], where(state, row, c),
                                   in_both("vilken rad av »{}« gäller »{}«?", fmt::to_string(fmt::join(lines, " / ")),
                                           reading.draft.indicators[indicator].title));
      }
      const PlanHeading& heading = state.header.columns[c];
      // A value that is merged over several years is not said to be of each.
      const bool number = heading.role == PlanRole::outcome || heading.role == PlanRole::target || heading.role == PlanRole::baseline;
      const bool sideways =
          number && cell.covered && c > 0 && row.cells[c - 1].text == cell.text && state.header.columns[c - 1].role == heading.role;
      if (!sideways) add_measure(reading, indicator, heading, cell, where(state, row, c));
    };
    for (std::size_t c = 0; c < row.cells.size() && c < state.header.columns.size(); ++c) {
      if (state.header.columns[c].role == PlanRole::unit_of_measure) measure(c);
    }
    for (std::size_t c = 0; c < row.cells.size() && c < state.header.columns.size(); ++c) {
      if (state.header.columns[c].role != PlanRole::unit_of_measure) measure(c);
    }
    add_unit_of_title(reading, reading.draft.indicators[indicator]);
    add_responsible(reading.draft.indicators[indicator].responsible, text_at(row, responsible));
  }
}

void read_goal_row(PlanReading& reading, TableState& state, const DocumentRow& row) {
  read_area(reading, state, row);
  const auto column = state.header.column(PlanRole::goal);
  if (text_at(row, column).empty()) return;
  read_goal(reading, state, row);
  DraftGoal& goal = reading.draft.goals[reading.goal];
  add_responsible(goal.responsible, text_at(row, responsible_column(state.header)));
  const auto agenda = state.header.column(PlanRole::agenda), comment = state.header.column(PlanRole::comment);
  const std::string numbers = text_at(row, agenda);
  if (!numbers.empty() && numbers.find_first_not_of("0123456789, ") == std::string::npos)
    add_line(reading, goal, "agenda 2030", numbers, where(state, row, agenda));
  else if (!numbers.empty()) reading.draft.ask(goal, where(state, row, agenda), in_both("vilka av de globala målen är »{}«?", numbers));
  if (!text_at(row, comment).empty()) add_line(reading, goal, "beskrivning", text_at(row, comment), where(state, row, comment));
}

void read_assignment_row(PlanReading& reading, TableState& state, const DocumentRow& row) {
  const auto column = state.header.column(PlanRole::assignment), number = state.header.column(PlanRole::number),
             due = state.header.column(PlanRole::due), goal = state.header.column(PlanRole::goal);
  const std::string title = text_at(row, column);
  if (title.empty() || cell_at(row, column).covered) return;
  const Labelled label = labelled(title);
  const std::string own = text_at(row, number);
  reading.assignment = add_assignment(reading, own.empty() ? label.number : own, label.title, where(state, row, column));
  DraftAssignment& assignment = reading.draft.assignments[reading.assignment];
  add_marks(reading, assignment, cell_at(row, column).marks, assignment.place);
  add_responsible(assignment.responsible, text_at(row, responsible_column(state.header)));
  if (assignment.responsible.empty()) assignment.responsible = units_given(assignment.title);
  if (const auto comment = state.header.column(PlanRole::comment); !text_at(row, comment).empty())
    add_line(reading, assignment, "beskrivning", text_at(row, comment), where(state, row, comment));
  if (due) add_due(reading, reading.assignment, cell_at(row, due), where(state, row, due));
  const std::string goals = text_at(row, goal);
  if (!goals.empty() && goals != "-" && goals != "\xE2\x80\x93") reading.draft.assignments[reading.assignment].goals.push_back(goals);
}

/// A row with a single text: a line above the headings, a heading among the rows, or a note.
void read_lone_text(PlanReading& reading, TableState& state, const DocumentRow& row, std::size_t column) {
  const std::string text = text_at(row, column);
  const InBoth place = where(state, row, column);
  const bool merged = row.cells.size() > column + 1 && row.cells[column + 1].covered;
  const bool inside = state.header.kind == PlanTable::indicators && !state.header.column(PlanRole::goal);
  if (inside && (merged || row.cells.size() == 1)) {
    reading.goal = add_goal(reading, labelled(text).number, labelled(text).title, reading.area, place);
    reading.indicator = no_item;
    reading.draft.say(Kind::note, place, in_both("raden »{}« bland indikatorerna är läst som deras mål", text));
  } else if (state.header.columns.empty()) {
    state.titles.push_back(text);
  } else {
    reading.draft.say(Kind::left_out, place, text);
  }
}

/// A line below the rows: `* Preliminärt`, `Källa: Kolada`, or the last one after a gap.
bool is_note(const TableState& state, std::size_t at, std::string_view text) {
  const auto key = key_line(text);
  if (text.starts_with('*') || text.starts_with("Not:") || text.starts_with("Anm") ||
      (key && (key->key.role == PlanRole::source || key->key.role == PlanRole::comment)))
    return true;
  const std::vector<DocumentRow>& rows = state.table.rows;
  const bool last = std::all_of(rows.begin() + static_cast<std::ptrdiff_t>(at) + 1, rows.end(),
                                [](const DocumentRow& row) { return own_columns(row).empty(); });
  const bool gap = at > 0 && (rows[at - 1].number + 1 < rows[at].number || own_columns(rows[at - 1]).empty());
  return last && gap && state.header.kind != PlanTable::none;
}

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

/// What the columns of indicators' values are where their headings alone do not say it.
void settle_values(PlanReading& reading, TableState& state, std::size_t begin) {
  const Year budget = reading.draft.budget_year;
  const auto indicator = state.header.column(PlanRole::indicator);
  for (std::size_t c = 0; c < state.header.columns.size(); ++c) {
    PlanHeading& heading = state.header.columns[c];
    const std::string& text = state.header.texts[c];
    if (heading.role == PlanRole::goal && indicator && c > *indicator && holds_targets(state.table, begin, c)) {
      heading.role = PlanRole::target;
      reading.draft.say(Kind::note, place_of_table(state.table), in_both("kolumnen »{}« är läst som målvärden", text));
    }
    if (heading.year == 0 || heading.until != 0) continue;
    const bool bare = heading.role == PlanRole::none && heading.alone;
    const bool settled = heading.role == PlanRole::spent && has_word(text, "bokslut");
    // The year before has no outcome yet when the plan is made: it may be a prognosis, a budget or a target.
    if ((bare || settled) && heading.year + 1 < budget) {
      heading.role = PlanRole::outcome;
      reading.draft.say(Kind::note, place_of_table(state.table),
                        in_both("kolumnen »{}« är läst som utfall: året är före budgetåret", text));
    } else if (bare || heading.role == PlanRole::frame) {
      reading.draft.say(Kind::question, place_of_table(state.table),
                        in_both("är kolumnen »{}« målvärden, utfall eller något annat? Den är inte med", text));
    }
  }
}

/// Headings, and the whole of a table of ramar below them. True: the row was one of headings, and `r` is the last row that is read with it.
bool read_headings(PlanReading& reading, TableState& state, std::size_t& r) {
  const Block& table = state.table;
  auto header = header_at(table, r);
  if (!header) return false;
  close_header(reading, state);
  state.header = std::move(*header);
  if (state.header.kind == PlanTable::indicators) settle_values(reading, state, r + state.header.rows);
  r += state.header.rows - 1;
  if (state.header.column(PlanRole::goal) && state.header.kind != PlanTable::assignments) reading.goal = no_item;
  if (state.header.column(PlanRole::area)) reading.area = no_item;
  if (state.header.kind != PlanTable::frames) return true;
  std::size_t end = r + 1;
  while (end < table.rows.size() && !header_at(table, end)) ++end;
  read_frame_table(reading, {table, state.header.columns, state.header.texts, r + 1, end, state.titles});
  state.header = {};
  state.read = true;
  r = end - 1;
  return true;
}

bool is_sum_row(const TableState& state, const DocumentRow& row, const std::vector<std::size_t>& own) {
  return state.header.kind != PlanTable::none && !own.empty() && importing::sum_word(text_at(row, own[0])) != nullptr &&
         !importing::is_part_word(text_at(row, own[0]));
}

/// A text alone in its row that speaks of the rows below it, or of the table, and is no row of its kind.
bool is_lone_text(const TableState& state, std::size_t r, const std::vector<std::size_t>& own) {
  if (own.size() != 1) return false;
  const DocumentRow& row = state.table.rows[r];
  if (is_note(state, r, text_at(row, own[0]))) return true;
  const bool merged = row.cells.size() > own[0] + 1 && row.cells[own[0] + 1].covered;
  switch (state.header.kind) {
    case PlanTable::indicators: return merged && !state.header.column(PlanRole::goal);
    case PlanTable::assignments: return merged || state.header.column(PlanRole::assignment) != own[0];
    case PlanTable::goals: return merged || state.header.column(PlanRole::goal) != own[0];
    case PlanTable::frames: return merged || state.header.column(PlanRole::indicator) != own[0];
    case PlanTable::none: return true;
  }
  return true;
}

void note_left_row(TableState& state, const DocumentRow& row, const std::vector<std::size_t>& own) {
  constexpr std::size_t enough = 160;  // bytes
  ++state.left_rows;
  if (state.left.size() >= enough) return;
  state.left +=
      (state.left.empty() ? "" : "; ") + text_at(row, own.empty() ? 0 : own[0]) + (own.size() > 1 ? " " + text_at(row, own[1]) : "");
}

void read_row(PlanReading& reading, TableState& state, std::size_t r, const std::vector<std::size_t>& own) {
  const DocumentRow& row = state.table.rows[r];
  if (read_key_row(reading, state, row, own)) return;
  if (is_sum_row(state, row, own)) {
    std::string sum;
    for (const std::size_t c : own) sum += (sum.empty() ? "" : " ") + text_at(row, c);
    return reading.draft.say(Kind::left_out, where(state, row), sum);
  }
  if (is_lone_text(state, r, own)) return read_lone_text(reading, state, row, own[0]);
  switch (state.header.kind) {
    case PlanTable::indicators: read_indicator_row(reading, state, row); break;
    case PlanTable::goals: read_goal_row(reading, state, row); break;
    case PlanTable::assignments: read_assignment_row(reading, state, row); break;
    case PlanTable::frames:
    case PlanTable::none: return note_left_row(state, row, own);
  }
  state.read = true;
  count_unread(state, row);
}

void say_left_rows(PlanReading& reading, const TableState& state) {
  if (state.read && state.left_rows == 0) return;
  std::vector<std::string> texts = state.titles;
  texts.insert(texts.end(), state.header.texts.begin(), state.header.texts.end());
  texts.push_back(state.left);
  std::string what;
  for (const std::string& text : texts) what += text.empty() ? "" : (what.empty() ? "" : "; ") + text;
  const InBoth why = state.read ? in_both("rader som inte är lästa") : in_both("tabellen har varken mål, indikatorer, uppdrag eller ramar");
  reading.draft.say(Kind::left_out, place_of_table(state.table),
                    in_both("{} (rader: {}): {}", why, state.read ? state.left_rows : state.table.rows.size(), what));
}

}  // namespace

void read_plan_table(PlanReading& reading, const Block& table) {
  TableState state{.table = table};
  const std::size_t area = reading.area, goal = reading.goal, outer_indicator = reading.indicator;
  reading.indicator = reading.assignment = no_item;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const DocumentRow& row = table.rows[r];
    const std::vector<std::size_t> own = own_columns(row);
    const bool continues = std::any_of(row.cells.begin(), row.cells.end(),
                                       [](const DocumentCell& c) { return c.covered && c.type != grid::Cell::Type::empty; });
    if (own.empty() && !continues) continue;
    if (!read_headings(reading, state, r)) read_row(reading, state, r, own);
  }
  close_header(reading, state);
  say_left_rows(reading, state);
  reading.area = area;
  reading.goal = goal;
  reading.indicator = outer_indicator;
  reading.assignment = no_item;
}

}  // namespace malkoll::plan_import
