#include "grid/xlsx_sheet.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <deque>

#include "grid/archive.h"
#include "grid/comments.h"
#include "grid/xlsx_text.h"
#include "grid/xml_cutter.h"
#include "grid/xml_names.h"
#include "text/cell_name.h"

namespace malkoll::grid {

namespace {

constexpr std::uint32_t last_row = 1'048'576, last_column = 16'384;
constexpr std::size_t most_text = std::size_t{512} << 20U;
constexpr std::size_t most_comments = std::size_t{64} << 20U;
constexpr std::size_t most_merged = 200'000, most_covered = 50'000'000;

/// The text of an <si> or <is>: its <t>, and those of its runs; not how it is pronounced.
void append_text(std::string& out, const pugi::xml_node& node) {
  for (const pugi::xml_node& child : node.children()) {
    if (is_named(child, "t")) append_unescaped(out, child.text().get());
    if (is_named(child, "r")) append_text(out, child);
  }
}

/// Parses elements of a part, whose root is `root`, as they come; `each` answers false for no more. What an element's strings point
/// into is `kept`, which `each` may take. What stands in `passed_over` is not looked at.
Result<void, Fault> for_elements(std::string_view archive, const std::string& part, std::span<const std::string_view> wanted,
                                 std::string_view root, FunctionRef<bool(const pugi::xml_node& element, std::string& kept)> each,
                                 std::string_view passed_over = {}) {
  XmlCutter cutter(wanted, passed_over);
  pugi::xml_document document;
  Fault broken{"trasig"};
  bool first = true, good = true, stopped = false;
  auto done = read_part(archive, part, [&](std::string_view piece) {
    if (first) good = piece.substr(0, 8192).find(root) != std::string_view::npos;
    first = false;
    if (!good) return false;
    const bool more = cutter.feed(piece, [&](std::string& element) {
      good = static_cast<bool>(document.load_buffer_inplace(element.data(), element.size(),
                                                            pugi::parse_default | pugi::parse_ws_pcdata_single));  // a blank text is one
      stopped = good && !each(document.document_element(), element);
      return good && !stopped;
    });
    return more;
  });
  if (!done) return done;
  if (cutter.fault() != nullptr) return failure(Fault{cutter.fault()});
  if (!stopped && cutter.last_ended() != root) good = false;  // cut off
  return good && !first ? done : failure(broken);
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

/// One row, read from one element or several: some programs write a row in pieces.
struct RowParser {
  const WorkbookParts& book;
  std::uint32_t number = 0;
  bool hidden = false;
  std::vector<Cell> cells = {};
  std::deque<std::string> made = {};  ///< texts that stand nowhere in the file
  std::deque<std::string> kept = {};  ///< the elements, into which the cells' texts point

  Cell number_cell(std::string_view value, std::uint32_t format) {
    Cell cell{Cell::Type::number, value, {}, format, false};
    const NumberKind kind = format < book.formats.kinds.size() ? book.formats.kinds[format] : NumberKind::plain;
    if (kind == NumberKind::percent) cell.type = Cell::Type::percent;
    if (kind != NumberKind::date) return cell;
    const auto date = date_text(std::strtod(std::string(value).c_str(), nullptr), book.from_1904);
    if (!date) return cell;  // a time of day
    cell.type = Cell::Type::date;
    cell.raw = value;
    cell.text = made.emplace_back(*date);
    return cell;
  }

  /// What a <c> says of itself.
  struct About {
    std::string_view reference, kind;
    std::uint32_t format = 0;
    explicit About(const pugi::xml_node& node) {
      for (const pugi::xml_attribute& attribute : node.attributes()) {
        const std::string_view name = attribute.name();
        if (name == "r") reference = attribute.value();
        if (name == "t") kind = attribute.value();
        if (name == "s") format = attribute.as_uint();
      }
    }
  };

  Cell cell_of(const pugi::xml_node& node, const About& about) {
    using Type = Cell::Type;
    const std::string_view kind = about.kind;
    const std::uint32_t format = about.format;
    const auto text = [&](std::string_view value) { return Cell{value.empty() ? Type::empty : Type::text, value, {}, format, false}; };
    std::string_view value, formula_text;
    bool formula = false, in_place = false;
    for (const pugi::xml_node& child : node.children()) {
      if (is_named(child, "v")) value = child.text().get();
      if (is_named(child, "f")) formula = true, formula_text = child.text().get();
      if (!is_named(child, "is")) continue;
      std::string& inline_text = made.emplace_back();
      append_text(inline_text, child);
      value = inline_text;
      in_place = true;
    }
    if (kind == "s") {
      std::size_t index = 0;
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), index);
      return text(error == std::errc{} && end == value.data() + value.size() ? book.strings.at(index) : std::string_view{});
    }
    if (kind == "str" && value.find("_x") != std::string_view::npos) {
      std::string& shown = made.emplace_back();
      append_unescaped(shown, value);
      value = shown;
    }
    if (kind == "inlineStr" || kind == "str" || in_place) return text(value);
    if (value.empty()) return {formula ? Type::uncalculated : Type::empty, {}, {}, format, false};
    if (kind == "b") return {Type::boolean, value == "1" || value == "true" ? "ja" : "nej", value, format, false};
    if (kind == "e") return {Type::error, value, {}, format, false};
    if (kind == "d") return {Type::date, value.substr(0, 10), value, format, false};
    Cell cell = number_cell(value, format);
    cell.formula = formula_text;
    return cell;
  }

