#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/words.h"

namespace malkoll {

/// What a property's value looks like; the grammar has one alternative for each.
enum class Shape : std::uint8_t {
  amount, shares, text, ids, id, measure, target, year, years, year_range, date, integer, integers, percent,
  amount_unit, rounding, sign, direction, measured, dimension, post_class, verdict, term, rule, waiver, spent, path
};

/// What stands between the key and the colon.
enum class Argument : std::uint8_t {
  none,
  year,
  target,      ///< nothing, a year, or a year and an indikator
  outcome,     ///< a year on an indikator; an indikator in an uppföljning
  id,
  aspect,      ///< an id declares the aspekt; nothing refers to one
  kind,        ///< a kind's word
  code,
  code_until,  ///< CODE, or CODE till DATE
  unit_post    ///< UNIT/POST
};

/// What the language says of a key.
struct KeySpec {
  Shape shape;
  Argument argument;
  std::uint16_t owners;  ///< a bit for each Kind
  bool repeats = false;  ///< may be given several times
};
extern const std::array<KeySpec, key_count> key_specs;  ///< in the order of Key
[[nodiscard]] inline const KeySpec& spec(Key key) { return key_specs[static_cast<std::size_t>(key)]; }
[[nodiscard]] constexpr std::uint16_t bit(Kind kind) { return static_cast<std::uint16_t>(1U << static_cast<unsigned>(kind)); }
[[nodiscard]] inline bool can_stand_on(Key key, Kind kind) { return (spec(key).owners & bit(kind)) != 0; }

/// The meaning of a word at the beginning of a line: a kind, a key or both (`mål`).
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

  struct Match {
    const Keyword* keyword = nullptr;
    const char* end = nullptr;  ///< after the keyword
  };
  /// The longest keyword that `first` begins with, followed by a blank, a colon or the end. No keyword: nullptr.
  [[nodiscard]] Match match(const char* first, const char* last) const;

  [[nodiscard]] const std::vector<Keyword>& all() const { return keywords_; }

 private:
  void insert(Keyword keyword);

  std::vector<Keyword> keywords_;
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
