// The findings as the page has them: the document that others read, with what the screen needs of each thing beside it.

#include <catch2/catch.hpp>

#include "checked_page.h"

using namespace malkoll;

namespace {

const std::string plan =
    "kommun 9999: Provkommunen\nplan P25: Plan 2025\n  budgetår: 2025\n  beloppsenhet: tkr\nmålområde K: Kunskap\nmål M1: Fler ska läsa\n  ansvarig: BUN\nnämnd BUN: Barn- och ungdomsnämnden\n";
const std::string table = "Nämnd;Benämning;Slag;Drift 2025;Mål\nBUN;Insats;satsning;5;\nBUN;Insats;satsning;5;\n";

const Json* finding_of(const Json& document, const std::string& rule) {
  for (const Json& one : document.at("findings"))
    if (one.at("rule") == rule) return &one;
  return nullptr;
}

/// Without any `screen`, which each finding and each of its places must have.
Json without_screen(Json document) {
  CHECK(document.erase("screen") == 1);
  for (Json& finding : document.at("findings")) {
    CHECK(finding.erase("screen") == 1);
    for (const char* places : {"related", "items"}) {
      for (Json& place : finding.at(places)) CHECK(place.erase("screen") == 1);
    }
  }
  return document;
}

}  // namespace

TEST_CASE("the page's findings are the command's, with a screen to each", "[page]") {
  const page::Session session = test::checked_page({{"plan.malkoll", plan}, {"bun.csv", table}});
  const Json document = Json::parse(page::findings_for_screen(session));
  CHECK(without_screen(document) == Json::parse(page::findings_json(session)));
  CHECK(document.at("screen").at("units") == Json::parse(R"([{"id": "BUN", "title": "Barn- och ungdomsnämnden"}])"));
}

TEST_CASE("a finding's screen has its amount in words, and its place in the text of a table", "[page]") {
  const Json document = Json::parse(page::findings_for_screen(test::checked_page({{"plan.malkoll", plan}, {"bun.csv", table}})));
  const Json* unlinked = finding_of(document, "L01");
  REQUIRE(unlinked != nullptr);
  CHECK(unlinked->at("line") == nullptr);
  CHECK(unlinked->at("screen").at("amount") == "5\u00a0tkr");
  CHECK(unlinked->at("screen").at("made").at("line").get<int>() > 0);
}

TEST_CASE("a place that a finding also speaks of has a screen of its own", "[page]") {
  const Json document =
      Json::parse(page::findings_for_screen(test::checked_page({{"plan.malkoll", plan + "mål M1: Igen\n  ansvarig: BUN\n"}})));
  const Json* twice = finding_of(document, "P06");
  REQUIRE(twice != nullptr);
  REQUIRE_FALSE(twice->at("related").empty());
  CHECK(twice->at("related").at(0).at("screen") == Json::parse(R"({"made": null})"));
}
