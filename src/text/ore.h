#pragma once

#include <compare>
#include <concepts>
#include <cstdint>

namespace malkoll {

/// The literal 0: nothing is as much in every unit.
struct Zero {
  template <std::same_as<int> Number>  // no wider one is narrowed to it
  consteval Zero(Number number) {      // NOLINT(google-explicit-constructor)
    if (number != 0) throw "only 0 is an amount without a unit";
  }
};

/// Money, in öre. It adds up with money and is held against money, and mixes with no other number: not with a year, a count or a share.
class Ore {
 public:
  constexpr Ore() = default;
  constexpr explicit Ore(std::int64_t count) : count_(count) {}

  [[nodiscard]] constexpr std::int64_t count() const { return count_; }

  friend constexpr bool operator==(Ore, Ore) = default;
  friend constexpr auto operator<=>(Ore, Ore) = default;
  friend constexpr bool operator==(Ore a, Zero /*nothing*/) { return a.count_ == 0; }
  friend constexpr std::strong_ordering operator<=>(Ore a, Zero /*nothing*/) { return a.count_ <=> 0; }

  constexpr Ore& operator+=(Ore other) { return count_ += other.count_, *this; }
  constexpr Ore& operator-=(Ore other) { return count_ -= other.count_, *this; }
  constexpr Ore& operator/=(std::int64_t by) { return count_ /= by, *this; }
  constexpr Ore operator-() const { return Ore(-count_); }
  friend constexpr Ore operator+(Ore a, Ore b) { return a += b; }
  friend constexpr Ore operator-(Ore a, Ore b) { return a -= b; }
  friend constexpr Ore operator*(Ore a, std::int64_t times) { return Ore(a.count_ * times); }
  friend constexpr Ore operator*(std::int64_t times, Ore a) { return a * times; }
  friend constexpr Ore operator/(Ore a, std::int64_t by) { return a /= by; }
  friend constexpr std::int64_t operator/(Ore a, Ore b) { return a.count_ / b.count_; }

 private:
  std::int64_t count_ = 0;
};
static_assert(sizeof(Ore) == 8, "it costs what a number does");

}  // namespace malkoll
