// Last year's column map for this year's table.

#include "import/map_like.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <set>

#include "diag/nearest.h"
#include "import/column_map_words.h"
#include "import/heading_levels.h"
#include "import/headings.h"
#include "import/money_heading.h"
#include "import/table_shape.h"
#include "keywords.h"
#include "text/cell_name.h"
#include "text/digit.h"
#include "text/told.h"
#include "text/utf8.h"

namespace malkoll::importing {

namespace {

/// What a sheet's first rows hold, as headings have it.
struct Sheet {
  TableShape shape;
  HeadingRows headings;

  Sheet(const grid::Grid& grid, std::size_t sheet, const PlanNames& names)
      : shape(shape_of(grid, sheet)), headings(find_headings(shape, names)) {}
  [[nodiscard]] const SampleRow* row(std::uint32_t number) const {
    const auto found = std::find_if(shape.rows.begin(), shape.rows.end(), [&](const SampleRow& r) { return r.number == number; });
    return found == shape.rows.end() ? nullptr : &*found;
  }
  [[nodiscard]] static bool has(const SampleRow& row, std::string_view heading) {
    const std::string wanted = fold(heading);
    return std::any_of(row.cells.begin(), row.cells.end(), [&](const SampleCell& c) {
      return c.type != grid::Cell::Type::empty && (c.text == heading || fold(c.text) == wanted);
    });
  }
  [[nodiscard]] static std::size_t count(const SampleRow& row, const std::set<std::string>& headings) {
    return static_cast<std::size_t>(std::count_if(headings.begin(), headings.end(), [&](const std::string& h) { return has(row, h); }));
  }
  /// The row below `after` that has most of the headings; of rows as good the wanted one, else the first. nullptr: none has any.
  [[nodiscard]] const SampleRow* best_row(const std::set<std::string>& wanted, std::uint32_t after, std::uint32_t number) const {
    const SampleRow* best = nullptr;
    std::size_t most = 0;
    for (const SampleRow& row : shape.rows) {
      const std::size_t found = row.number > after ? count(row, wanted) : 0;
      if (found > most || (found == most && found > 0 && row.number == number)) best = &row, most = found;
    }
    return best;
  }
  /// What stands above a column, in all the rows of its headings.
  [[nodiscard]] std::string heading_of(std::uint32_t column, std::uint32_t heading_row) const {
    const std::size_t c = column - 1;
    if (headings.found() && headings.last == heading_row) return c < headings.texts.size() ? headings.texts[c] : std::string();
    const SampleRow* of = row(heading_row);
    return of == nullptr ? std::string() : heading_text(of->at(c));
  }
};

struct Fitting {
  const grid::Grid* before;
  const grid::Grid& now;
  const PlanNames& names;
  LikeMap out;
  int years = 0;
  std::set<std::string> told_headings = {};
  std::optional<std::size_t> last_sheet = {};
  std::uint32_t old_row = 0, new_row = 0;  ///< of the table before, on the same sheet

  void change(std::string text) {
    if (std::find(out.changes.begin(), out.changes.end(), text) == out.changes.end()) out.changes.push_back(std::move(text));
  }

  static std::vector<ColumnMap*> sections(ColumnMap& map) {
    std::vector<ColumnMap*> all = {&map};
    for (ColumnMap& more : map.more) all.push_back(&more);
    return all;
  }

  static std::set<std::string> headings_in(ColumnMap& map) {
    std::set<std::string> headings;
    for_each_column(map, [&](const Column& column) {
      if (!column.heading.empty()) headings.insert(column.heading);
    });
    return headings;
  }

  [[nodiscard]] std::optional<std::size_t> sheet_called(std::string_view name) const {
    for (std::size_t s = 0; s < now.sheets.size(); ++s) {
      if (fold(now.sheets[s].name) == fold(name)) return s;
    }
    return std::nullopt;
  }
  [[nodiscard]] std::optional<std::size_t> only_sheet() const {
    std::optional<std::size_t> only;
    for (std::size_t s = 0; s < now.sheets.size(); ++s) {
      if (now.sheets[s].hidden) continue;
      if (only) return std::nullopt;
      only = s;
    }
    return only;
  }
  [[nodiscard]] std::optional<std::size_t> sheet_of(const ColumnMap& map, int moved) const {
    if (map.sheet.empty()) return 0;
    if (fold(map.sheet) == every_sheet) {
      const auto shown = std::find_if(now.sheets.begin(), now.sheets.end(), [](const grid::Sheet& s) { return !s.hidden; });
      return static_cast<std::size_t>(shown - now.sheets.begin());
    }
    if (const auto found = sheet_called(with_years_moved(map.sheet, moved))) return found;
    return only_sheet();
  }

