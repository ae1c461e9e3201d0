#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "import/money_heading.h"
#include "import/sum_words.h"
#include "plan_import/frame_columns.h"
#include "plan_import/reading.h"
#include "plan_import/table.h"
#include "plan_import/units.h"
#include "text/utf8.h"

namespace malkoll::plan_import {

namespace {

using grid::Block;
using grid::DocumentCell;
using grid::DocumentRow;
using Said = PlanSaid::Kind;

/// Says what the last headings had that was not read.
void close_header(PlanReading& reading, TableState& state) {
  for (std::size_t c = 0; c < state.unread.size(); ++c) {
    if (state.unread[c] > 0)
      reading.draft.say(Said::left_out, place_of_table(state.table),
                        in_both("kolumnen »{}« är inte med (ifyllda celler: {})",
                                c < state.header.texts.size() ? state.header.texts[c] : std::string(), state.unread[c]));
  }
  state.unread.clear();
}

/// Whether the rows of a table with these headings take up what a column holds.
bool is_taken(const PlanHeader& header, std::size_t column, bool numbers_goals) {
  const PlanRole role = column < header.columns.size() ? header.columns[column].role : PlanRole::none;
  const bool first = header.column(role) == column;  // of several of a kind the first is read
  switch (role) {
    case PlanRole::outcome:
    case PlanRole::target:
    case PlanRole::baseline:
    case PlanRole::comparison:
    case PlanRole::unit_of_measure:
    case PlanRole::source:
    case PlanRole::direction: return header.kind == PlanTable::indicators;
    case PlanRole::comment: return header.kind == PlanTable::indicators || first;
    case PlanRole::area: return first && header.kind != PlanTable::assignments;
    case PlanRole::indicator: return first && header.kind == PlanTable::indicators;
    case PlanRole::goal: return first;
    case PlanRole::responsible: return first;
    case PlanRole::unit: return first && !header.column(PlanRole::responsible);
    case PlanRole::number: return header.kind != PlanTable::indicators || (first && numbers_goals);
    case PlanRole::group_of_row:
    case PlanRole::year_of_row: return first && header.kind == PlanTable::indicators;
    case PlanRole::agenda: return first && header.kind == PlanTable::goals;
    case PlanRole::assignment:
    case PlanRole::due: return first && header.kind == PlanTable::assignments;
    default: return false;
  }
}

void count_unread(TableState& state, const DocumentRow& row) {
  state.unread.resize(std::max(state.unread.size(), row.cells.size()));
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    const bool crossed =
        c < state.header.columns.size() && state.header.columns[c].role == PlanRole::crossed && is_cross(row.cells[c].text);
    if (!crossed && !is_taken(state.header, c, state.numbers_goals) && row.cells[c].type != grid::Cell::Type::empty &&
        !row.cells[c].covered)
      ++state.unread[c];
  }
}

/// A text that is merged over its whole row.
bool is_banner(const DocumentRow& row, std::size_t column) {
  return column == 0 && row.cells.size() > 2 &&
         std::all_of(row.cells.begin() + 1, row.cells.end(), [](const DocumentCell& cell) { return cell.covered; });
}

/// A row with a single text: a line above the headings, a heading among the rows, or a note.
void read_lone_text(PlanReading& reading, TableState& state, const DocumentRow& row, std::size_t column) {
  const std::string text = text_at(row, column);
  const InBoth place = where(state, row, column);
  const bool merged = row.cells.size() > column + 1 && row.cells[column + 1].covered;
  const bool inside = state.header.kind == PlanTable::indicators && !state.header.column(PlanRole::goal);
  if (inside && stands_over_another(state, row)) {
    read_area_row(reading, state, row, text);
  } else if (inside && (merged || row.cells.size() == 1)) {
    reading.goal = add_goal(reading, labelled(text).number, labelled(text).title, reading.area, place);
    reading.indicator = no_row;
    reading.draft.say(Said::note, place, in_both("raden »{}« bland indikatorerna är läst som deras mål", text));
  } else if (state.header.column(PlanRole::goal) && !state.header.column(PlanRole::area) && state.header.kind != PlanTable::assignments &&
             is_banner(row, column)) {
    read_area_row(reading, state, row, text);
  } else if (state.header.kind == PlanTable::assignments && !responsible_column(state.header) && !units_led(text).empty()) {
    state.given_to = fmt::to_string(fmt::join(units_led(text), ", "));
  } else if (state.header.columns.empty()) {
    state.titles.push_back(text);
  } else {
    reading.draft.say(Said::left_out, place, text);
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

/// Below other headings a row that begins with words of its own, and has one year, is one of theirs: `Bygg en skola`, `2025`, `KS`, `Klart`.
bool is_row_of_open(const TableState& state, const PlanHeader& header) {
  const bool open = state.header.kind != PlanTable::none && state.header.kind != PlanTable::frames;
  const auto years = std::count_if(header.columns.begin(), header.columns.end(), [](const PlanHeading& h) { return h.year != 0; });
  return open && years < 2 && header.columns.front().role == PlanRole::none && !header.texts.front().empty();
}

/// `Nämnd`, `Ram` below `Driftbudget 2026`: the one year that stands above is that of all columns that name none.
void take_year_above(PlanReading& reading, TableState& state) {
  if (std::any_of(state.header.columns.begin(), state.header.columns.end(), [](const PlanHeading& h) { return h.year != 0; })) return;
  std::vector<std::string> above = state.titles;
  above.push_back(state.table.text);
  if (!reading.sections.empty()) above.push_back(reading.sections.back().text);
  std::set<Year> years;
  for (const std::string& text : above) {
    for (const Year year : years_in(text)) years.insert(year);
  }
  if (years.size() != 1) return;
  for (std::size_t c = 0; c < state.header.columns.size(); ++c) {
    PlanHeading& heading = state.header.columns[c];
    const bool money = heading.role == PlanRole::frame || heading.role == PlanRole::investment_frame ||
                       flow_of(state.header.texts[c]) != importing::Flow::none;
    if (money) heading.year = *years.begin();
  }
  reading.draft.say(Said::note, place_of_table(state.table), in_both("beloppen är lästa för {}, som står ovanför", *years.begin()));
}

/// Headings, and the whole of a table of ramar below them. True: the row was one of headings, and `r` is the last row that is read with it.
bool read_headings(PlanReading& reading, TableState& state, std::size_t& r) {
  const Block& table = state.table;
  auto header = header_at(table, r);
  if (!header || is_row_of_open(state, *header)) return false;
  close_header(reading, state);
  state.given_to.clear();
  state.header = std::move(*header);
  settle_goal_numbers(table, state.header, r + state.header.rows);
  state.numbers_goals = numbers_goals(table, state.header, r + state.header.rows);
  state.responsible_for_goal = is_responsible_for_goal(table, state.header, r + state.header.rows);
  if (state.header.kind == PlanTable::indicators) settle_values(reading, state, r + state.header.rows);
  r += state.header.rows - 1;
  if (state.header.column(PlanRole::goal) && state.header.kind != PlanTable::assignments) reading.goal = no_row;
  if (state.header.column(PlanRole::area)) reading.area = no_row;
  if (state.header.kind != PlanTable::frames) return true;
  take_year_above(reading, state);
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
    case PlanTable::indicators: return merged && (!state.header.column(PlanRole::goal) || is_banner(row, own[0]));
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
  if (own.size() == 1 && is_told_line(reading, text_at(row, own[0]))) return;
  if (read_key_row(reading, state, row, own)) return;
  if (is_sum_row(state, row, own) && !is_total_of_groups(state, row)) {
    std::string sum;
    for (const std::size_t c : own) sum += (sum.empty() ? "" : " ") + text_at(row, c);
    return reading.draft.say(Said::left_out, where(state, row), sum);
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

/// `Utfall 2024` beside `84`: not `Uppdrag` beside `Ansvarig`, which are headings, nor `Uppdrag 1: Bygg`, which says itself what it is.
bool is_key_beside(const std::string& key, const std::string& value) {
  if (bare_label(key)) return true;
  const PlanHeading beside = plan_heading(value);
  return plan_heading(key).role != PlanRole::none && labelled(key).title == key && !(beside.whole && beside.year == 0);
}

/// Whether each row has keys with their values beside them: `Utfall 2024`, `84`, `Utfall 2025`, `85`.
bool has_cards(const Block& table) {
  constexpr std::size_t fewest = 3;  // rows of one key each
  std::size_t several = 0, single = 0;
  for (const DocumentRow& row : table.rows) {
    const std::vector<std::size_t> own = own_columns(row);
    if (own.empty()) continue;
    for (std::size_t n = 0; n < own.size(); n += 2) {
      if (own.size() > 1 && !is_key_beside(text_at(row, own[n]), text_at(row, own[std::min(n + 1, own.size() - 1)]))) return false;
    }
    if (own.size() == 1 && labelled(text_at(row, own[0])).role == PlanRole::none) return false;
    if (own.size() % 2 != 0 && own.size() > 1) return false;
    if (own.size() > 2) ++several;
    if (own.size() == 2) ++single;
  }
  return several > 1 || (several == 0 && single >= fewest);
}

void read_cards(PlanReading& reading, TableState& state, const DocumentRow& row, const std::vector<std::size_t>& own) {
  for (std::size_t n = 0; n < own.size(); n += 2) {
    const std::vector<std::size_t> pair(own.begin() + static_cast<std::ptrdiff_t>(n),
                                        own.begin() + static_cast<std::ptrdiff_t>(std::min(n + 2, own.size())));
    if (!read_key_row(reading, state, row, pair)) note_left_row(state, row, pair);
  }
}

void say_left_rows(PlanReading& reading, const TableState& state) {
  if (state.read && state.left_rows == 0) return;
  std::vector<std::string> texts = state.titles;
  texts.insert(texts.end(), state.header.texts.begin(), state.header.texts.end());
  texts.push_back(state.left);
  std::string what;
  for (const std::string& text : texts) what += text.empty() ? "" : (what.empty() ? "" : "; ") + text;
  if (what.empty()) return;  // nothing but a table of its own, which is read by itself
  if (!state.read && ask_about_unread_table(reading, state)) return;
  const InBoth why = state.read ? in_both("rader som inte är lästa") : in_both("tabellen har varken mål, indikatorer, uppdrag eller ramar");
  reading.draft.say(Said::left_out, place_of_table(state.table),
                    in_both("{} (rader: {}): {}", why, state.read ? state.left_rows : state.table.rows.size(), what));
}

}  // namespace

InBoth place_of_table(const Block& table) { return table.text.empty() ? name_of(table) : in_both("bladet {}", name_of(table)); }

void read_plan_table(PlanReading& reading, const Block& table) {
  if (const auto columns = turned(table)) return read_plan_table(reading, *columns);
  if (const auto once = without_repeated_headings(table)) return read_plan_table(reading, *once);
  if (leave_other_table(reading, table) || read_task_lines(reading, table) || read_typed_table(reading, table)) return;
  TableState state{.table = table};
  const Id<DraftItem> area = reading.area;
  const Id<DraftGoal> goal = reading.goal;
  const Id<DraftIndicator> outer_indicator = reading.indicator;
  reading.indicator = no_row;
  reading.assignment = no_row;
  const bool cards = has_cards(table);
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const DocumentRow& row = table.rows[r];
    const std::vector<std::size_t> own = own_columns(row);
    const bool continues = std::any_of(row.cells.begin(), row.cells.end(),
                                       [](const DocumentCell& c) { return c.covered && c.type != grid::Cell::Type::empty; });
    if (own.empty() && !continues) continue;
    if (cards) read_cards(reading, state, row, own);
    else if (!read_headings(reading, state, r)) read_row(reading, state, r, own);
  }
  close_header(reading, state);
  if (!state.goal_number.empty())
    reading.draft.say(Said::question, place_of_table(table), in_both("vilket mål är »{}«?", state.goal_number));
  say_left_rows(reading, state);
  reading.table_goal = state.header.columns.empty() && state.goals.size() == 1 ? state.goals.front() : Id<DraftGoal>();
  reading.area = area;
  reading.goal = goal;
  reading.indicator = outer_indicator;
  reading.assignment = no_row;
}

}  // namespace malkoll::plan_import
