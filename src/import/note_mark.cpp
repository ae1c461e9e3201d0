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

}  // namespace

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