  /// Of the table that the map was made for.
  [[nodiscard]] std::optional<Sheet> sheet_before(std::string_view name) const {
    for (std::size_t s = 0; before != nullptr && s < before->sheets.size(); ++s) {
      if ((name.empty() && s == 0) || fold(before->sheets[s].name) == fold(name)) return Sheet(*before, s, names);
    }
    return std::nullopt;
  }

  /// How many headings with years the table has when these are moved so far.
  [[nodiscard]] std::size_t found_with(ColumnMap& map, int moved) const {
    std::size_t found = 0;
    for (ColumnMap* section : sections(map)) {
      const auto sheet = sheet_of(*section, moved);
      if (!sheet || *sheet >= now.sheets.size()) continue;
      std::set<std::string> wanted;
      for (const std::string& heading : headings_in(*section)) {
        if (std::string other = with_years_moved(heading, moved); other != with_years_moved(heading, moved + 1))
          wanted.insert(std::move(other));
      }
      const Sheet rows(now, *sheet, names);
      if (const SampleRow* best = rows.best_row(wanted, 0, 0)) found += Sheet::count(*best, wanted);
      if (const std::optional<Sheet> then = sheet_before(section->sheet)) {
        for_each_column(*section, [&](const Column& column) {
          const std::string old = column.heading.empty() && column.number != 0 ? then->heading_of(column.number, section->heading_row)
                                                                               : std::string(),
                            other = with_years_moved(old, moved);
          const auto same = [&](const std::string& text) { return fold(text) == fold(other); };
          found += other != with_years_moved(old, moved + 1) && std::any_of(rows.headings.texts.begin(), rows.headings.texts.end(), same)
                       ? 1U
                       : 0U;
        });
      }
      found += sheet_called(with_years_moved(section->sheet, moved)) && with_years_moved(section->sheet, 1) != section->sheet ? 1U : 0U;
    }
    return found;
  }

  /// The first year of the map's budget; 0: it names none.
  static Year first_year(ColumnMap& map) {
    Year first;
    for (ColumnMap* section : sections(map)) {
      for (const MappedProperty& property : section->properties) {
        const bool budget = property.key == Key::operation || property.key == Key::investment;
        if (property.year != 0 && budget && (first == 0 || property.year < first)) first = property.year;
      }
      if (first == 0) first = year_in(section->year.always);
    }
    return first;
  }

  void find_years(ColumnMap& map) {
    const Year first = first_year(map);
    std::vector<int> tries = {1, 0, 2, 3, 4, 5, -1};
    const int by_plan = first != 0 && names.budget_year != 0 ? names.budget_year - first : 0;
    if (names.budget_year != 0 && first != 0) tries.insert(tries.begin(), by_plan);
    std::size_t most = 0;
    for (const int moved : tries) {
      if (const std::size_t found = found_with(map, moved); found > most) most = found, years = moved;
    }
    if (most > 0 || first == 0) return;
    if (names.budget_year == 0) {
      out.missing.push_back(told("det framgår inte vilket år tabellen gäller: rubrikerna säger det inte; ange planen med --plan"));
      return;
    }
    years = by_plan;
  }

  void move_years(ColumnMap& map) {
    std::set<Year> moved;
    const auto next = [&](Year year) {
      moved.insert(year);
      return year + years;
    };
    for (ColumnMap* section : sections(map)) {
      for (MappedProperty& property : section->properties) {
        if (property.year != 0) property.year = next(property.year);
      }
      if (const Year year = year_in(section->year.always); year != 0)
        moved.insert(year), section->year.always = with_years_moved(section->year.always, years);
      for_each_column(*section, [&](Column& column) { column.heading = with_years_moved(column.heading, years); });
      for (auto* conditions : {&section->skip, &section->keep, &section->turn, &section->income, &section->investment}) {
        for (Condition& condition : *conditions) {
          // 2010 is an account but where years stand.
          const Role role = meaning_of(condition.column.heading).role;
          const bool code =
              condition.shown.find_first_not_of("0123456789") == std::string::npos && role != Role::year && role != Role::period;
          const std::string shown = code ? condition.shown : with_years_moved(condition.shown, years);
          if (shown != condition.shown) condition.shown = shown, condition.value = fold(shown);
        }
      }
    }
    std::vector<std::string> pairs;
    for (const Year year : moved) pairs.push_back(fmt::format("{} → {}", year, year + years));
    if (years != 0 && !pairs.empty()) change(told("åren är flyttade: {}", fmt::format("{}", fmt::join(pairs, ", "))));
  }

