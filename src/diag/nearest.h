#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace malkoll {

/// Did you mean: the index of the one candidate that is clearly nearest to a misspelt word, or nullopt. Slips (a letter
/// missing, added, wrong or two swapped) are counted; case, accents and punctuation weigh less than letters, digits
/// more. How many slips are forgiven grows with the length. Nothing is suggested when two different candidates are
/// equally near.
[[nodiscard]] std::optional<std::size_t> nearest(std::string_view word, std::span<const std::string_view> candidates);

/// The same for many words and the same candidates: most of these are ruled out by their letters alone. The texts of the
/// candidates must outlive it.
class NearestIndex {
 public:
  explicit NearestIndex(std::vector<std::string_view> candidates);
  [[nodiscard]] std::optional<std::size_t> find(std::string_view word) const;
  [[nodiscard]] std::string_view candidate(std::size_t index) const { return candidates_[index]; }
  [[nodiscard]] std::size_t size() const { return candidates_.size(); }

 private:
  struct Letters {
    std::uint64_t set = 0;    ///< a bit for each letter and digit that is there, without case and accents
    std::size_t count = 0;    ///< letters and digits
    std::size_t signs = 0;    ///< punctuation and blanks too
  };
  static Letters letters_of(std::string_view text);
  struct Member {
    std::uint64_t set = 0;
    std::uint32_t index = 0;
  };
  struct Length {
    std::vector<Member> members;
    std::size_t most_signs = 0;
  };

  std::vector<std::string_view> candidates_;
  std::vector<Length> by_length_;  ///< by the count of letters and digits
};

}  // namespace malkoll
