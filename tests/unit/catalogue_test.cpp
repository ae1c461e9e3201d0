#include "diag/catalogue.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "check/builtin_rules.h"

using namespace malkoll;

namespace {

const std::string head =
    "-- kod: L01\n"
    "-- namn: post-utan-mål\n"
    "-- nivå: fel\n"
    "-- meddelande: posten {id} bidrar inte till något {mål}\n"
    "-- message: item {id} contributes to no goal\n";

/// "line: message" of each error, joined by line ends; "" where the file was read.
std::string errors_of(const std::string& text, const std::string& path = "rules/L01-post-utan-mal.sql") {
  std::vector<RuleFileError> errors;
  const auto rule = read_rule(path, text, errors);
  CHECK(rule.has_value() == errors.empty());
  std::string out;
  for (const RuleFileError& e : errors) {
    CHECK(e.file == path);
    out += (out.empty() ? "" : "\n") + std::to_string(e.line) + ": " + e.message;
  }
  return out;
}

RuleInfo rule_of(const std::string& text, const std::string& path = "L01-x.sql") {
  std::vector<RuleFileError> errors;
  auto rule = read_rule(path, text, errors);
  for (const RuleFileError& e : errors) UNSCOPED_INFO(e.line << ": " << e.message);
  REQUIRE(rule);
  return *rule;
}

}  // namespace

TEST_CASE("the heads of our own rules have texts in which every place is filled: they are not looked through at each start") {
  for (const RuleFile& file : builtin_rules()) CHECK(errors_of(std::string(file.text), std::string(file.path)).empty());
}

TEST_CASE("a whole head is read") {
  const RuleInfo rule = rule_of(
      "-- kod: L01\n"
      "-- namn: post-utan-mål\n"
      "-- nivå: varning\n"
      "-- omfattning: kommun\n"
      "-- behöver: bidrar till, slag\n"
      "-- gräns: 10 %\n"
      "-- omgång: 2\n"
      "-- undantas: nej\n"
      "-- meddelande: posten {id}\n"
      "-- message: item {id}\n"
      "-- markering: {money|kr}\n"
      "-- label: {money|kr} en\n"
      "-- hjälp: skriv   bidrar till: {example} 100 %\n"
      "-- help: write   bidrar till: {example} 100 %\n"
      "-- relaterat: {målet} {goal_id} står här\n"
      "-- related: goal {goal_id} is declared here\n"
      "-- nivå[utan-slag]: råd\n"
      "-- meddelande[utan-slag]: posten {id} har inget slag\n"
      "-- markering[utan-slag]:\n"
      "-- varför: Först,\n"
      "--   sedan.\n"
      "-- vem frågar: Revisionen\n"
      "-- rätta: Koppla den\n"
      "-- undantag: undantag L01 till 2026-12-31: skäl\n"
      "--   Rätt ibland.\n"
      "-- fel exempel:\n"
      "--   post S12: Ökad\n"
      "--     slag: satsning\n"
      "--\n"
      "--   post S13: X\n"
      "-- rätt exempel:\n"
      "--   post S12: Y\n"
      "\n"
      "-- each post once\n"
      "SELECT place\n"
      "FROM post;\n\n");
  CHECK(rule.code == "L01");
  CHECK(rule.name == "post-utan-mål");
  CHECK(rule.level == Level::warning);
  CHECK(rule.scope == Scope::municipality);
  CHECK(rule.needs == std::vector<std::string>{"bidrar till", "slag"});
  REQUIRE(rule.limit);
  CHECK(rule.limit->value == 1000);
  CHECK(rule.limit->unit == "%");
  CHECK(rule.second_pass);
  CHECK_FALSE(rule.waivable);
  REQUIRE(rule.variants.size() == 2);
  CHECK(rule.variants[0].message_sv == "posten {id}");
  CHECK(rule.variants[0].help_sv == "skriv   bidrar till: {example} 100 %");
  CHECK(rule.variants[1].name == "utan-slag");
  CHECK(rule.variants[1].level == Level::advice);
  CHECK(rule.variants[1].message_sv == "posten {id} har inget slag");
  CHECK(rule.variants[1].message_en == "item {id}");
  CHECK(rule.variants[1].label_sv.empty());
  CHECK(rule.variants[1].label_en == "{money|kr} en");
  CHECK(rule.related_sv == "{målet} {goal_id} står här");
  CHECK(rule.related_en == "goal {goal_id} is declared here");
  CHECK(rule.why == "Först, sedan.");
  CHECK(rule.asked_by == "Revisionen");
  CHECK(rule.mend == "Koppla den");
  CHECK(rule.waive == "undantag L01 till 2026-12-31: skäl\nRätt ibland.");
  CHECK(rule.wrong == "post S12: Ökad\n  slag: satsning\n\npost S13: X\n");
  CHECK(rule.right == "post S12: Y\n");
  CHECK(rule.sql == "-- each post once\nSELECT place\nFROM post;");
  CHECK(rule.sql_line == 34);
}

