#include "cli/table_picture.h"

#include <algorithm>
#include <map>
#include <vector>

#include "import/cell_value.h"
#include "keywords.h"
#include "text/cell_name.h"
#include "text/told.h"
#include "text/utf8.h"

namespace malkoll::cli {

namespace {

constexpr std::size_t most_sheets = 6, most_columns = 12, widest = 18, shown_rows = 3, looked_at = 200;

/// The text on one line, no wider than a column is.
std::string fitted(std::string_view text) {
  std::string out;
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = first_code_point(text.substr(at));
    at += c.length;
    if (c.value < 0x20) continue;
    const std::size_t more = code_point_width(c.value);
    if (width + more > widest - 1 && at < text.size()) return out + "…";
    append_utf8(out, c.value);
    width += more;
  }
  return out;
}

std::string padded(const std::string& text, std::size_t width) {
  return text + std::string(width - std::min(width, display_width(text)), ' ');
}

/// What columns were understood as, by their numbers.
std::map<std::uint32_t, std::string> meanings(const importing::ColumnMap& map) {
  std::map<std::uint32_t, std::string> all;
  const auto say = [&](const importing::ValueSource& source, const std::string& what) {
    for (const importing::Column& column : source.columns) {
      if (column.number == 0) continue;
      std::string& said = all[column.number];
      said += (said.empty() ? "" : ", ") + what;
    }
  };
  say(map.unit, told("nämnd eller bolag"));
  say(map.unit_title, told("nämndens namn"));
  say(map.post, told("postens id"));
  say(map.title, told("postens namn"));
  say(map.year, told("år"));
  for (const importing::MappedProperty& property : map.properties)
    say(property.source, std::string(word(property.key)) + (property.year == 0 ? "" : " " + to_string(property.year)));
  say(map.shares, told("andel"));
  for (const auto* conditions : {&map.keep, &map.skip, &map.turn, &map.income, &map.investment}) {
    for (const importing::Condition& condition : *conditions) {
      // A column that only says which rows count, or how, is read for that.
      if (condition.column.number != 0 && !all.contains(condition.column.number)) all[condition.column.number] = told("villkor");
    }
  }
  return all;
}

struct Line {
  std::string head;
  std::vector<std::string> cells;
};

/// Empty: the sheet has no rows from its headings on.
std::string sheet_picture(const grid::Grid& grid, std::size_t sheet, importing::ColumnMap map) {
  std::vector<Line> rows;
  std::size_t columns = 0, looked = 0;
  (void)grid.read(sheet, [&](const grid::Row& row) {
    const auto holds = [](const grid::Cell& c) { return c.type != grid::Cell::Type::empty && !c.covered; };
    if (row.number < map.heading_row || std::none_of(row.cells.begin(), row.cells.end(), holds)) return ++looked < looked_at;
    if (row.number == map.heading_row) (void)importing::bind(map, row);  // also where nothing could be read
    Line& line = rows.emplace_back();
    line.head = std::to_string(row.number);
    for (const grid::Cell& cell : row.cells) line.cells.push_back(fitted(importing::line_text(cell)));
    while (!line.cells.empty() && line.cells.back().empty()) line.cells.pop_back();
    columns = std::max(columns, line.cells.size());
    return rows.size() <= shown_rows;
  });
  if (rows.empty()) return {};
  const std::map<std::uint32_t, std::string> meaning = meanings(map);
  if (!meaning.empty()) columns = std::max<std::size_t>(columns, meaning.rbegin()->first);
  const std::size_t shown = std::min(columns, most_columns);
  Line letters, what;
  for (std::uint32_t column = 1; column <= shown; ++column) {
    const auto said = meaning.find(column);
    letters.cells.push_back(column_letters(column));
    what.cells.push_back(fitted(said == meaning.end() ? told("läses inte") : said->second));
  }
  rows.insert(rows.begin(), {letters, what});
  std::vector<std::size_t> widths(shown);
  std::size_t head = 0;
  for (const Line& line : rows) {
    head = std::max(head, line.head.size());
    for (std::size_t c = 0; c < std::min(shown, line.cells.size()); ++c) widths[c] = std::max(widths[c], display_width(line.cells[c]));
  }
  std::string picture = grid.sheets[sheet].name.empty()
                            ? std::string()
                            : (is_table_name(grid.sheets[sheet].name) ? told("{} lästes så:", shown_table(grid.sheets[sheet].name))
                                                                      : told("bladet {} lästes så:", grid.sheets[sheet].name)) +
                                  "\n";
  for (const Line& line : rows) {
    std::string text = std::string(head - line.head.size(), ' ') + line.head;
    for (std::size_t c = 0; c < shown; ++c) text += "  " + padded(c < line.cells.size() ? line.cells[c] : std::string(), widths[c]);
    text.erase(text.find_last_not_of(' ') + 1);
    picture += text + "\n";
  }
  if (columns > shown) picture += told("… och {} kolumner till", columns - shown) + "\n";
  return picture + "\n";
}

}  // namespace

std::string table_picture(const work::TableRead& table) {
  const grid::Grid& grid = table.file.grid;
  if (table.file.own || table.file.fault || !grid.has_columns) return {};
  std::string pictures;
  std::size_t shown = 0, left = 0;
  const auto add = [&](const importing::ColumnMap& map) {
    for (std::size_t sheet = 0; sheet < grid.sheets.size(); ++sheet) {
      if (!importing::is_of_sheet(map, grid.sheets[sheet], sheet)) continue;
      if (shown == most_sheets) {
        ++left;
        continue;
      }
      const std::string picture = sheet_picture(grid, sheet, map);
      pictures += picture;
      shown += picture.empty() ? 0U : 1U;
    }
  };
  add(table.map);
  for (const importing::ColumnMap& more : table.map.more) add(more);
  return left == 0 ? pictures : pictures + told("… och {} blad till", left) + "\n\n";
}

}  // namespace malkoll::cli