  /// What was true of that year's submission alone, or of its rows.
  void drop(ColumnMap& map) {
    std::vector<std::string> lines;
    if (!map.use.empty()) lines.push_back(fmt::format("{}: {}", word(Key::use), map.use));
    for (const auto& [key, value] : map.budget_lines) {
      if (key != word(Key::contact)) lines.push_back(fmt::format("{}: {}", key, value));
    }
    for (ColumnMap* section : sections(map)) {
      section->use.clear();
      std::erase_if(section->budget_lines, [](const auto& line) { return line.first != word(Key::contact); });
    }
    if (!lines.empty()) change(told("det som gällde inlämningen då är borta: {}", fmt::format("{}", fmt::join(lines, ", "))));
    std::vector<std::string> rows;
    for (ColumnMap* section : sections(map)) {
      for (auto* conditions : {&section->skip, &section->keep, &section->turn, &section->income, &section->investment}) {
        std::erase_if(*conditions, [&](const Condition& c) {
          if (c.test == Condition::Test::row) rows.push_back(condition_text(c));
          return c.test == Condition::Test::row;
        });
      }
      if (section->last_row != 0)
        rows.push_back(fmt::format("{}: {}", word_of(MapKey::last_row), section->last_row)), section->last_row = 0;
    }
    if (!rows.empty()) change(told("det som gällde enstaka rader då är borta: {}", fmt::format("{}", fmt::join(rows, ", "))));
  }

  void find_sheet(ColumnMap& map, std::size_t& sheet) {
    const std::string moved = with_years_moved(map.sheet, years);
    const auto found = sheet_of(map, years);
    if (!found || *found >= now.sheets.size()) {
      out.missing.push_back(told("bladet »{}« finns inte i tabellen", moved));
      sheet = now.sheets.size();
      return;
    }
    sheet = *found;
    if (map.sheet.empty() || fold(map.sheet) == every_sheet || now.sheets[sheet].name == map.sheet) return;
    change(told("bladet »{}« är nu »{}«", map.sheet, now.sheets[sheet].name));
    map.sheet = now.sheets[sheet].name;
  }

  void miss(const std::string& heading, const SampleRow* row) {
    std::vector<std::string> there;
    if (row != nullptr) {
      for (const SampleCell& cell : row->cells) {
        if (cell.type != grid::Cell::Type::empty) there.push_back(heading_text(cell));
      }
    }
    const std::vector<std::string_view> views(there.begin(), there.end());
    const auto near = nearest(heading, views);
    const std::string then = with_years_moved(heading, -years), was = then == heading ? std::string() : told(" (då »{}«)", then);
    const std::string place = row == nullptr ? told("i tabellen") : told("på rad {}", row->number);
    out.missing.push_back(
        told("rubriken »{}«{} finns inte {}{}", heading, was, place, near ? told("; menas »{}«?", there[*near]) : std::string()));
  }

  /// Columns that the map names by their letters: by what stands above them, where the table that it was made for is at hand.
  void find_letters(ColumnMap& map, const Sheet* then, std::uint32_t then_row, const Sheet& rows) {
    for_each_column(map, [&](Column& column) {
      if (!column.heading.empty() || column.number == 0) return;
      const std::string letters = column_letters(column.number);
      const std::string old = then == nullptr ? std::string() : then->heading_of(column.number, then_row),
                        wanted = with_years_moved(old, years);
      std::vector<std::uint32_t> found;
      for (std::uint32_t c = 1; !wanted.empty() && c <= rows.shape.columns; ++c) {
        if (fold(rows.heading_of(c, map.heading_row)) == fold(wanted)) found.push_back(c);
      }
      const std::string here = rows.heading_of(column.number, map.heading_row);
      if (old.empty()) {
        change(here.empty() ? told("kolumn {} läses på samma plats som då; den har ingen rubrik", letters)
                            : told("kolumn {} läses på samma plats som då; där står nu »{}«", letters, here));
      } else if (found.empty()) {
        if (told_headings.insert(wanted).second) miss(wanted, rows.row(map.heading_row));
      } else if (std::find(found.begin(), found.end(), column.number) == found.end()) {
        change(told("kolumn {} »{}« är nu kolumn {} »{}«", letters, old, column_letters(found[0]),
                    rows.heading_of(found[0], map.heading_row)));
        column.number = found[0];
      }
    });
  }

