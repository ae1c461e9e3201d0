#include "grid/text_table.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "grid/text_columns.h"
#include "text/digit.h"
#include "text/letter.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::grid {

namespace {

/// A number is still to come: `högst`, `mellan 5,0 och`.
bool awaits_number(std::string_view text) {
  constexpr auto words = std::to_array<std::string_view>(
      {"minst", "lägst", "högst", "mellan", "över", "under", "än", "till", "och", "ca", "cirka", "≥", "≤", ">", "<", "+", "-"});
  return std::find(words.begin(), words.end(), text.substr(text.find_last_of(' ') + 1)) != words.end();
}

/// `N00401`, below who it is that numbers.
bool is_code(std::string_view text) { return text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && all_digits(text.substr(1)); }

/// `31 december`, and `2026` below it.
bool is_year_of_date(std::string_view above, std::string_view text) {
  return text.size() == 4 && all_digits(text) && has_digit(above) && !above.empty() && is_ascii_letter(above.back());
}

/// `Målområde 1: …`, `Mål 1.2 …`: what a table has over its rows, and no line goes on with.
bool stands_over_rows(std::string_view text) {
  const std::string_view word = text.substr(0, text.find(' '));
  return is_labelled(text) && (word.starts_with("Mål") || word.ends_with("område") || word.ends_with("mål"));
}

/// A line's text by column. Two pieces in one column: the line is not laid out as the others.
struct Cut {
  std::vector<std::string> cells;
  std::size_t filled = 0;
  bool crowded = false, years = true, follows = false;
};

Cut cut(const Line& line, const std::vector<std::size_t>& columns) {
  Cut found{.cells = std::vector<std::string>(columns.size()), .follows = line.follows};
  std::vector<std::size_t> pieces(columns.size());
  const auto put = [&](const Piece& words) {
    std::string& cell = found.cells[column_at(columns, words.begin)];
    cell += (cell.empty() ? "" : " ") + words.text;
  };
  if (line.pieces.size() == 1) put(line.pieces[0]);
  else
    for (const Piece& word : line.words) put(word);
  for (const Piece& piece : line.pieces) found.crowded = ++pieces[column_at(columns, piece.begin)] > 1 || found.crowded;
  for (const std::string& cell : found.cells) {
    if (cell.empty()) continue;
    ++found.filled;
    found.years = found.years && cell.size() == 4 && all_digits(cell);
  }
  found.years = found.years && found.filled > 0;
  return found;
}

/// `Utfall   Målvärde` above `Indikator   2023   2024   2026   2027`: each stands over the columns whose headings are nearest to its middle.
bool stands_over_columns(const std::vector<Line>& lines) {
  if (lines.size() < 3 || !lines[1].follows) return false;
  const Line &upper = lines[0], &lower = lines[1];
  const auto years =
      std::count_if(lower.pieces.begin(), lower.pieces.end(), [](const Piece& p) { return p.text.size() == 4 && all_digits(p.text); });
  const bool words = std::none_of(upper.pieces.begin(), upper.pieces.end(), [](const Piece& p) { return has_digit(p.text); });
  return words && years > 1 && upper.pieces.size() > 1 && lower.pieces.size() > upper.pieces.size() &&
         lower.pieces[0].end < upper.pieces[0].begin;
}

Cut cut_over(const Line& upper, const Line& lower, const std::vector<std::size_t>& columns, bool& doubtful) {
  Cut found{.cells = std::vector<std::string>(columns.size()), .follows = upper.follows};
  const auto apart = [](const Piece& a, const Piece& b) {
    const std::size_t x = a.begin + a.end, y = b.begin + b.end;
    return x > y ? x - y : y - x;
  };
  std::size_t last = upper.pieces.size();
  for (const Piece& below : lower.pieces) {
    const std::size_t at = column_at(columns, below.begin);
    if (at == 0) continue;
    std::size_t nearest = 0;
    for (std::size_t n = 1; n < upper.pieces.size(); ++n) {
      doubtful = doubtful || apart(upper.pieces[n], below) == apart(upper.pieces[nearest], below);
      if (apart(upper.pieces[n], below) < apart(upper.pieces[nearest], below)) nearest = n;
    }
    if (nearest != last) found.cells[at] = upper.pieces[nearest].text, ++found.filled;
    last = nearest;
  }
  doubtful = doubtful || found.filled != upper.pieces.size();
  found.years = false;
  return found;
}

/// Rows as they are put together from lines.
class Rows {
 public:
  Rows(const std::vector<Line>& lines, Block& block) : block_(block) {
    const bool over = stands_over_columns(lines);
    const std::vector<Line> below(lines.begin() + (over ? 1 : 0), lines.end());
    columns_ = columns_of(below);
    widths_.resize(columns_.size());
    block_.doubtful = parts_numbers(below, columns_);
    if (over) cuts_.push_back(cut_over(lines[0], lines[1], columns_, block_.doubtful));
    for (const Line& line : below) cuts_.push_back(cut(line, columns_));
    for (const Cut& line : cuts_) {
      full_ = std::max(full_, line.filled);
      for (std::size_t c = 0; c < columns_.size(); ++c) widths_[c] = std::max(widths_[c], count_code_points(line.cells[c]));
      block_.doubtful = block_.doubtful || line.crowded;
    }
  }

