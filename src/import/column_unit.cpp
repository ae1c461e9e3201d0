// What the number formats of a column say of its unit, where the heading and the title say none; and where they say another, which
// nobody can settle but the one who wrote the table.

#include <algorithm>
#include <set>

#include "import/number_format.h"
#include "import/sheet_reading.h"

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
  const bool too_small = std::any_of(scales.begin(), scales.end(), [&](std::uint8_t s) { return unit != AmountUnit::none && !held_unit({s}, unit); });
  const auto other = std::find_if(units.begin(), units.end(), [&](AmountUnit u) { return u != unit; });
  if (unit != AmountUnit::none && (too_small || other != units.end())) {
    column.shown_as = too_small ? shown_unit({*scales.rbegin()}) : *other;
  } else if (units.size() == 1) {
    unit = *units.begin();
  } else if (units.empty() && scales.size() == 1) {
    unit = shown_unit({*scales.begin()});
  }
}

void ask_units(SheetReading& reading) {
  for (const AmountColumn& column : reading.amounts) {
    if (!column.used || column.shown_as == AmountUnit::none) continue;
    reading.say(Code::F07, "talformat", reading.column_place(column.column), std::string(amount_unit_word(column.shown_as)), std::string(amount_unit_word(column.heading.unit)));
  }
}

}  // namespace malkoll::importing
