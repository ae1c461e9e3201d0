#include "import/guess.h"

#include <fmt/format.h>

#include <algorithm>

#include "import/cell_value.h"
#include "import/chunk.h"
#include "import/plan_names.h"
#include "import/sheet_overlap.h"
#include "model/money.h"
#include "text/sheet_words.h"
#include "text/told.h"
#include "text/utf8.h"

namespace malkoll::importing {

namespace {

/// Notes below the table, and headings among its rows, are no posts.
void leave_texts(SheetReading& reading) {
  Condition texts;
  texts.test = Condition::Test::only_text;
  reading.map.skip.push_back(std::move(texts));
}

/// Rows of a sheet of which nothing is read.
struct Unread {
  std::size_t sheet = 0;
  std::uint32_t first = 1, last = 0;  ///< last 0: to the end
};

/// What stands there.
void tell_unread(const grid::Grid& grid, const Unread& unread, std::vector<Mistake>& said) {
  const grid::Sheet& of = grid.sheets[unread.sheet];
  std::size_t rows = 0, numbers = 0;
  (void)grid.read(unread.sheet, [&](const grid::Row& row) {
    if (row.number < unread.first) return true;
    if (unread.last != 0 && row.number > unread.last) return false;
    bool any = false;
    for (const grid::Cell& cell : row.cells) {
      if (cell.type == grid::Cell::Type::empty || cell.covered) continue;
      any = true;
      numbers += cell.type == grid::Cell::Type::number ||
                         ((of.name.empty() || grid.only_texts) && cell.type == grid::Cell::Type::text && looks_like_number(cell.text))
                     ? 1U
                     : 0U;
    }
    rows += any ? 1 : 0;
    return true;
  });
  const bool part = unread.first > 1 || unread.last != 0;
  if (rows == 0 || (of.name.empty() && !part)) return;  // a file without sheets is all refused, and says so
  const std::string held = told("{} rader, {} tal", rows, numbers);
  const std::string row = told("rad {}", unread.first);
  if (part)
    return said.push_back(
        about_place(Code::F12, "tabell", of.name.empty() || grid.sheets.size() == 1 ? row : on_sheet(row, of.name), held));
  said.push_back(about_place(Code::F12,
                             grid.only_texts ? (numbers > 0 ? "tabell-med-tal" : "tabell-utan-belopp")
                             : of.hidden     ? "blad-dolt"
                             : numbers > 0   ? "blad-med-tal"
                                             : "blad",
                             the_sheet(of.name), held));
}

Unread unread(const SheetReading& reading) { return {reading.sheet, reading.first_row, reading.map.last_row}; }

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

/// The rows of a table whose columns are known. False: it holds no money of a budget.
bool read_table(const grid::Grid& grid, SheetReading& reading, const PlanNames& names, const GuessOptions& options) {
  read_rows(grid, reading, names);
  settle_investment_rows(reading);
  if ((reading.several || reading.is_part()) && is_of_figures(reading)) return false;
  leave_figures(reading);
  settle_unit_of_sheet(reading, names, options);
  find_flows(reading);
  leave_below_sums(reading);
  find_sums(reading);
  leave_below_sums(reading);
  leave_shares(reading);
  // Nothing but sums below other rows of the sheet: a summary of them.
  if (reading.is_part() &&
      std::none_of(reading.rows.begin(), reading.rows.end(), [](const KeptRow& r) { return !r.is_sum && r.has_amount(); }))
    return false;
  doubt_last_row(reading);
  choose_amounts(reading, options.outcomes);
  ask_years(reading);
  doubt_repeats(reading);
  read_goal_headings(reading, names);
  ask_names(reading);
  ask_units(reading);
  ask_sections(reading);
  hold_unit_rows(reading);
  leave_texts(reading);
  return true;
}

/// The tables of a sheet, from top to bottom.
void read_sheet(const grid::Grid& grid, const SheetReading& of, const PlanNames& names, const GuessOptions& options,
                std::vector<SheetReading>& sheets, std::vector<Unread>& others) {
  SheetReading next = of;
  for (bool more = true; more;) {
    SheetReading reading = next;
    const bool columns = read_columns(grid, reading, names, options);
    more = reading.next_row != 0;
    const SheetReading empty = next;
    const std::vector<std::string> units = reading.column_units;
    const bool read = columns && read_table(grid, reading, names, options);
    next.above = said_for_next(reading);
    next.first_row = reading.next_row;
    next.headings_above = reading.headings_below;
    if (read) sheets.push_back(std::move(reading));
    else others.push_back(unread(reading));
    for (std::size_t u = 1; read && u < units.size(); ++u) {  // once for the columns of each unit
      SheetReading another = empty;
      another.column_unit = units[u];
      if (read_columns(grid, another, names, options) && read_table(grid, another, names, options)) sheets.push_back(std::move(another));
    }
  }
}

}  // namespace

Guess guess_table(const grid::Grid& grid, const PlanNames& names, const GuessOptions& options) {
  Guess guess;
  std::vector<SheetReading> sheets;
  std::vector<Unread> others;
  const auto shown_sheets =
      static_cast<std::size_t>(std::count_if(grid.sheets.begin(), grid.sheets.end(), [](const grid::Sheet& s) { return !s.hidden; }));
  for (std::size_t sheet = 0; sheet < grid.sheets.size(); ++sheet) {
    SheetReading reading;
    reading.sheet = sheet;
    reading.several = shown_sheets > 1;
    if (grid.sheets[sheet].hidden) others.push_back({sheet});
    else read_sheet(grid, reading, names, options, sheets, others);
  }
  SettledSheets settled = settle_overlaps(sheets, names);
  const std::vector<bool>& left = settled.left;
  guess.said = std::move(settled.said);
  std::vector<SheetReading*> read;
  for (std::size_t s = 0; s < sheets.size(); ++s) {
    if (!left[s]) read.push_back(&sheets[s]);
  }
  settle_sign(read, names, options.unit);
  const bool any = std::any_of(sheets.begin(), sheets.end(), [](const SheetReading& s) { return !s.totals().empty(); });
  std::vector<ColumnMap> maps;
  for (std::size_t s = 0; s < sheets.size(); ++s) {
    if (left[s]) continue;
    // A sheet that has no budget beside others that have is no reason to refuse them.
    const bool budget = std::any_of(sheets[s].amounts.begin(), sheets[s].amounts.end(), [](const AmountColumn& a) { return a.used; });
    const bool asked = std::any_of(sheets[s].said.begin(), sheets[s].said.end(), [](const Mistake& m) {
      return m.code == Code::F07 && std::string_view(m.variant) != "bara-utfall" && std::string_view(m.variant) != "utan-år";
    });
    if (any && !budget && !asked) {
      others.push_back(unread(sheets[s]));
      continue;
    }
    for (const AmountColumn& amount : sheets[s].amounts) {
      if (!amount.used) guess.told.emplace(sheets[s].sheet, sheets[s].map.heading_row, static_cast<std::uint32_t>(amount.column + 1));
    }
    for (const std::size_t column : sheets[s].told_columns)
      guess.told.emplace(sheets[s].sheet, sheets[s].map.heading_row, static_cast<std::uint32_t>(column + 1));
    guess.said.insert(guess.said.end(), sheets[s].said.begin(), sheets[s].said.end());
    maps.push_back(std::move(sheets[s].map));
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