  [[nodiscard]] static std::uint32_t number_of(const pugi::xml_node& row, std::uint32_t before) {
    const std::uint32_t given = row.attribute("r").as_uint();
    return given == 0 ? before + 1 : given;
  }

  void clear() {
    cells.clear();
    made.clear();
    kept.clear();
    hidden = false;
  }

  /// A piece of the row. What is wrong with it: a cell that is none, or one that an earlier piece has had; else nullptr.
  const char* add(const pugi::xml_node& row) {
    hidden = hidden || row.attribute("hidden").as_bool();
    const std::size_t before = cells.size();
    std::uint32_t column = 0;
    for (const pugi::xml_node& node : row.children()) {
      if (!is_named(node, "c")) continue;
      const About about(node);
      const auto reference = read_reference(about.reference);
      column = reference ? reference->column : column + 1;
      if (column > last_column) return "trasig";
      if (cells.size() < column) cells.resize(column);
      const Cell cell = cell_of(node, about);
      const bool there = cells[column - 1].type != Cell::Type::empty;
      if (there && cell.type != Cell::Type::empty && !kept.empty() && column <= before) return "rad-dubbel";
      if (cell.type != Cell::Type::empty || !there) cells[column - 1] = cell;
    }
    return nullptr;
  }
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
  const auto done = for_elements(archive, part, wanted, "sst", [&](const pugi::xml_node& element, std::string&) {
    append_text(strings.text, element);
    strings.ends.push_back(static_cast<std::uint32_t>(strings.text.size()));
    fits = strings.text.size() + strings.ends.size() * sizeof(std::uint32_t) <= most_text;
    return fits;
  });
  if (!done) return failure(done.error());
  if (!fits) return failure(Fault{"för-stor"});
  return strings;
}

Result<void, Fault> read_frame(std::string_view archive, const std::string& part, Sheet& sheet) {
  constexpr std::array<std::string_view, 2> wanted = {"col", "mergeCell"};
  bool fits = true;
  auto done = for_elements(
      archive, part, wanted, "worksheet",
      [&](const pugi::xml_node& element, std::string&) {
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
      },
      "sheetData");
  std::sort(sheet.merged.begin(), sheet.merged.end(), [](const Range& a, const Range& b) { return a.first_row < b.first_row; });
  if (!done) return done;
  return fits ? done : failure(Fault{"för-stor"});
}

Result<void, Fault> read_comments(std::string_view archive, const std::string& part, std::string_view root, Sheet& sheet) {
  constexpr std::array<std::string_view, 2> wanted = {"comment", "threadedComment"};
  const auto before = [](const Comment& a, const Comment& b) { return std::pair(a.row, a.column) < std::pair(b.row, b.column); };
  std::vector<Comment> fresh;
  std::size_t size = 0;
  auto done = for_elements(archive, part, wanted, root, [&](const pugi::xml_node& element, std::string&) {
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
  return size <= most_comments ? done : failure(Fault{"för-stor"});
}

Result<void, Fault> read_sheet(const WorkbookParts& book, const std::string& part, const Sheet& sheet, RowSink sink) {
  constexpr std::array<std::string_view, 1> wanted = {"row"};
  RowParser row{book};  // handed on when the next one begins
  Merged merged(sheet.merged);
  const char* wrong = nullptr;
  bool more = true;
  const auto hand_on = [&] {
    if (row.number == 0) return;
    if (!merged.apply(row.number, row.cells)) wrong = "för-stor";
    more = wrong == nullptr && sink({row.number, row.hidden, row.cells});
  };
  auto done = for_elements(book.archive, part, wanted, "worksheet", [&](const pugi::xml_node& element, std::string& text) {
    const std::uint32_t number = RowParser::number_of(element, row.number);
    if (number != row.number) {
      hand_on();
      if (!more) return false;
      row.clear();
      if (number < row.number) wrong = "radordning";
      if (number > last_row) wrong = "trasig";
      row.number = number;
    }
    if (wrong == nullptr) wrong = row.add(element);
    row.kept.push_back(std::move(text));
    return wrong == nullptr;
  });
  if (!done) return done;
  if (wrong == nullptr && more) hand_on();
  return wrong == nullptr ? done : failure(Fault{wrong, row.number, 0});
}

}  // namespace malkoll::grid
