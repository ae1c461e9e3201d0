// Whether costs are written with a minus. What the plan's frames show is read; what nobody can know is asked, and a budget that comes to less
// than nothing is said.

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "import/cell_value.h"
#include "import/chunk.h"
#include "import/sign.h"
#include "model/money.h"
#include "text/cell_name.h"
#include "text/told.h"

namespace malkoll::importing {

namespace {

using UnitMoney = std::tuple<std::string, Key, Year>;
using Totals = std::map<UnitMoney, Ore>;

/// Columns whose sign says whether they are cost or income stand for themselves.
bool counts(const TableReading& table, std::size_t amount) {
  const MoneyHeading& heading = table.known.amounts[amount].heading;
  const bool kind = heading.key == Key::operation || heading.key == Key::investment;
  return table.used[amount] && kind && heading.flow != Flow::cost && heading.flow != Flow::income;
}

/// What each unit has, as it is written; nothing where not every row was kept.
void add_totals(const TableReading& sheet, const PlanNames& names, const std::string& given, Totals& totals) {
  if (sheet.rows.count > KeptRow::most) return;
  std::string above = sheet.unit.first;
  for (const KeptRow& row : sheet.rows.kept) {
    if (!row.unit_named.empty() && sheet.map.unit.heading_rows) above = row.unit_named;
    if (row.is_sum) continue;
    std::string unit = !given.empty()                   ? given
                       : !sheet.map.unit.always.empty() ? sheet.map.unit.always
                       : sheet.map.unit.heading_rows    ? above
                                                        : row.unit;
    if (std::string known = find_unit(names, unit); !known.empty()) unit = std::move(known);
    for (std::size_t a = 0; a < row.ore.size(); ++a) {
      const MoneyHeading& heading = sheet.known.amounts[a].heading;
      if (!counts(sheet, a) || !row.ore[a] || heading.year == 0) continue;
      const Key kind = row.investment ? Key::investment : heading.key;
      Ore& sum = totals[{unit, kind, heading.year}];
      sum = add(sum, *row.ore[a]);
    }
  }
}

/// With the other sign every sum that the plan has a frame for is near it. Empty: it is not so; else whose frame shows it.
std::string shown_by_frames(const Totals& totals, const PlanNames& names, bool cost_is_negative) {
  std::string unit;
  for (const auto& [of, sum] : totals) {
    const auto frame = names.frames.find(of);
    if (frame == names.frames.end() || frame->second == 0 || sum == 0) continue;
    constexpr std::int64_t tenth = 10;
    const Ore turned = cost_is_negative ? sum : -sum, apart = magnitude(add(turned, -frame->second));
    if (apart > magnitude(frame->second) / tenth) return {};
    if (unit.empty()) unit = std::get<std::string>(of);
  }
  return unit;
}

/// Columns of one kind: how many of their amounts are written as costs are, and how many as income is.
struct Signs {
  std::size_t with = 0, against = 0;
  TableReading* first = nullptr;
  std::size_t column = 0;
};

Signs signs_of(const std::vector<TableReading*>& sheets, Key kind) {
  Signs signs;
  for (TableReading* of : sheets) {
    for (std::size_t a = 0; a < of->used.size(); ++a) {
      if (!counts(*of, a) || of->known.amounts[a].heading.key != kind) continue;
      const AmountSums& amount = of->rows.sums[a];
      const std::size_t costs = of->map.cost_is_negative ? amount.negative : amount.positive();
      signs.with += costs, signs.against += amount.filled - amount.zeros - costs;
      if (signs.first == nullptr) signs.first = of, signs.column = of->known.amounts[a].column;
    }
    signs.with += kind == Key::operation && of->names_income ? 1U : 0U;
  }
  return signs;
}

/// `kolumn C »Budget 2026«`, of the first column that the money is read from.
std::string column_of(const ColumnMap& map, const std::string& unit, Key kind, Year year) {
  const auto in = [&](const ColumnMap& of) -> std::string {
    if (!of.unit.always.empty() && of.unit.always != unit) return {};
    for (const MappedProperty& property : of.properties) {
      const bool same = property.key == kind || (kind == Key::investment && property.key == Key::operation && !of.investment.empty());
      if (!same || (property.year != year && property.year != 0) || property.source.columns.empty()) continue;
      const Column& column = property.source.columns[0];
      return told("kolumn {}", column_letters(column.number)) +
             (column.heading.empty() ? std::string() : fmt::format(" »{}«", column.heading));
    }
    return {};
  };
  std::string place = in(map);
  for (std::size_t m = 0; place.empty() && m < map.more.size(); ++m) place = in(map.more[m]);
  return place;
}

}  // namespace

std::vector<TableReading> settle_sign(std::vector<TableReading> tables, const std::vector<bool>& left, const PlanNames& names,
                                      const std::string& unit) {
  std::vector<TableReading*> sheets;
  for (std::size_t t = 0; t < tables.size(); ++t) {
    if (!left[t]) sheets.push_back(&tables[t]);
  }
  const Signs drift = signs_of(sheets, Key::operation), investments = signs_of(sheets, Key::investment);
  // A sheet of nothing but income has been read as income whatever sign costs have.
  const auto has_costs = [](const TableReading* s) { return !s->is_income_only(); };
  const auto first_sheet = std::find_if(sheets.begin(), sheets.end(), has_costs);
  if (first_sheet == sheets.end()) return tables;
  const bool negative = (*first_sheet)->map.cost_is_negative;
  const bool alike = std::all_of(sheets.begin(), sheets.end(),
                                 [&](const TableReading* s) { return !has_costs(s) || s->map.cost_is_negative == negative; });
  Totals totals;
  for (const TableReading* sheet : sheets) add_totals(*sheet, names, unit, totals);
  if (const std::string shown = alike ? shown_by_frames(totals, names, negative) : std::string(); !shown.empty()) {
    for (TableReading* sheet : sheets) {
      if (has_costs(sheet)) sheet->map.cost_is_negative = !negative;
    }
    const Signs& of = drift.first != nullptr ? drift : investments;
    of.first->said.say(Code::F12, "tecken-efter-ram", of.first->known.table.column_place(of.column),
                       negative ? told("plus") : told("minus"), shown);
    return tables;
  }
  for (const Signs& of : {drift, investments}) {
    if (of.with > 0 || of.against == 0) continue;
    of.first->said.say(Code::F07, "tecken-mot-planen", of.first->known.table.column_place(of.column),
                       names.known ? told("enligt planen") : told("där ingen plan säger något annat"));
  }
  return tables;
}

std::vector<Mistake> negative_budgets(const Sums& sums, const ColumnMap& map, const PlanNames& names) {
  std::vector<Mistake> said;
  for (const auto& [of, sum] : sums) {
    if ((of.kind != Key::operation && of.kind != Key::investment) || (map.cost_is_negative ? -sum : sum) >= 0) continue;
    const auto frame = names.frames.find({of.unit, of.kind, of.year});
    const bool turned = map.cost_is_negative && !names.cost_is_negative;  // that costs have a minus has been decided already
    const bool against = frame != names.frames.end() && frame->second > 0;
    if (frame != names.frames.end() && frame->second < 0) continue;  // as the plan has it
    Mistake& one =
        said.emplace_back(about_file(against ? Code::F07 : Code::F12, !against && turned ? "negativ-budget-minus" : "negativ-budget"));
    one.place = column_of(map, of.unit, of.kind, of.year);
    one.sum = fmt::format("{} {} {}: {}", of.unit, word(of.kind), of.year,
                          write_amount(sum, map.unit_of_amounts == AmountUnit::none ? AmountUnit::kr : map.unit_of_amounts));
    if (against) one.other = write_amount(names.cost_is_negative ? -frame->second : frame->second, AmountUnit::tkr);
  }
  return said;
}

}  // namespace malkoll::importing
