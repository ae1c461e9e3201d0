#include <catch2/catch.hpp>
#include <limits>
#include <numeric>
#include <rapidcheck.h>
#include <type_traits>
#include <vector>

#include "model/money.h"
#include "model/words.h"
#include "text/scan_number.h"

using namespace malkoll;

namespace {

template <class A, class B>
concept Adds = requires(A a, B b) { a + b; };
template <class A, class B>
concept Compares = requires(A a, B b) { a < b; };
static_assert(Adds<Ore, Ore> && Compares<Ore, Ore> && Compares<Share, Share>);
static_assert(!Adds<Ore, std::int64_t> && !Adds<Ore, Share> && !Adds<Share, Share> && !Compares<Ore, Share> &&
              !Compares<Ore, std::int64_t> && !Compares<Share, int>);
static_assert(!std::is_convertible_v<std::int64_t, Ore> && !std::is_convertible_v<Ore, std::int64_t> && !std::is_convertible_v<int, Share>);
static_assert(Ore(3) > 0 && Ore() == 0 && 2 * Ore(3) - Ore(1) == Ore(5));

std::vector<std::int64_t> parts_of(std::int64_t amount, const std::vector<std::int64_t>& weights) {
  std::vector<Ore> parts(weights.size());
  split(Ore(amount), weights, parts);
  std::vector<std::int64_t> counts;
  for (const Ore part : parts) counts.push_back(part.count());
  return counts;
}

}  // namespace

TEST_CASE("money is split by the largest remainder", "[money]") {
  CHECK(parts_of(100, {3333, 3333, 3334}) == std::vector<std::int64_t>{33, 33, 34});
  CHECK(parts_of(10, {1, 1, 1}) == std::vector<std::int64_t>{4, 3, 3});
  CHECK(parts_of(-10, {1, 1, 1}) == std::vector<std::int64_t>{-4, -3, -3});
  CHECK(parts_of(7, {0, 0}) == std::vector<std::int64_t>{0, 0});
  CHECK(parts_of(1'000'000'000'000'000, {6000, 4000}) == std::vector<std::int64_t>{600'000'000'000'000, 400'000'000'000'000});
}

TEST_CASE("the parts add up to the öre", "[money]") {
  CHECK(rc::check("sum of parts", [](std::int64_t amount, const std::vector<std::uint16_t>& shares) {
    RC_PRE(amount != std::numeric_limits<std::int64_t>::min());
    const std::vector<std::int64_t> weights(shares.begin(), shares.end());
    const std::int64_t total = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    const std::vector<std::int64_t> parts = parts_of(amount, weights);
    RC_ASSERT(std::accumulate(parts.begin(), parts.end(), std::int64_t{0}) == (total == 0 ? 0 : amount));
    for (std::size_t i = 0; i < parts.size(); ++i) {
      RC_ASSERT((amount >= 0 ? parts[i] >= 0 : parts[i] <= 0));
      if (weights[i] == 0) RC_ASSERT(parts[i] == 0);
    }
  }));
}

TEST_CASE("sums are held at the limits", "[money]") {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  CHECK(add(most, 1) == most);
  CHECK(add(-most, -most) == -most);
  CHECK(add(Ore(most), Ore(1)) == Ore(most));
  CHECK(part_of(Ore(101), Share(5000)) == Ore(51));
  CHECK(part_of(Ore(-101), Share(5000)) == Ore(-51));
}

TEST_CASE("numbers as people write them", "[money]") {
  const auto read = [](std::string_view text) { return scan_number(text.data(), text.data() + text.size()); };
  const auto ore = [&](std::string_view text, AmountUnit unit) { return to_ore(read(text).value, unit).value.count(); };
  CHECK(ore("612 400", AmountUnit::tkr) == 61'240'000'000);
  CHECK(ore("612\u00a0400", AmountUnit::tkr) == 61'240'000'000);
  CHECK(ore("2\u2009450\u202f000", AmountUnit::kr) == 245'000'000);
  CHECK(ore("12,5", AmountUnit::mnkr) == 1'250'000'000);
  CHECK(ore("\u2212110,2", AmountUnit::mnkr) == -11'020'000'000);
  CHECK(ore("\u2013 614", AmountUnit::tkr) == -61'400'000);
  CHECK(ore("+3", AmountUnit::kr) == 300);
  CHECK(read("12.500").fault == NumberFault::point);
  CHECK(read("612 40").fault == NumberFault::grouping);
  CHECK(read("1234 567").fault == NumberFault::grouping);
  CHECK(read("9223372036854775808").fault == NumberFault::too_large);
  CHECK(read("tio").fault == NumberFault::missing);
  CHECK(to_ore(read("1,234").value, AmountUnit::kr).fault == NumberFault::decimals);
  CHECK(to_ore(read("999999999999999999").value, AmountUnit::mdkr).fault == NumberFault::too_large);
  CHECK(to_ore(read("72,7").value, AmountUnit::mnkr).last_digit == Ore(10'000'000));
  CHECK(to_ore(read("612 400").value, AmountUnit::tkr).last_digit == Ore(100'000));
}

TEST_CASE("a number with points is respelt where it can be read in one way only") {
  const auto respelt = [](const char* text) { return respelt_number(text).value_or("no"); };
  CHECK(respelt("12.5OO") == "no");
  CHECK(respelt("12.5 mnkr") == "12,5 mnkr");
  CHECK(respelt("− 12.50") == "− 12,50");
  CHECK(respelt("0.125") == "0,125");
  CHECK(respelt("1234.567") == "1234,567");
  CHECK(respelt("1.250.000 tkr") == "1 250 000 tkr");
  CHECK(respelt("12.500,50 kr") == "12 500,50 kr");
  CHECK(respelt("12,500.50 kr") == "12 500,50 kr");
  CHECK(respelt("1.234.567,8") == "1 234 567,8");
  for (const char* two_ways : {"12.500", "1.250", "100.000 tkr"}) CHECK(respelt(two_ways) == "no");
  for (const char* none :
       {"", "x", "12", "12,5", "12.", ".5", "1..2", "2024.12.31", "1.2.3", "12.50.300", "1.234,5,6", "1234.567.890", "0.500.000"})
    CHECK(respelt(none) == "no");
}

TEST_CASE("the words of amounts' units are those that numbers are read with") {
  for (const Choice& choice : choices(Shape::amount_unit)) CHECK(static_cast<std::int64_t>(amount_unit(choice.word)) == choice.value);
  for (const std::string_view word : written_choices(Shape::amount_unit)) CHECK(amount_unit_word(amount_unit(word)) == word);
}
