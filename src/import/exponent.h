#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace malkoll::importing {

/// `1,2E+06`: how spreadsheets write large numbers to text where the cell is narrow.
struct Exponent {
  std::string plain;   ///< `1200000`, with a comma before decimals
  bool whole = false;  ///< all its digits before the decimals are there; else the last ones have been rounded away, and nobody knows them
};

/// nullopt: the text is no such number.
[[nodiscard]] std::optional<Exponent> read_exponent(std::string_view text);

}  // namespace malkoll::importing
