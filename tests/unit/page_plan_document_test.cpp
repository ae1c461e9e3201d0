// A plan out of a document, as the page asks for it.

#include <catch2/catch.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "page/plan_document.h"
#include "work/plan_file.h"

using namespace malkoll;
using namespace malkoll::page;

namespace {

const std::string goals =
    "Skogsby kommun: Mål och budget 2027\n\nMål;Indikator;Utfall 2025;Målvärde 2027\nFler ska vara trygga;Andel trygga (%);84;90\n";
const std::string frames = "Nämnd;Budget 2027\nKommunstyrelsen;100\nSocialnämnden;200\n";

Json form(const std::string& path, const std::string& year = "2027", const std::string& amounts = "") {
  return {{"path", path}, {"language", "sv"}, {"municipality", "9999"}, {"name", "Skogsby kommun"}, {"year", year}, {"amounts", amounts}};
}

Json found(const std::string& path, const std::string& bytes) { return plan_found_json(bytes, {{"path", path}, {"language", "sv"}}); }

}  // namespace

TEST_CASE("what the document says stands in the form, and what it does not is asked", "[page]") {
  const Json of_goals = found("stad/plan.csv", goals);
  CHECK(of_goals.at("indicators") == 1);
  CHECK(of_goals.at("municipality") == "Skogsby kommun");
  CHECK(of_goals.at("year") == 2027);
  CHECK(of_goals.at("yearProposed") == false);
  CHECK(of_goals.at("amountsAsked") == false);
  const Json of_frames = found("ramar.csv", frames);
  CHECK(of_frames.at("amountsAsked") == true);
  CHECK(of_frames.at("yearProposed") == true);
  CHECK(of_frames.at("municipality") == "");
  CHECK(found("ramar.csv", "Nämnd;Budget 2027 (tkr)\nKommunstyrelsen;100\n").at("amounts") == "tkr");
}

TEST_CASE("the plan is the command's, with the same answers", "[page]") {
  plan_import::PlanOptions options;
  options.municipality = "9999";
  options.name = "Skogsby kommun";
  options.year = Year(2027);
  options.amounts = AmountUnit::mnkr;
  for (const std::string& bytes : {goals, frames}) {
    options.file = InBoth(std::string("plan.csv"));
    const Json draft = plan_draft_json(bytes, form("stad/plan.csv", "2027", "mnkr"));
    CHECK(draft.at("text") == work::read_plan_file(bytes, options)->text);
    CHECK(draft.at("text").get<std::string>().find("plan.csv: ") != std::string::npos);
    // What is asked is answered in the form or the plan, never by options of the command.
    CHECK(dump(draft).find("--") == std::string::npos);
  }
}

TEST_CASE("what is no answer, and what is no plan, is said", "[page]") {
  CHECK(plan_draft_json(goals, form("plan.csv", "2027-2029")).contains("wrong"));
  CHECK(plan_draft_json(goals, form("plan.csv", "")).contains("wrong"));
  Json without = form("plan.csv");
  without["municipality"] = "178";
  CHECK(plan_draft_json(goals, without).contains("wrong"));
  without = form("plan.csv");
  without["name"] = " ";
  CHECK(plan_draft_json(goals, without).contains("wrong"));
  for (const char* bytes : {"%PDF-1.7", "{\\rtf1", "PK\x03\x04 trasig", ""}) {
    const Json answer = found("plan.docx", bytes);
    REQUIRE(answer.contains("wrong"));
    CHECK(answer.at("wrong").get<std::string>().find("malkoll") == std::string::npos);
  }
}

TEST_CASE("the endings of documents that a plan may stand in", "[page]") {
  const Json endings = plan_endings_json();
  for (const char* ending : {".docx", ".xlsx", ".csv", ".txt"}) CHECK(std::find(endings.begin(), endings.end(), ending) != endings.end());
  for (const char* ending : {".se", ".xls"}) CHECK(std::find(endings.begin(), endings.end(), ending) == endings.end());
}
