#include "grid/layout_text.h"

#include <algorithm>
#include <vector>

#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::grid {

namespace {

/// A run of words in a line, with the columns that it takes: two blanks part it from the next.
struct Piece {
  std::size_t begin = 0, end = 0;
  std::string text;
};

struct Line {
  std::uint32_t number = 0;
  std::vector<Piece> pieces;
};

Line pieces_of(std::string_view text, std::uint32_t number) {
  Line line{number, {}};
  std::size_t column = 0, blanks = 2;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = first_code_point(text.substr(at));
    const bool blank = point.value == ' ' || point.value == '\t';
    if (blank) {
      blanks += point.value == '\t' ? 8 : 1;
    } else {
      if (blanks >= 2) line.pieces.push_back({column, column, {}});
      else if (blanks == 1) line.pieces.back().text += ' ';
      line.pieces.back().text += text.substr(at, point.length);
      line.pieces.back().end = column + 1;
      blanks = 0;
    }
    column += point.value == '\t' ? 8 : 1;
    at += point.length;
  }
  return line;
}

/// Columns that all lines of a table share: what stands above each other is one.
std::vector<Piece> columns_of(const std::vector<Line>& lines) {
  std::vector<Piece> columns;
  std::vector<Piece> pieces;
  for (const Line& line : lines) {
    // A line across is a heading of several columns, and parts none.
    if (line.pieces.size() > 1) pieces.insert(pieces.end(), line.pieces.begin(), line.pieces.end());
  }
  std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.begin < b.begin; });
  for (const Piece& piece : pieces) {
    if (!columns.empty() && piece.begin < columns.back().end) columns.back().end = std::max(columns.back().end, piece.end);
    else columns.push_back({piece.begin, piece.end, {}});
  }
  return columns;
}

std::size_t column_at(const std::vector<Piece>& columns, const Piece& piece) {
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (piece.begin < columns[c].end && columns[c].begin < piece.end) return c;
  }
  return 0;
}

bool has_digit(const std::string& text) { return text.find_first_of("0123456789") != std::string::npos; }

/// A line that only goes on with the cells above: nothing in it is a number, and its first column is empty or goes on with small letters.
bool continues(const Line& line, const std::vector<Piece>& columns, const DocumentRow& above) {
  if (line.pieces.empty() || above.cells.empty()) return false;
  for (const Piece& piece : line.pieces) {
    const DocumentCell& cell = above.cells[column_at(columns, piece)];
    if (cell.type == Cell::Type::empty) return false;
    const CodePoint first = first_code_point(piece.text);
    const bool small = lower(first.value) == first.value && first.value > '9';
    if (!small && !cell.text.ends_with(',') && !cell.text.ends_with('-')) return false;
  }
  return line.pieces.size() < columns.size() && !std::all_of(line.pieces.begin(), line.pieces.end(), [](const Piece& p) { return has_digit(p.text); });
}

void end_table(std::vector<Line>& lines, Document& into, std::uint32_t& tables) {
  if (lines.empty()) return;
  const std::vector<Piece> columns = columns_of(lines);
  Block block{.kind = Block::Kind::table, .number = ++tables};
  for (const Line& line : lines) {
    if (!block.rows.empty() && continues(line, columns, block.rows.back())) {
      for (const Piece& piece : line.pieces) {
        DocumentCell& cell = block.rows.back().cells[column_at(columns, piece)];
        cell.text += (cell.text.ends_with('-') ? "" : " ") + piece.text;
      }
      continue;
    }
    DocumentRow& row = block.rows.emplace_back();
    row.number = static_cast<std::uint32_t>(block.rows.size());
    row.cells.resize(columns.size());
    for (const Piece& piece : line.pieces) {
      DocumentCell& cell = row.cells[column_at(columns, piece)];
      cell.text += (cell.text.empty() ? "" : " ") + piece.text;
      cell.type = Cell::Type::text;
    }
  }
  into.blocks.push_back(std::move(block));
  lines.clear();
}

