// Which of the columns that speak of money are the budget of each year. What one can choose is chosen, and said; what nobody can know
// is asked.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "import/cell_value.h"
#include "import/free_columns.h"
#include "import/table_phases.h"
#include "import/total_columns.h"
#include "model/money.h"
#include "text/told.h"
#include "text/utf8.h"

namespace malkoll::importing {

namespace {

using Columns = std::vector<const AmountColumn*>;

struct Chooser {
  const KnownTable& known;
  const TableRows& rows;
  Said& said;
  ChosenAmounts chosen;

  [[nodiscard]] const AmountSums& sums(const AmountColumn& column) const { return rows.sums[index(column)]; }
  [[nodiscard]] bool is_used(const AmountColumn& column) const { return chosen.used[index(column)]; }
  [[nodiscard]] std::string sum_of(const AmountColumn& column) const {
    const Ore sum = sums(column).sum;
    return column.heading.unit == AmountUnit::none ? write_number(sum.count()) : write_amount(sum, column.heading.unit);
  }
  [[nodiscard]] std::string place_and_sum(const AmountColumn& column) const {
    return fmt::format("{} ({})", known.table.column_place(column.column), sum_of(column));
  }
  [[nodiscard]] std::string list(const Columns& columns) const {
    std::string text;
    for (std::size_t c = 0; c < columns.size(); ++c)
      text += (c == 0 ? "" : c + 1 == columns.size() ? told(" och ") : ", ") + place_and_sum(*columns[c]);
    return text;
  }

  /// The value of a row in a column; nothing counts as 0.
  static Ore value(const KeptRow& row, std::size_t index) { return row.ore[index].value_or(Ore()); }
  [[nodiscard]] std::size_t index(const AmountColumn& column) const { return static_cast<std::size_t>(&column - known.amounts.data()); }

  [[nodiscard]] bool same_money(const AmountColumn& a, const AmountColumn& b) const {
    if (sums(a).filled == 0 || sums(b).filled == 0) return false;
    // Rounded to mnkr with a decimal, the same money is near.
    const Ore near = ore_in(std::max(a.heading.unit, b.heading.unit)) / 20;
    return std::all_of(rows.kept.begin(), rows.kept.end(), [&](const KeptRow& row) {
      const Ore apart = value(row, index(a)) - value(row, index(b));
      return a.heading.unit == b.heading.unit ? apart == 0 : apart <= near && apart >= -near;
    });
  }
  /// `net` is `cost` and `sign` times `income` on every row.
  [[nodiscard]] bool adds_up(const AmountColumn& net, std::int64_t cost_sign, const AmountColumn& cost, std::int64_t income_sign,
                             const AmountColumn& income) const {
    return std::all_of(rows.kept.begin(), rows.kept.end(), [&](const KeptRow& row) {
      return value(row, index(net)) == cost_sign * value(row, index(cost)) + income_sign * value(row, index(income));
    });
  }

  /// What the net cost is made of says whether a cost is written with a minus in it.
  void find_sign(const AmountColumn& net, const AmountColumn& cost, const AmountColumn& income) {
    for (const std::int64_t of_cost : {1, -1}) {
      if (!adds_up(net, of_cost, cost, 1, income) && !adds_up(net, of_cost, cost, -1, income)) continue;
      chosen.cost_is_negative = mostly_negative(cost) == (of_cost == 1);
      return;
    }
  }

  [[nodiscard]] bool mostly_negative(const AmountColumn& column) const { return sums(column).negative > sums(column).positive(); }

  ValueSource& source(Key key, Year year) { return chosen.properties.emplace_back(MappedProperty{key, year, {}}).source; }
  void use(ValueSource& into, const AmountColumn& column, bool minus = false) {
    add_column(known.table, into, column.column, minus);
    chosen.used[index(column)] = true;
  }

  static Columns of(const Columns& columns, Flow flow) {
    Columns found;
    std::copy_if(columns.begin(), columns.end(), std::back_inserter(found), [&](const AmountColumn* c) { return c->heading.flow == flow; });
    return found;
  }

  static std::string named(Year year) { return year == 0 ? told("radens år") : to_string(year); }

