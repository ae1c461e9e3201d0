// The examples in the head of a rule run: the wrong one is flagged, the right one is not.

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "cases/file_case.h"
#include "check/rule_checks.h"
#include "work/examples.h"

using namespace malkoll;

namespace {

RuleInfo rule_of(const std::string& wrong, const std::string& right, const std::string& sql) {
  std::vector<RuleFileError> errors;
  const std::string head = "-- kod: X01\n-- namn: x\n-- nivå: råd\n-- meddelande: posten {id}\n-- message: item {id}\n-- fel exempel:\n" +
                           wrong + "-- rätt exempel:\n" + right + "\n" + sql;
  const auto rule = read_rule("X01-x.sql", head, errors);
  REQUIRE(rule);
  return *rule;
}

std::string faults_of(const RuleInfo& rule) {
  Catalogue catalogue = test::built_in_catalogue();
  catalogue.rules.push_back(rule);
  std::string out;
  for (const std::string& fault : work::example_faults(catalogue, rule)) out += fault + "\n";
  return out;
}

}  // namespace

TEST_CASE("the examples of every rule are right", "[rules]") {
  for (const RuleInfo& rule : test::built_in_catalogue().rules) {
    // A file as a whole, and that there is no plan, cannot be shown in some lines.
    if (rule.code.starts_with("F") || rule.code == "P13") continue;
    for (const std::string& fault : work::example_faults(test::built_in_catalogue(), rule)) FAIL_CHECK(rule.code << ": " << fault);
  }
}

TEST_CASE("the head of every rule names only what its statement gives", "[rules]") {
  for (const RuleFileError& fault : rule_faults(test::built_in_catalogue(), RulesOf::everybody))
    FAIL_CHECK(fault.file << ":" << fault.line << ": " << fault.message);
}

TEST_CASE("what is wrong with an example is said", "[rules]") {
  const std::string no_class = "SELECT p.place, p.id FROM post AS p WHERE p.class IS NULL";
  const std::string without = "--   post A: Läslyft\n--     drift 2024: 5 tkr\n", with = without + "--     slag: satsning\n";
  CHECK(faults_of(rule_of(without, with, no_class)).empty());
  CHECK(faults_of(rule_of(with, with, no_class)) == "fel exempel: regeln säger inget om det\n");
  CHECK(faults_of(rule_of(without, without, no_class)) == "rätt exempel: regeln säger »posten A«\n");
  CHECK(faults_of(rule_of(without, with + "--     sla: x\n", no_class)) ==
        "rätt exempel: går inte att läsa: »sla« är inget ord som Målkoll känner till\n");
  CHECK(faults_of(rule_of(without, with, "SELECT place FROM postt")).starts_with("fel exempel: rad "));
  CHECK(faults_of(rule_of("", with, no_class)) == "fel exempel saknas\n");
}

TEST_CASE("what an example speaks of exists around it", "[rules]") {
  const work::ExampleWorld world =
      work::example_world("post A: Läslyft\n  bidrar till: BUN1, ALLA1, BUNN1\n", "post A: Läslyft\n  bidrar till: BUN1\n");
  INFO(world.text);
  CHECK(world.text.find("\nnämnd BUN: ") != std::string::npos);
  CHECK(world.text.find("\nnämndmål BUN1: ") != std::string::npos);
  CHECK(world.text.find("\nmål ALLA1: ") != std::string::npos);
  CHECK(world.text.find(" BUNN1: ") == std::string::npos);  // a misspelt BUN1
  CHECK(world.around.find("Läslyft") == std::string::npos);
}

TEST_CASE("the rules of the guide run, and their examples are right", "[rules]") {
  for (const char* page : {"/rules/EGNA-REGLER.md", "/rules/README.md"}) {
    std::ifstream in(std::string(MALKOLL_ROOT) + page);
    std::stringstream text;
    text << in.rdbuf();
    const std::string guide = text.str();
    std::size_t rules = 0;
    for (std::size_t at = guide.find("```sql\n"); at != std::string::npos; at = guide.find("```sql\n", at + 1)) {
      const std::size_t begin = at + 7, end = guide.find("```", begin);
      const std::string sql = guide.substr(begin, end - begin);
      const std::string code = sql.substr(sql.find(": ") + 2, 3);
      std::vector<RuleFileError> errors;
      const auto rule = read_rule(code + "-egen.sql", sql, errors);
      for (const RuleFileError& error : errors) FAIL_CHECK(page << " " << code << ":" << error.line << ": " << error.message);
      REQUIRE(rule);
      INFO(page << " " << code);
      CHECK(faults_of(*rule).empty());
      ++rules;
    }
    CHECK(rules == (std::string_view(page) == "/rules/README.md" ? 1 : 3));
  }
}
