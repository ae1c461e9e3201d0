#pragma once

#include <string_view>

/// The words by which a row says that it sums up others.
namespace malkoll::importing {

struct SumWord {
  std::string_view text;   ///< at the beginning, in small letters
  std::string_view shown;  ///< as a column map has it
};
/// The word that a text begins with; nullptr: none.
[[nodiscard]] const SumWord* sum_word(std::string_view text);

/// `Varav lokaler`: a part of the row above, which counts already.
[[nodiscard]] bool is_part_word(std::string_view text);

/// `Förskola totalt`, `KS summa`: the word; empty: it ends with none.
[[nodiscard]] std::string_view ending_sum_word(std::string_view text);

}  // namespace malkoll::importing
