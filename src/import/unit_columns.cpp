// A column of amounts for each unit of the plan, or several: KS, SN; KS 2026, SN 2026, KS 2027.

#include <algorithm>
#include <set>

#include "import/sheet_reading.h"
#include "import/unit_headings.h"
#include "model/money.h"

namespace malkoll::importing {

namespace {

struct UnitColumn {
  std::size_t column = 0;
  UnitHeading heading;
};

bool same_money(const MoneyHeading& a, const MoneyHeading& b) {
  return a.year == b.year && a.month == b.month && a.flow == b.flow && a.key == b.key && a.unit == b.unit;
}

struct UnitColumns {
  SheetReading& reading;
  const PlanNames& names;
  std::vector<UnitColumn> found = {};
  std::vector<std::size_t> others = {};  ///< numbers that are no unit's
  std::vector<std::string> units = {};   ///< in order

  [[nodiscard]] bool by_year() const {
    return std::any_of(found.begin(), found.end(), [](const UnitColumn& u) { return u.heading.money.money; });
  }
  [[nodiscard]] bool is_amount(std::size_t c) const { return reading.meanings[c].role == Role::amount; }

  void find() {
    for (std::size_t c = 0; c < reading.values.size(); ++c) {
      const ColumnValues& values = reading.values[c];
      const bool numbers = values.nearly_all(values.numbers);
      if ((reading.meanings[c].role != Role::none && !is_amount(c)) || (!numbers && !is_amount(c)) || values.filled == 0) continue;
      UnitHeading heading = unit_heading(names, reading.headings.texts[c]);
      if (heading.unit.empty() && !is_amount(c)) heading.unit = find_unit(names, reading.headings.texts[c]);
      if (heading.unit.empty() || !numbers) {
        others.push_back(c);
        continue;
      }
      if (std::find(units.begin(), units.end(), heading.unit) == units.end()) units.push_back(heading.unit);
      found.push_back({c, std::move(heading)});
    }
  }

  /// On each row but few the column is the sum of the units' for the same money.
  [[nodiscard]] bool is_sum_of_units(std::size_t column) const {
    std::vector<std::size_t> parts;
    for (const UnitColumn& unit : found) {
      const MoneyHeading& money = reading.meanings[column].money;
      if (!by_year() || (money.year == 0 && money.flow == Flow::none) || same_money(unit.heading.money, money))
        parts.push_back(unit.column);
    }
    std::size_t rows = 0;
    for (const SampleRow& row : reading.shape.rows) {
      if (row.number <= reading.headings.last || row.at(column).type == grid::Cell::Type::empty) continue;
      std::int64_t sum = 0;
      for (const std::size_t part : parts) sum = add(sum, number_in(row.at(part)));
      if (sum != number_in(row.at(column))) return false;
      ++rows;
    }
    return rows > 0 && parts.size() > 1;
  }

  void tell(std::size_t column) {
    reading.told_columns.push_back(column);
    reading.taken[column] = true;
    reading.meanings[column] = {};
  }

  /// False: beside amounts that are no sum of them, such columns may be shares, or whatever.
  bool settle_others() {
    for (const std::size_t other : others) {
      const MoneyHeading& money = reading.meanings[other].money;
      if (is_sum_of_units(other)) {
        tell(other);
      } else if (is_amount(other) && by_year() && money.scenario >= Scenario::outcome) {
        reading.meanings[other] = {};  // of no unit, and no budget: it is said to be left out
      } else if (is_amount(other)) {
        return false;
      } else if (!reading.column_unit && by_year() && may_name_unit(reading.headings.texts[other])) {  // said once
        reading.say(Code::F07, "okänd-nämnd-kolumn", reading.column_place(other));
      }
    }
    return true;
  }

  void read_column(const UnitColumn& unit) {
    Meaning& meaning = reading.meanings[unit.column];
    meaning = {Role::amount, Key::none, unit.heading.money, 0};
    meaning.money.money = true;
  }

  /// Every column of amounts is of one and the same unit: so is the table.
  void read_only_unit(const GuessOptions& options) {
    const auto filler = [&](const UnitColumn& u) { return is_amount(u.column); };  // Förslag KS 2026 is whose proposal it is
    const auto amount = [&](std::size_t c) { return is_amount(c); };
    if (std::any_of(found.begin(), found.end(), filler) || std::any_of(others.begin(), others.end(), amount) || !by_year()) return;
    for (const UnitColumn& unit : found) read_column(unit);
    const std::string place = reading.column_place(found[0].column), given = find_unit(names, options.unit);
    if (options.unit_given) {
      if (given != units[0]) reading.say(Code::F12, "nämnd-mot-titel", place, options.unit, units[0]);
      return;
    }
    reading.map.unit.always = units[0];
    reading.say(Code::F12, "nämnd-av-titel", place, {}, units[0]);
  }

  void read_units(const GuessOptions& options) {
    if (options.unit_given) {
      std::string all;
      for (const std::string& unit : units) all.append(all.empty() ? "" : ", ").append(unit);
      return reading.say(Code::F07, "flera-nämnder", reading.column_place(found[0].column), {}, all);
    }
    if (!reading.column_unit) reading.column_unit = units[0];
    const auto own = static_cast<std::size_t>(
        std::count_if(found.begin(), found.end(), [&](const UnitColumn& u) { return u.heading.unit == *reading.column_unit; }));
    for (const UnitColumn& unit : found) {
      if (unit.heading.unit != *reading.column_unit) {
        tell(unit.column);
        continue;
      }
      read_column(unit);
      if (own == 1) reading.map.skip.push_back({column_named(reading, unit.column), Condition::Test::is_empty, {}, {}, 0});
    }
    if (own > 1) reading.map.skip.push_back({{}, Condition::Test::no_amounts, {}, {}, 0});
    reading.map.unit.always = *reading.column_unit;
    reading.column_units = units;
  }
};

}  // namespace

void find_unit_columns(SheetReading& reading, const PlanNames& names, const GuessOptions& options) {
  const auto holds_units = [](const ColumnValues& v) { return v.words > 0 && v.nearly_all(v.units); };
  if (std::any_of(reading.values.begin(), reading.values.end(), holds_units)) return;  // whose the rows are is said by a column
  UnitColumns columns{reading, names};
  columns.find();
  if (columns.units.empty()) return;
  if (columns.units.size() == 1) return columns.read_only_unit(options);
  if (columns.settle_others()) columns.read_units(options);
}

}  // namespace malkoll::importing
