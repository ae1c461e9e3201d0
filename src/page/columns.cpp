#include "page/columns.h"

#include <algorithm>
#include <set>

#include "import/column_map_words.h"
#include "import/money_heading.h"
#include "keywords.h"
#include "text/cell_name.h"
#include "text/lines.h"
#include "text/told.h"
#include "text/utf8.h"

namespace malkoll::page {

namespace {

using importing::Column;
using importing::ColumnMap;
using importing::MappedProperty;
using importing::ValueSource;

template <class Visit>
void for_each_map(ColumnMap& first, Visit visit) {
  visit(first);
  for (ColumnMap& more : first.more) visit(more);
}

/// What is said of a sheet, whichever it is.
std::string said_of_sheet(ColumnMap map) {
  map.sheet.clear();
  map.more.clear();
  return importing::write_column_map(map);
}

template <class Visit>
void for_each_source(ColumnMap& map, Visit visit) {
  for (ValueSource* source : {&map.unit, &map.unit_title, &map.post, &map.title, &map.year, &map.shares}) visit(*source);
  for (MappedProperty& property : map.properties) visit(property.source);
}

/// Takes a column from all that is read of it.
void take_away(ColumnMap& map, std::uint32_t column) {
  for_each_source(map, [&](ValueSource& source) {
    for (std::size_t c = source.columns.size(); c-- > 0;) {
      if (source.columns[c].number != column) continue;
      source.columns.erase(source.columns.begin() + static_cast<std::ptrdiff_t>(c));
      source.minus.erase(source.minus.begin() + static_cast<std::ptrdiff_t>(c));
    }
    source.heading_rows = source.heading_rows && !source.columns.empty();
  });
  std::erase_if(map.properties, [](const MappedProperty& property) { return !property.source.given(); });
}

/// A column as a map has it, by its heading where it does; else by its letters.
Column column_in(const std::vector<ColumnMap*>& maps, std::uint32_t number) {
  for (ColumnMap* map : maps) {
    std::optional<Column> found;
    for_each_source(*map, [&](const ValueSource& source) {
      for (const Column& column : source.columns)
        if (column.number == number && !found) found = column;
    });
    if (!found) continue;
    found->goal.clear();
    return *found;
  }
  return {{}, number};
}

enum class Several : std::uint8_t { no, yes };

/// Reads a value from a column: beside those of before where several may be it, else instead of them.
void put(ValueSource& into, const Column& column, Several several) {
  if (several == Several::no || into.columns.empty()) into = {};
  into.columns.push_back(column);
  into.minus.push_back(false);
}

void put_property(ColumnMap& map, const ColumnMap& base, const MappedProperty& wanted, const Column& column) {
  const auto same = [&](const MappedProperty& property) { return property.key == wanted.key && property.year == wanted.year; };
  auto at = std::find_if(map.properties.begin(), map.properties.end(), same);
  if (at == map.properties.end()) at = map.properties.insert(at, {wanted.key, wanted.year, {}});
  put(at->source, column, spec(wanted.key).shape == Shape::shares ? Several::yes : Several::no);
  // What codes stand for is said of a property that is there.
  const auto of_key = [&](const importing::Translation& t) { return t.of == importing::Translation::Of::property && t.key == wanted.key; };
  if (std::any_of(map.translations.begin(), map.translations.end(), of_key)) return;
  std::copy_if(base.translations.begin(), base.translations.end(), std::back_inserter(map.translations), of_key);
}

/// Reads a column as the words of the column map say, which its own reader understands.
Result<void> put_as(ColumnMap& map, const ColumnMap& base, const std::string& as, const Column& column) {
  std::vector<importing::MapError> errors;
  ColumnMap wanted = importing::read_column_map(as + ": kolumn A\n", errors);
  if (!errors.empty()) return refusal(errors.front().message);
  for (ValueSource ColumnMap::* source :
       {&ColumnMap::unit, &ColumnMap::unit_title, &ColumnMap::post, &ColumnMap::title, &ColumnMap::year, &ColumnMap::shares}) {
    if ((wanted.*source).given()) put(map.*source, column, source == &ColumnMap::shares ? Several::yes : Several::no);
  }
  for (const MappedProperty& property : wanted.properties) put_property(map, base, property, column);
  return {};
}

Result<void> choose_column(ColumnMap& map, ColumnMap& base, const grid::Grid& grid, const ColumnChoice& choice) {
  if (choice.sheet >= grid.sheets.size()) return {};
  ColumnMap* of_sheet = map_of_sheet(map, grid.sheets[choice.sheet], choice.sheet);
  if (of_sheet == nullptr) return {};
  const std::string before = said_of_sheet(*of_sheet);
  std::vector<ColumnMap> more = std::move(of_sheet->more);
  of_sheet->more.clear();
  ColumnMap changed = bound_map(grid, choice.sheet, *of_sheet);
  of_sheet->more = std::move(more);
  ColumnMap* base_of_sheet = map_of_sheet(base, grid.sheets[choice.sheet], choice.sheet);
  ColumnMap bound_base = bound_map(grid, choice.sheet, base_of_sheet == nullptr ? base : *base_of_sheet);
  const Column column = column_in({&changed, &bound_base}, choice.column);
  take_away(changed, choice.column);
  if (!choice.as.empty()) {
    if (auto done = put_as(changed, bound_base, choice.as, column); !done) return done;
  }
  for_each_map(map, [&](ColumnMap& one) {
    if (said_of_sheet(one) != before) return;
    ColumnMap copy = changed;
    copy.sheet = one.sheet;
    copy.more = std::move(one.more);
    one = std::move(copy);
  });
  return {};
}

/// The base's map of the sheet that a map is for.
ColumnMap& base_for(ColumnMap& base, const ColumnMap& map) {
  const auto more = std::find_if(base.more.begin(), base.more.end(), [&](const ColumnMap& one) { return one.sheet == map.sheet; });
  return base.sheet == map.sheet || more == base.more.end() ? base : *more;
}

void choose_unit(ColumnMap& map, ColumnMap& base, const std::string& id) {
  for_each_map(map, [&](ColumnMap& one) {
    if (id.empty()) {
      one.unit = base_for(base, one).unit;
    } else {
      one.unit = {};
      one.unit.always = id;
    }
  });
}

void choose_amounts(ColumnMap& map, ColumnMap& base, const std::string& unit) {
  for_each_map(map, [&](ColumnMap& one) {
    const ColumnMap& before = base_for(base, one);
    one.unit_of_amounts = unit.empty() ? before.unit_of_amounts : importing::unit_word(unit);
    one.row_unit = unit.empty() ? before.row_unit : std::nullopt;
  });
}

/// Comments that somebody has written in a map.
std::string own_comments(const std::string& text, const ColumnMap& map) {
  std::set<std::string_view> ours;
  const std::string written = importing::write_column_map(map);
  for_lines(written, [&](std::string_view line) { ours.insert(trim(line)); });
  std::string comments;
  for_lines(text, [&](std::string_view line) {
    if (trim(line).starts_with('#') && !ours.contains(trim(line))) comments.append(trim(line)).append("\n");
  });
  return comments;
}

/// Below what a written map says of itself.
std::string with_comments(std::string map, const std::string& comments) {
  const std::size_t blank = map.find("\n\n");
  if (!comments.empty() && blank != std::string::npos) map.insert(blank + 1, comments);
  return map;
}

}  // namespace

importing::ColumnMap bound_map(const grid::Grid& grid, std::size_t sheet, importing::ColumnMap map) {
  if (map.heading_row == 0) return map;
  // A table that could not be read as a budget has a map whose headings nobody has looked for.
  (void)grid.read(sheet, [&](const grid::Row& row) {
    if (row.number == map.heading_row) (void)importing::bind(map, row);
    return row.number < map.heading_row;
  });
  return map;
}

importing::ColumnMap* map_of_sheet(importing::ColumnMap& first, const grid::Sheet& sheet, std::size_t number) {
  const auto is_for = [&](const ColumnMap& map) { return importing::is_of_sheet(map, sheet, number); };
  if (is_for(first)) return &first;
  const auto more = std::find_if(first.more.begin(), first.more.end(), is_for);
  return more == first.more.end() ? nullptr : &*more;
}

Result<std::string> chosen_map(const Session& session, const MapChoice& choice) {
  std::vector<importing::MapError> errors, ignored;
  ColumnMap map = importing::read_column_map(choice.map, errors), base = importing::read_column_map(choice.base, ignored);
  if (!errors.empty()) return refusal(errors.front().message);
  const std::string comments = own_comments(choice.map, map);
  const auto table = session.checked->workspace->tables.find(choice.path);
  if (choice.column && table != session.checked->workspace->tables.end()) {
    if (auto done = choose_column(map, base, table->second.file.grid, *choice.column); !done) return failure(done.error());
  }
  if (choice.unit) choose_unit(map, base, *choice.unit);
  if (choice.amounts) choose_amounts(map, base, *choice.amounts);
  return with_comments(importing::write_column_map(map), comments);
}

}  // namespace malkoll::page
