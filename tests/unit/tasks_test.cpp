// The list of causes: every finding that counts stands in exactly one line, and nothing is counted twice.

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <rapidcheck.h>

#include "cases/file_case.h"
#include "cases/read_text.h"
#include "check/consequences.h"
#include "check/tasks.h"
#include "model/money.h"

using namespace malkoll;

namespace {

struct Listed {
  test::ReadText read;
  CheckResult result;

  explicit Listed(const std::string& text, const Catalogue* rules = nullptr)
      : read(text, rules == nullptr ? &test::built_in_catalogue() : rules), result(work::check(*read.workspace, {})) {}

  [[nodiscard]] const std::string& code(std::uint16_t rule) const { return result.catalogue->rules[rule].code; }

  [[nodiscard]] const Task* task(std::string_view rule) const {
    for (const Task& task : result.todo) {
      if (code(task.rule) == rule) return &task;
    }
    return nullptr;
  }

  /// `T01 2, L02 1`: what follows from a rule's line.
  [[nodiscard]] std::string consequences(std::string_view rule) const {
    std::string out;
    const Task* line = task(rule);
    if (line == nullptr) return "no line";
    for (const Consequence& c : line->consequences) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", code(c.rule), c.count);
    return out;
  }
};

/// What a made municipality may do wrong, number by number; each unit and each thing draws its own.
struct Faults {
  std::vector<int> drawn;
  std::size_t at = 0;
  bool next() { return !drawn.empty() && drawn[at++ % drawn.size()] % 3 == 0; }
};

std::string text_of(Faults faults) {
  std::string text = "kommun EX: Exempelby\nplan P: Plan\n  budgetår: 2024\n  planår: 2025\n";
  for (int area = 0; area < 2; ++area) {
    text += fmt::format("målområde A{}: Området\n", area);
    for (int goal = 0; goal < 3; ++goal) {
      text += fmt::format("mål M{0}{1}: Fler kommer till rätta i del {0}{1}\n", area, goal);
      for (int n = 0; n < 2; ++n) {
        text += fmt::format("indikator M{}{}{}: Måttet {}\n", area, goal, n, n);
        if (!faults.next()) text += "  enhet: %\n";
        if (!faults.next()) text += "  källa: egen\n";
        if (!faults.next()) text += "  utgångsvärde 2022: 50\n";
        text += faults.next() ? "  målvärde 2024: 60\n" : "  målvärde 2024: minst 60\n";
      }
    }
  }
  for (int unit = 0; unit < 4; ++unit) text += fmt::format("nämnd U{}: Nämnden {}\n  ram 2024: 100 tkr\n", unit, unit);
  for (int unit = 0; unit < 4; ++unit) {
    if (faults.next()) continue;
    text += fmt::format("budget U{}: Budget\n  plan: P\n", unit);
    for (int goal = 0; goal < 2; ++goal) {
      text += fmt::format("nämndmål U{}N{}: Fler får sin sak\n", unit, goal);
      if (!faults.next()) text += fmt::format("  mål: M{}{}\n", unit % 2, goal);
    }
    for (int post = 0; post < 4; ++post) {
      text += fmt::format("post U{}P{}: Posten {}\n", unit, post, post);
      text += faults.next() ? "  slag: grunduppdrag\n" : "  slag: satsning\n";
      if (!faults.next()) text += fmt::format("  drift 2024: {} tkr\n", post + 1);
      if (!faults.next()) text += fmt::format("  bidrar till: U{}N{} 100 %\n", unit, post % 2);
      if (faults.next()) text += "  skräp\n";
    }
  }
  return text;
}

}  // namespace

TEST_CASE("causes and consequences are rules that there are") {
  for (const std::string_view code : Consequences::codes()) CHECK(test::built_in_catalogue().find(code) != nullptr);
}

TEST_CASE("every finding that counts stands in exactly one line, and the counts add up") {
  rc::check([] {
    const auto drawn = *rc::gen::container<std::vector<int>>(40, rc::gen::inRange(0, 12));
    const Listed listed(text_of({drawn}));
    std::vector<int> seen(listed.result.findings.size());
    std::size_t things = 0;
    for (const Task& task : listed.result.todo) {
      std::size_t count = 0;
      const auto add = [&](const std::vector<std::uint32_t>& findings, std::uint16_t rule) {
        RC_ASSERT(std::is_sorted(findings.begin(), findings.end()));
        for (const std::uint32_t f : findings) {
          ++seen[f];
          count += count_of(listed.result.findings[f]);
          RC_ASSERT(listed.result.findings[f].rule == rule);
          RC_ASSERT(listed.result.findings[f].level <= task.level);
        }
      };
      add(task.findings, task.rule);
      for (const Consequence& c : task.consequences) add(c.findings, c.rule);
      RC_ASSERT(count == task.count);
      RC_ASSERT(!task.text.empty());
      RC_ASSERT(std::find(task.findings.begin(), task.findings.end(), task.first) != task.findings.end());
      things += count;
    }
    std::size_t all = 0;
    for (std::size_t f = 0; f < seen.size(); ++f) {
      RC_ASSERT(seen[f] == (counts(listed.result.findings[f]) ? 1 : 0));
      if (counts(listed.result.findings[f])) all += count_of(listed.result.findings[f]);
    }
    RC_ASSERT(things == all);
  });
}

