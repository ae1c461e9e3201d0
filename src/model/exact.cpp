#include "model/exact.h"

#include <algorithm>
#include <limits>

namespace malkoll::model {

namespace {

__extension__ using Wide = __int128;

constexpr int places = 3;

/// Numbers beyond these are none that anybody measures; within them nothing below overflows.
constexpr std::int64_t most = 1'000'000'000'000'000;
constexpr int most_decimals = 12;

bool fits(Decimal value) { return value.mantissa <= most && value.mantissa >= -most && value.decimals <= most_decimals; }

Wide power_of_ten(int exponent) {
  Wide power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

/// What lies between two whole numbers goes away from zero. `by` is above zero.
Wide divide(Wide value, Wide by) {
  const Wide size = value < 0 ? -value : value;
  const Wide whole = (size + by / 2) / by;  // of an odd divisor no remainder lies in the middle
  return value < 0 ? -whole : whole;
}

/// numerator / denominator in thousandths.
std::optional<Decimal> thousandths(Wide numerator, Wide denominator) {
  Wide value = divide(numerator * power_of_ten(places), denominator);
  if (value > std::numeric_limits<std::int64_t>::max() || value < std::numeric_limits<std::int64_t>::min()) return std::nullopt;
  int decimals = places;
  for (; decimals > 0 && value % 10 == 0; --decimals) value /= 10;
  return Decimal{static_cast<std::int64_t>(value), static_cast<std::uint8_t>(decimals)};
}

std::optional<Decimal> add(Decimal a, Decimal b, int sign) {
  if (!fits(a) || !fits(b)) return std::nullopt;
  const int decimals = std::max(a.decimals, b.decimals);
  const Wide sum = a.mantissa * power_of_ten(decimals - a.decimals) + sign * (b.mantissa * power_of_ten(decimals - b.decimals));
  return thousandths(sum, power_of_ten(decimals));
}

std::optional<Decimal> change_by_percent(Decimal value, Decimal percent, int sign) {
  if (!fits(value) || !fits(percent)) return std::nullopt;
  const Wide hundred = 100 * power_of_ten(percent.decimals);
  const Wide part =
      (value.mantissa < 0 ? -sign : sign) * static_cast<Wide>(percent.mantissa);  // of the value's size: 10 % more than −20 is −18
  return thousandths(value.mantissa * (hundred + part), power_of_ten(value.decimals) * hundred);
}

}  // namespace

int compare(Decimal a, Decimal b) {
  // A mantissa is below 2^63 and a power of ten up to 10^18 below 2^60.
  const int decimals = std::max(a.decimals, b.decimals);
  const Wide x = a.mantissa * power_of_ten(decimals - a.decimals), y = b.mantissa * power_of_ten(decimals - b.decimals);
  return x < y ? -1 : x > y ? 1 : 0;
}

std::optional<Decimal> to_thousandths(Decimal value) {
  return fits(value) ? thousandths(value.mantissa, power_of_ten(value.decimals)) : std::nullopt;
}
std::optional<Decimal> plus(Decimal a, Decimal b) { return add(a, b, 1); }
std::optional<Decimal> minus(Decimal a, Decimal b) { return add(a, b, -1); }

std::optional<Decimal> times(Decimal value, std::int64_t n) {
  if (!fits(value) || n > most || n < -most) return std::nullopt;
  return thousandths(static_cast<Wide>(value.mantissa) * n, power_of_ten(value.decimals));
}

std::optional<Decimal> divided_by(Decimal value, std::int64_t n) {
  if (!fits(value) || n <= 0 || n > most) return std::nullopt;
  return thousandths(value.mantissa, power_of_ten(value.decimals) * n);
}

std::optional<Decimal> more_by_percent(Decimal value, Decimal percent) { return change_by_percent(value, percent, 1); }
std::optional<Decimal> less_by_percent(Decimal value, Decimal percent) { return change_by_percent(value, percent, -1); }

std::optional<std::int64_t> share_of(Decimal part, Decimal whole) {
  if (!fits(part) || !fits(whole) || part.mantissa <= 0 || whole.mantissa <= 0) return std::nullopt;
  const Wide share = divide(part.mantissa * power_of_ten(whole.decimals) * 10'000, whole.mantissa * power_of_ten(part.decimals));
  if (share > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
  return static_cast<std::int64_t>(share);
}

}  // namespace malkoll::model
