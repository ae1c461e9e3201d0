#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <rapidcheck.h>

#include "cases/read_text.h"
#include "format/formatter.h"
#include "keywords.h"
#include "model/exact.h"
#include "text/format.h"

using namespace malkoll;

namespace {

/// Thousandths as the language writes them.
std::string written(std::int64_t thousandths) { return format_decimal({thousandths, 3}); }

std::int64_t in_thousandths(Decimal value) {
  std::int64_t mantissa = value.mantissa;
  for (int d = value.decimals; d < 3; ++d) mantissa *= 10;
  return mantissa;
}

/// n / by, half away from zero.
std::int64_t rounded(std::int64_t n, std::int64_t by) {
  const std::int64_t size = n < 0 ? -n : n;
  const std::int64_t whole = size / by + (size % by * 2 >= by ? 1 : 0);
  return n < 0 ? -whole : whole;
}

struct Run {
  test::ReadText read;
  explicit Run(const std::string& lines)
      : read("plan P: Plan\n  budgetår: 2025\n  planår: 2026\nmål A: Ett mål\nindikator A1: Mått\n  riktning: öka\n" + lines) {}

  [[nodiscard]] const TargetLevel& level(std::size_t target = 0) const { return read.project.targets.at(target).level; }
  [[nodiscard]] const IndicatorYearRow& year(Year year) const {
    for (const IndicatorYearRow& row : read.project.indicator_years) {
      if (row.year == year && row.target != no_row) return row;
    }
    throw std::runtime_error("no target that year");
  }
};

std::int64_t level_of(const std::string& lines) {
  const Run run(lines);
  RC_ASSERT(run.read.sink.empty());
  RC_ASSERT(run.level().known);
  return in_thousandths(run.level().value);
}

}  // namespace

