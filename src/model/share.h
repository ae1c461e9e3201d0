#pragma once

#include <compare>
#include <cstdint>

namespace malkoll {

/// A part of a whole, in hundredths of a percent: 7150 is 71,5 %. It mixes with no other number, and so not with money.
class Share {
 public:
  constexpr Share() = default;
  constexpr explicit Share(std::int32_t hundredths) : hundredths_(hundredths) {}

  [[nodiscard]] constexpr std::int32_t hundredths() const { return hundredths_; }
  friend constexpr auto operator<=>(Share, Share) = default;

 private:
  std::int32_t hundredths_ = 0;
};
static_assert(sizeof(Share) == 4, "there can be millions of links");

inline constexpr Share whole_share{10'000};
/// Of a link: none is written. What is left has not been shared out yet.
inline constexpr Share no_share{-1};

}  // namespace malkoll
