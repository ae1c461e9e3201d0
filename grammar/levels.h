#pragma once

#include <string_view>

namespace malkoll::grammar {

/// Why a text with a number in it is no level.
enum class NoLevel { no, relative, other };

/// A measure or a target, about its first number.
struct LevelText {
  std::string_view before;  ///< what stands before the number, without the target's own word (minst, ≥ …)
  std::string_view number;  ///< as written, without its sign
  std::string_view behind;
  std::string_view unit, title;  ///< of the thing it is said of, where they are known
  bool has_op = false;           ///< minst, högst … was read
  bool target = false;
};

/// Whether it is no level: it says how much something is to change (`minska med 20 %`), compares (`80 % av rikssnittet`), or gives two
/// values (`10–20`, `900 [800]`, `87 % 2026`). Of words before the number only those that are a unit's are taken.
[[nodiscard]] NoLevel no_level(const LevelText& text);

}  // namespace malkoll::grammar