TEST_CASE("a step is taken from the value of its year, and rounded to three decimals") {
  CHECK(rc::check("per cent", [] {
    const auto base = *rc::gen::inRange<std::int64_t>(-9'000'000, 9'000'000);
    const auto percent = *rc::gen::inRange<std::int64_t>(1, 200);
    const bool up = *rc::gen::arbitrary<bool>();
    const std::int64_t level =
        level_of(fmt::format("  utfall 2019: {}\n  målvärde 2025: {} med {} % från 2019\n", written(base), up ? "öka" : "minska", percent));
    RC_ASSERT(level == rounded(base * 100 + (base < 0 ? -base : base) * (up ? percent : -percent), 100));
  }));
  CHECK(rc::check("a number", [] {
    const auto base = *rc::gen::inRange<std::int64_t>(-9'000'000, 9'000'000), step = *rc::gen::inRange<std::int64_t>(1, 9'000'000);
    const std::int64_t level =
        level_of(fmt::format("  utfall 2019: {}\n  målvärde 2025: minska med {} från 2019\n", written(base), written(step)));
    RC_ASSERT(level == base - step);
  }));
  CHECK(rc::check("each year, every year's level rounded", [] {
    const auto base = *rc::gen::inRange<std::int64_t>(1, 900'000);
    const auto percent = *rc::gen::inRange<std::int64_t>(1, 60);
    const auto years = *rc::gen::inRange<std::int64_t>(1, 12);
    std::int64_t expected = base;
    for (std::int64_t y = 0; y < years; ++y) expected = rounded(expected * (100 - percent), 100);
    RC_ASSERT(level_of(fmt::format("  utfall {}: {}\n  målvärde 2025: minska med {} % per år från {}\n", 2025 - years, written(base),
                                   percent, 2025 - years)) == expected);
  }));
  CHECK(rc::check("percentage points of what is in per cent", [] {
    const auto base = *rc::gen::inRange<std::int64_t>(0, 60'000), step = *rc::gen::inRange<std::int64_t>(1, 40'000);
    RC_ASSERT(level_of(fmt::format("  enhet: %\n  utgångsvärde 2022: {}\n  målvärde 2025: öka med {} procentenheter från 2022\n",
                                   written(base), written(step))) == base + step);
    const auto percent = *rc::gen::inRange<std::int64_t>(1, 100);
    RC_ASSERT(level_of(fmt::format("  enhet: %\n  utgångsvärde 2022: {}\n  målvärde 2025: öka med {} % av värdet från 2022\n",
                                   written(base), percent)) == rounded(base * (100 + percent), 100));
  }));
  CHECK(in_thousandths(Run("  utfall 2016: 4,3\n  målvärde 2017: minska med 5 % per år från 2016\n").level().value) == 4085);
  CHECK(in_thousandths(Run("  utfall 2016: 4,3\n  målvärde 2018: minska med 5 % per år från 2016\n").level().value) == 3881);
}

TEST_CASE("without its year a step begins before the budget year, and stands still when outcomes come in") {
  const Run before("  utfall 2023: 70\n  målvärde 2025: öka med 5\n"),
      after("  utfall 2023: 70\n  utfall 2025: 90\n  målvärde 2025: öka med 5\n");
  CHECK(in_thousandths(before.level().value) == 75'000);
  CHECK(in_thousandths(after.level().value) == 75'000);
  CHECK(after.year(Year(2025)).met == true);
  CHECK_FALSE(Run("  utfall 2025: 70\n  målvärde 2026: öka med 5\n").level().known);
  CHECK_FALSE(Run("  utfall 2024: ja\n  målvärde 2026: öka med 5\n").level().known);
  // of a year's values a step begins with the utgångsvärde
  CHECK(in_thousandths(Run("  utfall 2024: 71\n  utgångsvärde 2024: 70\n  målvärde 2025: öka med 5\n").level().value) == 75'000);
}

TEST_CASE("a step each year has a level in every year that it holds for") {
  const Run run("  utfall 2024: 100\n  utfall 2025: 104\n  utfall 2026: 111\n  målvärde: öka med 5 per år från 2024\n");
  CHECK(in_thousandths(run.year(Year(2025)).level.value) == 105'000);
  CHECK(run.year(Year(2025)).met == false);
  CHECK(in_thousandths(run.year(Year(2026)).level.value) == 110'000);
  CHECK(run.year(Year(2026)).met == true);
}

TEST_CASE("a target for several years is their mean or their sum") {
  CHECK(rc::check("mean and sum", [] {
    const auto values = *rc::gen::container<std::vector<std::int64_t>>(4, rc::gen::inRange<std::int64_t>(-5'000, 5'000));
    const auto target = *rc::gen::inRange<std::int64_t>(-5'000, 5'000);
    std::string lines;
    std::int64_t sum = 0;
    for (std::size_t y = 0; y < 4; ++y) {
      lines += fmt::format("  utfall {}: {}\n", 2023 + y, written(values[y]));
      sum += values[y];
    }
    const Run mean(lines + fmt::format("  målvärde 2023–2026: i snitt minst {}\n", written(target)));
    RC_ASSERT(in_thousandths(*mean.year(Year(2026)).so_far) == rounded(sum, 4));
    RC_ASSERT(*mean.year(Year(2026)).met == (rounded(sum, 4) >= target));
    const Run total(lines + fmt::format("  målvärde 2023–2026: sammanlagt högst {}\n", written(target)));
    RC_ASSERT(in_thousandths(*total.year(Year(2026)).so_far) == sum);
    RC_ASSERT(*total.year(Year(2026)).met == (sum <= target));
  }));
  const Run so_far("  utfall 2023: 1\n  utfall 2024: 3\n  målvärde 2023–2026: i snitt minst 2\n");
  CHECK(in_thousandths(*so_far.year(Year(2026)).so_far) == 2'000);
  CHECK_FALSE(so_far.year(Year(2026)).met);
  const Run gap("  utfall 2023: 1\n  utfall 2025: 3\n  utfall 2026: 3\n  målvärde 2023–2026: i snitt minst 2\n");
  CHECK_FALSE(gap.year(Year(2026)).so_far);
  CHECK_FALSE(gap.year(Year(2026)).met);
  const Run last("  utfall 2026: 2\n  målvärde 2023–2026: minst 2\n");
  CHECK(last.year(Year(2026)).met == true);
}

TEST_CASE("a placing, and a comparison of the same year and name") {
  CHECK(rc::check("placing", [] {
    const auto place = *rc::gen::inRange(1, 290), wanted = *rc::gen::inRange(1, 290);
    const Run run(fmt::format("  enhet: placering\n  utfall 2025: {}\n  målvärde 2025: bland de {} bästa\n", place, wanted));
    RC_ASSERT(*run.year(Year(2025)).met == (place <= wanted));
  }));
  CHECK(rc::check("comparison", [] {
    const auto value = *rc::gen::inRange<std::int64_t>(0, 3'000), other = *rc::gen::inRange<std::int64_t>(0, 3'000);
    const std::string lines =
        fmt::format("  utfall 2025: {}\n  jämförelse 2025 Riket: {}\n  jämförelse 2025 riket kvinnor: 1\n", written(value), written(other));
    RC_ASSERT(*Run(lines + "  målvärde 2025: bättre än riket\n").year(Year(2025)).met == (value > other));
    RC_ASSERT(*Run(lines + "  målvärde 2025: minst lika bra som riket\n").year(Year(2025)).met == (value >= other));
  }));
  CHECK_FALSE(Run("  utfall 2025: 4\n  jämförelse 2024 riket: 3\n  målvärde 2025: bättre än riket\n").year(Year(2025)).met);
}

TEST_CASE("how much of a target is reached") {
  CHECK(Run("  utfall 2025: 40\n  målvärde 2025: minst 50\n").year(Year(2025)).fulfilment == 8'000);
  CHECK(Run("  utfall 2025: 8\n  målvärde 2025: högst 6\n").year(Year(2025)).fulfilment == 7'500);
  CHECK_FALSE(Run("  utfall 2025: -1\n  målvärde 2025: minst 50\n").year(Year(2025)).fulfilment);
  CHECK_FALSE(Run("  utfall 2025: 12\n  målvärde 2025: mellan 10 och 20\n").year(Year(2025)).fulfilment);
}

TEST_CASE("an own goal's money goes on by way of another of its unit, all of it") {
  CHECK(rc::check("parts of parts", [] {
    const Ore money(*rc::gen::inRange<std::int64_t>(0, 1'000'000));
    const Reach parts[] = {{no_row, 0, 2}, {no_row, 3, 6}, {no_row, 4, 6}, {no_row, 5, 6}};
    Ore sum;
    for (const Reach& part : parts) sum += passed_on(money, part);
    RC_ASSERT(sum == money);
  }));
}

TEST_CASE("fmt writes the first form") {
  const auto line = [](const std::string& text) {
    const Source source{"prov.malkoll", "indikator A1: Mått\n" + text + "\n", 0, {}};
    const Formatted out = format(source, Keywords());
    CHECK(out.same_meaning);
    return out.text.substr(out.text.find("\n  ") + 3, out.text.size() - out.text.find("\n  ") - 4);
  };
  CHECK(line("målvärde  2023 - 2026:  i genomsnitt  minst 2,0 %") == "målvärde 2023–2026: i snitt minst 2,0 %");
  CHECK(line("målvärde 2023–2026: totalt >= 2000") == "målvärde 2023–2026: sammanlagt minst 2 000");
  CHECK(line("målvärde 2025: ska minska med 20% från 2019") == "målvärde 2025: minska med 20 % från 2019");
  CHECK(line("målvärde 2025: öka med 5  procentenheter") == "målvärde 2025: öka med 5 procentenheter");
  CHECK(line("målvärde 2025: öka med 500 varje år från 2024") == "målvärde 2025: öka med 500 per år från 2024");
  CHECK(line("målvärde 2025: öka med 500 platser från 2024 årligen") == "målvärde 2025: öka med 500 platser per år från 2024");
  CHECK(line("målvärde 2025: öka till 75") == "målvärde 2025: minst 75");
  CHECK(line("målvärde 2025: ska minska till 6,5 %") == "målvärde 2025: högst 6,5 %");
  CHECK(line("målvärde 2025: topp 10") == "målvärde 2025: bland de 10 bästa");
  CHECK(line("målvärde 2025: Plats 10 eller bättre") == "målvärde 2025: bland de 10 bästa");
  CHECK(line("målvärde 2025: minst lika bra som  riket") == "målvärde 2025: lika med eller bättre än riket");
  CHECK(line("delvis uppfyllt: >= 80% av målvärdet") == "delvis uppfyllt: minst 80 % av målvärdet");
}
