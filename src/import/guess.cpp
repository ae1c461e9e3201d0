// What a file of rows seems to mean: the phases of each of its tables (table_phases.h), and then the tables beside each other.

#include "import/guess.h"

#include <algorithm>

#include "import/chunk.h"
#include "import/free_columns.h"
#include "import/sheet_overlap.h"
#include "import/sign.h"
#include "import/table_reading.h"
#include "import/unread_rows.h"

namespace malkoll::importing {

namespace {

ValueSource from_column(const SheetTable& table, const std::optional<std::size_t>& column) {
  ValueSource source;
  if (column) add_column(table, source, *column);
  return source;
}

/// Which columns say what. Without amounts: it holds no money of a budget. `unit`: of those that have columns of their own, whose are read.
TableReading read_columns(const SheetTable& table, const std::string& unit, const PlanNames& names, const GuessOptions& options) {
  Said said;
  // What the headings say, and what stands below them that says something else.
  UnitColumns of_units = find_unit_columns(table, columns_called(table), unit, names, options, said);
  GoalMoney goals = find_goal_money(table, std::move(of_units.columns), names, said);
  TableColumns columns = settle_cost_kinds(table, std::move(goals.columns), said);
  columns = take_unknown_headings(table, std::move(columns));
  ask_tables_beside(table, columns, said);

  // The amounts, and of which year they are.
  const YearColumn year = find_year_column(table, columns);
  columns.take(year.column);
  Amounts found = find_amounts(table, std::move(columns), year, names, options, said);
  columns = std::move(found.columns);
  AmountYears years = leave_constant_year(table, columns, {std::move(found.amounts), year});
  std::vector<AmountColumn> amounts = settle_investments(std::move(years.amounts));

  // What is said of each row.
  RowColumns by_row;
  by_row.year = years.year;
  by_row.amount_unit = found.unit_column;
  if (of_units.unit.empty()) by_row.unit = find_unit_column(table, columns, names, options, said);
  columns.take(by_row.unit);
  std::optional<std::size_t> unit_title;
  if (by_row.unit) unit_title = name_beside(table, columns, *by_row.unit);
  columns.take(unit_title);
  const InvestmentColumn investment = find_investment_column(table, columns, amounts);
  by_row.investment = investment.column, by_row.investment_letters = investment.letters;
  by_row.flow = find_flow_column(table, columns, amounts);
  columns.take(by_row.flow), columns.take(by_row.investment);
  PostColumns posts = find_properties(table, std::move(columns), goals.links, unit_title, names, said);
  by_row.fill_units = by_row.unit && units_fill_down(table, *by_row.unit, amounts, said);
  KindColumn kinds = find_kinds(table, std::move(posts.columns), said);
  by_row.kind = kinds.column, by_row.kept_kind = kinds.kept;
  PostNames post_names = find_names(table, std::move(kinds.columns), by_row.unit, std::move(posts.properties));
  by_row.title = post_names.title, by_row.code = post_names.code;
  if (post_names.filled_once) said.say(Code::F12, "fyll-ned", table.column_place(*post_names.filled_once));
  JoinedRows joined = join_rows(table, post_names.columns, by_row, post_names, said);
  by_row.fill_titles = joined.fill_titles;
  if (table.headings.second != 0 && table.next_row == 0)
    said.say(Code::F07, "två-tabeller", table.row_place(table.headings.second), {}, table.row_place(table.headings.last));

  ColumnMap map;
  map.sheet = table.start.name;
  map.heading_row = table.headings.last, map.last_row = table.last_row();
  map.unit = from_column(table, by_row.unit);
  if (!of_units.unit.empty()) map.unit.always = of_units.unit;
  map.unit_title = from_column(table, posts.unit_title);
  map.post = std::move(joined.posts), map.title = std::move(post_names.titles);
  map.year = from_column(table, by_row.year.is_read() ? by_row.year.column : std::nullopt);
  map.shares = std::move(posts.shares);
  map.properties = std::move(post_names.properties);
  map.translations = std::move(posts.translations);
  map.skip = std::move(of_units.skip);
  if (kinds.column) map.keep.push_back({table.named(*kinds.column), Condition::Test::equals, kinds.kept, kinds.shown, 0});
  if (by_row.fill_units) map.fill_down.push_back(table.named(*by_row.unit));
  if (post_names.filled_once) map.fill_down.push_back(table.named(*post_names.filled_once));
  if (by_row.fill_titles) map.fill_down.push_back(table.named(*by_row.title));
  if (by_row.amount_unit) map.row_unit = table.named(*by_row.amount_unit);
  map.cost_is_negative = names.cost_is_negative;
  map.point_is_decimal = find_decimal_sign(table, amounts);
  map.add_up = joined.add_up;

  TableReading reading{{table, std::move(post_names.columns), std::move(amounts), std::move(by_row), found.scenario,
                        goals.links.has_value(), map.point_is_decimal}};
  reading.units = std::move(of_units.units), reading.map = std::move(map), reading.said = std::move(said);
  return reading;
}

/// The rows of a table whose columns are known, and which of its amounts count.
TableReading read_rows(const grid::Grid& grid, TableReading reading, const PlanNames& names, const GuessOptions& options) {
  const KnownTable& known = reading.known;
  ColumnMap& map = reading.map;
  Said& said = reading.said;
  RowsAsRead read = read_rows(grid, known, names);
  reading.names_income = !read.flows.incomes.empty();
  map.investment = settle_investment_rows(known, read.rows, read.investments, said);
  if ((known.table.start.several || known.table.is_part()) && is_of_figures(known, read.rows)) return reading;
  SettledUnits units = settle_units(known, leave_figures(known, std::move(read.rows), said), map.unit, names, options, said);
  map.unit = units.unit.source;

  // Rows that are turned, and rows that do not count.
  SettledFlows flows = find_flows(known, units.unit, std::move(units.rows), read.flows, map.cost_is_negative, said);
  map.turn = std::move(flows.turn), map.income = std::move(flows.income);
  TableRows rows = leave_below_sums(known, std::move(flows.rows), said);
  rows = find_sums(known, units.unit, std::move(rows), said);
  rows = leave_below_sums(known, std::move(rows), said);
  rows = leave_shares(known, std::move(rows), said);
  // Nothing but sums below other rows of the sheet: a summary of them.
  if (known.table.is_part() &&
      std::none_of(rows.kept.begin(), rows.kept.end(), [](const KeptRow& r) { return !r.is_sum && r.has_amount(); }))
    return reading;
  doubt_last_row(known, rows, said);

  ChosenAmounts chosen =
      choose_amounts(known, rows, {{}, std::move(map.properties), AmountUnit::none, flows.cost_is_negative}, options.outcomes, said);
  map.unit_of_amounts = chosen.unit, map.cost_is_negative = chosen.cost_is_negative;
  ask_years(known, rows, chosen, said);
  doubt_repeats(known, rows, chosen, said);
  map.properties = read_goal_headings(known, units.unit, rows, names, std::move(chosen.properties), said);
  ask_names(known.table, map.title, said);
  ask_units(known, chosen, said);
  ask_sections(known, rows, chosen, said);
  ask_behind_unit_sums(known, rows, units.unit, names, said);
  hold_unit_rows(known, rows, units.unit, chosen, said);

  map.skip.insert(map.skip.end(), rows.skip.begin(), rows.skip.end());
  Condition texts;  // notes below the table, and headings among its rows, are no posts
  texts.test = Condition::Test::only_text;
  map.skip.push_back(std::move(texts));
  reading.rows = std::move(rows), reading.unit = std::move(units.unit), reading.used = std::move(chosen.used);
  reading.is_budget = true;
  return reading;
}

TableReading read_table(const grid::Grid& grid, const SheetTable& table, const std::string& unit, const PlanNames& names,
                        const GuessOptions& options) {
  TableReading reading = read_columns(table, unit, names, options);
  return reading.known.amounts.empty() ? reading : read_rows(grid, std::move(reading), names, options);
}

Unread unread(const SheetTable& table) { return {table.start.sheet, table.start.first_row, table.last_row()}; }

/// The tables of a sheet, from top to bottom.
void read_sheet(const grid::Grid& grid, TableStart start, const PlanNames& names, const GuessOptions& options,
                std::vector<TableReading>& sheets, std::vector<Unread>& others) {
  for (bool more = true; more;) {
    const SheetTable table = find_table(grid, start, names);
    more = table.next_row != 0;
    if (!table.headings.found()) {
      others.push_back(unread(table));
      continue;
    }
    TableReading first = read_table(grid, table, {}, names, options);
    const std::vector<std::string> units = first.is_budget ? first.units : std::vector<std::string>();
    start.above = said_for_next(table, first.map.unit.always);
    start.first_row = table.next_row;
    start.headings = table.headings_below;
    if (first.is_budget) sheets.push_back(std::move(first));
    else others.push_back(unread(table));
    for (std::size_t u = 1; u < units.size(); ++u) {  // once for the columns of each unit
      TableReading another = read_table(grid, table, units[u], names, options);
      if (another.is_budget) sheets.push_back(std::move(another));
    }
  }
}

/// The same posts on sheets of their own for each year, or a post on several sheets, are one: they are known by id, or by name.
void join_posts(std::vector<ColumnMap*>& maps) {
  const auto years_of = [](const ColumnMap& map) {
    std::set<std::pair<Key, Year>> years;
    for (const MappedProperty& p : map.properties) {
      if (p.year != 0) years.emplace(p.key, p.year);
    }
    return years;
  };
  std::set<std::pair<Key, Year>> seen;
  for (const ColumnMap* map : maps) {
    for (const auto& year : years_of(*map)) {
      if (!seen.insert(year).second) return;  // the same year on two sheets: posts beside each other
    }
  }
  const auto all = [&](auto fits) { return std::all_of(maps.begin(), maps.end(), [&](const ColumnMap* m) { return fits(*m); }); };
  const bool ids = all([](const ColumnMap& m) { return m.post.given(); });
  if (!ids && !all([](const ColumnMap& m) { return !m.post.given() && m.title.columns.size() == 1; })) return;
  std::set<Key> kinds;
  for (const auto& [key, year] : seen) kinds.insert(key);
  if (kinds.contains(Key::operation) && kinds.contains(Key::investment)) return;  // a running cost and an investment are two things
  for (ColumnMap* map : maps) {
    map->add_up = true;
    if (!ids) map->post = map->title;
  }
}

/// What is said of cells near the top of a sheet, where headings stand.
std::vector<grid::Comment> comments_above(const grid::Sheet& sheet) {
  constexpr std::uint32_t last = 60;
  std::vector<grid::Comment> comments;
  for (const grid::Comment& comment : sheet.comments) {
    if (comment.row <= last) comments.push_back(comment);
  }
  return comments;
}

bool is_empty(const grid::Grid& grid) {
  bool empty = true;
  for (std::size_t sheet = 0; sheet < grid.sheets.size(); ++sheet) {
    (void)grid.read(sheet, [&](const grid::Row& row) {
      empty = std::all_of(row.cells.begin(), row.cells.end(),
                          [](const grid::Cell& c) { return c.type == grid::Cell::Type::empty || c.text.empty(); });
      return empty;
    });
    if (!empty) return false;
  }
  return true;
}

}  // namespace

Guess guess_table(const grid::Grid& grid, const PlanNames& names, const GuessOptions& options) {
  Guess guess;
  std::vector<TableReading> sheets;
  std::vector<Unread> others;
  const auto shown_sheets =
      static_cast<std::size_t>(std::count_if(grid.sheets.begin(), grid.sheets.end(), [](const grid::Sheet& s) { return !s.hidden; }));
  for (std::size_t sheet = 0; sheet < grid.sheets.size(); ++sheet) {
    if (grid.sheets[sheet].hidden) {
      others.push_back({sheet});
      continue;
    }
    TableStart start;
    start.sheet = sheet;
    start.name = grid.sheets[sheet].name;
    start.several = shown_sheets > 1;
    start.file = options.file;
    start.comments = comments_above(grid.sheets[sheet]);
    read_sheet(grid, start, names, options, sheets, others);
  }
  SettledSheets settled = settle_overlaps(std::move(sheets), names);
  const std::vector<bool>& left = settled.left;
  guess.said = std::move(settled.said);
  sheets = settle_sign(std::move(settled.sheets), left, names, options.unit);
  const bool any = std::any_of(sheets.begin(), sheets.end(), [](const TableReading& s) { return !s.totals().empty(); });
  std::vector<ColumnMap> maps;
  for (std::size_t s = 0; s < sheets.size(); ++s) {
    if (left[s]) continue;
    // A sheet that has no budget beside others that have is no reason to refuse them.
    TableReading& sheet = sheets[s];
    if (any && !sheet.reads_any() && !sheet.said.asked_more()) {
      others.push_back(unread(sheet.known.table));
      continue;
    }
    const auto told = [&](std::size_t column) {
      guess.told.emplace(sheet.known.table.start.sheet, sheet.map.heading_row, static_cast<std::uint32_t>(column + 1));
    };
    for (std::size_t a = 0; a < sheet.used.size(); ++a) {
      if (!sheet.used[a]) told(sheet.known.amounts[a].column);
    }
    for (const std::size_t column : sheet.known.columns.told) told(column);
    guess.said.insert(guess.said.end(), sheet.said.mistakes.begin(), sheet.said.mistakes.end());
    maps.push_back(std::move(sheet.map));
  }
  for (const Unread& rows : others) tell_unread(grid, rows, guess.said);
  if (maps.empty()) {
    if (is_empty(grid)) guess.said.push_back(about_file(Code::F07, "tom"));
    return guess;
  }
  std::vector<ColumnMap*> all;
  for (ColumnMap& map : maps) all.push_back(&map);
  if (all.size() > 1) join_posts(all);
  guess.map = std::move(maps.front());
  guess.map.more.assign(std::make_move_iterator(maps.begin() + 1), std::make_move_iterator(maps.end()));
  return guess;
}

}  // namespace malkoll::importing