  void say_left(const Columns& left, const AmountColumn& instead, Year year, const char* variant) {
    for (const AmountColumn* column : left) {
      said.say(Code::F12, variant, known.table.column_place(instead.column), sum_of(*column), known.table.column_place(column->column),
               named(year));
    }
  }
  void ask(const Columns& columns, Year year) { said.say(Code::F07, "flera-kolumner", list(columns), {}, {}, named(year)); }

  /// One column of several that say the same thing; nullptr: they do not, and it is asked.
  const AmountColumn* one_of(Columns columns, Year year) {
    if (columns.size() == 1) return columns[0];
    // The finest unit has what the others have rounded away.
    std::stable_sort(columns.begin(), columns.end(),
                     [](const AmountColumn* a, const AmountColumn* b) { return a->heading.unit < b->heading.unit; });
    const bool same = std::all_of(columns.begin() + 1, columns.end(), [&](const AmountColumn* c) { return same_money(*columns[0], *c); });
    if (!same) return ask(columns, year), nullptr;
    say_left({columns.begin() + 1, columns.end()}, *columns[0], year, "samma-pengar");
    return columns[0];
  }

  /// A column beside the income whose heading is not understood and that may hold the costs: it says no other year, and nothing that is counted.
  [[nodiscard]] std::optional<std::size_t> unread_numbers(const AmountColumn& income) const {
    for (const std::size_t c : {income.column - 1, income.column + 1}) {
      if (c >= known.table.values.size() || known.columns.taken[c] || known.columns.meanings[c].role != Role::none) continue;
      const std::string& heading = known.table.headings.texts[c];
      const Year year = money_heading(heading).year;
      const ColumnValues& values = known.table.values[c];
      if (values.nearly_all(values.numbers) && !names_figures(heading) && (year == 0 || year == income.heading.year)) return c;
    }
    return std::nullopt;
  }

  /// Of several costs the kinds of them all.
  void net_of(const Columns& costs, const Columns& incomes, Key key, Year year) {
    Ore sum;
    for (const AmountColumn* cost : costs) sum = add(sum, sums(*cost).sum);
    const bool cost_negative = costs.size() == 1 ? mostly_negative(*costs[0]) : sum < 0;
    if (key == Key::operation) chosen.cost_is_negative = cost_negative;
    ValueSource& drift = source(key, year);
    for (const AmountColumn* cost : costs) use(drift, *cost);
    for (const AmountColumn* income : incomes) use(drift, *income, mostly_negative(*income) == cost_negative);
  }
  [[nodiscard]] std::string places(const Columns& columns) const {
    std::string all;
    for (const AmountColumn* c : columns) all.append(all.empty() ? "" : ", ").append(known.table.column_place(c->column));
    return all;
  }
  static bool are_kinds(const Columns& columns) {
    return std::all_of(columns.begin(), columns.end(), [](const AmountColumn* c) { return c->heading.part; });
  }

  void choose(Key key, Year year, const Columns& columns) {
    const Columns costs = of(columns, Flow::cost), incomes = of(columns, Flow::income);
    Columns mains = of(columns, Flow::net);
    const Columns plain = of(columns, Flow::none);
    mains.insert(mains.end(), plain.begin(), plain.end());
    if (costs.size() > 1 && mains.empty() && !are_kinds(costs)) return ask(costs, year);
    if (incomes.size() > 1 && (mains.empty() || key == Key::operation) && !are_kinds(incomes)) return ask(incomes, year);
    const AmountColumn* income = incomes.empty() ? nullptr : incomes[0];
    if (!mains.empty()) {
      const AmountColumn* main = one_of(mains, year);
      if (main == nullptr) return;
      use(source(key, year), *main);
      if (!costs.empty()) {
        if (key == Key::operation && income != nullptr && costs.size() == 1 && sums(*main).filled > 0) find_sign(*main, *costs[0], *income);
        say_left(costs, *main, year, "del-av-netto");
      }
    } else if (!costs.empty()) {
      net_of(costs, incomes, key, year);
      const char* parts = known.goal_money ? "mål-i-pengar" : "kostnadsslag";
      if (costs.size() > 1) said.say(Code::F12, parts, places(costs), named(year));
      if (income != nullptr) said.say(Code::F12, "netto", places(costs), year == 0 ? told("år för år") : to_string(year), places(incomes));
    } else if (income != nullptr && key == Key::operation && !income->heading.credit) {
      if (const auto other = unread_numbers(*income)) {
        said.say(Code::F07, "intäkt-utan-kostnad", known.table.column_place(income->column), {}, known.table.column_place(*other));
        return;
      }
      use(source(key, year), *income, mostly_negative(*income) == chosen.cost_is_negative);
      said.say(Code::F12, "bara-intäkter", known.table.column_place(income->column), sum_of(*income));
    }
    if (income == nullptr || key != Key::operation || income->heading.credit) return;
    ValueSource& all = source(Key::income, year);
    for (const AmountColumn* one : incomes) use(all, *one, mostly_negative(*one));
  }

