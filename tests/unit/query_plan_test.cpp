// Every rule's statement is read in one pass over its tables: none reads a whole table again for each row of another.
// SQLite makes no index for a virtual table, so that such a rule takes minutes on a large municipality.

#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "cases/file_case.h"
#include "check/database.h"
#include "store/finding_tables.h"
#include "store/schema.h"

using namespace malkoll;

namespace {

/// A municipality in which every table has rows, and posts are many.
std::string large_municipality() {
  std::string text = "plan SP: Plan\n  budgetår: 2025\n  planår: 2026\n  beloppsenhet: tkr\n  skattesats 2025: 21,27\n  resultat 2025: 3\n";
  const auto add = [&](const std::string& line) { text += line + "\n"; };
  for (int u = 0; u < 20; ++u) {
    const std::string unit = "N" + std::to_string(u);
    add("nämnd " + unit + ": Nämnd\n  ram 2025: 1 000\n  ram 2026: 1 000\n  tidigare namn: Gamla " + unit);
  }
  for (int g = 0; g < 40; ++g) {
    const std::string goal = "M" + std::to_string(g);
    if (g % 5 == 0) add("målområde O" + std::to_string(g) + ": Område\n  undantag T05: Prövas");
    add("mål " + goal + ": Mål\n  ansvarig: N" + std::to_string(g % 20) + ", N" + std::to_string((g + 1) % 20));
    add("  aspekt A" + goal + ": Sida\n  tidigare namn: Gamla " + goal + "\n  undantag T01: Prövas");
    add("indikator I" + goal + ": Mått\n  enhet: %\n  utgångsvärde 2023: 3\n  målvärde 2025: minst 4\n  målvärde 2026: bättre än riket");
    add("  utfall 2023 kvinnor: 3\n  utfall 2023 män: 3\n  jämförelse 2023 riket: 3");
    add("uppdrag U" + std::to_string(g) + ": Utreda\n  ansvarig: N" + std::to_string(g % 20) + ", N" + std::to_string((g + 1) % 20) +
        "\n  mål: " + goal + "\n  klart: 2024");
  }
  for (int u = 0; u < 20; ++u) {
    const std::string unit = "N" + std::to_string(u);
    add("budget " + unit + ": Budget\n  plan: SP\n  version: 1");
    for (int g = 0; g < 3; ++g) {
      const std::string own = unit + "m" + std::to_string(g);
      add("nämndmål " + own + ": Eget mål\n  mål: M" + std::to_string(2 * u + g % 2) + "\n  indikator: IM" + std::to_string(g));
      add("  målvärde 2025: minst 5\n  aspekt: AM" + std::to_string(2 * u));
    }
    for (int a = 0; a < 3; ++a) {
      add("uppdrag " + unit + "u" + std::to_string(a) + ": Eget uppdrag\n  uppdrag: U" + std::to_string(2 * u + a % 2) + "\n  mål: M" +
          std::to_string(a));
    }
    for (int p = 0; p < 500; ++p) {
      add("post P" + std::to_string(p) + ": Post\n  drift 2025: 2\n  drift 2026: 2\n  bidrar till: " + unit + "m1 50 %, M3, OKÄND");
      if (p % 10 == 0) add("  undantag L10: Prövas\n  uppdrag: " + unit + "u1\n  förändring 2026: 1\n  utfall 2024: 2");
    }
  }
  for (int u = 0; u < 20; ++u) {
    const std::string unit = "N" + std::to_string(u);
    add("uppföljning 2024: Året\n  nämnd: " + unit + "\n  bedömning " + unit + "m1: uppfyllt\n  kommentar " + unit + "m1: Text");
    for (int a = 0; a < 3; ++a) add("  status " + unit + "u" + std::to_string(a) + ": pågår");
    for (int p = 0; p < 20; ++p) add("  förbrukat " + unit + "/P" + std::to_string(p) + ": 2");
  }
  add("uppföljning 2024: Året");
  for (int g = 0; g < 40; ++g)
    add("  utfall IM" + std::to_string(g) + ": 4\n  bedömning M" + std::to_string(g) + ": uppfyllt\n  status U" + std::to_string(g) +
        ": pågår");
  return text;
}

bool is_loop(const PlanStep& step) { return step.text.starts_with("SCAN ") || step.text.starts_with("SEARCH "); }

/// Reads a whole table, or a whole intermediate result.
bool is_whole(const PlanStep& step) {
  if (step.text.starts_with("SCAN CONSTANT ROW")) return false;
  return step.text.starts_with("SCAN ") &&
         (step.text.find(" VIRTUAL TABLE INDEX ") == std::string::npos || step.text.find(" VIRTUAL TABLE INDEX 0:") != std::string::npos);
}

/// The steps that read something whole inside a loop.
std::vector<std::string> repeated_scans(const std::vector<PlanStep>& steps) {
  std::map<int, const PlanStep*> by_id;
  std::map<int, int> loops;  // parent → loops seen under it
  std::set<std::pair<int, std::string>>
      asked;  // questions within questions: each row is read as it is made, and what it is made of is looked at itself
  std::vector<std::string> found;
  for (const PlanStep& step : steps) {
    by_id[step.id] = &step;
    if (step.text.starts_with("CO-ROUTINE ")) asked.emplace(step.parent, "SCAN " + step.text.substr(std::string("CO-ROUTINE ").size()));
    if (!is_loop(step)) continue;
    bool repeated = loops[step.parent]++ > 0;
    for (int at = step.parent; at != 0 && !repeated; at = by_id.at(at)->parent) repeated = by_id.at(at)->text.starts_with("CORRELATED ");
    if (repeated && is_whole(step) && !asked.contains({step.parent, step.text})) found.push_back(step.text);
  }
  return found;
}

}  // namespace

