#include "workbook/write.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <optional>
#include <set>

#include "text/cell_name.h"
#include "workbook/book.h"
#include "workbook/cell_texts.h"
#include "workbook/cell_values.h"
#include "workbook/guide.h"
#include "workbook/lists.h"
#include "workbook/row_checks.h"

namespace malkoll::workbook {

namespace {

constexpr std::uint32_t many_rows = 20'000;  // above: rows are not kept in memory, and posts not compared with each other
constexpr std::uint32_t room_below = 500;    // rows below the last one where the lists are offered too

CellStyle look_of(const SheetColumn& column) {
  switch (column.layout->role) {
    case ColumnRole::amount: return CellStyle::amount;
    case ColumnRole::share: return CellStyle::share;
    case ColumnRole::check: return CellStyle::check;
    case ColumnRole::measure: return CellStyle::number;
    case ColumnRole::title:
    case ColumnRole::lines:
    case ColumnRole::note: return CellStyle::wrapped;
    case ColumnRole::property: break;
    default: return CellStyle::plain;
  }
  switch (spec(column.layout->key).shape) {
    case Shape::percent: return CellStyle::percent;
    case Shape::date: return CellStyle::date;
    case Shape::text: return CellStyle::wrapped;
    case Shape::year:
    case Shape::integer: return CellStyle::number;
    default: return CellStyle::plain;
  }
}

/// One sheet that is written. Rows count from 0.
struct Page {
  const Content::Sheet* sheet = nullptr;
  lxw_worksheet* out = nullptr;
  std::uint32_t heading = 2;  ///< the row of the headings
  std::uint32_t rows = 0;     ///< with content
  std::uint32_t blank = 0;    ///< to fill in
  std::uint32_t next = 0;     ///< the next to write
  std::vector<double> sums;   ///< beside the columns, of amounts
  std::vector<bool> used;     ///< beside the columns: some row has a value

  [[nodiscard]] std::uint32_t first() const { return heading + 1; }
  [[nodiscard]] std::uint32_t last() const { return heading + std::max<std::uint32_t>(rows + blank, 1); }
  [[nodiscard]] std::size_t column(ColumnRole role) const {
    const auto& columns = sheet->columns;
    return static_cast<std::size_t>(
        std::find_if(columns.begin(), columns.end(), [&](const SheetColumn& c) { return c.layout->role == role; }) - columns.begin());
  }
  [[nodiscard]] std::string range(ColumnRole role) const {
    const std::string letters = column_letters(column(role) + 1);
    return fmt::format("'{0}'!${1}${2}:${1}${3}", sheet->layout->name, letters, first() + 1, last() + room_below + 1);
  }
};

class SheetWriter {
 public:
  SheetWriter(const Content& content, const Project& project, const WriteOptions& options)
      : content_(content), project_(project), options_(options) {
    for (const Content::Sheet& sheet : content.sheets) {
      Page page;
      page.sheet = &sheet;
      page.rows = static_cast<std::uint32_t>(sheet.rows);
      page.sums.resize(sheet.columns.size());
      page.used.resize(sheet.columns.size());
      large_ = large_ || sheet.rows > many_rows;
      pages_.push_back(std::move(page));
    }
    if (options.to_fill_in) {
      page(Kind::committee_goal).blank = options.blank_goals;
      page(Kind::indicator).blank = options.blank_indicators;
      page(Kind::post).blank = options.blank_posts;
    }
    lists_ = lists_of(project, content, checks_);
    survey();
  }

  Result<void> write(const std::string& path) {
    Book book(path, large_ ? Book::Rows::in_order : Book::Rows::as_they_come, options_.created,
              options_.exported ? std::string(export_comment) : std::string());
    if (options_.to_fill_in) write_instructions(book, project_, options_.unit);
    for (Page& p : pages_) {
      if (p.rows + p.blank > 0) begin(book, p);
    }
    for_rows(content_, [&](std::size_t sheet, const SheetRow& row) { write_row(book, pages_[sheet], row.cells, true); });
    for (Page& p : pages_) {
      for (std::uint32_t n = 1; n <= p.blank; ++n) write_row(book, p, blank_row(p, n), false);
    }
    if (options_.to_fill_in) write_plan_goals(book, project_);
    write_lists(book, lists_);
    return book.close();
  }

