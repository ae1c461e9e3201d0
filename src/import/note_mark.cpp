#include "import/note_mark.h"

#include <array>

#include "text/digit.h"
#include "text/lines.h"

namespace malkoll::importing {

namespace {

/// `1)` or `a)` after a blank, and no bracket before it: it is no negative number.
std::string_view without_number_mark(std::string_view amount) {
  if (!amount.ends_with(')') || amount.find('(') != std::string_view::npos) return amount;
  const std::size_t blank = amount.rfind(' ');
  constexpr std::size_t longest = 2;
  if (blank == std::string_view::npos || amount.size() - blank - 2 == 0 || amount.size() - blank - 2 > longest) return amount;
  const std::string_view mark = amount.substr(blank + 1, amount.size() - blank - 2);
  const bool number = mark.find_first_not_of("0123456789") == std::string_view::npos;
  const bool letter = mark.size() == 1 && mark[0] >= 'a' && mark[0] <= 'z';
  return number || letter ? trim(amount.substr(0, blank)) : amount;
}

/// What programs write around a heading whose column they have summed up: `Sum of Budget 2026`, `SUM(Budget 2026)`, `Fact[Budget 2026]`.
std::string_view summed_heading(std::string_view heading) {
  heading = trim(heading);
  for (const std::string_view before : {"Sum of ", "sum of "}) {
    if (heading.starts_with(before)) heading = trim(heading.substr(before.size()));
  }
  for (const std::string_view before : {"SUM(", "Sum("}) {
    if (heading.starts_with(before) && heading.ends_with(')'))
      heading = trim(heading.substr(before.size(), heading.size() - before.size() - 1));
  }
  const std::size_t bracket = heading.find('[');  // of a table's name; `Budget 2026 [tkr]` is none
  if (bracket == 0 || bracket == std::string_view::npos || !heading.ends_with(']') || heading.find(' ') < bracket) return heading;
  const std::string_view inside = trim(heading.substr(bracket + 1, heading.size() - bracket - 2));
  return inside.find("20") == std::string_view::npos ? heading : inside;
}

/// A digit, or a small letter.
bool is_mark_of_note(char c) { return is_digit(c) || (c >= 'a' && c <= 'z'); }

}  // namespace

std::string without_heading_marks(std::string_view heading) {
  heading = summed_heading(heading);
  static constexpr std::array<std::string_view, 13> signs = {"†", "‡", "¹", "²", "³", "⁰", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁾"};
  std::string rest(heading);
  for (const std::string_view sign : signs) {
    for (std::size_t at = rest.find(sign); at != std::string::npos; at = rest.find(sign)) rest.erase(at, sign.size());
  }
  // At the end, behind a blank or a mark: a digit in brackets, with a bracket after it, or called a note.
  std::string_view left = trim(rest);
  const auto without_end = [&](std::size_t length) { left = trim(left.substr(0, left.size() - length)); };
  if (left.ends_with(')')) {
    if (left.size() > 3 && left[left.size() - 3] == '(' && is_mark_of_note(left[left.size() - 2])) without_end(3);
    else if (left.size() > 3 && left[left.size() - 3] == ' ' && is_mark_of_note(left[left.size() - 2])) without_end(2);
  } else if (left.size() > 6 && is_digit(left.back())) {
    const std::string_view word = trim(left.substr(0, left.size() - 1));
    const std::string_view name = word.size() > 3 ? word.substr(word.size() - 3) : std::string_view();
    if (word.size() < left.size() - 1 && (name == "not" || name == "Not") &&
        (word[word.size() - 4] == ' ' || word[word.size() - 4] == ',')) {
      without_end(left.size() - word.size() + 3);
      if (left.ends_with(',')) without_end(1);
    }
  }
  return std::string(left);
}

std::string_view without_note_mark(std::string_view amount) {
  static constexpr std::array<std::string_view, 8> signs = {"*", "†", "‡", "¹", "²", "³", "⁴", "⁵"};
  std::string_view rest = without_number_mark(trim(amount));
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view sign : signs) {
      if (!rest.ends_with(sign)) continue;
      rest = trim(rest.substr(0, rest.size() - sign.size()));
      more = true;
    }
  }
  const bool is_amount = rest.find_first_of("0123456789") != std::string_view::npos;
  return is_amount ? rest : amount;
}

}  // namespace malkoll::importing
