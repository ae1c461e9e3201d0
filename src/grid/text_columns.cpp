#include "grid/text_columns.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "text/digit.h"
#include "text/letter.h"
#include "text/lines.h"

namespace malkoll::grid {

std::size_t column_at(const std::vector<std::size_t>& columns, std::size_t x) {
  return static_cast<std::size_t>(std::upper_bound(columns.begin(), columns.end(), x) - columns.begin()) - 1;
}

namespace {

/// Where the columns begin. Two blanks that all lines share part columns; one does where the headings and the words below begin behind it.
std::vector<std::size_t> apart_in(const std::vector<Line>& lines) {
  std::vector<std::size_t> taken;
  for (const Line& line : lines) {
    if (line.pieces.size() < 2) continue;  // a line across is of several columns
    for (const Piece& word : line.words) {
      if (taken.size() < word.end) taken.resize(word.end);
      for (std::size_t x = word.begin; x < word.end; ++x) ++taken[x];
    }
  }
  // A year behind a heading's word, and a group of a number, begin no column.
  const auto begins = [&](const Line& line, std::size_t x) {
    for (std::size_t w = 0; w < line.words.size(); ++w) {
      if (line.words[w].begin != x && line.words[w].begin != x + 1) continue;
      const bool heading = &line == &lines.front(), group = w > 0 && has_digit(line.words[w - 1].text);
      return !all_digits(line.words[w].text) || (!heading && !group);
    }
    return false;
  };
  std::vector<std::size_t> columns{0};
  bool any = false;
  for (std::size_t x = 0; x < taken.size();) {
    if (taken[x] > 0) {
      any = true;
      ++x;
      continue;
    }
    const std::size_t from = x;
    while (x < taken.size() && taken[x] == 0) ++x;
    if (!any || x == taken.size()) continue;
    // One blank is of the words, but where a line has more of them before what begins there.
    const bool wide = std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
      for (std::size_t p = 1; p < line.pieces.size(); ++p) {
        if (line.pieces[p - 1].end <= from && line.pieces[p].begin >= x && line.pieces[p].begin <= x + 3) return true;
      }
      return false;
    });
    const auto below = std::count_if(lines.begin() + 1, lines.end(), [&](const Line& line) { return begins(line, x); });
    if (x - from >= 2 || wide || (begins(lines.front(), x) && below >= 2)) columns.push_back(x);
  }
  return columns;
}

/// The columns that have words in their headings: those of the first line, and of a second one that is years.
std::vector<bool> headed_columns(const std::vector<Line>& lines, const std::vector<std::size_t>& columns) {
  std::vector<bool> headed(columns.size());
  for (std::size_t n = 0; n < std::min<std::size_t>(lines.size(), 2); ++n) {
    const std::vector<Piece>& words = lines[n].words;
    const bool years = words.size() > 1 && std::all_of(words.begin() + 1, words.end(), [](const Piece& word) {
                         constexpr std::size_t year = 4;
                         return word.text.size() == year && all_digits(word.text);
                       });
    if (n > 0 && !years) break;
    for (const Piece& word : words) headed[column_at(columns, word.begin)] = true;
  }
  return headed;
}

/// The last word of a line in a column, and the first in the next; nullptr: it has none there.
struct Neighbours {
  const Piece *left = nullptr, *right = nullptr;
  [[nodiscard]] bool joined() const { return left != nullptr && right != nullptr && left->end + 1 == right->begin; }
};
Neighbours neighbours_at(const Line& line, const std::vector<std::size_t>& columns, std::size_t right) {
  Neighbours found;
  for (const Piece& word : line.words) {
    const std::size_t at = column_at(columns, word.begin);
    if (at + 1 == right) found.left = &word;
    if (at == right && found.right == nullptr) found.right = &word;
  }
  return found;
}

/// `2`, and `310` behind one blank: what may be groups of one number.
bool are_groups(const Neighbours& words) {
  if (!words.joined()) return false;
  std::string_view left = words.left->text;
  if (left.starts_with('-') || left.starts_with('+')) left.remove_prefix(1);
  constexpr std::size_t group = 3;
  const std::string_view right = words.right->text;
  const std::size_t digits = std::min(right.find_first_not_of("0123456789"), right.size());
  return !left.empty() && left.size() <= group && all_digits(left) && digits == group &&
         (digits == right.size() || right[digits] == ',' || right[digits] == '%');
}

