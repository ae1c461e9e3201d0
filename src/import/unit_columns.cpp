// A column of amounts for each unit of the plan, or several: KS, SN; KS 2026, SN 2026, KS 2027.

#include <algorithm>
#include <set>

#include "import/table_phases.h"
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

struct UnitColumnsReader {
  const SheetTable& table;
  const PlanNames& names;
  Said& said;
  TableColumns columns;
  std::vector<UnitColumn> found = {};
  std::vector<std::size_t> others = {};  ///< numbers that are no unit's
  std::vector<std::string> units = {};   ///< in order
  std::string unit = {};                 ///< whose the amounts are
  std::vector<Condition> skip = {};

  [[nodiscard]] bool by_year() const {
    return std::any_of(found.begin(), found.end(), [](const UnitColumn& u) { return u.heading.money.money; });
  }
  [[nodiscard]] bool is_amount(std::size_t c) const { return columns.meanings[c].role == Role::amount; }

  void find() {
    for (std::size_t c = 0; c < table.values.size(); ++c) {
      const ColumnValues& values = table.values[c];
      const bool numbers = values.nearly_all(values.numbers);
      if ((columns.meanings[c].role != Role::none && !is_amount(c)) || (!numbers && !is_amount(c)) || values.filled == 0) continue;
      UnitHeading heading = unit_heading(names, table.headings.texts[c]);
      if (heading.unit.empty() && !is_amount(c)) heading.unit = find_unit(names, table.headings.texts[c]);
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
    for (const UnitColumn& of_one : found) {
      const MoneyHeading& money = columns.meanings[column].money;
      if (!by_year() || (money.year == 0 && money.flow == Flow::none) || same_money(of_one.heading.money, money))
        parts.push_back(of_one.column);
    }
    std::size_t rows = 0;
    for (const SampleRow& row : table.shape.rows) {
      if (row.number <= table.headings.last || row.at(column).type == grid::Cell::Type::empty) continue;
      std::int64_t sum = 0;
      for (const std::size_t part : parts) sum = add(sum, number_in(row.at(part)));
      if (sum != number_in(row.at(column))) return false;
      ++rows;
    }
    return rows > 0 && parts.size() > 1;
  }

  void tell(std::size_t column) {
    columns.told.push_back(column);
    columns.taken[column] = true;
    columns.meanings[column] = {};
  }

  /// False: beside amounts that are no sum of them, such columns may be shares, or whatever.
  bool settle_others(const std::string& of) {
    for (const std::size_t other : others) {
      const MoneyHeading& money = columns.meanings[other].money;
      if (is_sum_of_units(other)) {
        tell(other);
      } else if (is_amount(other) && by_year() && money.scenario >= Scenario::outcome) {
        columns.meanings[other] = {};  // of no unit, and no budget: it is said to be left out
      } else if (is_amount(other)) {
        return false;
      } else if (of.empty() && by_year() && may_name_unit(table.headings.texts[other])) {  // said once
        said.say(Code::F07, "okänd-nämnd-kolumn", table.column_place(other));
      }
    }
    return true;
  }

  void read_column(const UnitColumn& of_one) {
    Meaning& meaning = columns.meanings[of_one.column];
    meaning = {Role::amount, Key::none, of_one.heading.money, 0};
    meaning.money.money = true;
  }

  /// Every column of amounts is of one and the same unit: so is the table.
  void read_only_unit(const GuessOptions& options) {
    const auto filler = [&](const UnitColumn& u) { return is_amount(u.column); };  // Förslag KS 2026 is whose proposal it is
    const auto amount = [&](std::size_t c) { return is_amount(c); };
    if (std::any_of(found.begin(), found.end(), filler) || std::any_of(others.begin(), others.end(), amount) || !by_year()) return;
    for (const UnitColumn& column : found) read_column(column);
    const std::string place = table.column_place(found[0].column), given = find_unit(names, options.unit);
    if (options.unit_given) {
      if (given != units[0]) said.say(Code::F12, "nämnd-mot-titel", place, options.unit, units[0]);
      return;
    }
    unit = units[0];
    said.say(Code::F12, "nämnd-av-titel", place, {}, units[0]);
  }

  /// False: they are not read.
  bool read_units(const std::string& of, const GuessOptions& options) {
    if (options.unit_given) {
      std::string all;
      for (const std::string& each : units) all.append(all.empty() ? "" : ", ").append(each);
      said.say(Code::F07, "flera-nämnder", table.column_place(found[0].column), {}, all);
      return false;
    }
    unit = of.empty() ? units[0] : of;
    const auto own =
        static_cast<std::size_t>(std::count_if(found.begin(), found.end(), [&](const UnitColumn& u) { return u.heading.unit == unit; }));
    for (const UnitColumn& column : found) {
      if (column.heading.unit != unit) {
        tell(column.column);
        continue;
      }
      read_column(column);
      if (own == 1) skip.push_back({table.named(column.column), Condition::Test::is_empty, {}, {}, 0});
    }
    if (own > 1) skip.push_back({{}, Condition::Test::no_amounts, {}, {}, 0});
    return true;
  }
};

}  // namespace

UnitColumns find_unit_columns(const SheetTable& table, TableColumns begun, const std::string& unit, const PlanNames& names,
                              const GuessOptions& options, Said& said) {
  const auto holds_units = [](const ColumnValues& v) { return v.words > 0 && v.nearly_all(v.units); };
  if (std::any_of(table.values.begin(), table.values.end(), holds_units))
    return {std::move(begun)};  // whose the rows are is said by a column
  UnitColumnsReader reader{table, names, said, std::move(begun)};
  reader.find();
  bool several = false;
  if (reader.units.size() == 1) reader.read_only_unit(options);
  if (reader.units.size() > 1) several = reader.settle_others(unit) && reader.read_units(unit, options);
  return {std::move(reader.columns), several ? std::move(reader.units) : std::vector<std::string>(), std::move(reader.unit),
          std::move(reader.skip)};
}

}  // namespace malkoll::importing
