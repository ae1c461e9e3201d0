#include "diag/excerpt.h"

#include <algorithm>
#include <vector>

#include "diag/visible.h"
#include "text/utf8.h"

namespace malkoll {
namespace {

constexpr std::size_t reach = 2048;  // bytes that are looked at on each side of the start of the span
constexpr std::size_t widest = 110;  // columns of a line that are shown
constexpr std::size_t context = 40;  // columns kept before the span where a line is cut
constexpr std::size_t tab_stop = 4;

/// What stands in one place of the line: a letter with its combining marks, a tab, a character made visible.
struct Cell {
  std::string text;
  std::size_t width = 0;
  bool marked = false;
};

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xc0U) == 0x80; }

/// Where to begin and end looking, moved to the bounds of code points.
std::size_t look_from(std::string_view line, std::size_t at) {
  std::size_t from = at > reach ? at - reach : 0;
  while (from > 0 && from < at && continues(line[from])) ++from;
  return from;
}
std::size_t look_to(std::string_view line, std::size_t at) {
  std::size_t to = line.size() - at > reach ? at + reach : line.size();
  while (to < line.size() && to > at && continues(line[to])) --to;
  return to;
}

std::vector<Cell> cells_of(std::string_view line, std::size_t from, std::size_t to, std::size_t at, std::size_t end, Glyphs glyphs) {
  std::vector<Cell> cells;
  std::size_t column = 0;
  while (from < to) {
    const CodePoint point = first_code_point(line.substr(from));
    Cell cell{{}, 0, from >= at && from < end};
    if (point.value == U'\t') {
      cell.text.assign(tab_stop - column % tab_stop, ' ');
    } else {
      append_visible(cell.text, line.substr(from, point.length), glyphs);
    }
    cell.width = display_width(cell.text);
    from += point.length;
    column += cell.width;
    if (cell.width == 0 && !cells.empty()) {
      cells.back().text += cell.text;
    } else {
      cells.push_back(std::move(cell));
    }
  }
  return cells;
}

}  // namespace

Excerpt excerpt(std::string_view line, std::size_t at, std::size_t length, Glyphs glyphs) {
  at = std::min(at, line.size());
  const std::size_t end = at + std::min(length, line.size() - at);
  const std::size_t from = look_from(line, at), to = look_to(line, at);
  const std::vector<Cell> cells = cells_of(line, from, to, at, end, glyphs);

  std::size_t before = 0, marked = 0, total = 0;
  for (const Cell& cell : cells) {
    if (cell.marked) marked += cell.width;
    else if (marked == 0 && end > at) before += cell.width;
    total += cell.width;
  }
  if (end == at) before = display_width(visible(line.substr(from, at - from), glyphs));
  const bool unicode = glyphs == Glyphs::typographic;
  const std::string_view dots = unicode ? "…" : "...";
  const std::size_t dots_width = unicode ? 1 : 3;

  // The whole line where it fits; otherwise from a little before the span.
  const bool fits = from == 0 && to == line.size() && total <= widest;
  const bool cut_left = from > 0 || (!fits && before > context && before + std::min(marked, widest) + context > widest);
  const std::size_t skipped = cut_left && before > context ? before - context : 0;

  Excerpt out;
  if (cut_left) out.text = dots;
  const std::size_t margin = cut_left ? dots_width : 0;
  std::size_t column = 0, shown = 0, mark_end = 0;
  bool found = false, cut_right = to < line.size();
  for (const Cell& cell : cells) {
    const std::size_t start = column;
    column += cell.width;
    if (start < skipped) continue;
    if (!fits && shown + cell.width > widest) {
      cut_right = true;
      break;
    }
    if (cell.marked && !found) {
      out.mark = margin + shown;
      found = true;
    }
    if (end == at && start == before) out.mark = margin + shown, found = true;
    out.text += cell.text;
    shown += cell.width;
    if (cell.marked) mark_end = margin + shown;
  }
  if (!found) out.mark = margin + shown;
  out.width = mark_end > out.mark ? mark_end - out.mark : 1;
  if (cut_right) {
    if (mark_end == margin + shown && end > at) out.width += dots_width;  // the underline goes on past the cut
    out.text += dots;
  }
  return out;
}

}  // namespace malkoll
