#include "workbook/own_workbook.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <unordered_set>
#include <utility>

#include "grid/comments.h"
#include "import/cell_value.h"
#include "import/chunk.h"
#include "text/cell_name.h"
#include "text/told.h"
#include "text/utf8.h"
#include "workbook/cell_texts.h"
#include "workbook/own_headings.h"
#include "workbook/own_sums.h"
#include "workbook/own_text.h"

namespace malkoll::workbook {

namespace {

/// What the sheet of lists says: the layout's version, and the rows that were written.
struct WrittenLists {
  std::string version;            ///< empty: not our workbook
  std::vector<std::string> rows;  ///< `Poster!p12`
  std::vector<std::string> columns;  ///< `Poster!Drift 2026 (tkr)`
};

WrittenLists read_lists(const grid::Grid& grid, bool rows_too) {
  WrittenLists lists;
  const auto sheet =
      std::find_if(grid.sheets.begin(), grid.sheets.end(), [](const grid::Sheet& s) { return fold(s.name) == fold(lists_sheet); });
  if (sheet == grid.sheets.end()) return lists;
  (void)grid.read(static_cast<std::size_t>(sheet - grid.sheets.begin()), [&](const grid::Row& row) {
    const auto text = [&](std::size_t c) { return c < row.cells.size() ? importing::line_text(row.cells[c]) : std::string(); };
    if (text(0) == layout_name) lists.version = text(1);
    if (rows_too && text(listed_rows).find('!') != std::string::npos) lists.rows.push_back(text(listed_rows));
    if (rows_too && text(listed_columns).find('!') != std::string::npos) lists.columns.push_back(text(listed_columns));
    return rows_too || lists.version.empty();
  });
  return lists;
}

/// A cell as the layout takes it; what is no value is none.
CellValue value_of(const grid::Cell& cell) {
  using Type = grid::Cell::Type;
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

std::size_t column_of_role(const SheetRows& sheet, ColumnRole role) {
  const auto found = std::find_if(sheet.columns.begin(), sheet.columns.end(),
                                  [&](const SheetColumn& c) { return c.layout != nullptr && c.layout->role == role; });
  return static_cast<std::size_t>(found - sheet.columns.begin());
}

/// The id in the cell of a role, without the title behind it.
std::string id_in(const SheetRows& sheet, const SheetRow& row, ColumnRole role) {
  const std::size_t c = column_of_role(sheet, role);
  return c < row.cells.size() ? id_text(row.cells[c]) : std::string();
}

struct RowsReader {
  const grid::Grid& grid;
  OwnRows& out;
  std::vector<std::string> written_columns = {};  ///< that held something
  std::vector<std::string> units = {};     ///< of the rows of Inlämning
  std::vector<std::string> headings = {};  ///< of the sheet at hand; empty: none yet
  std::uint32_t heading_row = 0;
  std::unordered_set<std::uint32_t> placed = {};  ///< its rows whose comments have been carried over

  void take(SheetRows& sheet, std::uint16_t number, const grid::Row& row) {
    SheetRow& kept = sheet.rows.emplace_back();
    kept.row = row.number;
    const bool is_post = sheet.layout->kinds[0] == Kind::post;
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      const ColumnLayout* meaning = c < sheet.columns.size() ? sheet.columns[c].layout : nullptr;
      const grid::Cell& cell = row.cells[c];
      kept.cells.push_back(value_of(cell));
      if (cell.type == grid::Cell::Type::percent && meaning != nullptr && meaning->role == ColumnRole::amount) {
        kept.cells.back() = {CellValue::Type::text, importing::share_text(cell), 0};  // no amount, and not to be read as one
      }
      if (meaning == nullptr && kept.cells.back().type != CellValue::Type::empty) note_unused(sheet, number, c);
      if (meaning == nullptr || meaning->role == ColumnRole::check) continue;
      const bool error = cell.type == grid::Cell::Type::error;
      if (error || cell.type == grid::Cell::Type::uncalculated)
        out.bad.push_back({{0, row.number, static_cast<std::uint16_t>(c + 1), number}, error});
    }
    if (is_blank(sheet, kept)) {
      sheet.rows.pop_back();
      return;
    }
    add_comments(sheet, number, kept);
    for (std::size_t c = 0; is_post && c < std::min(kept.cells.size(), sheet.columns.size()); ++c) {
      const SheetColumn& column = sheet.columns[c];
      if (column.layout == nullptr || column.layout->role != ColumnRole::amount) continue;
      const importing::CellAmount amount = importing::read_amount(row.cells[c], {column.unit, false});
      if (amount.state == importing::CellAmount::State::amount)
        out.amounts.push_back({{id_in(sheet, kept, ColumnRole::unit), column.layout->key, column.year}, row.number, amount.ore});
    }
    out.hidden_rows += row.hidden ? 1 : 0;
    out.posts += is_post ? 1 : 0;
    if (sheet.layout->kinds[0] == Kind::budget) units.push_back(id_in(sheet, kept, ColumnRole::unit));
    const std::string name = row_name(sheet, kept);
    if (name.empty()) return;
    const CellOrigin here{0, row.number, 0, number};
    const auto [first, fresh] = out.ids.emplace(name, here);
    if (!fresh) out.twice.push_back({here, cell_name(grid.sheets[number].name, first->second.row, 0)});
  }

  void add_comments(const SheetRows& sheet, std::uint16_t number, SheetRow& row) {
    const std::size_t c = column_of_role(sheet, ColumnRole::note);
    for (const grid::Comment& comment : grid::comments_on_row(grid.sheets[number], row.row)) {
      if (c == sheet.columns.size()) return;
      placed.insert(comment.row);
      if (row.cells.size() <= c) row.cells.resize(c + 1);
      CellValue& note = row.cells[c];
      for (const std::string& line :
           grid::comment_lines(comment.column <= headings.size() ? headings[comment.column - 1] : "", comment.text)) {
        if (note.text.find(line) != std::string::npos) continue;  // it has been carried over before
        note.type = CellValue::Type::text;
        note.text += (note.text.empty() || note.text.ends_with('\n') ? "" : "\n") + line;
      }
    }
  }

  /// Something stands in a column that the layout does not have.
  void note_unused(const SheetRows& sheet, std::size_t number, std::size_t column) {
    const std::string& heading = column < headings.size() ? headings[column] : std::string();
    const std::string shown = heading.empty() ? told("kolumn {}", column_letters(column + 1)) : "»" + heading + "«";
    std::string said = told("{} på bladet {}", shown, grid.sheets[number].name);
    if (std::find(out.unused.begin(), out.unused.end(), said) != out.unused.end()) return;
    // A column of one's own stands behind ours.
    const bool among = std::any_of(sheet.columns.begin() + static_cast<std::ptrdiff_t>(std::min(column, sheet.columns.size())),
                                   sheet.columns.end(), [](const SheetColumn& c) { return c.layout != nullptr; });
    if (among) out.altered.push_back({{0, heading_row, static_cast<std::uint16_t>(column + 1), static_cast<std::uint16_t>(number)}, said});
    out.unused.push_back(std::move(said));
  }

  Result<void, grid::Fault> read_sheet(std::size_t index, const SheetLayout& layout) {
    SheetRows& sheet = out.sheets.emplace_back();
    sheet.layout = &layout;
    out.grid_sheet.push_back(static_cast<std::uint16_t>(index));
    headings.clear();
    placed.clear();
    bool any = false;
    auto done = grid.read(index, [&](const grid::Row& row) {
      if (!headings.empty()) {
        take(sheet, static_cast<std::uint16_t>(index), row);
      } else if (!row.cells.empty() && importing::line_text(row.cells[0]) == row_id_heading) {
        for (const grid::Cell& cell : row.cells) {
          headings.push_back(importing::line_text(cell));
          sheet.columns.push_back(read_heading(layout, headings.back()));
        }
        heading_row = row.number;
        give_units(sheet.columns);
      } else {
        any = any || std::any_of(row.cells.begin(), row.cells.end(), [](const grid::Cell& c) { return c.type != grid::Cell::Type::empty; });
      }
      return true;
    });
    if (headings.empty() && any) lose(index, layout);
    else note_lost_columns(sheet, static_cast<std::uint16_t>(index));
    for (const grid::Comment& comment : grid.sheets[index].comments) {
      if (!placed.contains(comment.row)) out.lost_comments.push_back(cell_name(grid.sheets[index].name, comment.row, comment.column));
    }
    return done;
  }

  /// All amounts are written in thousands: a heading from which somebody has taken the unit is no other one.
  static void give_units(std::vector<SheetColumn>& columns) {
    for (SheetColumn& column : columns) {
      if (column.layout != nullptr && column.layout->role == ColumnRole::amount && column.unit == AmountUnit::none)
        column.unit = AmountUnit::tkr;
    }
  }

  /// A sheet of ours that has no row of headings with the column of row ids.
  void lose(std::size_t index, const SheetLayout& layout) {
    const auto found = find_headings(grid, index, &layout);
    using Kind = OwnRows::LostSheet::Kind;
    out.lost.push_back({{0, found ? found->row : 1, 1, static_cast<std::uint16_t>(index)},
                        found ? Kind::without_row_ids : Kind::without_headings,
                        std::string(layout.name)});
  }

  /// Columns that held something and are gone; where one has been renamed instead, that is told.
  void note_lost_columns(const SheetRows& sheet, std::uint16_t number) {
    if (std::any_of(out.altered.begin(), out.altered.end(), [&](const OwnRows::Altered& a) { return a.cell.sheet == number; })) return;
    for (const std::string& column : written_columns) {
      const std::size_t mark = column.find('!');
      if (std::string_view(column).substr(0, mark) != sheet.layout->name) continue;
      const SheetColumn wanted = read_heading(*sheet.layout, std::string_view(column).substr(mark + 1));
      const bool there = std::any_of(sheet.columns.begin(), sheet.columns.end(), [&](const SheetColumn& c) {
        return c.layout == wanted.layout && c.year == wanted.year && c.number == wanted.number && c.moment == wanted.moment;
      });
      if (there || wanted.layout == nullptr) continue;
      const ColumnRole role = wanted.layout->role;
      out.lost_columns.push_back({{0, heading_row, 1, number},
                                  column.substr(mark + 1),
                                  role == ColumnRole::amount || role == ColumnRole::goal || role == ColumnRole::share});
    }
  }

  /// A sheet that is not ours is told where it holds anything.
  Result<void, grid::Fault> look_at_other(std::size_t index) {
    const grid::Sheet& sheet = grid.sheets[index];
    const auto is = [&](std::string_view name) { return fold(sheet.name) == fold(name); };
    if (is(lists_sheet) || is(instructions_sheet) || is(plan_goals_sheet)) return {};
    bool any = false;
    auto done = grid.read(index, [&](const grid::Row& row) {
      any = std::any_of(row.cells.begin(), row.cells.end(), [](const grid::Cell& c) { return c.type != grid::Cell::Type::empty; });
      return !any;
    });
    if (const auto found = any ? find_headings(grid, index) : std::nullopt) {
      out.lost.push_back(
          {{0, found->row, 1, static_cast<std::uint16_t>(index)}, OwnRows::LostSheet::Kind::renamed, std::string(found->layout->name)});
    } else if (any) {
      out.unused.push_back(told("bladet {}", sheet.name));
    }
    return done;
  }

  /// A row that names no unit is of the only submission that there is; an uppdrag may be the plan's instead: see lines_of.
  void name_units() {
    if (units.size() != 1 || units[0].empty()) return;
    for (OwnRows::PostAmount& amount : out.amounts) {
      if (amount.of.unit.empty()) amount.of.unit = units[0];
    }
    for (SheetRows& sheet : out.sheets) {
      const std::size_t c = column_of_role(sheet, ColumnRole::unit);
      if (c == sheet.columns.size() || sheet.layout->kinds[0] == Kind::assignment) continue;
      for (SheetRow& row : sheet.rows) {
        if (row.cells.size() <= c) row.cells.resize(c + 1);
        if (row.cells[c].type == CellValue::Type::empty) row.cells[c] = {CellValue::Type::text, units[0], 0};
      }
    }
  }
};

}  // namespace

bool is_own_workbook(const grid::Grid& grid) { return !read_lists(grid, false).version.empty(); }

std::string row_name(const SheetRows& sheet, const SheetRow& row) {
  const std::string id = id_in(sheet, row, ColumnRole::row_id);
  return id.empty() ? id : std::string(sheet.layout->name) + "!" + id;
}

std::string shown_row(std::string_view row_name) {
  const std::size_t mark = row_name.find('!');  // no sheet of ours has it in its name
  return mark == std::string_view::npos ? std::string(row_name)
                                        : told("{} på bladet {}", row_name.substr(mark + 1), row_name.substr(0, mark));
}

namespace {

/// A submission that was to be filled in, and has neither posts nor goals of its own.
std::optional<CellOrigin> unfilled_submission(const OwnRows& rows, const grid::Grid& grid) {
  const std::string post = std::string(sheet_layout(Kind::post)->name) + "!";
  const bool had = std::any_of(rows.written.begin(), rows.written.end(), [&](const std::string& row) { return row.starts_with(post); });
  if (had || !rows.lost.empty() || !rows.bad.empty()) return std::nullopt;
  bool to_fill_in =
      std::any_of(grid.sheets.begin(), grid.sheets.end(), [](const grid::Sheet& s) { return fold(s.name) == fold(instructions_sheet); });
  std::optional<CellOrigin> submission;
  for (std::size_t s = 0; s < rows.sheets.size(); ++s) {
    const Kind kind = rows.sheets[s].layout->kinds[0];
    if (kind == Kind::budget && rows.sheets[s].rows.size() == 1)
      submission = CellOrigin{0, rows.sheets[s].rows[0].row, 0, rows.grid_sheet[s]};
    else if (kind == Kind::budget || ((kind == Kind::post || kind == Kind::committee_goal) && !rows.sheets[s].rows.empty()))
      return std::nullopt;
    to_fill_in = to_fill_in || kind == Kind::post;
  }
  return to_fill_in ? submission : std::nullopt;
}

}  // namespace

Result<OwnRows, grid::Fault> read_own_rows(const grid::Grid& grid) {
  WrittenLists lists = read_lists(grid, true);
  if (lists.version != layout_version) return failure(grid::Fault{grid::FaultKind::other_layout});
  OwnRows rows;
  rows.written = std::move(lists.rows);
  RowsReader reader{grid, rows};
  reader.written_columns = std::move(lists.columns);
  for (std::size_t s = 0; s < grid.sheets.size(); ++s) {
    const SheetLayout* layout = sheet_layout(grid.sheets[s].name);
    if (const auto done = layout == nullptr ? reader.look_at_other(s) : reader.read_sheet(s, *layout); !done) return failure(done.error());
  }
  reader.name_units();
  // What became of the rows of a sheet that is not read cannot be known.
  std::erase_if(rows.written, [&](const std::string& row) {
    return std::any_of(rows.lost.begin(), rows.lost.end(), [&](const OwnRows::LostSheet& l) { return row.starts_with(l.layout + "!"); });
  });
  leave_sums(rows);
  rows.unfilled = unfilled_submission(rows, grid);
  return rows;
}

importing::Sums sums_in_lines(const std::vector<SheetRows>& sheets) {
  std::string text;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ranges;  // of lines in Övriga uppgifter
  for (const RowLine& line : lines_of(sheets)) {
    const auto& columns = sheets[line.sheet].columns;
    const bool other =
        line.column < columns.size() && columns[line.column].layout != nullptr && columns[line.column].layout->role == ColumnRole::lines;
    const auto at = static_cast<std::uint32_t>(text.size());
    text.append(line.text).append("\n");
    if (other) ranges.emplace_back(at, static_cast<std::uint32_t>(text.size()));
  }
  if (ranges.empty()) return {};
  const auto counts = [&](std::uint32_t at) {
    const auto after =
        std::upper_bound(ranges.begin(), ranges.end(), at, [](std::uint32_t value, const auto& range) { return value < range.first; });
    return after != ranges.begin() && at < std::prev(after)->second;
  };
  return importing::read_sums(text, AmountUnit::tkr, 1, counts).sums;
}

importing::Imported read_own_workbook(const grid::Grid& grid) {
  importing::Imported out;
  auto read = read_own_rows(grid);
  if (!read) {
    const grid::Fault& fault = read.error();
    out.mistakes.push_back(importing::about_file(Code::F07, grid::wording(fault.kind),
                                                 fault.row == 0 ? std::string() : cell_name("", fault.row, fault.column)));
    return out;
  }
  OwnRows& rows = *read;
  importing::Chunk text = text_of(rows, grid);
  out.text = std::move(text.text);
  out.origin.cells = std::move(text.cells);
  for (const grid::Sheet& sheet : grid.sheets) out.origin.sheets.push_back(sheet.name);
  out.mistakes = std::move(text.mistakes);
  for (const std::string& row : rows.written) {
    if (!rows.ids.contains(row)) out.mistakes.push_back(importing::about_file(Code::F11, "", shown_row(row)));
  }
  out.sums = sums_in_lines(rows.sheets);
  for (const OwnRows::PostAmount& amount : rows.amounts) importing::add_to(out.sums, amount.of, amount.ore);
  out.unused = std::move(rows.unused);
  out.lost_comments = std::move(rows.lost_comments);
  out.rows = out.posts = rows.posts;
  out.hidden_rows = rows.hidden_rows;
  return out;
}

}  // namespace malkoll::workbook