/// A number is wider than what its column is called: its first group stands by itself below nothing. What no heading stands over, and what
/// never stands apart from the words beside it, is no column of its own.
void join_groups(const std::vector<Line>& lines, std::vector<std::size_t>& columns) {
  for (std::size_t right = columns.size(); right-- > 2;) {
    const std::vector<bool> headed = headed_columns(lines, columns);
    if (headed[right - 1] && headed[right]) continue;
    bool any = false, apart = false;
    for (const Line& line : lines) {
      if (line.pieces.size() < 2) continue;
      const Neighbours words = neighbours_at(line, columns, right);
      const Piece* alone = headed[right - 1] ? words.right : words.left;
      any = any || alone != nullptr;
      apart = apart || (alone != nullptr && (headed[right - 1] ? !are_groups(words) : !words.joined()));
    }
    if (any && !apart) columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(right));
  }
}

/// Whether a word ends where numbers, or headings with years, of the table's lines do.
bool ends_column(const Piece& word, const std::vector<Line>& table) {
  return std::any_of(table.begin(), table.end(), [&](const Line& line) {
    return line.pieces.size() > 1 &&
           std::any_of(line.pieces.begin() + 1, line.pieces.end(), [&](const Piece& p) { return has_digit(p.text) && p.end == word.end; });
  });
}

/// The words of which one piece of a line is made.
std::vector<Piece> words_within(const Line& line, const Piece& piece) {
  std::vector<Piece> words;
  std::copy_if(line.words.begin(), line.words.end(), std::back_inserter(words),
               [&](const Piece& word) { return word.begin >= piece.begin && word.end <= piece.end; });
  return words;
}

Piece joined(const std::vector<Piece>& words, std::size_t from, std::size_t to) {
  Piece piece = words[from];
  for (std::size_t w = from + 1; w < to; ++w) piece.text.append(" ").append(words[w].text), piece.end = words[w].end;
  return piece;
}

/// The pieces of which the last are amounts that end where the table's columns do, with one blank between them; empty: it is not so.
std::vector<Piece> parted_by_columns(const std::vector<Piece>& words, const std::vector<Line>& table) {
  std::vector<Piece> pieces;
  std::size_t end = words.size();
  while (end > 0 && has_digit(words[end - 1].text) && ends_column(words[end - 1], table)) {
    std::size_t from = end - 1;
    while (from > 0 && !ends_column(words[from - 1], table) && are_groups({&words[from - 1], &words[from]})) --from;
    pieces.insert(pieces.begin(), joined(words, from, end));
    end = from;
  }
  if (pieces.empty() || (pieces.size() == 1 && end > 0)) return {};
  if (end > 0) pieces.insert(pieces.begin(), joined(words, 0, end));
  return pieces.size() > 1 ? pieces : std::vector<Piece>{};
}

}  // namespace

void part_by_columns(Line& line, const std::vector<Line>& table) {
  std::vector<Piece> pieces;
  for (const Piece& piece : line.pieces) {
    std::vector<Piece> parts = parted_by_columns(words_within(line, piece), table);
    if (parts.empty()) pieces.push_back(piece);
    else pieces.insert(pieces.end(), parts.begin(), parts.end());
  }
  line.pieces = std::move(pieces);
}

std::vector<std::size_t> columns_of(const std::vector<Line>& lines) {
  std::vector<std::size_t> columns = apart_in(lines);
  join_groups(lines, columns);
  return columns;
}

bool parts_numbers(const std::vector<Line>& lines, const std::vector<std::size_t>& columns) {
  const std::vector<bool> headed = headed_columns(lines, columns);
  for (std::size_t right = 2; right < columns.size(); ++right) {
    if (headed[right - 1] && headed[right]) continue;
    if (std::any_of(lines.begin(), lines.end(),
                    [&](const Line& line) { return line.pieces.size() > 1 && are_groups(neighbours_at(line, columns, right)); }))
      return true;
  }
  return false;
}

}  // namespace malkoll::grid
