#include "import/unit_headings.h"

#include <algorithm>
#include <vector>

#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::importing {

namespace {

constexpr std::size_t most_words = 10;

std::string joined(const std::vector<std::string_view>& words, std::size_t first, std::size_t last) {
  std::string text;
  for (std::size_t w = first; w < last; ++w) text.append(text.empty() ? "" : " ").append(words[w]);
  return text;
}

/// All but some words in the middle.
std::string without(const std::vector<std::string_view>& words, std::size_t first, std::size_t last) {
  const std::string before = joined(words, 0, first), after = joined(words, last, words.size());
  return before.empty() || after.empty() ? before + after : before + " " + after;
}

}  // namespace

UnitHeading unit_heading(const PlanNames& names, std::string_view text) {
  if (names.units.empty() || text.empty()) return {};
  const std::string folded = fold(text);
  const std::vector<std::string_view> words = split_words(folded);
  if (words.empty() || words.size() > most_words) return {};
  // A price or a difference is no amount of a unit, and its mark is lost where words are looked at.
  const bool marked = text.find('/') != std::string_view::npos || text.find('%') != std::string_view::npos ||
                      text.find("+-") != std::string_view::npos || text.find("\xC2\xB1") != std::string_view::npos;
  for (std::size_t length = words.size(); length > 0; --length) {
    for (std::size_t first = 0; first + length <= words.size(); ++first) {
      const std::string piece = joined(words, first, first + length);
      if (piece.find_first_not_of("0123456789 ") == std::string::npos) continue;
      if (money_heading(piece).money) continue;  // B 2026 is the budget, whatever id a unit has
      const auto is_year = [&](std::string_view word) { return year_in(word) != 0; };
      if (length > 1 && (is_year(words[first]) || is_year(words[first + length - 1]))) continue;  // 2026 is no number of the unit's
      std::string unit = find_unit_row(names, piece);
      if (unit.empty()) continue;
      UnitHeading found{std::move(unit), without(words, first, first + length), {}};
      if (found.rest.empty()) return found;
      found.money = money_heading(found.rest);
      return found.money.money && !marked ? found : UnitHeading{};
    }
  }
  return {};
}

bool may_name_unit(std::string_view text) {
  const std::string folded = fold(text);
  const std::vector<std::string_view> words = split_words(folded);
  if (words.size() < 2 || words.size() > most_words) return false;
  for (const std::size_t w : {std::size_t{0}, words.size() - 1}) {
    if (words[w].find_first_of("0123456789") != std::string_view::npos) continue;
    const MoneyHeading rest = money_heading(without(words, w, w + 1));
    if (rest.money && rest.year != 0) return true;
  }
  return false;
}

}  // namespace malkoll::importing
