#include "grid/xlsx_rows.h"

#include <array>
#include <charconv>
#include <cstdlib>
#include <iterator>
#include <utility>

#include "grid/xlsx_text.h"
#include "grid/xml_names.h"

namespace malkoll::grid {

namespace {

constexpr std::size_t worth_a_thread = 1'000;  ///< rows, which take some milliseconds
constexpr std::array<std::string_view, 1> row_elements = {"row"};

/// Makes cells of elements. Texts that stand nowhere in the file go to `made`.
struct CellReader {
  const WorkbookParts& book;
  std::list<std::string>& made;

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
    Cell cell = plain_cell_of(node, about);
    cell.struck = about.format < book.formats.looks.size() && book.formats.looks[about.format].struck;
    return cell;
  }

  Cell plain_cell_of(const pugi::xml_node& node, const About& about) {
    using Type = Cell::Type;
    const std::string_view kind = about.kind;
    const std::uint32_t format = about.format;
    const CellFormats::Look look = format < book.formats.looks.size() ? book.formats.looks[format] : CellFormats::Look{};
    const auto text = [&](std::string_view value) {
      return Cell{value.empty() ? Type::empty : Type::text, value, {}, format, false, look.indent, look.bold};
    };
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
};

std::uint32_t number_of(const pugi::xml_node& row, std::uint32_t before) {
  const std::uint32_t given = row.attribute("r").as_uint();
  return given == 0 ? before + 1 : given;
}

}  // namespace

SheetRows::SheetRows(const WorkbookParts& book, const std::string& part)
    : book_(book), elements_(book.archive, part, row_elements, "worksheet") {}

RowBatch SheetRows::next() {
  bool more = true;
  while (more && batch_.rows.size() < wanted_) {
    const auto read = elements_.read([&](const pugi::xml_node& element, std::string& kept) { return take(element, kept); });
    if (!read) batch_.fault = read.error();
    else if (wrong_) batch_.fault = Fault{*wrong_, row_.number, 0};
    more = read && *read && !wrong_;
  }
  if (!more && !batch_.fault) finish_row();
  batch_.ended = !more;
  wanted_ = worth_a_thread;
  return hand_over();
}

/// The rows that are whole; what there is of the next one is kept.
RowBatch SheetRows::hand_over() {
  RowBatch kept;
  const auto cells = batch_.cells.begin() + static_cast<std::ptrdiff_t>(row_.first);
  kept.cells.assign(cells, batch_.cells.end());
  kept.texts.splice(kept.texts.end(), batch_.texts, std::prev(batch_.texts.end(), static_cast<std::ptrdiff_t>(row_texts_)),
                    batch_.texts.end());
  batch_.cells.erase(cells, batch_.cells.end());
  row_.first = 0;
  return std::exchange(batch_, std::move(kept));
}

/// An element of a row. False: something is wrong with it.
bool SheetRows::take(const pugi::xml_node& element, std::string& kept) {
  const std::uint32_t number = number_of(element, row_.number);
  if (number != row_.number) {
    if (number < row_.number) wrong_ = FaultKind::rows_out_of_order;
    if (number > last_row) wrong_ = FaultKind::broken;
    finish_row();
    row_ = {number, false, 0, batch_.cells.size(), 0};
  }
  const std::size_t before = batch_.texts.size();
  if (!wrong_) wrong_ = add(element);
  batch_.texts.push_back(std::move(kept));
  row_texts_ += batch_.texts.size() - before;
  return !wrong_;
}

/// A piece of the row. What is wrong with it: a cell that is none, or one that an earlier piece has had; else nullopt.
std::optional<FaultKind> SheetRows::add(const pugi::xml_node& element) {
  row_.hidden = row_.hidden || element.attribute("hidden").as_bool();
  constexpr unsigned deepest = 7;  // of an outline
  row_.level = std::max(row_.level, static_cast<std::uint8_t>(std::min(element.attribute("outlineLevel").as_uint(), deepest)));
  CellReader reader{book_, batch_.texts};
  std::vector<Cell>& cells = batch_.cells;
  const bool another_piece = row_texts_ > 0;
  const std::size_t first = row_.first, before = cells.size() - first;
  std::uint32_t column = 0;
  for (const pugi::xml_node& node : element.children()) {
    if (!is_named(node, "c")) continue;
    const CellReader::About about(node);
    const auto reference = read_reference(about.reference);
    column = reference ? reference->column : column + 1;
    if (column > last_column) return FaultKind::broken;
    if (cells.size() < first + column) cells.resize(first + column);
    const Cell cell = reader.cell_of(node, about);
    Cell& place = cells[first + column - 1];
    const bool there = place.type != Cell::Type::empty;
    if (there && cell.type != Cell::Type::empty && another_piece && column <= before) return FaultKind::cell_twice;
    if (cell.type != Cell::Type::empty || !there) place = cell;
  }
  return std::nullopt;
}

void SheetRows::finish_row() {
  row_.count = batch_.cells.size() - row_.first;
  if (row_.number != 0) batch_.rows.push_back(row_);
  row_texts_ = 0;
  row_.first = batch_.cells.size();
}

}  // namespace malkoll::grid