  void read() {
    for (std::size_t n = 0; n < cuts_.size(); ++n) {
      const Cut& line = cuts_[n];
      const bool most = line.filled * 2 > full_;
      const bool label = line.filled == 1 && stands_over_rows(line.cells[0]);
      if (n == 0 || label || names_row_below(n) || !line.follows || (line.years && (line.filled > 1 || n == 1))) begin(line);
      else if (stands_beside_numbers(line)) begin(line);
      else if (completes(line) || goes_on_throughout(line, cuts_[n - 1])) add(line);
      else if (most) begin_below(line, cuts_[n - 1]);
      else if (goes_on(line, cuts_[n - 1])) add(line);
      else begin(line);
    }
  }

 private:
  void begin(const Cut& line) {
    DocumentRow& row = block_.rows.emplace_back();
    row.number = static_cast<std::uint32_t>(block_.rows.size());
    row.cells.resize(columns_.size());
    add(line);
  }

  void add(const Cut& line) {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (!line.cells[c].empty()) put(block_.rows.back().cells[c], line.cells[c]);
    }
  }

  static void put(DocumentCell& cell, const std::string& text) {
    join(cell.text, text);
    cell.type = Cell::Type::text;
  }

  /// A row whose line may also hold the last words of a cell that reaches down past the row above: `trygghet`.
  void begin_below(const Cut& line, const Cut& above) {
    // Cells that stand in the middle of their rows: which lines are of which row nobody can tell.
    if (block_.rows.size() > 1 &&
        ((line.cells[0].empty() && !above.cells[0].empty() && above.filled * 2 <= full_) || begins_small(line.cells[0])))
      block_.doubtful = true;
    Cut own = line;
    for (std::size_t c = 0; c < columns_.size() && !has_digit(line.cells[c]); ++c) {
      const bool rest = begins_small(line.cells[c]) && !above.cells[c].empty() && no_room(c, above, line.cells[c]);
      if (!rest) continue;
      put(block_.rows.back().cells[c], line.cells[c]);
      own.cells[c].clear();
    }
    begin(own);
  }

  /// Its first words stand above the line with its numbers, which goes on in small letters or has no words of its own; the row above has
  /// its numbers already: `Andel elever med lägst betyget E i alla`, and below it `ämnen, %`, `75,1`.
  [[nodiscard]] bool names_row_below(std::size_t n) {
    const auto numbers = [&](const std::vector<std::string>& cells) {
      return std::any_of(cells.begin() + 1, cells.end(), [](const std::string& cell) { return has_digit(cell); });
    };
    const auto alone = [&](const Cut& line) { return line.filled == 1 && !line.cells[0].empty(); };
    if (!alone(cuts_[n]) || begins_small(cuts_[n].cells[0]) || is_digit(cuts_[n].cells[0][0]) || block_.rows.size() < 2) return false;
    const auto& above = block_.rows.back().cells;
    if (std::none_of(above.begin() + 1, above.end(), [](const DocumentCell& cell) { return has_digit(cell.text); })) return false;
    for (std::size_t below = n + 1; below < cuts_.size() && cuts_[below].follows; ++below) {
      const Cut& line = cuts_[below];
      if (!line.cells[0].empty() && !begins_small(line.cells[0])) return false;
      // Words below the numbers, too: the cell stands in the middle of its row, and nobody can tell which lines are of which.
      const bool middle = !line.cells[0].empty() && below + 1 < cuts_.size() && cuts_[below + 1].follows && alone(cuts_[below + 1]) &&
                          begins_small(cuts_[below + 1].cells[0]);
      block_.doubtful = block_.doubtful || (numbers(line.cells) && middle);
      if (numbers(line.cells)) return true;
      if (!alone(line)) return false;
    }
    return false;
  }

  /// Its numbers stand under others: whatever letters it begins with, it is a row of its own.
  [[nodiscard]] bool stands_beside_numbers(const Cut& line) const {
    std::size_t under = 0;
    for (std::size_t c = 1; c < columns_.size(); ++c)
      under += is_number(line.cells[c]) && is_number(block_.rows.back().cells[c].text) ? 1U : 0U;
    return under > 1;
  }

