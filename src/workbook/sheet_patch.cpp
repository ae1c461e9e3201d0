#include "workbook/sheet_patch.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstring>

#include "grid/xlsx_sheet.h"
#include "grid/xml_cutter.h"
#include "text/cell_name.h"

namespace malkoll::workbook {

namespace {

constexpr std::size_t longest_name = 64;  ///< of a tag; what is shorter may be cut off
constexpr std::uint32_t no_more_rows = 0xFFFFFFFF;
constexpr std::size_t most_held = std::size_t{64} << 20U;

std::optional<std::uint32_t> number_in(std::string_view text, const Tag& tag, std::string_view name) {
  const auto at = attribute_in(text, tag, name);
  std::uint32_t value = 0;
  if (!at || std::from_chars(at->value.data(), at->value.data() + at->value.size(), value).ec != std::errc()) return std::nullopt;
  return value;
}

/// A cell of the rows at hand.
struct CellTag {
  Tag tag;
  std::uint32_t column = 0;
  std::size_t end = 0;  ///< behind the whole cell
  bool named = false;   ///< it says itself where it is
};

/// A row of them; a sheet may have one number in pieces.
struct RowTag {
  Tag tag;
  std::size_t closing = 0;  ///< where its end tag begins; of an empty row, its own end
  std::vector<CellTag> cells = {};
};

std::vector<RowTag> rows_in(std::string_view text) {
  std::vector<RowTag> rows;
  for (std::optional<Tag> tag = next_tag(text, 0); tag; tag = next_tag(text, tag->end)) {
    const std::string_view name = grid::local_name(tag->name);
    if (name == "row" && tag->closes && !rows.empty()) rows.back().closing = tag->begin;
    if (tag->closes) continue;
    if (name == "row") {
      rows.push_back({*tag, tag->end});
    } else if (name == "c" && !rows.empty()) {
      RowTag& row = rows.back();
      CellTag cell{*tag, row.cells.empty() ? 1 : row.cells.back().column + 1, tag->end, false};
      const auto reference = attribute_in(text, *tag, "r");
      if (const auto place = reference ? grid::read_reference(reference->value) : std::nullopt) {
        cell.column = place->column;
        cell.named = true;
      }
      if (const auto end = end_tag(text, *tag)) cell.end = end->end;
      row.cells.push_back(cell);
      tag->end = cell.end;
    }
  }
  return rows;
}

/// Where a new cell stands among those of a row; nullopt: those behind it do not say where they are, and would move.
std::optional<std::size_t> place_in(const RowTag& row, std::uint32_t column) {
  const auto next = std::find_if(row.cells.begin(), row.cells.end(), [&](const CellTag& c) { return c.column > column; });
  if (next == row.cells.end()) return row.closing;
  return next->named ? std::optional(next->tag.begin) : std::nullopt;
}

bool is_true(const std::optional<AttributePlace>& attribute) {
  return attribute && (attribute->value == "1" || attribute->value == "true");
}

Edit at(std::size_t place, std::size_t length, std::string text) {
  return {static_cast<std::uint32_t>(place), static_cast<std::uint32_t>(length), std::move(text)};
}

}  // namespace

SheetPatch::SheetPatch(const std::map<Place, CellPatch>& cells, StylePatch& styles, std::function<void(std::string_view)> out)
    : cells_(cells), styles_(styles), out_(std::move(out)) {}

bool SheetPatch::fail(SheetFault fault) {
  fault_ = fault;
  return false;
}

void SheetPatch::write(std::size_t end) {
  if (end > written_) out_(std::string_view(buffer_).substr(written_, end - written_));
  written_ = std::max(written_, end);
}

bool SheetPatch::feed(std::string_view piece) {
  buffer_ += piece;
  if (!scan(Rest::to_come)) return false;
  if (where_ != Where::tail) write(group_.value_or(at_));
  buffer_.erase(0, written_);
  at_ -= std::min(at_, written_);
  if (group_) *group_ -= written_;
  written_ = 0;
  return buffer_.size() <= most_held || fail(SheetFault::broken);
}

bool SheetPatch::finish(std::string& tail) {
  if (!scan(Rest::none) || where_ != Where::tail) return !fault_ && fail(SheetFault::broken);
  tail = buffer_.substr(written_);
  const auto root = tail.rfind("</");
  return root != std::string::npos || fail(SheetFault::broken);
}

/// Looks at what is in the buffer. A `<` cannot stand in an attribute, so that most tags need not be read to their ends.
bool SheetPatch::scan(Rest still) {
  while (where_ != Where::tail) {
    const std::string_view text = buffer_;
    const void* found = at_ < text.size() ? std::memchr(text.data() + at_, '<', text.size() - at_) : nullptr;
    if (found == nullptr) {
      at_ = text.size();
      return true;
    }
    at_ = static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
    if (still == Rest::to_come && text.size() - at_ < longest_name) return true;
    const std::string_view rest = text.substr(at_);
    if (where_ == Where::rows && !rest.starts_with("<!") && !rest.starts_with("<?")) {
      const std::string_view inside = rest.substr(rest.starts_with("</") ? 2 : 1);
      // A row, or the end of all rows or of one that is to change.
      const bool other = inside.empty() || (inside[0] != row_name_[0] && inside[0] != 's');  // nearly always so
      if (other || (!inside.starts_with(row_name_) &&
                    !(rest[1] == '/' && inside.starts_with(prefix_) && inside.substr(prefix_.size()).starts_with("sheetData")))) {
        ++at_;
        continue;
      }
    }
    const std::optional<Tag> tag = next_tag(text, at_);
    if (!tag) return true;  // cut off
    at_ = tag->end;
    if (!take(*tag)) return false;
  }
  return true;
}

bool SheetPatch::take(const Tag& tag) {
  if (where_ == Where::head) {
    take_head(tag);
    return true;
  }
  if (tag.name == row_name_) return tag.closes || take_row(tag);
  if (!tag.closes || grid::local_name(tag.name) != "sheetData") return true;
  if (!end_group(tag.begin)) return false;
  write(tag.begin);
  put_rows(no_more_rows);
  where_ = Where::tail;
  return true;
}

void SheetPatch::take_head(const Tag& tag) {
  const std::string_view name = grid::local_name(tag.name), text = buffer_;
  if (name == "col") {
    const auto first = number_in(text, tag, "min"), final = number_in(text, tag, "max"), style = number_in(text, tag, "style");
    if (first && final && style) columns_.push_back({*first, *final, *style});
  }
  if (name != "sheetData") return;
  prefix_ = prefix_of(tag.name);
  row_name_ = prefix_ + "row";
  where_ = Where::rows;
  if (!tag.empty) return;
  write(tag.begin);
  where_ = Where::tail;
  if (!missing_row(no_more_rows)) return;
  const std::string opened = buffer_.substr(tag.begin, tag.end - 2 - tag.begin) + ">";
  written_ = tag.end;
  out_(opened);
  put_rows(no_more_rows);
  out_(fmt::format("</{}>", tag.name));
}

bool SheetPatch::take_row(const Tag& tag) {
  const std::uint32_t number = number_in(buffer_, tag, "r").value_or(row_ + 1);
  if (number != row_ && !end_group(tag.begin)) return false;
  if (rows_put_in_.contains(number)) return fail(SheetFault::row_twice);
  if (missing_row(number)) {
    write(tag.begin);
    put_rows(number);
  }
  row_ = number;
  highest_ = std::max(highest_, number);
  const auto first = cells_.lower_bound({number, 0});
  if (!group_ && first != cells_.end() && first->first.first == number) group_ = tag.begin;
  return true;
}

/// The first row before another that is to have values and is not in the sheet.
std::optional<std::uint32_t> SheetPatch::missing_row(std::uint32_t before) const {
  for (auto target = cells_.lower_bound({highest_ + 1, 0}); target != cells_.end() && target->first.first < before; ++target) {
    if (target->second.value && target->second.value->fills && !rows_put_in_.contains(target->first.first)) return target->first.first;
  }
  return std::nullopt;
}

/// Writes them.
void SheetPatch::put_rows(std::uint32_t before) {
  while (const std::optional<std::uint32_t> number = missing_row(before)) {
    const std::string row = fmt::format(R"(<{0} r="{1}"></{0}>)", row_name_, *number);
    rows_put_in_.insert(*number);
    out_(patched(row, *number));
  }
}

/// Writes the rows that are held, changed.
bool SheetPatch::end_group(std::size_t end) {
  if (!group_) return true;
  write(*group_);
  const std::string changed = patched(std::string_view(buffer_).substr(*group_, end - *group_), row_);
  if (fault_) return false;
  out_(changed);
  written_ = end;
  group_.reset();
  return true;
}

std::string SheetPatch::patched(std::string_view text, std::uint32_t number) {
  const std::vector<RowTag> rows = rows_in(text);
  std::vector<Edit> edits;
  for (auto target = cells_.lower_bound({number, 0}); target != cells_.end() && target->first.first == number; ++target) {
    const Place& place = target->first;  // clang 14 lets no lambda hold a structured binding
    const CellPatch& patch = target->second;
    bool there = false;
    for (const RowTag& row : rows) {
      for (const CellTag& cell : row.cells) {
        if (cell.column != place.second) continue;
        if (put_in_.contains(place)) {
          fail(SheetFault::row_twice);
          return {};
        }
        edits.push_back(at(cell.tag.begin, cell.end - cell.tag.begin,
                           patched_cell(text.substr(cell.tag.begin, cell.end - cell.tag.begin),
                                        Tag{0, cell.tag.end - cell.tag.begin, cell.tag.name, false, cell.tag.empty}, patch)));
        there = true;
      }
    }
    const bool fills = patch.value && patch.value->fills;
    if (there || rows.empty() || (!patch.colour && !fills)) continue;
    // One that is not there: in the style that its row or its column has.
    const auto fits = [&](const RowTag& r) { return !r.cells.empty() && r.cells.front().column <= place.second; };
    const auto reversed = std::find_if(rows.rbegin(), rows.rend(), fits);
    const RowTag& row = reversed == rows.rend() ? rows.front() : *reversed;
    const auto column = std::find_if(columns_.begin(), columns_.end(),
                                     [&](const ColumnStyle& c) { return c.first <= place.second && place.second <= c.last; });
    std::uint32_t style = column == columns_.end() ? 0 : column->style;
    if (is_true(attribute_in(text, row.tag, "customFormat"))) style = number_in(text, row.tag, "s").value_or(0);
    const std::uint32_t coloured = patch.colour ? styles_.coloured(style, *patch.colour) : style;
    const auto where = place_in(row, place.second);
    if ((coloured == style && !fills) || !where) continue;
    std::string cell = fmt::format(R"(<{}c r="{}"{}/>)", prefix_, cell_name("", place.first, place.second),
                                   coloured == 0 ? "" : fmt::format(R"( s="{}")", coloured));
    if (fills) cell = patched_cell(cell, *next_tag(cell, 0), {std::nullopt, patch.value});
    if (row.tag.empty) {
      const std::string closing = fmt::format("</{}>", row.tag.name);
      const std::size_t slash = row.tag.end - 2;
      const auto opened = std::find_if(edits.begin(), edits.end(), [&](const Edit& e) { return e.at == slash && e.length == 2; });
      if (opened == edits.end()) {
        edits.push_back(at(slash, 2, ">" + cell + closing));
      } else {
        opened->replacement.insert(opened->replacement.size() - closing.size(), cell);
      }
    } else {
      edits.push_back(at(*where, 0, cell));
    }
    put_in_.insert(place);
    // `spans` is only a help to programs that read; a wrong one is worse than none.
    if (const auto spans = attribute_in(text, row.tag, "spans")) {
      const auto dropped = std::find_if(edits.begin(), edits.end(), [&](const Edit& e) { return e.at == spans->at; });
      std::uint32_t from = 0, to = 0;
      const std::size_t colon = spans->value.find(':');
      std::from_chars(spans->value.data(), spans->value.data() + spans->value.size(), from);
      if (colon != std::string_view::npos) std::from_chars(spans->value.data() + colon + 1, spans->value.data() + spans->value.size(), to);
      if (dropped == edits.end() && (place.second < from || place.second > to)) edits.push_back(at(spans->at, spans->length, ""));
    }
  }
  return with_edits(text, std::move(edits));
}

std::string SheetPatch::patched_cell(std::string_view text, const Tag& tag, const CellPatch& patch) {
  std::vector<Edit> edits;
  if (patch.colour) {
    const std::uint32_t style = number_in(text, tag, "s").value_or(0);
    const std::uint32_t coloured = styles_.coloured(style, *patch.colour);
    if (coloured != style) edits.push_back(attribute_edit(text, tag, "s", std::to_string(coloured)));
  }
  if (patch.value) {
    const bool number = patch.value->is_number;
    if (const bool typed = attribute_in(text, tag, "t").has_value(); typed || !number)
      edits.push_back(attribute_edit(text, tag, "t", number ? "" : "inlineStr"));
    const std::string inside =
        number ? fmt::format("<{0}v>{1}</{0}v>", prefix_, patch.value->text)
               : fmt::format("<{0}is><{0}t xml:space=\"preserve\">{1}</{0}t></{0}is>", prefix_, escaped_cell(patch.value->text));
    const std::string closing = fmt::format("</{}c>", prefix_);
    edits.push_back(tag.empty ? at(tag.end - 2, 2, ">" + inside + closing) : at(tag.end, text.size() - tag.end, inside + closing));
    ++values_;
  }
  return with_edits(text, std::move(edits));
}

}  // namespace malkoll::workbook
