#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// What rules ask of the words of a text: the functions mentions and parts.
namespace malkoll {

/// A list of phrases separated by commas. A `*` at either end of a phrase stands for any letters of the same word.
class WordList {
 public:
  explicit WordList(std::string_view list);
  /// The words of `folded` (a text after `fold`) that the first phrase found stands for; nullopt: none of them is there.
  [[nodiscard]] std::optional<std::string> first_in(std::string_view folded) const;

 private:
  std::vector<std::string> phrases_;  ///< folded, with a blank at each end that must be the end of a word
};

/// Lists that have been read, so that a rule's own list is read once and not for each row.
class WordLists {
 public:
  [[nodiscard]] const WordList& get(std::string_view list);

 private:
  std::unordered_map<std::string, WordList> lists_;
};

/// How many parts a sentence coordinates: one, and one more for each `och` and `samt`, and each comma that is no decimal sign.
[[nodiscard]] std::int64_t count_parts(std::string_view text);

}  // namespace malkoll
