#include "text/format.h"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <limits>

using namespace malkoll;

namespace {

constexpr auto sv = Language::swedish;
constexpr auto en = Language::english;
constexpr auto ascii = Glyphs::ascii;
constexpr Ore kr{100}, tkr = 1'000 * kr, mnkr = 1'000 * tkr;
constexpr Ore least{std::numeric_limits<std::int64_t>::min()}, most{std::numeric_limits<std::int64_t>::max()};

/// Reads back what format_exact wrote, by other means than it wrote it with.
Ore ore_of(std::string text, Language language) {
  const auto take = [&](const std::string& what) {
    bool found = false;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what)) {
      text.erase(at, what.size());
      found = true;
    }
    return found;
  };
  const bool thousands = take("tkr");
  if (!thousands) REQUIRE(take("kr"));
  const bool negative = take("\u2212");
  take("\u00a0");
  if (language == Language::english) take(",");
  const std::string mark = language == Language::english ? "." : ",";
  const bool cents = text.find(mark) != std::string::npos;
  if (cents) REQUIRE(text.size() - text.find(mark) == 3);
  take(mark);
  std::uint64_t value = std::strtoull(text.c_str(), nullptr, 10);
  if (!cents) value *= 100;
  if (thousands) value *= 1000;
  return Ore(static_cast<std::int64_t>(negative ? ~value + 1 : value));
}

}  // namespace

TEST_CASE("format: exact amounts") {
  CHECK(format_exact(Ore(), sv) == "0\u00a0kr");
  CHECK(format_exact(10'000 * tkr, sv) == "10\u00a0000\u00a0tkr");
  CHECK(format_exact(6'012 * mnkr, sv) == "6\u00a0012\u00a0000\u00a0tkr");
  CHECK(format_exact(350 * kr, sv) == "350\u00a0kr");
  CHECK(format_exact(Ore(123'450), sv) == "1\u00a0234,50\u00a0kr");
  CHECK(format_exact(Ore(-5), sv) == "\u22120,05\u00a0kr");
  CHECK(format_exact(-614 * tkr, sv) == "\u2212614\u00a0tkr");
  CHECK(format_exact(Ore(123'450), en) == "1,234.50\u00a0kr");
  CHECK(format_exact(-12'500 * tkr, sv, ascii) == "-12 500 tkr");
  CHECK(format_exact(most, sv, ascii) == "92 233 720 368 547 758,07 kr");
  CHECK(format_exact(least, sv, ascii) == "-92 233 720 368 547 758,08 kr");
}

TEST_CASE("format: amounts as they read best") {
  CHECK(format_amount(12'500 * tkr, sv) == "12\u00a0500\u00a0tkr");
  CHECK(format_amount(12'500 * tkr, en) == "12,500\u00a0tkr");
  CHECK(format_amount(6'012 * mnkr, sv, ascii) == "6 012 mnkr");
  CHECK(format_amount(6'012 * mnkr + 500 * tkr, sv, ascii) == "6 012 500 tkr");
  CHECK(format_amount(350 * kr, sv, ascii) == "350 kr");
  CHECK(format_amount(250'500 * kr, sv, ascii) == "250 500 kr");
  CHECK(format_amount(Ore(123'450), sv, ascii) == "1 234,50 kr");
  CHECK(format_amount(12'345'678 * kr, sv, ascii) == "ca 12 346 tkr");
  CHECK(format_amount(-12'345'678 * kr, en, ascii) == "about -12,346 tkr");
  CHECK(format_amount(123'456 * kr + Ore(50), sv, ascii) == "ca 123 tkr");
  CHECK(format_amount(least, sv, ascii) == "ca -92 233 720 368 548 tkr");
}

TEST_CASE("format: totals") {
  CHECK(format_total(6'012 * mnkr, sv, ascii) == "6 012 mnkr");
  CHECK(format_total(6'012 * mnkr + 499'999 * kr, sv, ascii) == "6 012 mnkr");
  CHECK(format_total(6'012 * mnkr + 500 * tkr, sv, ascii) == "6 013 mnkr");
  CHECK(format_total(412'460 * tkr, sv, ascii) == "412,5 mnkr");
  CHECK(format_total(412 * mnkr, sv, ascii) == "412 mnkr");
  CHECK(format_total(41'250 * tkr, sv, ascii) == "41,3 mnkr");
  CHECK(format_total(1'250 * tkr, sv, ascii) == "1,25 mnkr");
  CHECK(format_total(1'050 * tkr, en, ascii) == "1.05 mnkr");
  CHECK(format_total(412 * tkr, sv, ascii) == "412 tkr");
  CHECK(format_total(999'700 * kr, sv, ascii) == "1 mnkr");
  CHECK(format_total(12'500 * kr, sv, ascii) == "12,5 tkr");
  CHECK(format_total(350 * kr, sv, ascii) == "350 kr");
  CHECK(format_total(Ore(), sv, ascii) == "0 kr");
  CHECK(format_total(-6'012 * mnkr, sv) == "\u22126\u00a0012\u00a0mnkr");
  CHECK(format_total(least, sv, ascii) == "-92 233 720 369 mnkr");
}

TEST_CASE("format: percent and numbers") {
  CHECK(format_percent(7150, sv) == "71,5\u00a0%");
  CHECK(format_percent(1000, sv, ascii) == "10 %");
  CHECK(format_percent(5, sv, ascii) == "0,05 %");
  CHECK(format_percent(-1234, sv, ascii) == "-12,34 %");
  CHECK(format_percent(0, sv, ascii) == "0 %");
  CHECK(format_percent(7150, en) == "71.5%");
  CHECK(format_percent(least.count(), sv, ascii) == "-92 233 720 368 547 758,08 %");

  CHECK(format_number(71.5, sv) == "71,5");
  CHECK(format_number(0.1 + 0.2, sv) == "0,30000000000000004");
  CHECK(format_number(-3, sv) == "\u22123");
  CHECK(format_number(-0.0, sv) == "0");
  CHECK(format_number(2024, sv) == "2024");
  CHECK(format_number(12'500.25, sv, ascii) == "12 500,25");
  CHECK(format_number(12'500.25, en, ascii) == "12,500.25");
  CHECK(format_number(1e20, sv) == "1e+20");
  CHECK(format_number(1.5e-7, sv) == "1,5e-07");
  CHECK(format_count(50'000, sv, ascii) == "50 000");
  CHECK(format_count(431, en) == "431");
}

TEST_CASE("format: an exact amount reads back as the same öre") {
  CHECK(rc::check("any öre", [](std::int64_t count) {
    const Ore ore(count);
    RC_ASSERT(ore_of(format_exact(ore, sv), sv) == ore);
    RC_ASSERT(ore_of(format_exact(ore, en), en) == ore);
  }));
  CHECK(rc::check("whole tkr", [] {
    const Ore ore = *rc::gen::inRange<std::int64_t>(-90'000'000'000'000, 90'000'000'000'000) * tkr;
    RC_ASSERT(ore_of(format_exact(ore, sv), sv) == ore);
  }));
  for (const Ore ore : {least, least + Ore(1), most, most - Ore(1), Ore()}) CHECK(ore_of(format_exact(ore, sv), sv) == ore);
}

TEST_CASE("format: an amount without ca is exact") {
  CHECK(rc::check("any öre", [](std::int64_t count) {
    const Ore ore(count);
    const std::string text = format_amount(ore, sv);
    if (text.rfind("ca", 0) == 0 || text.find("mnkr") != std::string::npos) return;
    RC_ASSERT(ore_of(text, sv) == ore);
  }));
}
