#include "grid/layout_text.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "grid/text_columns.h"
#include "grid/text_table.h"
#include "text/digit.h"
#include "text/lines.h"
#include "text/list_mark.h"
#include "text/number.h"
#include "text/utf8.h"

namespace malkoll::grid {

namespace {

/// `1. Ta fram …`, `2) …`
bool is_numbered(const std::string& text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  return digits > 0 && digits <= 2 && digits + 1 < text.size() && (text[digits] == '.' || text[digits] == ')') && text[digits + 1] == ' ';
}

/// A star is a note's mark here. A bullet may lack its blank.
bool is_bullet(const std::string& text) {
  const std::string_view mark = list_mark(text);
  return (!mark.empty() && mark != "*") || text.starts_with("\u2022") || text.starts_with("\uF0B7");
}

Line pieces_of(std::string_view text, std::uint32_t number) {
  Line line{.number = number};
  std::size_t column = 0, blanks = 2;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = first_code_point(text.substr(at));
    const bool blank = point.value == ' ' || point.value == '\t';
    if (blank) {
      blanks += point.value == '\t' ? 8 : 1;
    } else {
      if (blanks >= 2) line.pieces.push_back({column, column, {}});
      else if (blanks == 1) line.pieces.back().text += ' ';
      if (blanks >= 1) line.words.push_back({column, column, {}});
      line.words.back().text += text.substr(at, point.length);
      line.words.back().end = column + 1;
      line.pieces.back().text += text.substr(at, point.length);
      line.pieces.back().end = column + 1;
      blanks = 0;
    }
    column += point.value == '\t' ? 8 : 1;
    at += point.length;
  }
  // A list's mark stands apart from its text, and is no column of a table.
  const bool letter = !line.pieces.empty() && line.pieces[0].text == "o";
  if (line.pieces.size() == 2 && (letter || is_bullet(line.pieces[0].text + ' ') || is_numbered(line.pieces[0].text + " x"))) {
    line.pieces[0] = {line.pieces[0].begin, line.pieces[1].end, (letter ? "-" : line.pieces[0].text) + ' ' + line.pieces[1].text};
    line.pieces.pop_back();
    line.words = line.pieces;
  }
  return line;
}

void end_table(std::vector<Line>& lines, Document& into, std::uint32_t& tables) {
  if (lines.empty()) return;
  into.blocks.push_back(table_of(lines, ++tables));
  lines.clear();
}

/// `1.2 Fler ska …`, `Målområde 1: …`: the depth of the number is that of the heading.
std::uint32_t heading_level(std::string_view text) {
  const std::size_t digit = text.find_first_of("0123456789");
  if (digit == std::string_view::npos || digit > 20) return 1;
  std::uint32_t level = 1;
  for (std::size_t at = digit; at < text.size() && (is_digit(text[at]) || text[at] == '.'); ++at) {
    if (text[at] == '.' && at + 1 < text.size() && is_digit(text[at + 1])) ++level;
  }
  return level;
}

std::string without_bullet(const std::string& text) {
  const std::size_t blank = text.find(' ');
  return is_bullet(text) && blank != std::string::npos ? std::string(trim(std::string_view(text).substr(blank))) : text;
}

/// `4 Uppdrag`, `2.1 Barn och unga`
bool is_numbered_heading(std::string_view text) {
  const std::size_t end = std::min(text.find_first_not_of("0123456789."), text.size());
  constexpr std::size_t longest = 6;  // a year and more is no number of a heading
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  return end > 0 && is_digit(text[0]) && digits <= 2 && end <= longest && end + 1 < text.size() && text[end] == ' ' &&
         !begins_small(text.substr(end + 1)) && !is_digit(text[end + 1]);
}

/// `Driftramar, tkr`: what stands below it has its amounts in that unit.
bool says_unit(std::string_view text) {
  while (!text.empty() && (text.back() == ')' || text.back() == ':')) text.remove_suffix(1);
  const std::size_t word = text.find_last_of(" (,");
  return word != std::string_view::npos && amount_unit(fold(text.substr(word + 1))) != AmountUnit::none;
}

/// `Socialnämnden 302 100 310 000`: a row of a table, whatever has become of its columns, and no heading.
bool ends_with_amounts(const Line& line) {
  constexpr std::size_t year = 4;
  std::size_t groups = 0;
  for (auto word = line.words.rbegin(); word != line.words.rend() && is_number(word->text) && word->text.size() != year; ++word) ++groups;
  return groups > 1;
}

/// Which of the paragraphs that stand together are headings. `first`: the line that they begin with.
void find_headings(std::vector<Block>& blocks, const Line& first) {
  // One short line by itself, which no full stop ends, is one.
  constexpr std::size_t longest = 110;
  if (blocks.size() == 1 && blocks[0].kind == Block::Kind::paragraph && blocks[0].text.size() <= longest &&
      !blocks[0].text.ends_with('.') && !blocks[0].text.ends_with(':')) {
    const bool key = blocks[0].text.starts_with("Ansvarig") || ends_with_amounts(first);
    if (!key) blocks[0].kind = Block::Kind::heading, blocks[0].level = heading_level(blocks[0].text);
  }
  // So is a short first line with nothing at its end, above a list, a text that goes on, or who is responsible.
  constexpr std::size_t short_line = 70;
  if (blocks.size() > 1 && blocks[0].kind == Block::Kind::paragraph && blocks[0].text.size() <= short_line &&
      blocks[0].text.find_first_of(".:;,", blocks[0].text.size() - 1) == std::string::npos &&
      blocks[0].text.find(": ") == std::string::npos) {
    const Block& next = blocks[1];
    const bool text = next.text.ends_with('.') && next.text.find(": ") == std::string::npos;
    constexpr std::size_t caption = 42;  // Belopp i tkr
    const bool under = blocks.size() == 2 && next.text.size() <= caption && next.text.find(": ") == std::string::npos;
    const bool numbered_heading =
        is_numbered_heading(blocks[0].text) && next.kind == Block::Kind::paragraph && !is_numbered_heading(next.text);
    if (next.kind == Block::Kind::item || text || under || numbered_heading || next.text.starts_with("Ansvarig"))
      blocks[0].kind = Block::Kind::heading, blocks[0].level = heading_level(blocks[0].text);
  }
  // Labels right under each other are headings of one another, by the depth of their numbers.
  const auto is_label = [&](const Block& block) {
    return block.kind == Block::Kind::paragraph && block.text.size() <= longest && !block.text.ends_with('.') && is_labelled(block.text);
  };
  if (std::count_if(blocks.begin(), blocks.end(), is_label) > 1) {
    for (Block& block : blocks) {
      if (is_label(block)) block.kind = Block::Kind::heading, block.level = heading_level(block.text);
    }
  }
}

/// Lines that follow each other without a blank one between them. `width`: how far the document's lines go.
void end_paragraph(std::vector<Line>& lines, Document& into, std::uint32_t& paragraphs, std::size_t width) {
  if (lines.empty()) return;
  std::vector<Block> blocks;
  const auto numbered = std::count_if(lines.begin(), lines.end(), [](const Line& line) { return is_numbered(line.pieces[0].text); });
  std::size_t end_above = 0;
  for (const Line& line : lines) {
    const std::string& text = line.pieces[0].text;
    const bool item = is_bullet(text) || (numbered > 1 && is_numbered(text));
    const bool goes_on = !blocks.empty() && !item && text.find(':') == std::string::npos;
    const bool small = begins_small(text);
    // A line that had room for the next word ends what it says. Letters are not equally wide: a fifth of the line is left for that.
    const bool full = (end_above + 1 + line.words[0].end - line.words[0].begin) * 5 >= width * 4;
    end_above = line.pieces[0].end;
    const bool labels = goes_on && is_labelled(text) && is_labelled(blocks.back().text);
    if (goes_on && !labels && (small || full)) {
      join(blocks.back().text, text);
      continue;
    }
    blocks.push_back({.kind = item ? Block::Kind::item : Block::Kind::paragraph, .number = ++paragraphs, .text = without_bullet(text)});
  }
  find_headings(blocks, lines.front());
  into.blocks.insert(into.blocks.end(), blocks.begin(), blocks.end());
  lines.clear();
}

/// Digits do not tell the heads and feet of pages apart.
std::string without_digits(std::string_view text) {
  std::string plain;
  for (const char c : text) plain += is_digit(c) ? '#' : c;
  return plain;
}

/// `Mål och indikatorer ........... 3`
bool is_of_contents(std::string_view text) {
  const bool dots = text.find("....") != std::string_view::npos || text.find(". . . .") != std::string_view::npos;
  return dots && !text.empty() && is_digit(text.back());
}

/// The lines at the edges of pages that others have too, and the numbers of pages: by line, from 0. The first of the kind stays.
std::vector<bool> find_page_lines(const std::vector<std::string_view>& lines) {
  std::vector<bool> found(lines.size());
  std::vector<std::vector<std::size_t>> pages(1);
  for (std::size_t n = 0; n < lines.size(); ++n) {
    if (lines[n].starts_with('\f') && n > 0) pages.emplace_back();
    pages.back().push_back(n);
  }
  const auto bare = [&](std::size_t n) {
    std::string_view text = lines[n];
    while (text.starts_with('\f')) text.remove_prefix(1);
    return trim(text);
  };
  constexpr std::size_t at_edge = 2;
  std::map<std::string, std::vector<std::size_t>> edges;
  std::vector<std::size_t> feet;
  for (const std::vector<std::size_t>& page : pages) {
    for (const bool top : {true, false}) {
      std::vector<std::size_t> edge;  // the lines before the first blank one
      for (std::size_t i = 0; i < page.size(); ++i) {
        const std::size_t n = page[top ? i : page.size() - 1 - i];
        if (!bare(n).empty()) edge.push_back(n);
        else if (!edge.empty()) break;
      }
      if (edge.size() > at_edge) continue;
      for (const std::size_t n : edge) {
        edges[without_digits(bare(n))].push_back(n);
        if (!top) feet.push_back(n);
      }
    }
  }
  for (auto& [text, places] : edges) {
    const bool number = pages.size() > 1 && text.size() <= 20 && text.find('#') != std::string::npos &&
                        text.find_first_not_of("#() /-") == std::string::npos;
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    if (places.size() < 2 && !number) continue;
    // The first head may be the title of the document; no foot and no date is.
    const bool head = std::find(feet.begin(), feet.end(), places.front()) == feet.end() && text.front() != '#';
    for (std::size_t i = number || !head ? 0 : 1; i < places.size(); ++i) found[places[i]] = true;
  }
  return found;
}

/// How far the document's lines go.
std::size_t width_of(const std::vector<std::string_view>& lines) {
  constexpr std::size_t narrowest = 60;
  std::size_t width = narrowest;
  for (const std::string_view line : lines) {
    const Line pieces = pieces_of(line, 0);
    if (pieces.pieces.size() == 1) width = std::max(width, pieces.pieces[0].end);
  }
  return width;
}

/// What stands first.
bool may_be_title(const Block& first) {
  constexpr std::size_t longest = 110;
  if (says_unit(first.text) || is_labelled(first.text) || is_numbered_heading(first.text)) return false;
  return first.kind == Block::Kind::heading ||
         (first.kind == Block::Kind::paragraph && first.text.size() <= longest && first.text.find_first_of(":.") == std::string::npos);
}

}  // namespace

