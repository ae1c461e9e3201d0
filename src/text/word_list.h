#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace malkoll {

/// The words of a text after `fold`.
[[nodiscard]] std::vector<std::string_view> split_words(std::string_view folded);

[[nodiscard]] inline bool is_one_of(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Words from `first`, before `end`.
struct WordRange {
  std::size_t first = 0, end = 0;
};

/// A list of phrases separated by commas. A `*` at either end of a word stands for any letters of the same word, a `*` alone for
/// up to three words, `^` before a phrase for the beginning of the text and `$` after it for the end.
class WordList {
 public:
  explicit WordList(std::string_view list);
  /// The words of `folded` (a text after `fold`) that the first phrase found stands for; nullopt: none of them is there.
  [[nodiscard]] std::optional<std::string> first_in(std::string_view folded) const;
  /// Where a phrase of the list stands; nullopt: none of them is there. An empty word is none of any.
  [[nodiscard]] std::optional<WordRange> find_in(const std::vector<std::string_view>& words) const;
  /// Puts an empty word where a phrase of the list stands.
  void take_out(std::vector<std::string_view>& words) const;

 private:
  struct Word {
    std::string text;
    bool open_front = false, open_back = false, gap = false;
  };
  struct Phrase {
    std::vector<Word> words;
    std::string plain;  ///< with a blank at each end that must be the end of a word; empty where one word after another must be compared
    bool first = false, last = false;
  };
  static Phrase read(std::string_view written);
  static bool fits(const Word& word, std::string_view text);
  /// The end of the phrase that begins at `at`; nullopt: it does not.
  static std::optional<std::size_t> end_of(const Phrase& phrase, std::size_t word, const std::vector<std::string_view>& words,
                                           std::size_t at);
  static std::optional<WordRange> find(const Phrase& phrase, const std::vector<std::string_view>& words);

  std::vector<Phrase> phrases_;
};

/// Lists that have been read, so that a rule's own list is read once and not for each row.
class WordLists {
 public:
  [[nodiscard]] const WordList& get(std::string_view list);

 private:
  std::unordered_map<std::string, WordList> lists_;
};

}  // namespace malkoll
