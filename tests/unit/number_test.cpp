// Numbers: what fmt writes reads back as the same öre, and no tab or pair of spaces ever groups digits.

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <string>

#include "text/format.h"
#include "text/scan_number.h"

using namespace malkoll;

namespace {

ScannedNumber scan(const std::string& text) { return scan_number(text.data(), text.data() + text.size()); }

}  // namespace

TEST_CASE("a number that is written reads back as the same öre") {
  CHECK(rc::check([](std::int64_t mantissa, std::uint8_t decimals) {
    const Decimal number{mantissa % 1'000'000'000'000'000, static_cast<std::uint8_t>(decimals % 4)};
    const std::string text = format_decimal(number);
    const ScannedNumber back = scan(text);
    RC_ASSERT(back.fault == NumberFault::none);
    RC_ASSERT(back.end == text.data() + text.size());
    for (const AmountUnit unit : {AmountUnit::kr, AmountUnit::tkr, AmountUnit::mnkr, AmountUnit::mdkr}) {
      const ReadAmount once = to_ore(number, unit), again = to_ore(back.value, unit);
      RC_ASSERT(once.fault == again.fault);
      RC_ASSERT(once.value == again.value);
    }
  }));
}

TEST_CASE("two numbers with a tab, or several spaces, between them are never one") {
  CHECK(rc::check([](std::uint32_t first, std::uint32_t second) {
    const std::string a = format_decimal({first, 0}), b = format_decimal({second, 0});
    for (const char* between : {"\t", " \t", "\t ", "  ", "   ", " \xC2\xA0"}) {
      RC_ASSERT(scan(a + between + b).fault != NumberFault::none);
      RC_ASSERT(scan(a + ",5" + between + b).fault != NumberFault::none);
    }
  }));
  CHECK(scan("612\t400").fault == NumberFault::apart);
  CHECK(scan("612  400").fault == NumberFault::apart);
  CHECK(scan("-\t400").fault == NumberFault::apart);
  CHECK(scan("12,5 13,5").fault == NumberFault::apart);
}

TEST_CASE("a single blank of any other kind groups by three") {
  for (const char* blank : {" ", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"}) {
    const ScannedNumber number = scan(std::string("1") + blank + "612" + blank + "400");
    CHECK(number.fault == NumberFault::none);
    CHECK(number.value.mantissa == 1'612'400);
  }
}
