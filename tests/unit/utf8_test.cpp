#include "text/utf8.h"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

using namespace malkoll;

TEST_CASE("utf8: display width") {
  CHECK(display_width("") == 0);
  CHECK(display_width("Ökad måluppfyllelse") == 19);
  CHECK(display_width("a\u030a") == 1);
  CHECK(display_width("日本") == 4);
  CHECK(display_width("🙂") == 2);
  CHECK(display_width("−…»«") == 4);
}

TEST_CASE("utf8: counting") {
  CHECK(count_code_points("åäö") == 3);
  CHECK(count_code_points("a\u030a") == 2);
  CHECK(count_code_points("\xff\xfe"
                          "a") == 3);
  CHECK(utf16_length("å🙂") == 3);
  CHECK(utf16_length("\xc3") == 1);
}

TEST_CASE("utf8: first code point refuses what is not UTF-8") {
  CHECK(first_code_point("å").value == U'å');
  CHECK(first_code_point("\xf0\x9f\x99\x82").length == 4);
  for (const char* bad : {"\x80", "\xc0\x80", "\xc3", "\xe2\x82", "\xed\xa0\x80", "\xf5\x80\x80\x80", "\xf4\x90\x80\x80", "\xe0\x80\xaf"}) {
    const CodePoint point = first_code_point(bad);
    CHECK_FALSE(point.valid);
    CHECK(point.length == 1);
    CHECK(point.value == 0xfffd);
  }
}

TEST_CASE("utf8: fold") {
  CHECK(fold("  Ökad  MÅLUPPFYLLELSE – i skolan! ") == "ökad måluppfyllelse i skolan");
  CHECK(fold("mellan-/högstadiet") == "mellan högstadiet");
  CHECK(fold("A\u030angstro\u0308m") == "ångström");
  CHECK(fold("för\u00adskola") == "förskola");
  CHECK(fold("") == "");
  CHECK(fold(" .,- ") == "");
  CHECK(fold("KT\u00a01") == "kt 1");
  CHECK(fold_ascii("Ökad Åtgärd, café") == "okad atgard cafe");
  CHECK(fold_ascii("Københavns Ærø") == "kobenhavns aro");
  CHECK(fold_ascii("a\u0308ldre") == "aldre");
  CHECK(fold_ascii("\u01ff") == "o");
  CHECK(fold("\xff") == "\ufffd");
}

TEST_CASE("utf8: any bytes are survived") {
  CHECK(rc::check("bytes", [](const std::string& bytes) {
    const std::string folded = fold(bytes), ascii = fold_ascii(bytes);
    RC_ASSERT(fold(folded) == folded);
    RC_ASSERT(fold_ascii(ascii) == ascii);
    for (std::string_view rest = folded; !rest.empty();) {
      const CodePoint point = first_code_point(rest);
      RC_ASSERT(point.valid);
      rest.remove_prefix(point.length);
    }
    RC_ASSERT(count_code_points(bytes) <= bytes.size());
    RC_ASSERT(utf16_length(bytes) >= count_code_points(bytes));
    (void)display_width(bytes);
  }));
}