/// `1.2 Fler ska …`, `Målområde 1: …`: the depth of the number is that of the heading.
std::uint32_t heading_level(std::string_view text) {
  const std::size_t digit = text.find_first_of("0123456789");
  if (digit == std::string_view::npos || digit > 20) return 1;
  std::uint32_t level = 1;
  for (std::size_t at = digit; at < text.size() && ((text[at] >= '0' && text[at] <= '9') || text[at] == '.'); ++at) {
    if (text[at] == '.' && at + 1 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '9') ++level;
  }
  return level;
}

bool is_bullet(const std::string& text) { return text.starts_with("\xE2\x80\xA2") || text.starts_with("- ") || text.starts_with("\xE2\x80\x93 ") || text.starts_with("\xEF\x82\xB7"); }

std::string without_bullet(const std::string& text) {
  const std::size_t blank = text.find(' ');
  return is_bullet(text) && blank != std::string::npos ? std::string(trim(std::string_view(text).substr(blank))) : text;
}

/// Lines that follow each other without a blank one between them.
void end_paragraph(std::vector<Line>& lines, Document& into, std::uint32_t& paragraphs) {
  std::vector<Block> blocks;
  for (const Line& line : lines) {
    const std::string& text = line.pieces[0].text;
    const bool goes_on = !blocks.empty() && !is_bullet(text) && text.find(':') == std::string::npos;
    const CodePoint first = first_code_point(text);
    const bool small = lower(first.value) == first.value && first.value > '9';
    if (goes_on && (small || blocks.back().kind == Block::Kind::paragraph)) {
      blocks.back().text += (blocks.back().text.ends_with('-') && small ? "" : " ") + text;
      continue;
    }
    blocks.push_back({.kind = is_bullet(text) ? Block::Kind::item : Block::Kind::paragraph, .number = ++paragraphs, .text = without_bullet(text)});
  }
  // One short line by itself, which no full stop ends, is a heading.
  constexpr std::size_t longest = 110;
  if (blocks.size() == 1 && blocks[0].kind == Block::Kind::paragraph && blocks[0].text.size() <= longest && !blocks[0].text.ends_with('.') && !blocks[0].text.ends_with(':')) {
    const bool key = blocks[0].text.starts_with("Ansvarig");
    if (!key) blocks[0].kind = Block::Kind::heading, blocks[0].level = heading_level(blocks[0].text);
  }
  into.blocks.insert(into.blocks.end(), blocks.begin(), blocks.end());
  lines.clear();
}

}  // namespace

Document read_layout_text(std::string_view text) {
  Document document;
  std::uint32_t number = 0, paragraphs = 0, tables = 0;
  std::vector<Line> paragraph, table;
  bool blank_before = false;
  for_lines(text, [&](std::string_view written) {
    ++number;
    while (written.starts_with('\f')) written.remove_prefix(1);
    Line line = pieces_of(written, number);
    if (line.pieces.empty()) {
      end_paragraph(paragraph, document, paragraphs);
      blank_before = true;
      return;
    }
    const bool columns = line.pieces.size() > 1;
    // A table goes on over blank lines, and over lines that stand under one of its columns.
    const bool within = !table.empty() && !blank_before && line.pieces[0].begin > table.front().pieces.front().begin + 1;
    if (columns || within) {
      end_paragraph(paragraph, document, paragraphs);
      table.push_back(std::move(line));
    } else if (!table.empty() && !blank_before && continues(line, columns_of(table), {.number = 0, .heading = false, .cells = {}})) {
      table.push_back(std::move(line));
    } else {
      end_table(table, document, tables);
      paragraph.push_back(std::move(line));
    }
    blank_before = false;
  });
  end_table(table, document, tables);
  end_paragraph(paragraph, document, paragraphs);
  if (!document.blocks.empty() && document.blocks.front().kind == Block::Kind::heading) document.blocks.front().kind = Block::Kind::title;
  return document;
}

}  // namespace malkoll::grid