TEST_CASE("a scan inside a loop is seen", "[rules]") {
  CHECK(repeated_scans({{2, 0, "SCAN p VIRTUAL TABLE INDEX 0:"}, {3, 0, "SCAN q VIRTUAL TABLE INDEX 0:"}}).size() == 1);
  CHECK(repeated_scans({{2, 0, "SCAN p VIRTUAL TABLE INDEX 0:"}, {3, 0, "SCAN q VIRTUAL TABLE INDEX 3:"}}).empty());
  CHECK(repeated_scans({{2, 0, "SCAN p VIRTUAL TABLE INDEX 0:"}, {3, 0, "SCALAR SUBQUERY 1"}, {4, 3, "SCAN q VIRTUAL TABLE INDEX 0:"}})
            .empty());
  CHECK(repeated_scans({{3, 0, "CORRELATED SCALAR SUBQUERY 1"}, {4, 3, "SCAN q VIRTUAL TABLE INDEX 0:"}}).size() == 1);
  CHECK(repeated_scans(
            {{3, 0, "CORRELATED SCALAR SUBQUERY 1"}, {4, 3, "CO-ROUTINE o"}, {5, 4, "SEARCH q VIRTUAL TABLE INDEX 3:"}, {6, 3, "SCAN o"}})
            .empty());
  CHECK(repeated_scans(
            {{3, 0, "CORRELATED SCALAR SUBQUERY 1"}, {4, 3, "CO-ROUTINE o"}, {5, 4, "SCAN q VIRTUAL TABLE INDEX 0:"}, {6, 3, "SCAN o"}})
            .size() == 1);
  CHECK(repeated_scans({{2, 0, "SCAN p VIRTUAL TABLE INDEX 0:"}, {3, 0, "SEARCH k USING AUTOMATIC COVERING INDEX (code=?)"}}).empty());
}

TEST_CASE("no rule reads a whole table for each row of another", "[rules]") {
  const std::string text = large_municipality();
  Input input;
  Sink sink;
  const auto reader = [&](const std::string&) -> FileAnswer { return {FileAnswer::Fault::none, text}; };
  read_files(input, {"stor.malkoll"}, reader, sink);
  REQUIRE(sink.mistakes().empty());
  const Project project = resolve(input.sources, std::move(input.facts), {}, sink);
  const Catalogue& catalogue = test::built_in_catalogue();
  Found found;
  for (const RuleInfo& rule : catalogue.rules) found.rules.push_back({&rule, rule.level, true});
  found.findings.assign(2000, {"L01", Level::error, {}, Id<UnitRow>(1), Id<WrittenWaiver>(1), Ore()});
  std::vector<Table> tables = make_tables(project);
  for (Table& table : make_finding_tables(found)) tables.push_back(std::move(table));
  auto connection = open_database(tables);
  REQUIRE(connection);
  for (const RuleInfo& rule : catalogue.rules) {
    if (rule.sql.empty()) continue;
    const auto steps = query_plan(*connection, rule.sql);
    INFO(rule.file << ": " << (steps ? "" : steps.error().message));
    REQUIRE(steps);
    for (const std::string& step : repeated_scans(*steps)) FAIL_CHECK(rule.code << ": " << step);
  }
}
