// What words tell of an indicator: which way is better, and in what it is measured.
#include <catch2/catch.hpp>

#include "model/direction.h"
#include "model/measure_unit.h"
#include "text/utf8.h"

using namespace malkoll;

namespace {

Direction of_title(std::string_view title) { return model::direction_in_title(fold(title)).way; }
Direction of_goal(std::string_view text) { return model::direction_in_goal(fold(text)).way; }

}  // namespace

TEST_CASE("a title tells which way is better", "[direction]") {
  for (const char* title : {"Nöjda brukare, andel (%)", "Nöjd-kund-index", "Elever som är behöriga till yrkesprogram", "Andel bygglov som beslutas inom 10 veckor",
                            "Andel bygglov med beslut inom tio veckor", "Fler än fem besök hos nöjda brukare", "Sjukfrånvaron ska öka"}) {
    CAPTURE(title);
    CHECK(of_title(title) == Direction::up);
  }
  for (const char* title : {"Sjukfrånvaro, totalt", "Utsläpp av växthusgaser, ton", "Anmälda våldsbrott", "Väntetid, dagar", "Färre fallolyckor"}) {
    CAPTURE(title);
    CHECK(of_title(title) == Direction::down);
  }
  for (const char* title : {"Elever per lärare", "Andel arbetslösa som går till arbete", "Åter i arbete efter sjukfrånvaro", "Grupper med färre än 15 barn", "Missnöjda kunder",
                            "Obehöriga lärare", "Utsläppsfria bilar", "Elever utan godkända betyg", "Nöjda med väntetiden", "Kostnad per nöjd elev, kostnaden", ""}) {
    CAPTURE(title);
    CHECK(of_title(title) == Direction::none);
  }
  CHECK(model::direction_in_title(fold("Elever utan godkända betyg")).turned);
  CHECK_FALSE(model::direction_in_title(fold("Elever per lärare")).turned);
}

TEST_CASE("a goal's text tells which way is better", "[direction]") {
  CHECK(of_goal("Deltagandet i föreningslivet ska öka") == Direction::up);
  CHECK(of_goal("Utsläppen minskar") == Direction::down);
  CHECK(of_goal("Fler jobb och färre bidrag") == Direction::none);
  CHECK(of_goal("Förbättra möjligheterna till arbete") == Direction::none);
  CHECK(of_goal("Barn ska få växa upp i trygghet") == Direction::none);
  CHECK(of_goal("Bidra till ökad tillväxt") == Direction::none);
}

TEST_CASE("a title tells the unit of measure", "[direction]") {
  CHECK(model::unit_in_title("Elever, hemkommun, andel (%)") == "%");
  CHECK(model::unit_in_title("Kostnad gymnasieskola, kr/elev") == "kr/elev");
  CHECK(model::unit_in_title("Utsläpp (ton)") == "ton");
  CHECK(model::unit_in_title("Meritvärde, år 9").empty());
  CHECK(model::unit_in_title("Antal elever i musikskolan") == "antal");
  CHECK(model::unit_in_title("Andel elever") == "%");
  CHECK(model::unit_in_title("Placering i rankingen") == "placering");
  CHECK(model::unit_in_title("Nöjd-kund-index") == "index");
  CHECK(model::unit_in_title("Elevernas kondition").empty());
  CHECK(model::unit_in_title(")").empty());
}

TEST_CASE("a title that counts a change", "[direction]") {
  for (const char* title : {"Nettoökning av bostäder", "Löneökning", "Befolkningsökning", "Förändring av skulden", "Skillnad mellan könen"}) CHECK(model::counts_change(title));
  for (const char* title : {"Ansökningar som beviljas", "Medborgarundersökning", "Elever", "Rökning"}) CHECK_FALSE(model::counts_change(title));
}