 private:
  Page& page(Kind kind) { return pages_[static_cast<std::size_t>(sheet_layout(kind) - sheet_layouts().data())]; }

  /// The sums, and what the rows' own checks look for.
  void survey() {
    std::unordered_set<std::string> posts;
    for_rows(content_, [&](std::size_t s, const SheetRow& row) {
      Page& p = pages_[s];
      const auto id = [&](ColumnRole role) { return id_text(row.cells[p.column(role)]); };
      for (std::size_t c = 0; c < row.cells.size(); ++c) {
        p.used[c] = p.used[c] || row.cells[c].type != CellValue::Type::empty;
        if (p.sheet->columns[c].layout->role == ColumnRole::amount) p.sums[c] += row.cells[c].number;
      }
      if (&p == &page(Kind::indicator)) checks_.measured_goals.insert(id(ColumnRole::parent));
      if (&p == &page(Kind::post)) {
        std::string key = id(ColumnRole::unit) + "/" + id(ColumnRole::id);
        if (!posts.insert(key).second) checks_.repeated_posts.insert(std::move(key));
      }
    });
    Page& post = page(Kind::post);
    find_units();
    post.heading = has_frames() ? 5 : has_sums_ ? 3 : 2;
    if (page(Kind::committee_goal).rows + page(Kind::committee_goal).blank > 0)
      checks_.own_goal_ids = page(Kind::committee_goal).range(ColumnRole::id);
    if (page(Kind::indicator).rows + page(Kind::indicator).blank > 0)
      checks_.indicator_parents = page(Kind::indicator).range(ColumnRole::parent);
    if (!large_) {
      checks_.first_post = post.first() + 1;
      checks_.last_post = post.last() + 1;
    }
  }

  /// The ram of the only unit whose posts are written, in öre, cost positive.
  [[nodiscard]] std::optional<Ore> frame(const SheetColumn& column) const {
    for (const UnitYearRow& year : project_.unit_years) {
      if (year.unit == only_unit() && year.kind == column.layout->key && year.year == column.year) return year.frame;
    }
    return std::nullopt;
  }
  /// no_row: there are several, or none that the plan has.
  [[nodiscard]] Id<UnitRow> only_unit() const { return units_.size() == 1 ? *units_.begin() : no_row; }

  /// The units whose submissions are written, and whether all of them write costs with the same sign: else no sum means anything.
  void find_units() {
    std::set<std::int64_t> signs;
    for (const ContentFile& file : content_.files) {
      for (const Id<Declaration> d : file.facts.declarations.ids()) {
        if (file.facts.declarations[d].kind != Kind::budget || file.left_out[d]) continue;
        const std::string_view id(file.source.text.data() + file.facts.declarations[d].id.at, file.facts.declarations[d].id.length);
        const auto budget = std::find_if(project_.budgets.begin(), project_.budgets.end(),
                                         [&](const BudgetRow& b) { return b.counts && project_.id(b.declaration) == id; });
        units_.insert(budget == project_.budgets.end() ? no_row : budget->unit);
        sign_ = budget == project_.budgets.end() ? project_.plan.sign : budget->sign;
        signs.insert(sign_);
      }
    }
    has_sums_ = signs.size() == 1;
  }

  bool has_frames() {
    if (only_unit() == no_row) return false;
    const auto& columns = page(Kind::post).sheet->columns;
    return std::any_of(columns.begin(), columns.end(),
                       [&](const SheetColumn& c) { return c.layout->role == ColumnRole::amount && frame(c); });
  }

