#include "grid/xlsx_sheet.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <deque>
#include <future>

#include "grid/comments.h"
#include "grid/xlsx_rows.h"
#include "grid/xlsx_text.h"
#include "grid/xml_elements.h"
#include "grid/xml_names.h"
#include "text/background.h"
#include "text/cell_name.h"

namespace malkoll::grid {

namespace {

constexpr std::size_t most_text = std::size_t{512} << 20U;
constexpr std::size_t most_comments = std::size_t{64} << 20U;
constexpr std::size_t most_merged = 200'000, most_covered = 50'000'000;

/// Hands on the elements of a part, as XmlElements does, until there are no more or no more are wanted.
Result<void, Fault> for_elements(XmlElements elements, XmlElements::Each each) {
  while (true) {
    const auto more = elements.read(each);
    if (!more) return failure(more.error());
    if (!*more) return {};
  }
}

/// Cells under merged ones, for the rows as they pass.
class Merged {
 public:
  explicit Merged(const std::vector<Range>& ranges) : ranges_(ranges) {}

  /// Puts into the row what merged cells above and beside cover. False where there is more of it than any sheet has.
  bool apply(std::uint32_t row, std::vector<Cell>& cells) {
    std::erase_if(open_, [&](const Open& o) { return o.range->last_row < row; });
    for (; next_ < ranges_.size() && ranges_[next_].first_row <= row; ++next_) {
      const Range& range = ranges_[next_];
      if (range.last_row < row) continue;
      Open& open = open_.emplace_back(Open{&range, {}});
      if (range.first_row != row || range.first_column > cells.size()) continue;
      const Cell& corner = cells[range.first_column - 1];
      if (corner.type == Cell::Type::text) open.text = corner.text;
    }
    for (const Open& open : open_) {
      const Range& range = *open.range;
      covered_ += range.last_column - range.first_column + 1;
      if (covered_ > most_covered) return false;
      if (cells.size() < range.last_column) cells.resize(range.last_column);
      for (std::uint32_t c = range.first_column; c <= range.last_column; ++c) {
        if (row == range.first_row && c == range.first_column) continue;
        Cell& cell = cells[c - 1];
        const std::string_view own =
            cell.type == Cell::Type::empty || cell.type == Cell::Type::uncalculated ? std::string_view() : cell.text;
        cell = {open.text.empty() ? Cell::Type::empty : Cell::Type::text, open.text, own, cell.format, true};
      }
    }
    return true;
  }

