#include "check/word_functions.h"

#include <algorithm>

#include "text/utf8.h"

namespace malkoll {

WordList::WordList(std::string_view list) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view written = list.substr(0, comma);
    const std::size_t first = written.find_first_not_of(" \t\r\n"), last = written.find_last_not_of(" \t\r\n");
    list.remove_prefix(std::min(comma + 1, list.size()));
    if (first == std::string_view::npos) continue;
    const std::string text = fold(written);
    if (!text.empty()) phrases_.push_back((written[first] == '*' ? "" : " ") + text + (written[last] == '*' ? "" : " "));
  }
}

std::optional<std::string> WordList::first_in(std::string_view folded) const {
  const std::string text = " " + std::string(folded) + " ";
  for (const std::string& phrase : phrases_) {
    const std::size_t at = text.find(phrase);
    if (at == std::string::npos) continue;
    // Whole words, also where the phrase is a piece of one.
    const std::size_t first = phrase.front() == ' ' ? at + 1 : text.rfind(' ', at) + 1;
    const std::size_t end = at + phrase.size();
    const std::size_t last = phrase.back() == ' ' ? end - 1 : text.find(' ', end);
    return text.substr(first, last - first);
  }
  return std::nullopt;
}

const WordList& WordLists::get(std::string_view list) {
  constexpr std::size_t most = 64;  // rules have a handful; a list that is made for each row must not fill the memory
  auto found = lists_.find(std::string(list));
  if (found != lists_.end()) return found->second;
  if (lists_.size() >= most) lists_.clear();
  return lists_.emplace(list, WordList(list)).first->second;
}

std::int64_t count_parts(std::string_view text) {
  const auto is_digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  std::int64_t count = 1;
  for (std::size_t at = text.find(','); at != std::string_view::npos; at = text.find(',', at + 1)) {
    if (at == 0 || !is_digit(at - 1) || !is_digit(at + 1)) ++count;
  }
  const std::string words = " " + fold(text) + " ";
  for (const std::string_view joint : {" och ", " samt "}) {
    for (std::size_t at = words.find(joint); at != std::string::npos; at = words.find(joint, at + 1)) ++count;
  }
  return count;
}

}  // namespace malkoll
