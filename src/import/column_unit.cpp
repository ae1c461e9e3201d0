// How numbers are written: what the formats of a column say of its unit, where the heading and the title say none; and where they say another, which
// nobody can settle but the one who wrote the table.

#include "import/column_unit.h"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "import/cell_value.h"
#include "import/heading_levels.h"
#include "import/number_evidence.h"
#include "import/number_format.h"
#include "import/sum_words.h"
#include "import/table_phases.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::importing {

AmountColumn with_unit_by_format(const SheetTable& table, AmountColumn column) {
  if (table.formats.empty()) return column;
  std::set<AmountUnit> units;
  std::set<std::uint8_t> scales;
  for (const SampleRow& row : table.shape.rows) {
    const SampleCell& cell = row.at(column.column);
    if (row.number <= table.headings.last || cell.type != grid::Cell::Type::number || cell.covered || cell.text == "0") continue;
    const ShownAs shown = table.formats.of({grid::Cell::Type::number, cell.text, {}, cell.format});
    column.heading.foreign |= shown.foreign;
    if (shown.unit != AmountUnit::none) units.insert(shown.unit);
    if (shown.unit == AmountUnit::none) scales.insert(shown.scale);
  }
  AmountUnit& unit = column.heading.unit;
  const bool too_small =
      std::any_of(scales.begin(), scales.end(), [&](std::uint8_t s) { return unit != AmountUnit::none && !held_unit({s}, unit); });
  const auto other = std::find_if(units.begin(), units.end(), [&](AmountUnit u) { return u != unit; });
  if (unit != AmountUnit::none && (too_small || other != units.end())) {
    column.shown_as = too_small ? shown_unit({*scales.rbegin()}) : *other;
  } else if (units.size() == 1) {
    unit = *units.begin();
  } else if (units.empty() && scales.size() == 1) {
    unit = shown_unit({*scales.begin()});
  }
  return column;
}

namespace {

/// `Alla belopp i mnkr`, alone on a row: the text; empty: the row has more, or speaks of no amounts.
std::string_view note_on_amounts(const SampleRow& row) {
  if (own_cells(row) != 1) return {};
  const auto cell =
      std::find_if(row.cells.begin(), row.cells.end(), [](const SampleCell& c) { return c.type != grid::Cell::Type::empty && !c.covered; });
  const bool of_amounts = fold(cell->text).find("belopp") != std::string::npos || unit_word(cell->text) != AmountUnit::none;
  return of_amounts ? std::string_view(cell->text) : std::string_view();
}

/// A row with an amount of which the column `c` says no unit, and no sum.
bool lacks_unit(const TableColumns& columns, const SampleRow& row, std::size_t c) {
  if (row.at(c).type != grid::Cell::Type::empty) return false;
  bool amount = false;
  for (std::size_t other = 0; other < row.cells.size(); ++other) {
    if (row.cells[other].type == grid::Cell::Type::empty) continue;
    if (sum_word(row.cells[other].text) != nullptr) return false;
    amount |= columns.meanings[other].role == Role::amount;
  }
  return amount;
}

/// A column that says the unit of each row's amounts. Where some have none, or something else than money, it is asked about.
void find_units_by_row(const SheetTable& table, UnitBeside& found, std::set<AmountUnit>& units, Said& said) {
  TableColumns& columns = found.columns;
  for (std::size_t c = 0; c < table.values.size(); ++c) {
    if (columns.taken[c] || table.values[c].filled < 2 || table.values[c].words != table.values[c].filled) continue;
    std::set<AmountUnit> own;
    bool lacking = false;
    for (const SampleRow& row : table.shape.rows) {
      if (row.number <= table.headings.last) continue;
      lacking |= lacks_unit(columns, row, c);
      if (row.at(c).type != grid::Cell::Type::empty) own.insert(unit_word(row.at(c).text));
    }
    const bool of_units = fold(table.headings.texts[c]).ends_with("enhet");
    if (own == std::set<AmountUnit>{AmountUnit::none} || (own.contains(AmountUnit::none) && !of_units)) continue;
    columns.taken[c] = true;
    if (own.size() == 1) {
      units.insert(*own.begin());
    } else if (own.contains(AmountUnit::none) || lacking || found.by_row) {
      said.say(Code::F07, "enhet-per-rad", table.column_place(c));
    } else {
      found.by_row = c;
    }
  }
}

}  // namespace

