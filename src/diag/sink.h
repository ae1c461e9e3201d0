#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/span.h"

namespace malkoll {

/// The codes that the reader itself gives. Their texts stand in rules/, as for every rule.
enum class Code : std::uint8_t {
  P01,
  P02,
  P03,
  P04,
  P05,
  P06,
  P07,
  P08,
  P09,
  P10,
  P11,
  P12,
  P13,
  P14,
  P15,
  F01,
  F02,
  F03,
  F04,
  F05,
  F06,
  F07,
  F08,
  F09,
  F10,
  F11,
  F12,
  count
};
[[nodiscard]] std::string_view word(Code code);  ///< "P01"

/// What may mend a line, where more is needed for it than what the mistake suggests.
enum class Mend : std::uint8_t {
  none,
  point,          ///< a point for decimals, or between thousands
  share,          ///< a share that is none, perhaps for its point
  year,           ///< when something is to be done
  percent_signs,  ///< in a list of shares
  commas,         ///< in a list of goals
  choice,         ///< one of the key's words
};

/// A mistake in a line or a file, as a value: which text it gets is decided when it is shown.
struct Mistake {
  Code code = Code::P01;
  const char* variant = "";      ///< the wording in the code's head; a literal
  Mend mend = Mend::none;
  Span span;                     ///< {text} in the wording
  Span related;                  ///< where the first one stands; empty: none
  std::string_view key;          ///< {key}: the property's word; a literal
  std::string_view kind;         ///< {kind}: the declaration's word; a literal
  std::string_view wanted;       ///< {wanted}: what fits; a literal
  std::string suggestion;        ///< {suggestion}
  bool certain = false;          ///< the suggestion can replace the text
  bool whole_file = false;
  std::string place = {};        ///< {place}: of a table, where: kolumn C »Ram 2026«
  std::string sum = {};          ///< {sum}: the money that stands there
  std::optional<std::size_t> count = {};  ///< {sum} where it is no money: how many there are
  std::string other = {};        ///< {other}: the place or the sum that it is held against
  std::string line = {};         ///< {line}: what a line is to say; empty: all of the text
};

/// What is wrong with a file as a whole: it stands where the file begins.
[[nodiscard]] inline Mistake about_file(Code code, const char* variant, std::string suggestion = {}, std::uint32_t base = 0) {
  Mistake m;
  m.code = code;
  m.variant = variant;
  m.span = {base, 0};
  m.whole_file = true;
  m.suggestion = std::move(suggestion);
  return m;
}

/// Collects mistakes. Every one is counted; the first `keep` of each code are kept, so that a broken file of any size
/// takes bounded memory.
class Sink {
 public:
  static constexpr std::size_t keep = 150'000;

  void add(Mistake mistake) {
    if (counts_[static_cast<std::size_t>(mistake.code)]++ < keep) {
      mistakes_.push_back(std::move(mistake));
    }
  }
  /// Adds what another one has collected.
  void add(const Sink& other) {
    for (const Mistake& m : other.mistakes_) add(m);
    for (std::size_t c = 0; c < counts_.size(); ++c) counts_[c] += other.counts_[c] - std::min(other.counts_[c], keep);
  }
  [[nodiscard]] const std::vector<Mistake>& mistakes() const { return mistakes_; }
  [[nodiscard]] std::size_t count(Code code) const { return counts_[static_cast<std::size_t>(code)]; }
  [[nodiscard]] bool empty() const { return mistakes_.empty(); }

 private:
  std::vector<Mistake> mistakes_;
  std::array<std::size_t, static_cast<std::size_t>(Code::count)> counts_{};
};

}  // namespace malkoll
