#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "plan_import/reading.h"
#include "text/digit.h"
#include "text/lines.h"

/// Notes that a cell or a line refers to, and what they say: those of Word, and those that stand as lines below a table.
namespace malkoll::plan_import {

namespace {

using grid::Block;

constexpr auto raised = std::to_array<std::pair<std::string_view, char>>({{"\xE2\x81\xB0", '0'},
                                                                          {"\xC2\xB9", '1'},
                                                                          {"\xC2\xB2", '2'},
                                                                          {"\xC2\xB3", '3'},
                                                                          {"\xE2\x81\xB4", '4'},
                                                                          {"\xE2\x81\xB5", '5'},
                                                                          {"\xE2\x81\xB6", '6'},
                                                                          {"\xE2\x81\xB7", '7'},
                                                                          {"\xE2\x81\xB8", '8'},
                                                                          {"\xE2\x81\xB9", '9'},
                                                                          {"\xE2\x81\xBE", ')'}});

/// A mark of one character at the end, or at the beginning: a star, a dagger or a raised figure. 0 bytes: there is none.
std::size_t sign_length(std::string_view text, bool at_end) {
  const auto stands = [&](std::string_view sign) { return at_end ? text.ends_with(sign) : text.starts_with(sign); };
  if (stands("*")) return 1;
  if (stands("\xE2\x80\xA0")) return 3;
  for (const auto& [sign, figure] : raised) {
    if (stands(sign)) return sign.size();
  }
  return 0;
}

/// `1)` behind a blank, whose bracket nothing opens. 0 bytes: there is none.
std::size_t bracketed_length(std::string_view text) {
  if (!text.ends_with(')') || std::count(text.begin(), text.end(), '(') >= std::count(text.begin(), text.end(), ')')) return 0;
  std::size_t begin = text.size() - 1;
  while (begin > 0 && is_digit(text[begin - 1])) --begin;
  const std::size_t digits = text.size() - 1 - begin;
  return digits > 0 && digits < 3 && begin > 1 && text[begin - 1] == ' ' ? text.size() - begin : 0;
}

/// `¹`, `1)` and `1` are the same mark.
std::string plain_mark(std::string_view mark) {
  std::string text;
  while (!mark.empty()) {
    const std::size_t sign = sign_length(mark, false);
    const auto figure = std::find_if(raised.begin(), raised.end(), [&](const auto& one) { return mark.starts_with(one.first); });
    if (figure != raised.end()) text += figure->second == ')' ? std::string() : std::string(1, figure->second);
    else if (mark[0] != ')' && mark[0] != ' ' && mark[0] != '.') text += mark.substr(0, std::max<std::size_t>(sign, 1));
    mark.remove_prefix(std::max<std::size_t>(sign, 1));
  }
  return text;
}

/// `¹ Preliminärt`, `1) Preliminärt`, `* Preliminärt`: the mark that a line begins with, and what it says.
std::optional<grid::Footnote> note_in(std::string_view line) {
  line = trim(line);
  std::size_t at = 0;
  while (const std::size_t sign = sign_length(line.substr(at), false)) at += sign;
  if (at == 0) {
    while (at < line.size() && at < 2 && is_digit(line[at])) ++at;
    if (at == 0 || at == line.size() || (line[at] != ')' && line[at] != ' ')) return std::nullopt;
  }
  if (at < line.size() && line[at] == ')') ++at;
  const std::string_view text = trim(line.substr(at));
  if (text.empty() || is_digit(text[0])) return std::nullopt;
  return grid::Footnote{std::string(trim(line.substr(0, at))), std::string(text)};
}

const grid::Footnote* note_of(const PlanReading& reading, const std::string& mark) {
  const auto& notes = reading.document.footnotes;
  const auto note = std::find_if(notes.begin(), notes.end(), [&](const grid::Footnote& n) { return n.mark == mark; });
  if (note != notes.end()) return &*note;
  const auto& lines = reading.lines_of_notes;
  auto line = std::find_if(lines.begin(), lines.end(), [&](const NoteLine& n) { return n.note.mark == mark; });
  if (line == lines.end())
    line = std::find_if(lines.begin(), lines.end(), [&](const NoteLine& n) { return plain_mark(n.note.mark) == plain_mark(mark); });
  return line == lines.end() ? nullptr : &line->note;
}

}  // namespace

std::string take_mark(std::string& text) {
  std::string mark;
  while (true) {
    std::size_t length = sign_length(text, true);
    const std::string_view before = std::string_view(text).substr(0, text.size() - length);
    if (length > 0 && (before.empty() || before.ends_with('m') || before.ends_with("CO"))) length = 0;  // m², and CO₂ as many write it
    if (length == 0) length = bracketed_length(text);
    if (length == 0) break;
    mark = text.substr(text.size() - length) + mark;
    text = trim(std::string_view(text).substr(0, text.size() - length));
  }
  return mark;
}

void collect_notes(PlanReading& reading, const Block& table) {
  constexpr std::size_t furthest = 12;  // blocks below the table
  const auto add = [&](std::string_view text, const Block* block) {
    for_lines(text, [&](std::string_view line) {
      if (auto note = note_in(line)) reading.lines_of_notes.push_back({std::move(*note), block});
    });
  };
  reading.lines_of_notes.clear();
  for (const grid::DocumentRow& row : table.rows) {
    const auto own = std::count_if(row.cells.begin(), row.cells.end(),
                                   [](const grid::DocumentCell& cell) { return !cell.covered && !trim(cell.text).empty(); });
    if (own == 1) add(row.cells[0].text, nullptr);
  }
  const std::vector<Block>& blocks = reading.document.blocks;
  const auto here = std::find_if(blocks.begin(), blocks.end(), [&](const Block& block) { return &block == &table; });
  for (auto block = here; block != blocks.end() && block - here < static_cast<std::ptrdiff_t>(furthest); ++block) {
    if (block == here) continue;
    if (block->kind == Block::Kind::table || block->kind == Block::Kind::title) break;
    const std::size_t before = reading.lines_of_notes.size();
    add(block->text, &*block);
    if (block->kind == Block::Kind::heading && reading.lines_of_notes.size() == before) break;
  }
}

void tell_marks(PlanReading& reading, DraftItem* item, const std::vector<std::string>& marks, const InBoth& place) {
  for (const std::string& mark : marks) {
    const grid::Footnote* note = note_of(reading, mark);
    if (item != nullptr)
      item->notes.push_back(note == nullptr ? fmt::format("{} har anmärkningen {}", place.swedish, mark)
                                            : fmt::format("{} vid {}: {}", mark, place.swedish, one_line(note->text)));
    reading.marks_told.push_back(note == nullptr ? mark : note->mark);
    reading.draft.say(
        PlanSaid::Kind::note, place,
        note == nullptr ? in_both("anmärkningen {} hör inte till talet", mark) : InBoth(fmt::format("{}: {}", mark, one_line(note->text))));
    for (NoteLine& line : reading.lines_of_notes) line.told = line.told || note == &line.note;
  }
}

void add_marks(PlanReading& reading, DraftItem& item, const std::vector<std::string>& marks, const InBoth& place) {
  tell_marks(reading, &item, marks, place);
}

bool is_told_line(const PlanReading& reading, std::string_view text) {
  const auto note = note_in(text);
  return note && std::any_of(reading.lines_of_notes.begin(), reading.lines_of_notes.end(), [&](const NoteLine& line) {
           return line.block == nullptr && line.told && line.note.mark == note->mark && line.note.text == note->text;
         });
}

bool is_told_note(const PlanReading& reading, const Block& block) {
  bool any = false;
  for (const NoteLine& line : reading.lines_of_notes) {
    if (line.block != &block) continue;
    if (!line.told) return false;
    any = true;
  }
  return any;
}

}  // namespace malkoll::plan_import