TEST_CASE("a short head has the ordinary values, in files with other line ends too") {
  std::string dos = "\xEF\xBB\xBF" + head + "SELECT 1\n";
  for (std::size_t at = 0; (at = dos.find('\n', at)) != std::string::npos; at += 2) dos.insert(at, "\r");
  for (const std::string& text : {head + "SELECT 1", dos}) {
    const RuleInfo rule = rule_of(text);
    CHECK(rule.name == "post-utan-mål");
    CHECK(rule.level == Level::error);
    CHECK(rule.scope == Scope::submission);
    CHECK(rule.waivable);
    CHECK_FALSE(rule.second_pass);
    CHECK_FALSE(rule.limit);
    CHECK(rule.variants.size() == 1);
    CHECK(rule.sql == "SELECT 1");
    CHECK(rule.sql_line == 6);
  }
}

TEST_CASE("limits are exact and keep their unit") {
  const auto limit = [](const std::string& text) {
    const RuleInfo rule = rule_of(head + "-- gräns: " + text + "\nSELECT 1");
    return std::to_string(rule.limit->value) + " " + rule.limit->unit;
  };
  CHECK(limit("10 %") == "1000 %");
  CHECK(limit("2,5 %") == "250 %");
  CHECK(limit("50 mnkr") == "5000000000 mnkr");
  CHECK(limit("1 000,5 tkr") == "100050000 tkr");
  CHECK(limit("3") == "3 ");
  for (const char* wrong : {"", "tio", "10%%", "2,555 %", "1,5", ",5 %", "1, %", "99999999999999999999", "999999999 mdkr", "1.5 %"})
    CHECK(errors_of(head + "-- gräns: " + wrong + "\nSELECT 1") ==
          "6: gränsen »" + std::string(wrong) + "« går inte att läsa: skriv till exempel   10 %   50 mnkr   eller   3");
}

TEST_CASE("what is wrong in a head is said with its line") {
  CHECK(errors_of("SELECT 1") ==
        "1: nyckeln »kod« saknas i regelns huvud\n1: nyckeln »namn« saknas i regelns huvud\n1: nyckeln »nivå« saknas i "
        "regelns huvud\n"
        "1: nyckeln »meddelande« saknas i regelns huvud\n1: nyckeln »message« saknas i regelns huvud");
  CHECK(errors_of(head + "-- nivåer: fel\nSELECT 1") == "6: nyckeln »nivåer« finns inte i en regels huvud");
  CHECK(errors_of(head + "-- bara text\nSELECT 1") == "6: raden har ingen nyckel: skriv till exempel   -- varför: …");
  CHECK(errors_of(head + "-- namn: igen\nSELECT 1") == "6: nyckeln »namn« står två gånger");
  CHECK(errors_of(head + "-- namn[x]: igen\nSELECT 1") == "6: nyckeln »namn« kan inte ha en egen lydelse för »x«");
  CHECK(errors_of("--   indraget\n" + head + "SELECT 1") == "1: raden är indragen, men det finns ingen nyckel ovanför som den hör till");
  CHECK(errors_of(head + "-- nivå[x]: svår\nSELECT 1") == "6: nivån ska vara fel, varning, råd eller av, inte »svår«");
  CHECK(errors_of(head + "-- omfattning: allt\nSELECT 1") == "6: omfattningen ska vara inlämning, mål eller kommun, inte »allt«");
  CHECK(errors_of(head + "-- omgång: 3\nSELECT 1") == "6: omgången ska vara 1 eller 2, inte »3«");
  CHECK(errors_of(head + "-- undantas: kanske\nSELECT 1") == "6: undantas ska vara ja eller nej, inte »kanske«");
  CHECK(errors_of(head + "-- hjälp: {x|öre}\nSELECT 1") ==
        "6: platsen {x|öre} har ett okänt format: välj kr, %, tal, ord, ordet, orden, lista, st:en,flera eller antal slag");
  CHECK(errors_of(head + "-- hjälp: {x\nSELECT 1") == "6: klammern { stängs aldrig: skriv {{ för en klammer i texten");
}