  /// Where a column is the sum of those beside it, it or they are left out, and said: beside the amounts.
  [[nodiscard]] std::vector<bool> leave_summed() {
    std::vector<bool> left(known.amounts.size());
    for (const TotalColumn& column : find_total_columns(known, rows)) {
      Columns parts;
      for (const std::size_t a : column.parts) parts.push_back(&known.amounts[a]);
      const std::string total = known.table.column_place(known.amounts[column.total].column);
      said.say(Code::F12, column.of_one_kind ? "delar-av-kolumn" : "summakolumn", total, {}, places(parts));
      if (!column.of_one_kind) left[column.total] = true;
      for (const std::size_t a : column.parts) left[a] = left[a] || column.of_one_kind;
    }
    return left;
  }

  /// What says no year is, on every row, what a column that is read comes to: Kv1 to Kv4 beside Budget 2026. True: that is said.
  [[nodiscard]] bool leave_parts(const Columns& parts) {
    for (const AmountColumn& whole : known.amounts) {
      const bool all = is_used(whole) && sums(whole).filled > 0 && std::all_of(rows.kept.begin(), rows.kept.end(), [&](const KeptRow& row) {
                         Ore sum;
                         for (const AmountColumn* part : parts) sum = add(sum, value(row, index(*part)));
                         return sum == value(row, index(whole));
                       });
      if (!all || parts.size() < 2) continue;
      said.say(Code::F12, "delar-av-kolumn", known.table.column_place(whole.column), {}, places(parts));
      return true;
    }
    return false;
  }

  /// Columns for one kind and year, of whatever scenario.
  void choose_scenario(Key key, Year year, const Columns& columns) {
    Scenario best = Scenario::change;
    bool doubtful = false, settled = false;
    for (const AmountColumn* c : columns) {
      best = std::min(best, c->heading.scenario);
      const bool open = c->heading.scenario == Scenario::proposal || c->heading.scenario == Scenario::revised;
      (open ? doubtful : settled) |= c->heading.scenario != Scenario::forecast;
    }
    if (doubtful && settled) return ask(columns, year);
    Columns picked, left;
    for (const AmountColumn* c : columns) (c->heading.scenario == best ? picked : left).push_back(c);
    // Utgifter and Inkomster beside a Budget of the whole: parts of it, whatever they are called.
    choose(key, year, picked);
    const auto read = std::find_if(picked.begin(), picked.end(), [&](const AmountColumn* c) { return is_used(*c); });
    if (read != picked.end()) say_left(left, **read, year, "vald");
  }

  /// The months of the kind of column that goes first, and of what goes first in that; empty: it is asked.
  Columns best_months(Year year, const Columns& months) {
    Scenario best = Scenario::change;
    bool doubtful = false, settled = false;
    for (const AmountColumn* c : months) {
      best = std::min(best, c->heading.scenario);
      const bool open = c->heading.scenario == Scenario::proposal || c->heading.scenario == Scenario::revised;
      (open ? doubtful : settled) |= c->heading.scenario != Scenario::forecast;
    }
    if (doubtful && settled) return ask(months, year), Columns{};
    Columns picked, left;
    for (const AmountColumn* c : months) (c->heading.scenario == best ? picked : left).push_back(c);
    if (!left.empty()) say_left(left, *picked.front(), year, "vald");
    Columns nets = of(picked, Flow::net);
    const Columns plain = of(picked, Flow::none);
    nets.insert(nets.end(), plain.begin(), plain.end());
    if (nets.empty()) return picked;
    for (const Flow part : {Flow::cost, Flow::income}) {
      const Columns parts = of(picked, part);
      if (!parts.empty()) say_left(parts, *nets.front(), year, "del-av-netto");
    }
    std::stable_sort(nets.begin(), nets.end(), [](const AmountColumn* a, const AmountColumn* b) { return a->column < b->column; });
    return nets;
  }