UnitBeside unit_beside(const SheetTable& table, TableColumns begun, Said& said) {
  std::set<AmountUnit> units, notes;
  for (const SampleRow& row : table.shape.rows) {
    if (row.number > table.headings.last) {
      notes.insert(unit_in(note_on_amounts(row)));
      continue;
    }
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      if (row.cells[c].type == grid::Cell::Type::empty || row.cells[c].covered) continue;
      // What a column of numbers is called speaks of that column; a unit alone above it may speak of the table.
      const std::string& text = row.cells[c].text;
      const bool numbers = table.values[c].mostly(table.values[c].numbers);
      if (!numbers || row.number < table.headings.last) units.insert(numbers ? unit_word(text) : unit_in(text));
    }
  }
  UnitBeside found{std::move(begun)};
  find_units_by_row(table, found, units, said);
  units.erase(AmountUnit::none);
  notes.erase(AmountUnit::none);
  if (units.empty()) units = notes;
  if (units.size() == 1) found.unit = *units.begin();
  return found;
}

bool foreign_beside(const SheetTable& table) {
  return std::any_of(table.shape.rows.begin(), table.shape.rows.end(), [&](const SampleRow& row) {
    return row.number > table.headings.last && names_foreign_currency(note_on_amounts(row));
  });
}

std::string corner_of(const SheetTable& table, const TableColumns& columns) {
  for (std::size_t c = 0; c < table.headings.texts.size(); ++c) {
    const Role role = columns.meanings[c].role;
    const ColumnValues& values = table.values[c];
    const bool of_amounts = role == Role::amount && values.numbers > 0;
    const bool heads_names = role == Role::none || role == Role::title || role == Role::post || (role == Role::amount && !of_amounts);
    if (heads_names && values.nearly_all(values.words) && !values.mostly(values.flags)) return table.headings.texts[c];
    if (of_amounts) break;
  }
  return {};
}

void ask_units(const KnownTable& known, const ChosenAmounts& chosen, Said& said) {
  for (std::size_t a = 0; a < known.amounts.size(); ++a) {
    const AmountColumn& column = known.amounts[a];
    if (!chosen.used[a] || column.shown_as == AmountUnit::none) continue;
    said.say(Code::F07, "talformat", known.table.column_place(column.column), std::string(amount_unit_word(column.shown_as)),
             std::string(amount_unit_word(column.heading.unit)));
  }
}

std::vector<AmountColumn> settle_investments(std::vector<AmountColumn> amounts) {
  for (AmountColumn& column : amounts) {
    MoneyHeading& heading = column.heading;
    const auto income = [&](const AmountColumn& a) {
      return a.heading.key == Key::investment && a.heading.flow == Flow::income && a.heading.year == heading.year;
    };
    if (heading.key == Key::investment && heading.flow == Flow::cost && !heading.part &&
        std::none_of(amounts.begin(), amounts.end(), income))
      heading.flow = Flow::none;
  }
  return amounts;
}

bool marks_or_shares(const SheetTable& table, std::size_t column) {
  for (const SampleRow& row : table.shape.rows) {
    const SampleCell& cell = row.at(column);
    if (row.number <= table.headings.last || cell.type == grid::Cell::Type::empty || cell.type == grid::Cell::Type::percent) continue;
    if (tick_in(cell.text) != Tick::none || trim(cell.text) == "-") continue;
    std::string_view text = trim(cell.text);
    if (text.ends_with('%')) text = trim(text.substr(0, text.size() - 1));
    constexpr std::size_t longest = 6;  // 33,333
    if (text.size() > longest || text.find_first_not_of("0123456789,.") != std::string_view::npos ||
        std::atof(std::string(text).c_str()) > 100)
      return false;
  }
  return true;
}

bool find_decimal_sign(const SheetTable& table, const std::vector<AmountColumn>& amounts) {
  bool only_point = false, only_comma = false;
  for (const AmountColumn& amount : amounts) {
    for (const SampleRow& row : table.shape.rows) {
      const SampleCell& cell = row.at(amount.column);
      if (row.number <= table.headings.last || cell.type != grid::Cell::Type::text) continue;
      const std::string& text = cell.text;
      const std::size_t point = text.rfind('.');
      const auto behind = [&](std::size_t at) {
        return text.find_first_not_of("0123456789", at + 1) == std::string::npos ? text.size() - at - 1 : 0;
      };
      const Comma comma = comma_in(text);
      if (comma == Comma::thousands || (comma == Comma::none && point != std::string::npos && behind(point) > 0 && behind(point) != 3))
        only_point = true;
      if (comma == Comma::decimals) only_comma = true;
    }
  }
  return only_point && !only_comma;
}

}  // namespace malkoll::importing
