#include <catch2/catch.hpp>

#include <algorithm>

#include "checked_page.h"
#include "page/places.h"
#include "page/receipt.h"

using namespace malkoll;
using namespace malkoll::page;

namespace {

const std::string plan =
    "kommun 1: K\nplan P: Plan\n  budgetår: 2025\nmålområde O: Område\nmål M1: Fler ska klara behörigheten\n  ansvarig: BUN\nnämnd BUN: Barn- och ungdomsnämnden\n";
const std::string budget =
    "använd: ../plan.malkoll\nbudget BUN: Budget\n  plan: P\nnämndmål BUN1: Eget\n  mål: M1\npost 1: Åtgärd\n  drift 2025: 10 tkr\n  bidrar till: BUN1\n";

Session checked(const std::string& own) { return test::checked_page({{"k/plan.malkoll", plan}, {"k/namnder/bun.malkoll", own}}); }

Json proposed(Session& session, const std::string& text) {
  const auto line = static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
  const std::size_t begin = text.rfind('\n') + 1;
  Json answer =
      proposals_json(session, {{"path", "k/namnder/bun.malkoll"}, {"line", line}, {"character", text.size() - begin}, {"text", text}});
  Json words = Json::array();
  for (const Json& one : answer.at("proposals")) words.push_back(one.at("insert"));
  return words;
}

}  // namespace

TEST_CASE("what is being written is answered as it stands, and money as it was checked") {
  Session session = checked(budget);
  CHECK(proposed(session, budget + "  motverkar: ") == Json{"BUN1", "M1"});
  std::string renamed = budget;
  renamed.replace(renamed.find("BUN1"), 4, "BUN9");
  CHECK(proposed(session, renamed + "  motverkar: ") == Json{"M1", "BUN9"});
  CHECK(proposed(session, budget + "# motverkar: ").empty());
  CHECK(proposals_json(session, {{"path", "okänd"}, {"line", 0}, {"character", 0}, {"text", ""}}).is_null());
}

TEST_CASE("what stands at a place: what it is, where it leads, what can be done") {
  Session session = checked(budget);
  const Json at_goal = place_json(session, {{"path", "k/namnder/bun.malkoll"}, {"line", 4}, {"character", 8}});
  CHECK(at_goal.at("says").at("text").get<std::string>().find("Fler ska klara behörigheten") != std::string::npos);
  CHECK(at_goal.at("leads").at("path") == "k/plan.malkoll");
  CHECK(at_goal.at("leads").at("range").at("begin") == Json{{"line", 4}, {"character", 4}});
  const Json nowhere = place_json(session, {{"path", "k/namnder/bun.malkoll"}, {"line", 900}, {"character", 0}});
  CHECK(nowhere.at("leads").is_null());
}

TEST_CASE("a receipt holds for the same files, with other folders or none, and for no others") {
  const Session session = checked(budget);
  const std::string receipt = receipt_json(session).at("json");
  CHECK(verify_json(session, receipt, Language::swedish).at("differences").empty());
  Session moved = checked(budget);
  moved.files = {{"annan/plats/plan.malkoll", plan}, {"annan/plats/namnder/bun.malkoll", budget}};
  CHECK(verify_json(moved, receipt, Language::swedish).at("differences").empty());
  moved.files = {{"plan.malkoll", plan}, {"bun.malkoll", budget}};
  CHECK(verify_json(moved, receipt, Language::swedish).at("differences").empty());
  moved.files["bun.malkoll"] += "# till\n";
  CHECK(verify_json(moved, receipt, Language::swedish).at("differences").size() == 1);
  moved.files.erase("bun.malkoll");
  CHECK_FALSE(verify_json(moved, receipt, Language::swedish).at("differences").empty());
  CHECK(verify_json(session, "{}", Language::swedish).contains("refused"));
}
