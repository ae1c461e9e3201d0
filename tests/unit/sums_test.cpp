#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <rapidcheck.h>

#include "cases/read_text.h"
#include "check/engine.h"
#include "model/money.h"

using namespace malkoll;

namespace {

using Read = test::ReadText;

std::unique_ptr<Read> read(const std::string& text) {
  auto made = std::make_unique<Read>(text);
  return made;
}

Id<GoalRow> goal(const Project& p, std::string_view id) {
  for (const Id<GoalRow> g : p.goals.ids()) {
    if (p.id(p.goals[g].declaration) == id) return g;
  }
  FAIL("no goal " << id);
  return no_row;
}

constexpr int units = 3, goals = 4;

/// A post of a made municipality: its unit, its kronor in 2024, 2025 and 2031, and the goals that it names (an own goal is its unit's).
struct Made {
  int unit = 0;
  int drift = 0, later = 0, beyond = 0, invest = 0;
  int class_number = 0;
  bool to_own_goal = false;
  int council_goal = 0;
};

/// Every unit has an own goal under mål M1 and M2; unit 2 is a bolag that is owned to 50 %. M0 stands above M1.
std::string text_of(const std::vector<Made>& posts) {
  static constexpr const char* classes[] = {"satsning", "effektivisering", "grunduppdrag", "lagstadgat", "finansiellt"};
  std::string text = "plan P: Plan\n  budgetår: 2024\n  planår: 2025\n  beloppsenhet: kr\n";
  for (int g = 0; g < goals; ++g) text += fmt::format("mål M{}: Målet\n{}", g, g == 1 ? "  mål: M0\n" : "");
  text += "nämnd U0: Ena\nnämnd U1: Andra\nbolag U2: Bolaget\n  ägarandel: 50 %\n";
  for (int u = 0; u < units; ++u) {
    text += fmt::format("budget U{}: Budget\n  plan: P\n{} O{}: Eget\n  mål: M1, M2\n", u, u == 2 ? "bolagsmål" : "nämndmål", u);
    for (std::size_t p = 0; p < posts.size(); ++p) {
      const Made& post = posts[p];
      if (post.unit != u) continue;
      text += fmt::format(
          "post {}: Posten\n  slag: {}\n  drift 2024: {}\n  drift 2025: {}\n  drift 2031: {}\n  investering 2025: {}\n  bidrar till: {}\n",
          p, classes[post.class_number], post.drift, post.later, post.beyond, post.invest,
          post.to_own_goal ? fmt::format("O{}", u) : fmt::format("M{}", post.council_goal));
    }
  }
  return text;
}

rc::Gen<Made> made_post() {
  return rc::gen::build<Made>(
      rc::gen::set(&Made::unit, rc::gen::inRange(0, units)), rc::gen::set(&Made::drift, rc::gen::inRange(-500, 500)),
      rc::gen::set(&Made::later, rc::gen::inRange(-500, 500)), rc::gen::set(&Made::beyond, rc::gen::inRange(-500, 500)),
      rc::gen::set(&Made::invest, rc::gen::inRange(-500, 500)), rc::gen::set(&Made::class_number, rc::gen::inRange(0, 5)),
      rc::gen::set(&Made::to_own_goal), rc::gen::set(&Made::council_goal, rc::gen::inRange(0, goals)));
}

}  // namespace

