#include "exchange/own_workbook.h"

#include <algorithm>
#include <cstdlib>
#include <unordered_map>

#include "exchange/cell_value.h"
#include "exchange/chunk.h"
#include "exchange/template_rows.h"
#include "keywords.h"
#include "model/money.h"
#include "text/cell_name.h"
#include "text/utf8.h"

namespace malkoll::exchange {

namespace {

/// What the sheet of lists says: the layout's version, and the rows that were written.
struct Lists {
  std::string version;            ///< empty: not our workbook
  std::vector<std::string> rows;  ///< `Poster!p12`
};

Lists read_lists(const Grid& grid, bool rows_too) {
  Lists lists;
  const auto sheet = std::find_if(grid.sheets.begin(), grid.sheets.end(), [](const GridSheet& s) { return fold(s.name) == fold(lists_sheet); });
  if (sheet == grid.sheets.end()) return lists;
  (void)grid.read(static_cast<std::size_t>(sheet - grid.sheets.begin()), [&](const GridRow& row) {
    const auto text = [&](std::size_t c) { return c < row.cells.size() ? line_text(row.cells[c]) : std::string(); };
    if (text(0) == layout_name) lists.version = text(1);
    if (rows_too && !text(2).empty()) lists.rows.push_back(text(2));
    return rows_too || lists.version.empty();
  });
  return lists;
}

/// A cell as the layout takes it. What is no value has been told of and is left out.
CellValue value_of(const GridCell& cell) {
  using Type = GridCell::Type;
  CellValue value;
  switch (cell.type) {
    case Type::text:
    case Type::boolean:
      if (cell.covered) return value;
      value.type = CellValue::Type::text;
      value.text = cell.text;
      return value;
    case Type::number:
    case Type::percent:
      value.type = CellValue::Type::number;
      value.number = std::strtod(std::string(cell.text).c_str(), nullptr);
      return value;
    case Type::date:
      value.type = CellValue::Type::date;
      value.text = cell.text;
      return value;
    default: return value;
  }
}

/// A cell that holds no value, and where.
struct BadCell {
  CellOrigin cell;
  bool error = false;
};

struct OwnReader {
  const Grid& grid;
  Imported& out;
  std::vector<SheetRows> sheets = {};
  std::vector<std::uint16_t> grid_sheet = {};  ///< beside sheets
  std::vector<BadCell> bad = {};
  std::unordered_map<std::string, CellOrigin> ids = {};  ///< `Poster!p12` → its row
  struct Twice {
    CellOrigin cell;
    std::string of;
  };
  std::vector<Twice> twice = {};
  std::string only_unit = {};  ///< of the one row of Inlämning
  std::size_t budgets = 0;
  struct UnitAmount {
    std::string unit;
    Key key;
    std::uint16_t year;
    std::int64_t ore;
  };
  std::vector<UnitAmount> amounts = {};

  static std::size_t column(const SheetRows& sheet, ColumnRole role) {
    const auto found = std::find_if(sheet.columns.begin(), sheet.columns.end(), [&](const SheetColumn& c) { return c.layout != nullptr && c.layout->role == role; });
    return static_cast<std::size_t>(found - sheet.columns.begin());
  }

  void take_row(SheetRows& sheet, std::uint16_t number, const GridRow& row) {
    const auto text = [&](ColumnRole role) {
      const std::size_t c = column(sheet, role);
      return c < row.cells.size() ? std::string(cell_id(line_text(row.cells[c]))) : std::string();
    };
    SheetRow& kept = sheet.rows.emplace_back();
    kept.row = row.number;
    bool any = false;
    for (std::size_t c = 0; c < std::min(row.cells.size(), sheet.columns.size()); ++c) {
      const GridCell& cell = row.cells[c];
      const SheetColumn& meaning = sheet.columns[c];
      kept.cells.push_back(value_of(cell));
      if (meaning.layout == nullptr || meaning.layout->role == ColumnRole::check) continue;
      any = any || (kept.cells.back().type != CellValue::Type::empty && meaning.layout->role != ColumnRole::row_id);
      const CellOrigin at{0, row.number, static_cast<std::uint16_t>(c + 1), number};
      if (cell.type == GridCell::Type::uncalculated || cell.type == GridCell::Type::error) bad.push_back({at, cell.type == GridCell::Type::error});
      if (meaning.layout->role != ColumnRole::amount || sheet.layout->kinds[0] != Kind::post) continue;
      const CellAmount amount = read_amount(cell, {meaning.unit, false});
      if (amount.state == CellAmount::State::amount) amounts.push_back({text(ColumnRole::unit), meaning.layout->key, meaning.year, amount.ore});
    }
    if (!any) {
      sheet.rows.pop_back();
      return;
    }
    if (row.hidden) ++out.hidden_rows;
    if (sheet.layout->kinds[0] == Kind::post) ++out.rows;
    if (sheet.layout->kinds[0] == Kind::budget) {
      ++budgets;
      only_unit = text(ColumnRole::unit);
    }
    const std::string id = text(ColumnRole::row_id);
    if (id.empty()) return;  // a row that somebody has added
    const std::string name = std::string(sheet.layout->name) + "!" + id;
    const CellOrigin here{0, row.number, 0, number};
    const auto [first, fresh] = ids.emplace(name, here);
    if (!fresh) twice.push_back({here, cell_name(grid.sheets[number].name, first->second.row, 0)});
  }