TEST_CASE("the order: what stops first, then weight, then money") {
  rc::check([] {
    const auto drawn = *rc::gen::container<std::vector<int>>(40, rc::gen::inRange(0, 12));
    const Listed listed(text_of({drawn}));
    const auto key = [](const Task& t) { return std::tuple(t.level != Level::error, t.weight, -magnitude(t.money.value_or(Ore()))); };
    for (std::size_t i = 1; i < listed.result.todo.size(); ++i) RC_ASSERT(key(listed.result.todo[i - 1]) <= key(listed.result.todo[i]));
  });
}

TEST_CASE("a line has each thing's money once") {
  rc::check([] {
    const auto drawn = *rc::gen::container<std::vector<int>>(40, rc::gen::inRange(0, 12));
    const Listed listed(text_of({drawn}));
    for (const Task& task : listed.result.todo) {
      std::map<Id<Declaration>, Ore> of_thing;
      for (const std::uint32_t f : task.findings) {
        each_of(listed.result.findings[f], [&](const Finding& one) {
          Id<Declaration> thing = listed.read.project.owner_of(one.span);
          if (thing != no_row && listed.read.project.declaration(thing).kind == Kind::indicator)
            thing = listed.read.project.declaration(thing).parent;
          of_thing[thing] = std::max(of_thing[thing], magnitude(one.money.value_or(Ore())));
        });
      }
      Ore most;
      for (const auto& entry : of_thing) most += entry.second;
      if (most != 0) RC_ASSERT(task.money.value_or(Ore()) <= most);
    }
  });
}

namespace {

const std::string plan =
    "kommun EX: Exempelby\nplan P: Plan\n  budgetår: 2024\nmålområde A: Området\nmål M1: Alla är trygga\n  ej mätbart: bedöms i ord\n"
    "nämnd U: Nämnden\nnämnd V: En till\n";

}  // namespace

TEST_CASE("what waits for a submission stands under it") {
  const Listed listed(plan + "budget U: Budget\n  plan: P\n  version: 1\n  beslutad: 2023-11-01\n  diarienummer: 1\n");
  REQUIRE(listed.task("T07") != nullptr);
  CHECK(listed.task("T01") == nullptr);
  CHECK(listed.consequences("T07").find("T01 1") != std::string::npos);
  CHECK(listed.task("T07")->text.find("V") != std::string::npos);
}

TEST_CASE("unlinked money of a unit stands under its items without a goal") {
  std::string text = plan + "budget U: Budget\n  plan: P\n";
  for (int post = 0; post < 3; ++post) text += fmt::format("post {0}: Posten {0}\n  slag: satsning\n  drift 2024: 100 tkr\n", post);
  const Listed listed(text);
  REQUIRE(listed.task("L01") != nullptr);
  CHECK(listed.task("L01")->text == "koppla 3 poster på 300\u00a0tkr till mål");
  CHECK(listed.task("L01")->money == Ore(30'000'000));
  CHECK(listed.task("L01")->count == 4);
  CHECK(listed.consequences("L01") == "L02 1");
  REQUIRE(listed.task("L01")->units.size() == 1);
  CHECK(listed.task("L01")->units[0].count == 4);
}

TEST_CASE("that its ansvarig has nothing for a goal stands under the goal that nobody works towards") {
  const std::string plan = "kommun EX: Exempelby\nplan P: Plan\n  budgetår: 2024\nmål M1: Fler läser\n  ansvarig: A";
  const std::string units = "\nmål M2: Fler räknar\nnämnd A: A\n";
  const std::string handed_in = "budget A: Budget\n  plan: P\nnämndmål A1: Fler räknar rätt\n  mål: M2\n";
  CHECK(Listed(plan + units + handed_in).consequences("T01") == "T03 1");
  const Listed waiting(plan + ", B" + units + "nämnd B: B\n" + handed_in);
  CHECK(waiting.task("T03") != nullptr);
}

TEST_CASE("what a budget for another plan lacks stands under that") {
  const Listed listed(
      "kommun EX: Exempelby\nplan P: Plan\n  budgetår: 2023\nplan Q: Plan\n  budgetår: 2024\n  beloppsenhet: tkr\nmål M1: Fler läser\n"
      "nämnd A: A\n  ram 2024: 5\nbudget A: Budget\n  plan: P\nnämndmål A1: Fler läser mer\n  mål: M1\npost 1: Böcker\n  drift 2023: 5\n  bidrar till: A1\n");
  CHECK(listed.consequences("S02") == "B01 1, B02 1, T02 1");
  CHECK(listed.task("B02") == nullptr);
}