TEST_CASE("the sums of any municipality are those that are made one by one") {
  CHECK(rc::check("sums", [] {
    const auto posts = *rc::gen::container<std::vector<Made>>(made_post());
    const auto run = read(text_of(posts));
    const Project& p = run->project;
    std::int64_t net = 0, size = 0, linked = 0, excused = 0;
    std::map<std::string, std::int64_t> of_goal;
    std::map<std::pair<std::string, int>, std::int64_t> later, investment;
    for (const Made& post : posts) {
      const auto owned = [&](std::int64_t kronor) { return kronor * 100 * (post.unit == 2 ? 5'000 : 10'000) / 10'000; };
      const std::int64_t drift = std::abs(post.drift), next = std::abs(post.later), invest = std::abs(post.invest);
      net += owned(post.drift);
      size += owned(drift);
      (post.class_number >= 2 ? excused : linked) += owned(drift);
      const auto reach = [&](const std::string& goal, int of) {
        of_goal[goal] += owned(drift) / of;
        later[{goal, post.unit}] += next * 100 / of;
        investment[{goal, post.unit}] += invest * 100 / of;
      };
      if (post.to_own_goal) {
        of_goal[fmt::format("O{}", post.unit)] += owned(drift);
        reach("M0", 2);
        reach("M1", 2);
        reach("M2", 2);
      } else {
        reach(fmt::format("M{}", post.council_goal), 1);
        if (post.council_goal == 1) reach("M0", 1);
      }
    }
    RC_ASSERT(p.plan_sums.net.count() == net);
    RC_ASSERT(p.plan_sums.money.count() == size);
    RC_ASSERT(p.plan_sums.linked_money.count() == linked);
    RC_ASSERT(p.plan_sums.excused_money.count() == excused);
    for (const Id<GoalRow> g : p.goals.ids()) RC_ASSERT(p.goal_sums[g].money.count() == of_goal[std::string(p.id(p.goals[g].declaration))]);
    for (const Id<GoalRow> g : p.matrix_goals) {
      for (const Id<UnitRow> u : p.units.ids()) {
        const std::pair key{std::string(p.id(p.goals[g].declaration)), static_cast<int>(u.number())};
        RC_ASSERT(p.cell(g, u).later.count() == later[key]);
        RC_ASSERT(p.cell(g, u).later_investment.count() == investment[key]);
      }
    }
  }));
}

TEST_CASE("what together is more than can be counted is refused, and the rest is right") {
  const auto run = read(
      "plan P: Plan\n  budgetår: 2025\n  beloppsenhet: tkr\nnämnd N: Nämnden\nbudget N: Budget\n  plan: P\n"
      "post A: Ena\n  drift 2025: 500 000 mdkr\npost B: Andra\n  drift 2025: 500 000 mdkr\npost C: Tredje\n  drift 2025: 1\n");
  REQUIRE(run->sink.mistakes().size() == 1);
  CHECK(run->sink.mistakes()[0].code == Code::P07);
  CHECK(run->sink.mistakes()[0].variant == std::string_view("summa"));
  CHECK(run->project.plan_sums.money == Ore(50'000'000'000'000'000 + 100'000));
  CHECK_FALSE(run->project.posts[Id<PostRow>(1)].has_net);
}

TEST_CASE("only the pairs of goal and unit that have something to do with each other take memory") {
  std::string text = "plan P: Plan\n  budgetår: 2025\n  beloppsenhet: tkr\n";
  constexpr int many = 300;
  for (int i = 0; i < many; ++i) text += fmt::format("mål M{}: Mål\nnämnd N{}: Nämnd\n", i, i);
  for (int i = 0; i < many; ++i)
    text += fmt::format("budget N{}: Budget\n  plan: P\npost {}: Post\n  drift 2025: 1\n  bidrar till: M{}\n", i, i, i);
  const auto run = read(text);
  CHECK(run->project.coverage.size() == many);
  CHECK(run->project.cell(goal(run->project, "M7"), Id<UnitRow>(7)).money == Ore(100'000));
  CHECK(run->project.cell(goal(run->project, "M7"), Id<UnitRow>(8)).goal == no_row);
}

TEST_CASE("a project that is checked twice gives the same findings") {
  const auto run = read(text_of({{0, 100, 0, 7, 0, 2, false, 0}, {1, 100, 0, 0, 0, 0, true, 0}, {2, -5, 0, 0, 3, 1, false, 3}}) +
                        "  undantag X99: En kod som ingen regel har\n  drift 2024: 1.500\n");
  const Catalogue& catalogue = run->workspace->catalogue;
  std::vector<std::string> answers[2];
  for (std::vector<std::string>& answer : answers) {
    const CheckResult result = work::check(*run->workspace, {});
    REQUIRE(result.failed.empty());
    for (const Finding& f : result.findings)
      answer.push_back(fmt::format("{} {} {} {}", catalogue.rules[f.rule].code, f.span.at, f.message, f.money.value_or(Ore(-1)).count()));
    answer.push_back(fmt::format("{} {} {}", result.summary.money.count(), result.summary.linked.count(), result.summary.excused.count()));
  }
  CHECK(answers[0].size() > 3);
  CHECK(answers[0] == answers[1]);
}

TEST_CASE("of the money of an uppdrag each that is responsible has its own") {
  const test::ReadText read(
      "plan P: Plan\n  budgetår: 2025\n  beloppsenhet: kr\nuppdrag U1: Se över lokalerna\n  ansvarig: A, B\nnämnd A: A\nnämnd B: B\nnämnd C: C\n"
      "budget A: Budget\n  plan: P\nuppdrag A1: Lokalerna i A\n  uppdrag: U1\npost A10: Ett\n  drift 2025: 100\n  uppdrag: A1\n"
      "budget B: Budget\n  plan: P\npost B10: Ett\n  drift 2025: -30\n  uppdrag: U1\n"
      "budget C: Budget\n  plan: P\npost C10: Ett\n  drift 2025: 7\n  uppdrag: U1\n");
  REQUIRE(read.project.assignment_owners.size() == 2);
  CHECK(read.project.assignment_sums.front().money == Ore(137'00));
  CHECK(read.project.owner_money.front() == Ore(100'00));
  CHECK(read.project.owner_money.back() == Ore(30'00));
}
