#include "model/money.h"

#include <algorithm>
#include <limits>

namespace malkoll {

namespace {
__extension__ using Wide = __int128;
constexpr std::int64_t whole = whole_share.hundredths();
}  // namespace

void split(Ore amount, std::span<const std::int64_t> weights, std::span<Ore> parts) {
  std::int64_t total = 0;
  for (const std::int64_t weight : weights) total += weight;
  std::fill(parts.begin(), parts.end(), Ore());
  if (total == 0) return;
  const std::int64_t size = magnitude(amount).count();
  const bool narrow = size < std::numeric_limits<std::int64_t>::max() / std::max<std::int64_t>(total, 1);
  const auto divide = [&](std::int64_t weight, std::int64_t& rest) {
    if (narrow && total == whole) {  // nearly always; division by a constant is quick
      rest = size * weight % whole;
      return size * weight / whole;
    }
    if (narrow) {
      rest = size * weight % total;
      return size * weight / total;
    }
    const Wide product = static_cast<Wide>(size) * weight;
    rest = static_cast<std::int64_t>(product % total);
    return static_cast<std::int64_t>(product / total);
  };
  std::int64_t left = size;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    std::int64_t rest = 0;
    parts[i] = Ore(divide(weights[i], rest));
    left -= parts[i].count();
  }
  // At most one öre a part is left. Few parts: looking for the next largest remainder is cheaper than sorting.
  std::int64_t below = total;
  std::size_t after = 0;
  for (; left > 0; --left) {
    std::int64_t best = -1;
    std::size_t at = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      std::int64_t rest = 0;
      divide(weights[i], rest);
      const bool free = rest < below || (rest == below && i >= after);
      if (free && rest > best) best = rest, at = i;
    }
    parts[at] += Ore(1);
    below = best;
    after = at + 1;
  }
  if (amount < 0) {
    for (Ore& part : parts) part = -part;
  }
}

Ore part_of(Ore amount, Share share) {
  const Wide product = static_cast<Wide>(amount.count()) * share.hundredths();
  const Wide half = product < 0 ? -whole / 2 : whole / 2;
  return Ore(static_cast<std::int64_t>((product + half) / whole));
}

}  // namespace malkoll