  void fit(ColumnMap& map, const std::string& old_sheet) {
    std::size_t sheet = 0;
    find_sheet(map, sheet);
    if (sheet >= now.sheets.size() || map.heading_row == 0) return;
    const Sheet rows(now, sheet, names);
    const std::uint32_t then_row = map.heading_row;
    const bool same_sheet = last_sheet == sheet, same_rows = same_sheet && then_row == old_row;
    const std::uint32_t after = same_sheet && !same_rows ? new_row : 0;
    const std::set<std::string> wanted = headings_in(map);
    const SampleRow* row = same_rows ? rows.row(new_row) : rows.best_row(wanted, after, then_row);
    if (row == nullptr && wanted.empty())
      row = rows.headings.found() && rows.headings.last > after ? rows.row(rows.headings.last) : rows.row(then_row);
    if (row != nullptr) map.heading_row = row->number;
    for (const std::string& heading : wanted) {
      if ((row == nullptr || !Sheet::has(*row, heading)) && told_headings.insert(heading).second) miss(heading, row);
    }
    if (row != nullptr && row->number != then_row) change(told("rubrikerna står på rad {}, inte rad {}", row->number, then_row));
    const std::optional<Sheet> then = sheet_before(old_sheet);
    find_letters(map, then ? &*then : nullptr, then_row, rows);
    last_sheet = sheet, old_row = then_row, new_row = map.heading_row;
  }

  /// A table ends where the next one on its sheet begins.
  static void end_tables(ColumnMap& map) {
    const std::vector<ColumnMap*> all = sections(map);
    for (std::size_t s = 0; s + 1 < all.size(); ++s) {
      const bool below = all[s]->sheet == all[s + 1]->sheet && all[s + 1]->heading_row > all[s]->heading_row;
      if (below) all[s]->last_row = all[s + 1]->heading_row - 1;
    }
  }

  void tell_headings(ColumnMap& last) {
    std::vector<std::string> pairs;
    for (ColumnMap* section : sections(last)) {
      for (const std::string& heading : headings_in(*section)) {
        const std::string moved = with_years_moved(heading, years);
        const std::string pair = fmt::format("»{}« → »{}«", heading, moved);
        if (moved != heading && std::find(pairs.begin(), pairs.end(), pair) == pairs.end()) pairs.push_back(pair);
      }
    }
    if (!pairs.empty()) change(told("rubriker: {}", fmt::format("{}", fmt::join(pairs, ", "))));
  }
};

}  // namespace

std::string with_years_moved(std::string_view text, int years) {
  const Year said = money_heading(text).year;
  std::string out;
  bool whole = false;  // a year in full: what has two digits is something else
  for (const bool count : {true, false}) {
    for (std::size_t at = 0; at < text.size();) {
      if (!is_digit(text[at])) {
        if (!count) out += text[at];
        ++at;
        continue;
      }
      std::size_t end = at;
      while (end < text.size() && is_digit(text[end])) ++end;
      const std::string digits(text.substr(at, end - at));
      at = end;
      const bool long_enough = digits.size() == 4 || digits.size() == 6 || digits.size() == 8;
      const Year year = long_enough ? bare_year(digits.substr(0, 4)) : Year();
      whole |= year != 0;
      if (count) continue;
      if (year != 0) out += to_string(year + years) + digits.substr(4);
      else if (!whole && digits.size() == 2 && said != 0 && std::atoi(digits.c_str()) == said.number() % 100)
        out += fmt::format("{:02}", (said + years).number() % 100);
      else out += digits;
    }
  }
  return out;
}

LikeMap map_like(const ColumnMap& last, const grid::Grid* before, const grid::Grid& now, const PlanNames& names) {
  Fitting fitting{before, now, names, {last, {}, {}}};
  ColumnMap& map = fitting.out.map;
  fitting.find_years(map);
  if (!fitting.out.missing.empty()) return std::move(fitting.out);
  ColumnMap old = last;
  fitting.move_years(map);
  if (fitting.years != 0) fitting.tell_headings(old);
  fitting.drop(map);
  const std::vector<ColumnMap*> sections = Fitting::sections(map), olds = Fitting::sections(old);
  for (std::size_t s = 0; s < sections.size(); ++s) fitting.fit(*sections[s], olds[s]->sheet);
  Fitting::end_tables(map);
  return std::move(fitting.out);
}

}  // namespace malkoll::importing