  /// March, June, September and December, or April, August and December: by their dates, of all the months up to each.
  static bool are_ends_of_parts(const std::set<std::uint8_t>& months) {
    constexpr std::size_t year = 12;
    const std::size_t length = year / months.size();
    std::size_t part = 0;
    return (months.size() == 2 || months.size() == 3 || months.size() == 4) &&
           std::all_of(months.begin(), months.end(), [&](std::uint8_t month) { return month == ++part * length; });
  }

  void choose_months(Key key, Year year, const Columns& all, bool whole_year) {
    if (whole_year) {
      said.say(Code::F12, "månader", known.table.column_place(all.front()->column), {}, known.table.column_place(all.back()->column));
      return;
    }
    const Columns months = best_months(year, all);
    if (months.empty()) return;
    const auto kind = [](const AmountColumn* c) {
      const std::uint8_t month = c->heading.month;
      return month < first_quarter ? 12 : month < first_third ? 4 : month < first_half ? 3 : month < odd_part ? 2 : 0;
    };
    const auto parts = static_cast<std::size_t>(kind(months.front()));
    std::set<std::pair<std::uint8_t, Flow>> seen;
    bool fits = parts != 0, incomes = false, signed_incomes = false;
    std::set<std::uint8_t> different;
    for (const AmountColumn* c : months) {
      const bool income = c->heading.flow == Flow::income;
      fits &= kind(c) == kind(months.front()) && seen.emplace(c->heading.month, income ? Flow::income : Flow::cost).second;
      incomes |= income;
      signed_incomes |= income && mostly_negative(*c) != mostly_negative(*months.front());
      different.insert(c->heading.month);
    }
    fits &= !incomes || months.front()->heading.flow == Flow::cost;
    if (!fits) {
      said.say(Code::F07, "del-av-år", list(months), {}, {}, to_string(year));
      return;
    }
    if (incomes && key == Key::operation) chosen.cost_is_negative = mostly_negative(*months.front());
    ValueSource& drift = source(key, year);
    for (const AmountColumn* month : months) use(drift, *month, month->heading.flow == Flow::income && !signed_incomes);
    if (months.size() == 1) return said.say(Code::F12, "del-fattas", known.table.column_place(months.front()->column), to_string(year));
    const bool whole_year_read = different.size() == parts || are_ends_of_parts(different);
    said.say(Code::F12, whole_year_read ? "månader-läses" : "månader-fattas", known.table.column_place(months.front()->column),
             to_string(year), known.table.column_place(months.back()->column));
  }

  /// Changes of a year that comes after those whose budget is there: what they come to is nowhere.
  void ask_changes(const Columns& outcomes) {
    Year last;
    for (const AmountColumn& c : known.amounts) {
      if (is_used(c)) last = std::max(last, c.heading.year);
    }
    for (const AmountColumn* c : outcomes) {
      const MoneyHeading& h = c->heading;
      const bool share = known.table.headings.texts[c->column].find('%') != std::string::npos;
      if (last == 0 || h.scenario != Scenario::change || h.year <= last || h.several_years || share || sums(*c).filled == 0) continue;
      said.say(Code::F07, "bara-förändring", known.table.column_place(c->column), to_string(last), {}, to_string(h.year));
    }
  }

