#include <fmt/format.h>

#include <algorithm>

#include "import/cell_value.h"
#include "plan_import/economy.h"
#include "plan_import/other_words.h"
#include "plan_import/table.h"
#include "plan_import/units.h"
#include "text/lines.h"
#include "text/utf8.h"

/// Tables of a plan that are about something else than it decides, and tables that nobody has read and that may be of it.
namespace malkoll::plan_import {

using grid::Block;
using grid::DocumentRow;
using Said = PlanSaid::Kind;

namespace {

/// The first rows with something in them.
std::vector<const DocumentRow*> first_rows(const Block& table, std::size_t count) {
  std::vector<const DocumentRow*> rows;
  for (const DocumentRow& row : table.rows) {
    if (rows.size() < count && !own_columns(row).empty()) rows.push_back(&row);
  }
  return rows;
}

/// `Begrepp`, `Definition`: it says what words mean.
bool explains_words(const PlanReading& reading, const Block& table) {
  const auto rows = first_rows(table, 1);
  if (rows.empty()) return false;
  const std::vector<std::size_t> own = own_columns(*rows[0]);
  const auto heading = [&](std::size_t at) { return std::string_view(rows[0]->cells[own[at]].text); };
  if (own.size() >= 2 && own.size() <= 3 && is_term_heading(heading(0)) && is_meaning_heading(heading(1))) return true;
  const bool pairs = std::all_of(table.rows.begin(), table.rows.end(), [](const DocumentRow& row) { return own_columns(row).size() <= 2; });
  return pairs && !reading.sections.empty() && is_about_words(reading.sections.back().text);
}

/// What the municipality owns and owes, or how its cash moves; not with taxes and net costs, which are of its result.
bool is_of_balance(const Block& table) {
  std::size_t balance = 0;
  for (const DocumentRow& row : table.rows) {
    const std::string name = text_at(row, 0);
    const EconomyRow economy = economy_row(name, TableOf::economy);
    if (economy == EconomyRow::taxes || economy == EconomyRow::net_cost || economy == EconomyRow::all_income) return false;
    if (is_unit_name(name)) return false;
    balance += is_of_assets(name) ? 1U : 0U;
  }
  return balance >= 2;
}

/// `Datum`, `Aktivitet`: when the plan is worked on; `Risk`, `Åtgärd`: what is done if something happens. Either may be uppdrag.
InBoth other_matter_of_tasks(const Block& table) {
  for (std::size_t r = 0; r < std::min<std::size_t>(table.rows.size(), 3); ++r) {
    const auto header = header_at(table, r);
    if (!header || header->kind != PlanTable::assignments) continue;
    const std::string& named = header->texts[*header->column(PlanRole::assignment)];
    if (has_word(named, "uppdrag")) return {};
    const auto own = own_columns(table.rows[r]);
    if (is_time_heading(header->texts[own[0]])) return in_both("en tidplan");
    const bool risk = std::any_of(header->texts.begin(), header->texts.end(), is_risk_heading);
    if (risk) return in_both("en riskanalys");
  }
  return {};
}

std::string rows_of(const Block& table) {
  constexpr std::size_t enough = 300;  // bytes
  std::string text;
  for (const DocumentRow& row : table.rows) {
    if (text.size() > enough) return text + " …";
    std::string line;
    for (const std::size_t c : own_columns(row)) line += (line.empty() ? "" : " ") + text_at(row, c);
    if (!line.empty()) text += (text.empty() ? "" : "; ") + line;
  }
  return text;
}

bool holds_amount(const DocumentRow& row, std::size_t from) {
  return std::any_of(row.cells.begin() + static_cast<std::ptrdiff_t>(std::min(from, row.cells.size())), row.cells.end(),
                     [](const grid::DocumentCell& cell) {
                       return !cell.covered && importing::read_amount(as_cell(cell), {.unit = AmountUnit::tkr}).state ==
                                                   importing::CellAmount::State::amount;
                     });
}

/// Its rows, or its columns, are nämnder with amounts, and something says that they are money; or what stands above says that they are ramar.
bool may_have_frames(const PlanReading& reading, const TableState& state) {
  const Block& table = state.table;
  bool amounts = false, money = false, units = false;
  std::size_t columns = 0;
  constexpr std::size_t top = 3;  // rows that may be headings
  for (const DocumentRow* row : first_rows(table, top)) {
    for (const std::size_t c : own_columns(*row)) {
      const bool words = row->cells[c].text.find_first_not_of("0123456789 ,.-") != std::string::npos;
      money = money || (words && (amount_unit_in(row->cells[c].text) != AmountUnit::none || speaks_of_frames(row->cells[c].text)));
    }
  }
  for (const DocumentRow& row : table.rows) {
    const std::vector<std::size_t> own = own_columns(row);
    if (own.empty()) continue;
    amounts = amounts || holds_amount(row, own[0] + 1);
    units = units || (is_bare_unit(text_at(row, own[0])) && holds_amount(row, own[0] + 1));
    columns = std::max(columns, static_cast<std::size_t>(
                                    std::count_if(own.begin(), own.end(), [&](std::size_t c) { return is_bare_unit(text_at(row, c)); })));
  }
  const bool said = std::any_of(state.titles.begin(), state.titles.end(), speaks_of_frames) || speaks_of_frames(table.text) ||
                    (!reading.sections.empty() && speaks_of_frames(reading.sections.back().text));
  return amounts && (said || (money && (units || columns > 1)));
}

}  // namespace

bool leave_other_table(PlanReading& reading, const Block& table) {
  const InBoth place = place_of_table(table);
  if (explains_words(reading, table)) {
    reading.draft.say(Said::left_out, place, in_both("tabellen förklarar ord: {}", rows_of(table)));
  } else if (is_of_balance(table)) {
    reading.draft.say(Said::left_out, place,
                      in_both("tabellen är om tillgångar, skulder eller kassaflöde, som ingen rad i språket säger: {}", rows_of(table)));
  } else if (const InBoth matter = other_matter_of_tasks(table); !matter.empty()) {
    reading.draft.say(Said::question, place,
                      in_both("tabellen ser ut som {}, och är inte med: är någon av raderna ett uppdrag? {}", matter, rows_of(table)));
  } else {
    return false;
  }
  return true;
}

bool ask_about_unread_table(PlanReading& reading, const TableState& state) {
  if (may_have_frames(reading, state)) {
    reading.draft.say(
        Said::question, place_of_table(state.table),
        in_both(
            "tabellen har belopp, men det framgår inte om de är ramar, och de är inte med. Är de det, skriv rubriker som »Nämnd« och »Ram {}«: {}",
            reading.draft.budget_year == 0 ? std::string("år") : to_string(reading.draft.budget_year), rows_of(state.table)));
    return true;
  }
  bool asked = false;
  for (const DocumentRow& row : state.table.rows) {
    for (const std::size_t c : own_columns(row)) {
      const std::string text = text_at(row, c);
      if (!sounds_like_assignment(text) || units_given(text).empty()) continue;
      reading.draft.say(Said::question, where(state, row, c), in_both("ser ut som ett uppdrag, ta med det? »{}«", one_line(text)));
      asked = true;
    }
  }
  return asked;
}

bool read_task_lines(PlanReading& reading, const Block& table) {
  std::vector<const DocumentRow*> rows;
  for (const DocumentRow& row : table.rows) {
    const std::vector<std::size_t> own = own_columns(row);
    if (own.size() > 1 || (!own.empty() && !rows.empty() && own[0] != own_columns(*rows[0])[0])) return false;
    if (!own.empty()) rows.push_back(&row);
  }
  if (rows.empty()) return false;
  const std::size_t column = own_columns(*rows[0])[0];
  const bool headed =
      plan_heading(text_at(*rows[0], column)).role == PlanRole::assignment && !sounds_like_assignment(text_at(*rows[0], column));
  if (!headed && !has_word(table.text, "uppdrag")) return false;
  for (std::size_t n = headed ? 1 : 0; n < rows.size(); ++n) {
    const std::string text = text_at(*rows[n], column);
    const InBoth place = grid::place_in(table, rows[n]->number, column + 1);
    if (headed || sounds_like_assignment(text))
      read_listed_assignment(reading, {.kind = Block::Kind::item, .text = text, .marks = rows[n]->cells[column].marks}, place);
    else reading.draft.say(Said::left_out, place, text);
  }
  return true;
}

}  // namespace malkoll::plan_import
