// Headings in words that nobody here has thought of.

#include "import/unknown_headings.h"

#include <fmt/format.h>

#include <algorithm>

#include "import/table_phases.h"
#include "text/lines.h"
#include "text/sheet_words.h"
#include "text/told.h"

namespace malkoll::importing {

namespace {

/// The words up to the year, or the first, are those of a budget: what follows only adds something. `Budget 2026 exkl. hyror`, `Ram inkl. index 2026`
bool begins_as_budget(std::string_view heading, const MoneyHeading& said) {
  const std::string year = to_string(said.year);
  const std::size_t at = heading.find(year), blank = heading.find(' ');
  const auto understood = [](std::string_view begin) {
    const MoneyHeading money = money_heading(begin);
    return money.money && !money.unknown && money.scenario < Scenario::outcome;
  };
  return (at != std::string_view::npos && understood(heading.substr(0, at + year.size()))) ||
         (blank != std::string_view::npos && understood(heading.substr(0, blank)));
}

/// Beside columns that are understood: of a year that none of them has.
TableColumns take_years_of_their_own(const SheetTable& table, TableColumns columns) {
  const auto has = [&](Year year, Key key) {
    return std::any_of(columns.meanings.begin(), columns.meanings.end(), [&](const Meaning& m) {
      return m.role == Role::amount && !m.money.unknown && m.money.year == year && m.money.scenario < Scenario::outcome &&
             (m.money.key == key || m.money.key == Key::none || key == Key::none);
    });
  };
  std::vector<std::size_t> taken;
  for (std::size_t c = 0; c < columns.meanings.size(); ++c) {
    const MoneyHeading said = money_heading(table.headings.texts[c]);
    const ColumnValues& values = table.values[c];
    if (columns.meanings[c].role == Role::none && said.year != 0 && said.scenario < Scenario::outcome &&
        values.nearly_all(values.numbers) && !has(said.year, said.key) && begins_as_budget(table.headings.texts[c], said))
      taken.push_back(c);
  }
  for (const std::size_t c : taken) {
    columns.meanings[c] = {Role::amount, Key::none, money_heading(table.headings.texts[c]), 0};
    columns.meanings[c].money.money = true;
  }
  return columns;
}

}  // namespace

TableColumns take_unknown_headings(const SheetTable& table, TableColumns columns) {
  if (std::any_of(columns.meanings.begin(), columns.meanings.end(), [](const Meaning& m) { return m.role == Role::amount; }))
    return take_years_of_their_own(table, std::move(columns));
  for (std::size_t c = 0; c < columns.meanings.size(); ++c) {
    const std::string& heading = table.headings.texts[c];
    const MoneyHeading said = money_heading(heading);
    const ColumnValues& values = table.values[c];
    // On a sheet among others it may be of anything that is counted.
    const bool alone = !table.start.several && !table.is_part();
    if (columns.meanings[c].role != Role::none || said.year == 0 || !values.nearly_all(values.numbers) || names_figures(heading) ||
        (!alone && said.unit == AmountUnit::none))
      continue;
    columns.meanings[c] = {Role::amount, Key::none, said, 0};
    columns.meanings[c].money.money = true;
  }
  return columns;
}

void ask_names(const SheetTable& table, const ValueSource& titles, Said& said) {
  if (titles.given() || said.asked()) return;
  std::string all;
  for (std::size_t c = 0; c < table.values.size(); ++c) {
    if (table.values[c].filled > 0) all.append(all.empty() ? "" : ", ").append(table.column_place(c));
  }
  said.say(Code::F07, "utan-namn", table.start.name.empty() ? told("tabellen") : table.place(), {}, all);
}

std::uint32_t row_in_quotes(const grid::Grid& grid) {
  if (grid.sheets.size() != 1 || !grid.sheets[0].name.empty()) return 0;
  const TableShape shape = shape_of(grid, 0);
  const auto whole = [](const SampleRow& row) {
    const auto filled =
        std::count_if(row.cells.begin(), row.cells.end(), [](const SampleCell& c) { return c.type != grid::Cell::Type::empty; });
    return filled == 1 && row.at(0).text.find_first_of(";\t") != std::string::npos;
  };
  const auto rows = static_cast<std::size_t>(std::count_if(shape.rows.begin(), shape.rows.end(), whole));
  return rows >= 2 && rows * 5 >= shape.rows.size() * 4 ? shape.rows.front().number : 0;
}

LikelyHeadings likely_headings(const grid::Grid& grid) {
  constexpr std::size_t looked_at = 60, shown = 6, longest = 60;
  LikelyHeadings found;
  std::size_t most = 1;
  for (std::size_t sheet = 0; sheet < grid.sheets.size(); ++sheet) {
    if (grid.sheets[sheet].hidden) continue;
    const TableShape shape = shape_of(grid, sheet);
    for (std::size_t r = 0; r < shape.rows.size() && r < looked_at; ++r) {
      std::size_t texts = 0;
      std::string words;
      for (const SampleCell& cell : shape.rows[r].cells) {
        if (cell.covered || cell.type != grid::Cell::Type::text || looks_like_number(cell.text) || cell.text.size() > longest) continue;
        if (texts++ < shown) words.append(words.empty() ? "" : ", ").append(fmt::format("»{}«", trim(cell.text)));
      }
      if (texts <= most) continue;
      most = texts;
      const std::string row = told("rad {}", shape.rows[r].number), &name = grid.sheets[sheet].name;
      found = {name.empty() ? row : on_sheet(row, name), texts > shown ? words + " …" : words};
    }
  }
  return found;
}

}  // namespace malkoll::importing