  /// The second line of a row in most of its cells: where a number stands, the cell above has been waiting for it.
  [[nodiscard]] bool goes_on_throughout(const Cut& line, const Cut& above) const {
    if (!begins_small(line.cells[0]) || !goes_on(line, above)) return false;
    for (std::size_t c = 1; c < columns_.size(); ++c) {
      if (has_digit(line.cells[c]) && !awaits_number(block_.rows.back().cells[c].text) && !is_code(line.cells[c])) return false;
    }
    return true;
  }

  /// The values of a row whose name stands by itself on the line above.
  [[nodiscard]] bool completes(const Cut& line) const {
    const auto& above = block_.rows.back().cells;
    const auto filled = std::count_if(above.begin(), above.end(), [](const DocumentCell& cell) { return cell.type != Cell::Type::empty; });
    const bool name = line.cells[0].empty() || (begins_small(line.cells[0]) && block_.rows.size() > 1);
    return filled == 1 && above[0].type != Cell::Type::empty && name && line.filled > 1;
  }

  /// The first word had no room behind what stands above it.
  [[nodiscard]] bool no_room(std::size_t c, const Cut& above, std::string_view text) const {
    const std::size_t room = count_code_points(above.cells[c]) + 1 + count_code_points(text.substr(0, text.find(' ')));
    return !above.cells[c].empty() && room + 2 >= widths_[c];
  }

  /// All of the line goes on with what stands above it: in small letters, after a hyphen, or because it had no room there.
  [[nodiscard]] bool goes_on(const Cut& line, const Cut& above) const {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const std::string& text = line.cells[c];
      const std::string& cell = block_.rows.back().cells[c].text;
      if (text.empty()) continue;
      if (cell.empty()) return false;
      const bool open = begins_small(text) || cell.ends_with('-') || cell.ends_with(',') || (!has_digit(cell) && has_digit(text)) ||
                        text.starts_with('(') || text.starts_with('%') || is_year_of_date(cell, text);
      if (!open && !(no_room(c, above, text) && !has_digit(cell))) return false;
    }
    return true;
  }

  Block& block_;
  std::vector<std::size_t> columns_, widths_;
  std::vector<Cut> cuts_;
  std::size_t full_ = 0;
};

}  // namespace

void join(std::string& text, std::string_view next) {
  const bool list = next.starts_with("och ") || next.starts_with("eller ") || next.starts_with("samt ") || next == "och";
  if (text.ends_with('-') && !list) {
    if (begins_small(next)) text.pop_back();
  } else if (!text.empty()) {
    text += ' ';
  }
  text += next;
}

bool begins_small(std::string_view text) {
  if (text.empty()) return false;
  const CodePoint first = first_code_point(text);
  return lower(first.value) == first.value && ((first.value >= 'a' && first.value <= 'z') || (first.value >= 0xDF && first.value <= 0x24F));
}

bool is_labelled(std::string_view text) {
  const std::size_t blank = text.find(' ');
  if (blank == std::string_view::npos || begins_small(text) || is_digit(text[0]) ||
      text.substr(0, blank).find_first_of(".:,;") != std::string_view::npos)
    return false;
  const std::string_view number = text.substr(blank + 1, text.find_first_not_of("0123456789.", blank + 1) - blank - 1);
  const std::string_view rest = text.substr(blank + 1 + number.size());
  constexpr std::size_t longest = 2;  // digits; a year is no such number
  return !number.empty() && is_digit(number[0]) && std::min(number.find('.'), number.size()) <= longest && !rest.empty() &&
         (rest[0] == ' ' || rest[0] == ':');
}

bool fits_columns(const Line& line, const std::vector<Line>& table) {
  const auto near = [](std::size_t a, std::size_t b) { return (a > b ? a - b : b - a) <= 2; };
  std::size_t fits = 0;
  for (const Piece& piece : line.pieces) {
    const bool fit = std::any_of(table.begin(), table.end(), [&](const Line& row) {
      return std::any_of(row.pieces.begin(), row.pieces.end(),
                         [&](const Piece& p) { return near(p.begin, piece.begin) || near(p.end, piece.end); });
    });
    if (fit) ++fits;
  }
  return fits * 2 > line.pieces.size();
}

Block table_of(const std::vector<Line>& lines, std::uint32_t number) {
  Block block{.kind = Block::Kind::table, .number = number};
  Rows(lines, block).read();
  return block;
}

}  // namespace malkoll::grid