 private:
  struct Open {
    const Range* range;
    std::string text;
  };
  const std::vector<Range>& ranges_;
  std::size_t next_ = 0, covered_ = 0;
  std::deque<Open> open_;
};

bool is_true(const pugi::xml_attribute& attribute) { return attribute.as_bool(); }

}  // namespace

std::optional<CellReference> read_reference(std::string_view text) {
  const std::size_t letters = std::min(text.find_first_of("0123456789"), text.size());
  const auto column = column_of(text.substr(0, letters));
  std::uint32_t row = 0;
  const auto [end, error] = std::from_chars(text.data() + letters, text.data() + text.size(), row);
  if (!column || error != std::errc{} || end != text.data() + text.size() || row == 0 || row > last_row) return std::nullopt;
  return CellReference{row, *column};
}

Result<SharedStrings, Fault> read_shared_strings(std::string_view archive, const std::string& part) {
  SharedStrings strings;
  constexpr std::array<std::string_view, 1> wanted = {"si"};
  bool fits = true;
  const auto done = for_elements({archive, part, wanted, "sst"}, [&](const pugi::xml_node& element, std::string&) {
    append_text(strings.text, element);
    strings.ends.push_back(static_cast<std::uint32_t>(strings.text.size()));
    fits = strings.text.size() + strings.ends.size() * sizeof(std::uint32_t) <= most_text;
    return fits;
  });
  if (!done) return failure(done.error());
  if (!fits) return failure(Fault{FaultKind::too_large});
  return strings;
}

Result<void, Fault> read_frame(std::string_view archive, const std::string& part, Sheet& sheet) {
  constexpr std::array<std::string_view, 2> wanted = {"col", "mergeCell"};
  bool fits = true;
  auto done = for_elements({archive, part, wanted, "worksheet", "sheetData"}, [&](const pugi::xml_node& element, std::string&) {
    if (is_named(element, "col")) {
      const Columns columns{element.attribute("min").as_uint(), std::min(element.attribute("max").as_uint(), last_column),
                            element.attribute("width").as_double(), is_true(element.attribute("hidden"))};
      if (columns.first > 0 && columns.first <= columns.last) sheet.columns.push_back(columns);
    } else {
      const std::string_view range = element.attribute("ref").value();
      const std::size_t colon = range.find(':');
      const auto first = read_reference(range.substr(0, colon));
      const auto last = colon == std::string_view::npos ? first : read_reference(range.substr(colon + 1));
      if (first && last && first->row <= last->row && first->column <= last->column)
        sheet.merged.push_back({first->row, last->row, first->column, last->column});
    }
    fits = sheet.merged.size() <= most_merged && sheet.columns.size() <= last_column;
    return fits;
  });
  std::sort(sheet.merged.begin(), sheet.merged.end(), [](const Range& a, const Range& b) { return a.first_row < b.first_row; });
  if (!done) return done;
  return fits ? done : failure(Fault{FaultKind::too_large});
}

Result<void, Fault> read_comments(std::string_view archive, const std::string& part, std::string_view root, Sheet& sheet) {
  constexpr std::array<std::string_view, 2> wanted = {"comment", "threadedComment"};
  const auto before = [](const Comment& a, const Comment& b) { return std::pair(a.row, a.column) < std::pair(b.row, b.column); };
  std::vector<Comment> fresh;
  std::size_t size = 0;
  auto done = for_elements({archive, part, wanted, root}, [&](const pugi::xml_node& element, std::string&) {
    const auto cell = read_reference(element.attribute("ref").value());
    Comment comment{cell ? cell->row : 0, cell ? cell->column : 0, {}};
    for (const pugi::xml_node& child : element.children()) {
      if (!is_named(child, "text")) continue;
      append_text(comment.text, child);
      if (child.first_element_by_path("t").empty()) append_unescaped(comment.text, child.text().get());
    }
    comment.text.resize(without_findings(comment.text).size());
    if (comment.text.empty()) return true;
    size += comment.text.size() + sizeof(Comment);
    if (cell && !std::binary_search(sheet.comments.begin(), sheet.comments.end(), comment, before)) fresh.push_back(std::move(comment));
    return size <= most_comments;
  });
  if (!done) return done;
  sheet.comments.insert(sheet.comments.end(), std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
  std::stable_sort(sheet.comments.begin(), sheet.comments.end(), before);
  return size <= most_comments ? done : failure(Fault{FaultKind::too_large});
}

Result<void, Fault> read_sheet(const WorkbookParts& book, const std::string& part, const Sheet& sheet, RowSink sink) {
  SheetRows rows(book, part);
  Merged merged(sheet.merged);
  std::vector<Cell> covered;
  RowBatch batch = rows.next();
  while (true) {
    // While these rows are used, the next ones are unpacked and parsed.
    std::future<RowBatch> coming = in_background(!batch.ended, [&] { return rows.next(); });
    for (const RowBatch::Row& row : batch.rows) {
      std::span<const Cell> cells = std::span(batch.cells).subspan(row.first, row.count);
      if (!sheet.merged.empty()) {
        covered.assign(cells.begin(), cells.end());
        if (!merged.apply(row.number, covered)) return failure(Fault{FaultKind::too_large, row.number, 0});
        cells = covered;
      }
      if (!sink({row.number, row.hidden, cells, row.level})) return {};
    }
    if (batch.fault) return failure(*batch.fault);
    if (batch.ended) return {};
    batch = coming.get();
  }
}

}  // namespace malkoll::grid