  void begin(Book& book, Page& p) {
    p.out = book.add_sheet(p.sheet->layout->name);
    if (p.out == nullptr) return;
    p.next = p.first();
    const auto& columns = p.sheet->columns;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      lxw_row_col_options hidden{};
      hidden.hidden = is_hidden(p, c) ? LXW_TRUE : LXW_FALSE;
      const auto number = static_cast<lxw_col_t>(c);
      worksheet_set_column_opt(p.out, number, number, columns[c].layout->width, book.style(look_of(columns[c])), &hidden);
      add_validation(book, p.out, columns[c], c, p.first(), p.last() + room_below, lists_, *p.sheet->layout);
    }
    std::size_t label = 0;
    while (is_hidden(p, label)) ++label;
    book.text(p.out, 0, label, p.sheet->layout->name, CellStyle::title);
    const std::string_view empty_columns = options_.to_fill_in ? "" : " Kolumner utan innehåll är dolda.";
    book.text(p.out, 1, label, fmt::format("{}{}", sheet_help(*p.sheet->layout), empty_columns), CellStyle::faint);
    if (&p == &page(Kind::post) && has_sums_) write_sums(book, p, label);
    worksheet_set_row(p.out, p.heading, 30, nullptr);  // two lines
    for (std::size_t c = 0; c < columns.size(); ++c) {
      book.text(p.out, p.heading, c, heading(columns[c]), CellStyle::heading);
      const ColumnRole role = columns[c].layout->role;
      const bool missed = p.used[c] && role != ColumnRole::row_id && role != ColumnRole::check && role != ColumnRole::written;
      if (missed) lists_.columns.push_back(fmt::format("{}!{}", p.sheet->layout->name, heading(columns[c])));
    }
    set_up(p);
  }

  void write_sums(Book& book, Page& p, std::size_t label) {
    const auto& columns = p.sheet->columns;
    const bool frames = p.heading == 5;
    const auto row_of = [&](std::uint32_t row, std::string_view text, auto each) {
      book.text(p.out, row, label, text, CellStyle::sum);
      for (std::size_t c = 0; c < columns.size(); ++c) {
        if (columns[c].layout->role == ColumnRole::amount) each(row, c);
      }
    };
    const auto in_unit = [&](std::size_t c) {
      return static_cast<double>((*frame(columns[c]) * sign_).count()) / static_cast<double>(ore_per(columns[c].unit));
    };
    row_of(2, "Summa", [&](std::uint32_t row, std::size_t c) {
      const std::string letters = column_letters(c + 1);
      book.formula(p.out, row, c, fmt::format("=SUM({0}{1}:{0}{2})", letters, p.first() + 1, p.last() + room_below + 1), p.sums[c],
                   CellStyle::sum);
    });
    if (!frames) return;
    row_of(3, "Ram", [&](std::uint32_t row, std::size_t c) {
      if (frame(columns[c])) book.number(p.out, row, c, in_unit(c), CellStyle::sum);
    });
    row_of(4, "Kvar av ramen", [&](std::uint32_t row, std::size_t c) {
      const std::string letters = column_letters(c + 1);
      if (frame(columns[c])) book.formula(p.out, row, c, fmt::format("={0}4-{0}3", letters), in_unit(c) - p.sums[c], CellStyle::sum);
    });
  }

  /// Columns that say nothing to the person at hand.
  [[nodiscard]] bool is_hidden(const Page& p, std::size_t column) const {
    switch (p.sheet->columns[column].layout->role) {
      case ColumnRole::row_id:
      case ColumnRole::written: return true;
      case ColumnRole::plan: return pages_[0].rows <= 2;  // one kommun and one plan
      case ColumnRole::unit: return options_.to_fill_in && p.sheet->layout->kinds[0] != Kind::budget;
      case ColumnRole::kind: return options_.to_fill_in;
      case ColumnRole::check:
      case ColumnRole::id:
      case ColumnRole::title: return false;
      default: return !options_.to_fill_in && !p.used[column];
    }
  }