TEST_CASE("a head says how soon its findings are to be mended, and what is then to be done") {
  const RuleInfo rule = rule_of(
      head +
      "-- tyngd: 2\n-- gör: koppla {n} poster på {money|kr} hos {list} {budget_year}\n-- do: link {n} items\n-- gör[x]: annat\n-- do[x]: else\nSELECT 1");
  CHECK(rule.weight == 2);
  CHECK(rule.variants[0].task_sv == "koppla {n} poster på {money|kr} hos {list} {budget_year}");
  CHECK(rule.variants[0].task_en == "link {n} items");
  CHECK(rule.variants[1].task_sv == "annat");
  CHECK(rule_of(head + "SELECT 1").weight == 4);
  for (const char* wrong : {"6", "-1", "tung", "2,5", ""})
    CHECK(errors_of(head + "-- tyngd: " + wrong + "\nSELECT 1") ==
          "6: tyngden ska vara ett tal från 0 till 5, inte »" + std::string(wrong) + "«");
  CHECK(errors_of(head + "-- gör: koppla {id}\n-- do: link\nSELECT 1") ==
        "6: platsen {id} finns inte i gör: där kan stå n, money, list och budget_year");
  CHECK(errors_of(head + "-- gör: koppla\nSELECT 1") == "6: nyckeln »do« behövs också");
  CHECK(errors_of(head + "-- do[x]: link\nSELECT 1") == "6: nyckeln »gör[x]« behövs också");
}

TEST_CASE("code, file name and statement belong together") {
  CHECK(errors_of(head) == "1: regeln L01 har ingen SELECT efter huvudet");
  CHECK(errors_of(head + "SELECT 1", "rules/L02-x.sql") == "1: koden L01 stämmer inte med filnamnet, som börjar med »L02«");
  CHECK(errors_of(head + "SELECT 1", "L01.sql").empty());
  std::string reader = head;
  reader.replace(reader.find("L01"), 3, "P01");
  CHECK(errors_of(reader, "P01-x.sql").empty());
  CHECK(errors_of(reader + "SELECT 1", "P01-x.sql") == "6: koden P01 hittas av läsaren och ska inte ha någon SELECT");
  reader.replace(reader.find("P01"), 3, "p1");
  CHECK(errors_of(reader, "p1-x.sql") ==
        "1: koden »p1« ska vara en till tre stora bokstäver (A–Z) och två eller tre siffror, som L01 eller BUN101");
}

TEST_CASE("a catalogue finds by code") {
  Catalogue catalogue;
  for (const char* code : {"B01", "L01", "L02"}) {
    catalogue.rules.emplace_back();
    catalogue.rules.back().code = code;
  }
  CHECK(catalogue.find("L01") == &catalogue.rules[1]);
  CHECK(catalogue.find("L03") == nullptr);
  CHECK(catalogue.find("A") == nullptr);
  CHECK(catalogue.find("") == nullptr);
  CHECK(catalogue.index("L02") == 2);
  CHECK(Catalogue{}.find("L01") == nullptr);
}

TEST_CASE("levels have a word in both languages") {
  std::string words;
  for (const Level level : {Level::off, Level::advice, Level::warning, Level::error})
    words += std::string(level_word(level, Language::swedish)) + "/" + std::string(level_word(level, Language::english)) + " ";
  CHECK(words == "av/off råd/advice varning/warning fel/error ");
}

TEST_CASE("what the page says instead of a help is its variant's, and goes with the help") {
  const std::string helps =
      "-- hjälp: se malkoll new\n-- help: see malkoll new\n-- på sidan: inlämning\n-- meddelande[a]: a\n-- meddelande[b]: b\n-- hjälp[b]: skriv den\n";
  const RuleInfo rule = rule_of(head + helps + "SELECT 1");
  REQUIRE(rule.variants.size() == 3);
  CHECK(rule.variants[0].page_help == PageHelp::submission);
  CHECK(rule.variants[1].page_help == PageHelp::submission);
  CHECK(rule.variants[2].page_help == PageHelp::none);
  REQUIRE_THAT(errors_of(head + "-- hjälp: h\n-- på sidan: annat\nSELECT 1"), Catch::Contains("»annat« är inget som sidan kan säga"));
  REQUIRE_THAT(errors_of(head + "-- på sidan: fil\nSELECT 1"), Catch::Contains("nyckeln »hjälp« behövs också"));
}
