// What the files of one page are to each other: whose a column map is, and what is no budget.

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "checked_page.h"

using namespace malkoll;

namespace {

const std::string plan =
    "kommun 9999: Provkommunen\nplan P25: Plan 2025\n  budgetår: 2025\n  beloppsenhet: tkr\nmålområde K: Kunskap\nmål M1: Fler ska läsa\n  ansvarig: BUN\nnämnd BUN: Barn- och ungdomsnämnden\nnämnd KUL: Kulturnämnden\n";

std::string table(const std::string& unit) { return "Nämnd;Benämning;Slag;Drift 2025;Mål\n" + unit + ";Insats;satsning;5;\n"; }

const std::string in_millions =
    "rubrikrad: 1\nenhet: Nämnd\nnamn: Benämning\nslag: Slag\ndrift 2025: Drift 2025\nbidrar till: Mål\nbelopp i: mnkr\n";

std::string findings_of(std::map<std::string, std::string> files) { return page::findings_json(test::checked_page(std::move(files))); }

/// The kronor that a unit's item without a goal has, by what the findings say.
long long kronor(std::map<std::string, std::string> files, const std::string& unit) {
  const Json found = Json::parse(findings_of(std::move(files)));
  for (const Json& one : found.at("findings")) {
    if (one.at("rule") == "L01" && one.at("unit") == unit) return one.at("money").get<long long>() / 100;
  }
  return -1;
}

}  // namespace

TEST_CASE("the column map of one table is no map for others with the same headings", "[page]") {
  const std::map<std::string, std::string> files = {
      {"plan.malkoll", plan}, {"ett.csv", table("BUN")}, {"tva.csv", table("KUL")}, {"ett.csv.karta", in_millions}};
  CHECK(kronor(files, "BUN") == 5'000'000);
  CHECK(kronor(files, "KUL") == 5'000);
}

TEST_CASE("of two tables of one name each has the column map that lies beside it", "[page]") {
  CHECK(kronor({{"plan.malkoll", plan},
                {"bun/budget.csv", table("BUN")},
                {"kul/budget.csv", table("KUL")},
                {"bun/budget.csv.karta", in_millions}},
               "KUL") == 5'000);
  CHECK(kronor({{"plan.malkoll", plan}, {"budget.csv", table("BUN")}, {"kul/budget.csv", table("KUL")}, {"budget.csv.karta", in_millions}},
               "KUL") == 5'000);
}

TEST_CASE("a column map that came without its folder is the table's of its name, else the municipality's", "[page]") {
  CHECK(kronor({{"plan.malkoll", plan}, {"bun/budget.csv", table("BUN")}, {"budget.csv.karta", in_millions}}, "BUN") == 5'000'000);
  CHECK(kronor({{"plan.malkoll", plan}, {"budget.csv", table("BUN")}, {"ekonomisystem.karta", in_millions}}, "BUN") == 5'000'000);
  CHECK(kronor({{"kommun/plan.malkoll", plan}, {"kommun/budget.csv", table("BUN")}, {"kommun/kartor/system.karta", in_millions}}, "BUN") ==
        5'000'000);
}

TEST_CASE("a list of findings that lies in the folder is no budget, as a workbook or as lines", "[page]") {
  const Json list = Json::parse(
      R"json({"name": "Fynd", "columns": [{"heading": "Nämnd", "width": 9}, {"heading": "Budget 2025 (kr)", "width": 9}], "rows": [["BUN", 1234500], ["=1+1", null]]})json");
  const Result<std::string> book = page::list_file(list);
  REQUIRE(book);
  CHECK(page::list_file(list).value() == *book);
  const std::string lines = "\xEF\xBB\xBFNivå;Regel;Regelns namn;Id;Nämnd eller bolag;Fynd;Belopp (kr)\r\nfel;L01;n;BUN;Nämnd;f;12\r\n";
  const std::map<std::string, std::string> files = {{"stad/plan.malkoll", plan}, {"stad/budget.csv", table("BUN")}};
  const auto summary = [](std::map<std::string, std::string> with) { return Json::parse(findings_of(std::move(with))).at("summary"); };
  std::map<std::string, std::string> more = files;
  more.insert({{"stad/fynd.xlsx", *book}, {"stad/fynd.csv", lines}});
  CHECK(summary(more) == summary(files));
}
