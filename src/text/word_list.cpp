#include "text/word_list.h"

#include <algorithm>

#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll {

namespace {

constexpr std::size_t longest_gap = 3;

}  // namespace

std::vector<std::string_view> split_words(std::string_view folded) {
  std::vector<std::string_view> words;
  while (!folded.empty()) {
    const std::size_t blank = std::min(folded.find(' '), folded.size());
    if (blank > 0) words.push_back(folded.substr(0, blank));
    folded.remove_prefix(std::min(blank + 1, folded.size()));
  }
  return words;
}

WordList::Phrase WordList::read(std::string_view written) {
  Phrase phrase;
  written = trim_lines(written);
  if (!written.empty() && written.front() == '^') {
    phrase.first = true;
    written = trim_lines(written.substr(1));
  }
  if (!written.empty() && written.back() == '$') {
    phrase.last = true;
    written = trim_lines(written.substr(0, written.size() - 1));
  }
  while (!written.empty()) {
    const std::size_t end = std::min(written.find_first_of(" \t\r\n"), written.size());
    const std::string_view piece = written.substr(0, end);
    written = trim_lines(written.substr(end));
    const std::string text = fold(piece);
    const std::vector<std::string_view> words = split_words(text);
    if (words.empty() && piece == "*") phrase.words.push_back({{}, false, false, true});
    for (std::size_t w = 0; w < words.size(); ++w) {
      phrase.words.push_back({std::string(words[w]), w == 0 && piece.front() == '*', w + 1 == words.size() && piece.back() == '*', false});
    }
  }
  const auto is_gap = [](const Word& word) { return word.gap; };
  while (!phrase.words.empty() && phrase.words.back().gap) phrase.words.pop_back();
  while (!phrase.words.empty() && phrase.words.front().gap) phrase.words.erase(phrase.words.begin());
  if (phrase.words.empty() || phrase.first || phrase.last || std::any_of(phrase.words.begin(), phrase.words.end(), is_gap)) return phrase;
  std::string plain = phrase.words.front().open_front ? "" : " ";
  for (std::size_t w = 0; w < phrase.words.size(); ++w) {
    const Word& word = phrase.words[w];
    if ((w > 0 && word.open_front) || (w + 1 < phrase.words.size() && word.open_back)) return phrase;
    plain += (w == 0 ? "" : " ") + word.text;
  }
  phrase.plain = plain + (phrase.words.back().open_back ? "" : " ");
  return phrase;
}

WordList::WordList(std::string_view list) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    Phrase phrase = read(list.substr(0, comma));
    if (!phrase.words.empty()) phrases_.push_back(std::move(phrase));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
}

bool WordList::fits(const Word& word, std::string_view text) {
  if (word.open_front && word.open_back) return text.find(word.text) != std::string_view::npos;
  if (word.open_front) return text.ends_with(word.text);
  return word.open_back ? text.starts_with(word.text) : text == word.text;
}

std::optional<std::size_t> WordList::end_of(const Phrase& phrase, std::size_t word, const std::vector<std::string_view>& words,
                                            std::size_t at) {
  if (word == phrase.words.size()) return !phrase.last || at == words.size() ? std::optional(at) : std::nullopt;
  if (phrase.words[word].gap) {
    for (std::size_t skipped = 0; skipped <= longest_gap && at + skipped <= words.size(); ++skipped) {
      if (const auto end = end_of(phrase, word + 1, words, at + skipped)) return end;
    }
    return std::nullopt;
  }
  return at < words.size() && fits(phrase.words[word], words[at]) ? end_of(phrase, word + 1, words, at + 1) : std::nullopt;
}

std::optional<WordRange> WordList::find(const Phrase& phrase, const std::vector<std::string_view>& words) {
  for (std::size_t at = 0; at < (phrase.first ? std::min<std::size_t>(words.size(), 1) : words.size()); ++at) {
    if (const auto end = end_of(phrase, 0, words, at)) return WordRange{at, *end};
  }
  return std::nullopt;
}

std::optional<WordRange> WordList::find_in(const std::vector<std::string_view>& words) const {
  for (const Phrase& phrase : phrases_) {
    if (const auto found = find(phrase, words)) return found;
  }
  return std::nullopt;
}

void WordList::take_out(std::vector<std::string_view>& words) const {
  for (const Phrase& phrase : phrases_) {
    while (const auto found = find(phrase, words)) {
      std::fill(words.begin() + static_cast<std::ptrdiff_t>(found->first), words.begin() + static_cast<std::ptrdiff_t>(found->end),
                std::string_view());
    }
  }
}

std::optional<std::string> WordList::first_in(std::string_view folded) const {
  std::string text;  // with a blank at each end, made when a plain phrase needs it
  std::vector<std::string_view> words;
  for (const Phrase& phrase : phrases_) {
    if (phrase.plain.empty()) {
      if (words.empty()) words = split_words(folded);
      const auto found = find(phrase, words);
      if (!found) continue;
      const char* const first = words[found->first].data();
      const std::string_view last = words[found->end - 1];
      return std::string(first, static_cast<std::size_t>(last.data() + last.size() - first));
    }
    if (text.empty()) text = " " + std::string(folded) + " ";
    const std::size_t at = text.find(phrase.plain);
    if (at == std::string::npos) continue;
    // Whole words, also where the phrase is a piece of one.
    const std::size_t first = phrase.plain.front() == ' ' ? at + 1 : text.rfind(' ', at) + 1;
    const std::size_t end = at + phrase.plain.size();
    const std::size_t last = phrase.plain.back() == ' ' ? end - 1 : text.find(' ', end);
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

}  // namespace malkoll
