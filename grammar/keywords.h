#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/words.h"

namespace malkoll {

/// The meaning of a word at the beginning of a line: a kind, a key or both (`mål`). Of keys with one word it is the first: key_on
/// tells which one it is below a declaration.
struct Keyword {
  std::string text;  ///< lower case, one space between words
  Kind kind = Kind::unknown;
  Key key = Key::none;
  std::string own_spelling;  ///< of a municipality's own word, with its capitals; else empty
  [[nodiscard]] std::string_view spelling() const { return own_spelling.empty() ? text : own_spelling; }
};

/// The words of the language and of a municipality's `benämning`. Looked up without regard to case.
class Keywords {
 public:
  Keywords();

  /// Makes `text` a keyword for `kind`, and for the property of the same name. False where it already means something else.
  bool add_term(std::string_view text, Kind kind);
  /// Adds the municipality's own word for a value of a shape. False: the word is no word, or stands for another value.
  bool add_choice(std::string_view text, Shape shape, std::int64_t value);
  /// What the municipality's own word (in lower case) stands for; nullopt: it has no such word.
  [[nodiscard]] std::optional<std::int64_t> choice(Shape shape, std::string_view text) const;
  /// The words of a shape as the municipality writes them, one for each value: `grön, delvis uppfyllt, röd eller kan inte bedömas`.
  [[nodiscard]] std::string_view choices_in_words(Shape shape) const;

  struct Match {
    const Keyword* keyword = nullptr;
    const char* end = nullptr;  ///< after the keyword
  };
  /// The longest keyword that `first` begins with, followed by a blank, a colon or the end. No keyword: nullptr.
  [[nodiscard]] Match match(const char* first, const char* last) const;

  /// How many words there are, the municipality's own among them.
  [[nodiscard]] std::size_t words() const { return keywords_.size() + choices_.size(); }
  [[nodiscard]] const std::vector<Keyword>& all() const { return keywords_; }

 private:
  void insert(Keyword keyword);

  struct OwnChoice {
    Shape shape;
    std::string text;
    std::int64_t value;
  };

  std::vector<Keyword> keywords_;
  std::vector<OwnChoice> choices_;
  std::array<std::string, term_shapes.size()> own_words_;  ///< of choices_in_words; empty: the language's
  /// A keyword's first eight bytes as one number, and which of its bytes count.
  struct Entry {
    std::uint64_t start = 0, mask = 0;
    std::uint16_t keyword = 0;
  };
  /// By how they begin (their first two bytes), longest first: nearly every place holds one or none.
  std::array<std::vector<Entry>, 256> by_beginning_{};
};

/// Lower case for ASCII and åäöéü…; a byte at a time given the byte before.
[[nodiscard]] constexpr unsigned char lower(unsigned char byte, unsigned char before) {
  if (byte >= 'A' && byte <= 'Z') return static_cast<unsigned char>(byte + 32);
  if (before == 0xC3 && byte >= 0x80 && byte <= 0x9E && byte != 0x97) return static_cast<unsigned char>(byte + 32);
  return byte;
}
[[nodiscard]] std::string lower(std::string_view text);

}  // namespace malkoll