Document read_layout_text(std::string_view text) {
  Document document;
  std::uint32_t number = 0, paragraphs = 0, tables = 0;
  std::vector<Line> paragraph, table;
  bool blank_before = false;
  std::vector<std::string_view> written;
  for_lines(text, [&](std::string_view line) { written.push_back(line); });
  const std::vector<bool> of_pages = find_page_lines(written);
  const std::size_t width = width_of(written);
  // `Ansvarig: …` is none of a table's rows; `Mål 1.1: …` may stand over some of them.
  const auto is_key = [](const Line& line) {
    return line.pieces[0].text.find(':') != std::string::npos && !is_labelled(line.pieces[0].text);
  };
  // A line by itself is of the table if the table goes on below it, before any blank line.
  const auto goes_on_below = [&](std::size_t next, std::size_t left) {
    for (; next < written.size() && !of_pages[next]; ++next) {
      const Line below = pieces_of(written[next], 0);
      if (below.pieces.empty() || is_key(below)) return false;
      const auto numbers = std::count_if(below.pieces.begin(), below.pieces.end(), [](const Piece& p) { return is_number(p.text); });
      if (below.pieces.size() > 1) return fits_columns(below, table) || numbers > 1;
      if (below.pieces[0].begin > left + 1) return true;
    }
    return false;
  };
  for (std::string_view said : written) {
    while (said.starts_with('\f')) said.remove_prefix(1);
    Line line = pieces_of(said, ++number);
    if (of_pages[number - 1] || is_of_contents(trim(said))) {
      document.page_lines.emplace_back(trim(said));
      blank_before = true;
      continue;
    }
    if (line.pieces.empty()) {
      end_paragraph(paragraph, document, paragraphs, width);
      blank_before = true;
      continue;
    }
    line.follows = !blank_before;
    if (!blank_before && !table.empty()) part_by_columns(line, table);
    const bool columns = line.pieces.size() > 1;
    const bool small = begins_small(line.pieces[0].text);
    // A table goes on over blank lines, and over lines that stand under one of its columns.
    std::size_t left = table.empty() ? 0 : table.front().pieces.front().begin;
    for (const Line& row : table) left = std::min(left, row.pieces.front().begin);
    const bool within = !table.empty() && !blank_before &&
                        (line.pieces[0].begin > left + 1 || (small && fits_columns(line, table)) ||
                         (line.pieces[0].begin <= left && !is_key(line) && goes_on_below(number, left)));
    if (columns && blank_before && !table.empty() && !fits_columns(line, table)) end_table(table, document, tables);
    if (columns || within) {
      end_paragraph(paragraph, document, paragraphs, width);
      table.push_back(std::move(line));
    } else {
      end_table(table, document, tables);
      paragraph.push_back(std::move(line));
    }
    blank_before = false;
  }
  end_table(table, document, tables);
  end_paragraph(paragraph, document, paragraphs, width);
  if (!document.blocks.empty() && may_be_title(document.blocks.front())) document.blocks.front().kind = Block::Kind::title;
  return document;
}

}  // namespace malkoll::grid
