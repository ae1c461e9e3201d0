// How numbers are written: what the formats of a column say of its unit, where the heading and the title say none; and where they say another, which
// nobody can settle but the one who wrote the table.

#include <algorithm>
#include <cstdlib>
#include <set>

#include "import/heading_levels.h"
#include "import/number_evidence.h"
#include "import/number_format.h"
#include "import/sheet_reading.h"
#include "import/sum_words.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::importing {

void find_unit_by_format(SheetReading& reading, AmountColumn& column) {
  if (reading.formats.empty()) return;
  std::set<AmountUnit> units;
  std::set<std::uint8_t> scales;
  for (const SampleRow& row : reading.shape.rows) {
    const SampleCell& cell = row.at(column.column);
    if (row.number <= reading.headings.last || cell.type != grid::Cell::Type::number || cell.covered || cell.text == "0") continue;
    const ShownAs shown = reading.formats.of({grid::Cell::Type::number, cell.text, {}, cell.format});
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
bool lacks_unit(const SheetReading& reading, const SampleRow& row, std::size_t c) {
  if (row.at(c).type != grid::Cell::Type::empty) return false;
  bool amount = false;
  for (std::size_t other = 0; other < row.cells.size(); ++other) {
    if (row.cells[other].type == grid::Cell::Type::empty) continue;
    if (sum_word(row.cells[other].text) != nullptr) return false;
    amount |= reading.meanings[other].role == Role::amount;
  }
  return amount;
}

/// A column that says the unit of each row's amounts. Where some have none, or something else than money, it is asked about.
void find_units_by_row(SheetReading& reading, std::set<AmountUnit>& units) {
  for (std::size_t c = 0; c < reading.values.size(); ++c) {
    if (reading.taken[c] || reading.values[c].filled < 2 || reading.values[c].words != reading.values[c].filled) continue;
    std::set<AmountUnit> own;
    bool lacking = false;
    for (const SampleRow& row : reading.shape.rows) {
      if (row.number <= reading.headings.last) continue;
      lacking |= lacks_unit(reading, row, c);
      if (row.at(c).type != grid::Cell::Type::empty) own.insert(unit_word(row.at(c).text));
    }
    const bool of_units = fold(reading.headings.texts[c]).ends_with("enhet");
    if (own == std::set<AmountUnit>{AmountUnit::none} || (own.contains(AmountUnit::none) && !of_units)) continue;
    reading.taken[c] = true;
    if (own.size() == 1) {
      units.insert(*own.begin());
    } else if (own.contains(AmountUnit::none) || lacking || reading.row_unit_column) {
      reading.say(Code::F07, "enhet-per-rad", reading.column_place(c));
    } else {
      reading.row_unit_column = c;
    }
  }
}

}  // namespace

AmountUnit unit_beside(SheetReading& reading) {
  std::set<AmountUnit> units, notes;
  for (const SampleRow& row : reading.shape.rows) {
    if (row.number > reading.headings.last) {
      notes.insert(unit_in(note_on_amounts(row)));
      continue;
    }
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      if (row.cells[c].type == grid::Cell::Type::empty || row.cells[c].covered) continue;
      // What a column of numbers is called speaks of that column; a unit alone above it may speak of the table.
      const std::string& text = row.cells[c].text;
      const bool numbers = reading.values[c].mostly(reading.values[c].numbers);
      if (!numbers || row.number < reading.headings.last) units.insert(numbers ? unit_word(text) : unit_in(text));
    }
  }
  find_units_by_row(reading, units);
  units.erase(AmountUnit::none);
  notes.erase(AmountUnit::none);
  if (units.empty()) units = notes;
  return units.size() == 1 ? *units.begin() : AmountUnit::none;
}

bool foreign_beside(const SheetReading& reading) {
  return std::any_of(reading.shape.rows.begin(), reading.shape.rows.end(), [&](const SampleRow& row) {
    return row.number > reading.headings.last && names_foreign_currency(note_on_amounts(row));
  });
}

void hold_row_units(SheetReading& reading) {
  if (!reading.row_unit_column) return;
  if (std::any_of(reading.amounts.begin(), reading.amounts.end(),
                  [](const AmountColumn& a) { return a.heading.unit != AmountUnit::none; })) {
    reading.say(Code::F07, "enhet-per-rad", reading.column_place(*reading.row_unit_column));
    reading.row_unit_column.reset();
  } else {
    reading.map.row_unit = column_named(reading, *reading.row_unit_column);
  }
}

void ask_units(SheetReading& reading) {
  for (const AmountColumn& column : reading.amounts) {
    if (!column.used || column.shown_as == AmountUnit::none) continue;
    reading.say(Code::F07, "talformat", reading.column_place(column.column), std::string(amount_unit_word(column.shown_as)),
                std::string(amount_unit_word(column.heading.unit)));
  }
}

void settle_investments(SheetReading& reading) {
  for (AmountColumn& column : reading.amounts) {
    MoneyHeading& heading = column.heading;
    const auto income = [&](const AmountColumn& a) {
      return a.heading.key == Key::investment && a.heading.flow == Flow::income && a.heading.year == heading.year;
    };
    if (heading.key == Key::investment && heading.flow == Flow::cost && !heading.part &&
        std::none_of(reading.amounts.begin(), reading.amounts.end(), income))
      heading.flow = Flow::none;
  }
}

bool marks_or_shares(const SheetReading& reading, std::size_t column) {
  for (const SampleRow& row : reading.shape.rows) {
    const SampleCell& cell = row.at(column);
    if (row.number <= reading.headings.last || cell.type == grid::Cell::Type::empty || cell.type == grid::Cell::Type::percent) continue;
    const std::string folded = fold(cell.text);
    if (folded == "x" || folded == "ja" || folded == "nej" || folded == "j" || folded == "n" || trim(cell.text) == "-") continue;
    std::string_view text = trim(cell.text);
    if (text.ends_with('%')) text = trim(text.substr(0, text.size() - 1));
    constexpr std::size_t longest = 6;  // 33,333
    if (text.size() > longest || text.find_first_not_of("0123456789,.") != std::string_view::npos ||
        std::atof(std::string(text).c_str()) > 100)
      return false;
  }
  return true;
}

void find_decimal_sign(SheetReading& reading) {
  bool only_point = false, only_comma = false;
  for (const AmountColumn& amount : reading.amounts) {
    for (const SampleRow& row : reading.shape.rows) {
      const SampleCell& cell = row.at(amount.column);
      if (row.number <= reading.headings.last || cell.type != grid::Cell::Type::text) continue;
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
  reading.map.point_is_decimal = only_point && !only_comma;
}

}  // namespace malkoll::importing