  std::optional<GridFault> read_sheet(std::size_t index, const SheetLayout& layout) {
    SheetRows& sheet = sheets.emplace_back();
    sheet.layout = &layout;
    grid_sheet.push_back(static_cast<std::uint16_t>(index));
    bool headings = false;
    return grid.read(index, [&](const GridRow& row) {
      if (headings) {
        take_row(sheet, static_cast<std::uint16_t>(index), row);
      } else if (!row.cells.empty() && line_text(row.cells[0]) == row_id_heading) {
        headings = true;
        for (const GridCell& cell : row.cells) sheet.columns.push_back(read_heading(layout, line_text(cell)));
      }
      return true;
    });
  }

  /// Every goal of a list from its own cell.
  void put_list(Chunk& text, const RowLine& line, CellOrigin cell) {
    const SheetRows& sheet = sheets[line.sheet];
    const auto& cells = sheet.rows[line.row].cells;
    std::vector<std::uint16_t> columns;
    for (std::size_t c = 0; c < std::min(cells.size(), sheet.columns.size()); ++c) {
      const bool goal = sheet.columns[c].layout != nullptr && sheet.columns[c].layout->role == ColumnRole::goal;
      if (goal && cells[c].type != CellValue::Type::empty) columns.push_back(static_cast<std::uint16_t>(c + 1));
    }
    std::string_view rest = line.text;
    for (std::size_t item = 0; !rest.empty(); ++item) {
      const std::size_t end = std::min(rest.find(", "), rest.size() - 2) + 2;
      if (item < columns.size()) cell.column = columns[item];
      text.from(cell);
      text.append(rest.substr(0, std::min(end, rest.size())));
      rest.remove_prefix(std::min(end, rest.size()));
    }
  }

  void write() {
    Chunk text;
    for (const RowLine& line : template_lines(sheets)) {
      const SheetRows& sheet = sheets[line.sheet];
      const CellOrigin cell{0, sheet.rows[line.row].row, static_cast<std::uint16_t>(line.column < sheet.columns.size() ? line.column + 1 : 0), grid_sheet[line.sheet]};
      const bool list = line.column < sheet.columns.size() && sheet.columns[line.column].layout->role == ColumnRole::goal;
      if (list && line.text.size() > 2) put_list(text, line, cell); else text.from(cell), text.append(line.text);
      text.append("\n");
    }
    const auto note = [&](CellOrigin cell, Code code, const char* variant, std::string suggestion) {
      const std::string line = "# " + cell_name(grid.sheets[cell.sheet].name, cell.row, cell.column);
      text.from(cell);
      text.mistake(code, variant, {text.size(), static_cast<std::uint32_t>(line.size())});
      text.mistakes.back().suggestion = std::move(suggestion);
      text.append(line + "\n");
    };
    for (const BadCell& b : bad) note(b.cell, Code::F09, b.error ? "felvärde" : "", {});
    for (Twice& t : twice) note(t.cell, Code::F11, "dubbel", std::move(t.of));
    out.text = std::move(text.text);
    out.origin.cells = std::move(text.cells);
    out.mistakes = std::move(text.mistakes);
    for (const GridSheet& sheet : grid.sheets) out.origin.sheets.push_back(sheet.name);
  }

  void about_file(Code code, const char* variant, std::string suggestion) {
    Mistake m;
    m.code = code;
    m.variant = variant;
    m.suggestion = std::move(suggestion);
    m.whole_file = true;
    out.mistakes.push_back(std::move(m));
  }
};

}  // namespace

bool is_own_workbook(const Grid& grid) { return !read_lists(grid, false).version.empty(); }

Imported read_own_workbook(const Grid& grid) {
  Imported out;
  OwnReader reader{grid, out};
  const Lists lists = read_lists(grid, true);
  if (lists.version != layout_version) {
    reader.about_file(Code::F07, "mallversion", {});
    return out;
  }
  for (std::size_t s = 0; s < grid.sheets.size(); ++s) {
    const SheetLayout* layout = sheet_layout(grid.sheets[s].name);
    if (layout == nullptr) continue;
    if (const auto fault = reader.read_sheet(s, *layout)) {
      reader.about_file(Code::F07, fault->variant, fault->row == 0 ? std::string() : cell_name(grid.sheets[s].name, fault->row, fault->column));
      return out;
    }
  }
  reader.write();
  for (const auto& amount : reader.amounts) {
    std::int64_t& sum = out.sums[{amount.unit.empty() && reader.budgets == 1 ? reader.only_unit : amount.unit, amount.key, amount.year}];
    sum = add(sum, amount.ore);
  }
  out.posts = out.rows;
  for (const std::string& row : lists.rows) {
    if (!reader.ids.contains(row)) reader.about_file(Code::F11, "", row);
  }
  return out;
}

}  // namespace malkoll::exchange