TEST_CASE("what the frame lacks stands under amounts that are not there, or of another year") {
  const std::string plan =
      "kommun EX: Exempelby\nplan P: Plan\n  budgetår: 2024\n  planår: 2025, 2026\n  beloppsenhet: tkr\nmål M1: Fler läser\n"
      "nämnd A: A\n  ram 2024: 15\n  ram 2025: 15\n  ram 2026: 15\nbudget A: Budget\n  plan: P\npost 1: Böcker\n  slag: grunduppdrag\n  lagrum: bibliotekslagen\n"
      "  drift 2024: 10\n  drift 2025: 10\n  drift 2026: 10\n";
  const auto with = [&](const std::string& post) {
    return Listed(plan + "post 2: Film\n  slag: grunduppdrag\n  lagrum: bibliotekslagen\n" + post);
  };
  CHECK(with("  drift 2023: 5\n  drift 2025: 5\n  drift 2026: 5\n").consequences("B02") == "B01 1");
  CHECK(with("  drift 2024: 5\n  drift 2025: 5\n  drift 2062: 5\n").consequences("S10") == "B01 1");
  CHECK(with("  förändring 2024: 5\n").consequences("B09") == "B01 2");
  // What is above the frame comes from nothing that is not there.
  const Listed above = with("  drift 2023: 25\n  drift 2025: 25\n  drift 2026: 5\n");
  CHECK(above.consequences("B02") == "B01 1");
  REQUIRE(above.task("B01") != nullptr);
  CHECK(above.task("B01")->count == 1);
}

TEST_CASE("what nobody pays for stands under the items of its unit without a goal") {
  std::string text =
      plan + "budget U: Budget\n  plan: P\nnämndmål U1: Fler läser mer\n  mål: M1\nnämndmål U2: Fler läser ännu mer\n  mål: M1\n";
  for (int post = 0; post < 2; ++post) text += fmt::format("post {0}: Posten {0}\n  slag: satsning\n  drift 2024: 100 tkr\n", post);
  text += "post 9: Posten 9\n  slag: satsning\n  drift 2024: 100 tkr\n  bidrar till: U1\n";
  CHECK(Listed(text).consequences("L01") == "L02 1, T09 1");
}

TEST_CASE("that nobody works towards a financial goal stands under its not being marked as one") {
  const std::string text =
      "kommun EX: Exempelby\nplan P: Plan\n  budgetår: 2024\nmålområde EKO: Ekonomi\nmål EKO1: Resultatet är minst två procent av skatterna\n  ansvarig: A\n"
      "nämnd A: A\nbudget A: Budget\n  plan: P\n";
  CHECK(Listed(text).consequences("G01") == "T01 1, T03 1, T05 1");
}

TEST_CASE("baselines, sources and units of measure are one round of filling in; a value that cannot be is none") {
  std::string text = "kommun EX: Exempelby\nplan P: Plan\n  budgetår: 2024\nmål M1: Alla är trygga\n";
  for (const char* id : {"a", "b"}) text += fmt::format("indikator M1{}: Måttet {}\n  målvärde 2024: minst 60\n", id, id);
  text += "indikator M1c: Andel som är trygga\n  enhet: %\n  utgångsvärde 2022: 500\n  målvärde 2024: minst 60\n";
  const Listed listed(text);
  REQUIRE(listed.task("I09") != nullptr);
  CHECK(listed.task("I03") == nullptr);
  CHECK(listed.consequences("I09") == "I03 2, I08 2");
  REQUIRE(listed.task("I08") != nullptr);
  CHECK(listed.task("I08")->level == Level::error);
  CHECK(
      listed.task("I09")->text ==
      "skriv var värdena kommer ifrån (källa) på 3 indikatorer och fyll i utgångsvärde på 2 indikatorer och skriv mätenhet på 2 indikatorer");
}

TEST_CASE("what is waived or in the baseline is no line") {
  const std::string text =
      plan + "budget U: Budget\n  plan: P\n  undantag L01: Beslutas i vår\npost 1: Posten\n  slag: satsning\n  drift 2024: 100 tkr\n";
  CHECK(Listed(text).task("L01") == nullptr);
}

TEST_CASE("an own rule says what is to be done in its head, or its findings say it") {
  const auto with = [](const std::string& keys) {
    std::vector<RuleFileError> errors;
    const std::string head = "-- kod: X01\n-- namn: x\n-- nivå: råd\n" + keys +
                             "-- meddelande: posten {id} är en post\n-- message: item {id} is one\n-- varför: x\n";
    const auto rule = read_rule("X01-x.sql", head + "SELECT p.place, p.id FROM post AS p", errors);
    REQUIRE(rule);
    Catalogue catalogue = test::built_in_catalogue();
    catalogue.rules.push_back(*rule);
    const std::string text =
        plan +
        "budget U: Budget\n  plan: P\npost 1: Ett\n  drift 2024: 1 tkr\npost 2: Två\n  drift 2024: 2 tkr\npost 3: Tre\n  drift 2024: 3 tkr\n";
    const Listed listed(text, &catalogue);
    REQUIRE(listed.task("X01") != nullptr);
    return fmt::format("{} {}", listed.task("X01")->weight, listed.task("X01")->text);
  };
  CHECK(with("") == "4 posten 1 är en post – och 2 till");
  CHECK(with("-- tyngd: 1\n-- gör: se på {n} poster i {list}\n-- do: look at {n} items of {list}\n") == "1 se på 3 poster i U");
}