  void set_up(const Page& p) {
    const auto columns = static_cast<lxw_col_t>(p.sheet->columns.size());
    const auto title = static_cast<lxw_col_t>(p.column(ColumnRole::title));
    worksheet_freeze_panes(p.out, p.first(), static_cast<lxw_col_t>(title + 1));
    worksheet_autofilter(p.out, p.heading, 0, p.last(), static_cast<lxw_col_t>(columns - 1));
    worksheet_set_landscape(p.out);
    worksheet_set_paper(p.out, 9);  // A4
    worksheet_fit_to_pages(p.out, 1, 0);
    worksheet_repeat_rows(p.out, p.heading, p.heading);
    worksheet_set_footer(p.out, "&L&A&RSida &P av &N");
    const std::string all = fmt::format("A1:{}{}", column_letters(columns), p.last() + room_below + 1);
    worksheet_ignore_errors(p.out, LXW_IGNORE_NUMBER_STORED_AS_TEXT, all.c_str());
    worksheet_ignore_errors(p.out, LXW_IGNORE_FORMULA_UNLOCKED, all.c_str());
    lxw_protection allowed{};
    allowed.format_cells = allowed.format_columns = allowed.format_rows = allowed.insert_rows = allowed.delete_rows = LXW_TRUE;
    allowed.sort = allowed.autofilter = LXW_TRUE;
    worksheet_protect(p.out, nullptr, &allowed);
  }

  /// `missed`: somebody should be told where the row is gone when the workbook comes back.
  void write_row(Book& book, Page& p, const std::vector<CellValue>& cells, bool missed) {
    if (p.out == nullptr) return;
    const auto& columns = p.sheet->columns;
    fit_height(book, p, cells);
    const RowCheck check = check_row(*p.sheet->layout, columns, cells, p.next + 1, checks_);
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (columns[c].layout->role == ColumnRole::check && !check.formula.empty()) {
        book.formula(p.out, p.next, c, check.formula, check.value, CellStyle::check);
      } else {
        book.cell(p.out, p.next, c, cells[c], look_of(columns[c]));
      }
    }
    if (missed) lists_.row_ids.push_back(fmt::format("{}!{}", p.sheet->layout->name, cells[p.column(ColumnRole::row_id)].text));
    ++p.next;
  }

  /// As high as the longest of its texts.
  void fit_height(Book& book, const Page& p, const std::vector<CellValue>& cells) const {
    std::size_t longest = cells.size();
    std::size_t most = 0;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      if (look_of(p.sheet->columns[c]) != CellStyle::wrapped || is_hidden(p, c)) continue;
      const auto breaks = static_cast<std::size_t>(std::count(cells[c].text.begin(), cells[c].text.end(), '\n'));
      const std::size_t lines = breaks + cells[c].text.size() / p.sheet->columns[c].layout->width;
      if (lines > most) longest = c;
      most = std::max(most, lines);
    }
    if (longest != cells.size()) book.fit_height(p.out, p.next, cells[longest].text, p.sheet->columns[longest].layout->width);
  }

  [[nodiscard]] std::vector<CellValue> blank_row(const Page& p, std::uint32_t number) const {
    std::vector<CellValue> cells(p.sheet->columns.size());
    const auto set = [&](ColumnRole role, std::string text) {
      if (const std::size_t c = p.column(role); c != cells.size()) cells[c] = {CellValue::Type::text, std::move(text), 0};
    };
    set(ColumnRole::row_id, fmt::format("ny-{}", number));
    set(ColumnRole::unit, titled(content_, options_.unit));
    for (const UnitRow& unit : project_.units) {
      if (project_.id(unit.declaration) != options_.unit || p.sheet->layout->kinds.size() < 2) continue;
      set(ColumnRole::kind, std::string(word(unit.kind == Kind::company ? Kind::company_goal : Kind::committee_goal)));
    }
    return cells;
  }

  const Content& content_;
  const Project& project_;
  const WriteOptions& options_;
  std::vector<Page> pages_;
  Lists lists_;
  CheckLists checks_;
  std::set<Id<UnitRow>> units_;
  std::int64_t sign_ = 1;
  bool has_sums_ = false;
  bool large_ = false;
};

}  // namespace

Result<void> write_workbook(const Content& content, const Project& project, const WriteOptions& options, const std::string& path) {
  return SheetWriter(content, project, options).write(path);
}

}  // namespace malkoll::workbook
