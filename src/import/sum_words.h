#pragma once

#include <string_view>

/// The words by which a row says that it sums up others.
namespace malkoll::importing {

struct SumWord {
  std::string_view text;   ///< at the beginning, in small letters
  std::string_view shown;  ///< as a column map has it
  bool part = false;       ///< of the row above
};
/// The word that a text begins with; nullptr: none.
[[nodiscard]] const SumWord* sum_word(std::string_view text);

/// A folded text begins with what a column map has: with a word for sums only where it stands by itself, so that Totalförsvar is none.
[[nodiscard]] bool begins_with_sum_word(std::string_view folded, std::string_view word);

/// `Varav lokaler`: a part of the row above, which counts already.
[[nodiscard]] bool is_part_word(std::string_view text);

/// A column map's condition on rows is of such parts: `Namn börjar med Varav`.
[[nodiscard]] bool skips_parts(std::string_view condition);

/// Its words are those of a sum, and not of a part.
[[nodiscard]] bool calls_itself_sum(std::string_view text);

/// `Förskola totalt`, `KS summa`: the word; empty: it ends with none.
[[nodiscard]] std::string_view ending_sum_word(std::string_view text);

}  // namespace malkoll::importing
