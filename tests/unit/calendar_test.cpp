#include "text/calendar.h"

#include <catch2/catch.hpp>

using namespace malkoll;

TEST_CASE("A date is a day that there is, and is written as it is read", "[calendar]") {
  REQUIRE(Date::read("2028-02-29"));
  CHECK(Date::read("2028-02-29")->iso() == "2028-02-29");
  CHECK(Date::read("2028-02-29")->year() == Year(2028));
  for (const char* none : {"", "2027-02-29", "2027-13-01", "2027-1-01", "2027-01-001", "2027/01/01", "x027-01-01", "2027-01-01 "}) {
    CAPTURE(none);
    CHECK_FALSE(Date::read(none));
  }
  CHECK(Date::read("0007-01-02")->iso() == "0007-01-02");
  CHECK(Date::of(2027, 1, 2) == Date::read("2027-01-02"));
  CHECK(Date::last_of(Year(2027)).iso() == "2027-12-31");
}

TEST_CASE("Dates stand in the order of their days, and one that is not given before them all", "[calendar]") {
  CHECK(*Date::of(2026, 12, 31) < *Date::of(2027, 1, 1));
  CHECK(Date() < *Date::of(1, 1, 1));
  CHECK_FALSE(Date().given());
  CHECK(Date().iso().empty());
}
