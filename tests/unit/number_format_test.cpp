#include "import/number_format.h"

#include <catch2/catch.hpp>

using namespace malkoll;
using namespace malkoll::importing;

namespace {

/// The unit of what the cell holds, in a column of tkr.
std::string held(const std::string& code, std::string_view number = "12500", AmountUnit column = AmountUnit::tkr) {
  const ShownAs shown = NumberFormats({code}).of({grid::Cell::Type::number, number, {}, 0});
  if (shown.foreign) return "valuta";
  const auto unit = held_unit(shown, column);
  return unit ? std::string(amount_unit_word(*unit)) : "orimligt";
}

}  // namespace

TEST_CASE("a number format's unit and scale say what the cell holds", "[format]") {
  CHECK(held("#,##0.0,,\" mnkr\"") == "kr");
  CHECK(held("0.0\" mnkr\"") == "mnkr");
  CHECK(held("#,##0,") == "kr");
  CHECK(held("#,##0,", "12500", AmountUnit::mnkr) == "tkr");
  CHECK(held("#,##0,,") == "orimligt");
  CHECK(held("0.0,,\"M\"") == "kr");
  CHECK(held("#,##0,\"k\"") == "kr");
  CHECK(held("#,##0\\ [$kr-41D]") == "kr");
  CHECK(held("_-* #,##0.00\\ \"kr\"_-;\\-* #,##0.00\\ \"kr\"_-;_-* \"-\"??\\ \"kr\"_-;_-@_-") == "kr");
  CHECK(held("#,##0\":-\"") == "kr");
  CHECK(held("#,##0\\ [$€-1]") == "valuta");
  for (const std::string plain :
       {"#,##0", "#,##0;[Red]-#,##0", "General", "", "0.00E+00", "[$-41D]#,##0", "#,##0\" st\"", "\"", "\\", "_", "[", "[$", "[>"})
    CHECK(held(plain) == "tkr");
}

TEST_CASE("each section of a number format says its own", "[format]") {
  const std::string by_size = "[>=1000000]0.0,,\" mnkr\";[>=1000]0\" tkr\";0\" mdkr\"";
  CHECK(held(by_size, "1000000") == "kr");
  CHECK(held(by_size, "1000") == "tkr");
  CHECK(held(by_size, "3") == "mdkr");
  CHECK(held("0\" mnkr\";-0\" kr\"", "-5") == "kr");
  CHECK(held("0\" mnkr\";-0\" kr\"", "5") == "mnkr");
}