  /// One unit for the map, that of most columns; the others say theirs.
  void set_units() {
    std::map<AmountUnit, std::size_t> units;
    for (const AmountColumn& c : known.amounts) units[c.heading.unit] += is_used(c) ? 1U : 0U;
    const auto most = std::max_element(units.begin(), units.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    chosen.unit = most == units.end() ? AmountUnit::none : most->first;
    for (MappedProperty& property : chosen.properties) {
      for (Column& column : property.source.columns) {
        const auto amount = std::find_if(known.amounts.begin(), known.amounts.end(), [&](const AmountColumn& a) {
          const Column named = known.table.named(a.column);
          return named.heading == column.heading && named.number == column.number;
        });
        if (amount != known.amounts.end() && amount->heading.unit != chosen.unit) column.unit = amount->heading.unit;
      }
    }
  }
};

/// The outcome of a whole year, and not of what has gone of it.
bool is_of_whole_year(const SheetTable& table, const AmountColumn& c) {
  const MoneyHeading& h = c.heading;
  if (h.scenario != Scenario::outcome || h.key != Key::operation || h.year == 0 || h.month != 0 || h.several_years || h.foreign)
    return false;
  const std::string heading = fold(table.headings.texts[c.column]);
  const auto says = [&](std::string_view part) { return heading.find(part) != std::string::npos; };
  return !says("ack") && !says("delår") && !says("hittills") && !says("t.o.m") && !says("t o m") && !says("tom ");
}

bool is_outcome(const AmountColumn& c) { return c.heading.scenario == Scenario::outcome || c.heading.scenario == Scenario::change; }

}  // namespace

ChosenAmounts choose_amounts(const KnownTable& known, const TableRows& rows, ChosenAmounts begun, bool with_outcomes, Said& said) {
  begun.used.assign(known.amounts.size(), false);
  Chooser chooser{known, rows, said, std::move(begun)};
  std::map<std::pair<Key, Year>, std::pair<Columns, Columns>> groups;  // whole years, months
  Columns foreign, without_year, outcomes, of_years;
  const std::vector<bool> summed = chooser.leave_summed();
  for (const AmountColumn& column : known.amounts) {
    const MoneyHeading& h = column.heading;
    if (summed[chooser.index(column)]) continue;
    if (with_outcomes && is_of_whole_year(known.table, column)) groups[{Key::actual, h.year}].first.push_back(&column);
    else if (is_outcome(column)) outcomes.push_back(&column);
    else if (h.foreign) foreign.push_back(&column);
    else if (h.several_years) of_years.push_back(&column);
    else if (h.year == 0 && !known.by_row.year.is_read())
      (h.whole_year || chooser.sums(column).filled == 0 ? of_years : without_year).push_back(&column);
    else (h.month != 0 ? groups[{h.key, h.year}].second : groups[{h.key, h.year}].first).push_back(&column);
  }
  if (!foreign.empty()) {
    said.say(Code::F07, "valuta", chooser.list(foreign));
    return std::move(chooser.chosen);
  }
  for (auto& [of, columns] : groups) {
    auto& [whole, months] = columns;
    if (!whole.empty()) chooser.choose_scenario(of.first, of.second, whole);
    if (!months.empty()) chooser.choose_months(of.first, of.second, months, !whole.empty());
  }
  const bool any = std::any_of(known.amounts.begin(), known.amounts.end(), [&](const AmountColumn& c) { return chooser.is_used(c); });
  const bool asked = said.asked();
  if (!any && !asked && !without_year.empty()) said.ask_for_budget("utan-år", chooser.list(without_year));
  else if (!any && !asked && !outcomes.empty()) said.ask_for_budget("bara-utfall", chooser.list(outcomes));
  const auto leave = [&](const Columns& columns, const char* variant) {
    for (const AmountColumn* c : columns) {
      if (any && chooser.sums(*c).filled > 0) said.say(Code::F12, variant, known.table.column_place(c->column), chooser.sum_of(*c));
    }
  };
  for (const AmountColumn& c : known.amounts) {
    if (chooser.is_used(c) && c.heading.unknown && !is_outcome(c))
      said.say(Code::F12, "okänd-rubrik", known.table.column_place(c.column), to_string(c.heading.year));
  }
  if (!chooser.leave_parts(without_year)) leave(without_year, "utan-år");
  leave(of_years, "flera-år");
  for (const AmountColumn* c : outcomes) {
    if (any && chooser.sums(*c).filled > 0)
      said.say(Code::F12, c->heading.scenario == Scenario::outcome ? "utfall" : "avvikelse", known.table.column_place(c->column),
               chooser.sum_of(*c));
  }
  if (any && !asked) chooser.ask_changes(outcomes);
  chooser.set_units();
  ChosenAmounts chosen = std::move(chooser.chosen);
  std::stable_sort(chosen.properties.begin(), chosen.properties.end(),
                   [](const auto& a, const auto& b) { return std::pair(a.key, a.year) < std::pair(b.key, b.year); });
  return chosen;
}

}  // namespace malkoll::importing
