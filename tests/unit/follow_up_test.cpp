#include "report/follow_up.h"

#include <catch2/catch.hpp>
#include <memory>
#include <sstream>

#include "cases/file_case.h"
#include "cases/read_text.h"
#include "check/engine.h"
#include "report/report.h"

using namespace malkoll;
using namespace malkoll::report;

namespace {

constexpr Ore mnkr{100'000'000};

struct Read : test::ReadText {
  using ReadText::ReadText;
  FollowUp of(Period period, Id<UnitRow> unit = no_row) const {
    Figures figures;
    figures.unit = unit;
    return add_up_follow_up(project, figures, period);
  }
  Id<GoalRow> goal(std::string_view id) const {
    for (const Id<GoalRow> g : project.goals.ids()) {
      if (project.id(project.goals[g].declaration) == id) return g;
    }
    FAIL("no goal " << id);
    return no_row;
  }
};

std::unique_ptr<Read> read(const std::string& text) {
  auto made = std::make_unique<Read>(text);
  REQUIRE(made->sink.empty());
  return made;
}

/// One goal with indicators that have the given lines below them.
std::unique_ptr<Read> goal_with(const std::vector<std::string>& indicators, const std::string& follow_up = "") {
  std::string text = "plan P: Plan\n  budgetår: 2025\nmål A: Ett mål\n";
  for (std::size_t i = 0; i < indicators.size(); ++i) text += "indikator A" + std::to_string(i) + ": Mått\n" + indicators[i];
  return read(text + follow_up);
}

const std::string met = "  riktning: öka\n  utfall 2023: 70\n  utfall 2024: 80\n  målvärde 2024: minst 80\n";
const std::string nearing = "  riktning: öka\n  utfall 2023: 70\n  utfall 2024: 75\n  målvärde 2024: minst 80\n";
const std::string missed = "  riktning: öka\n  utfall 2023: 70\n  utfall 2024: 70\n  målvärde 2024: minst 80\n";
const std::string silent = "  riktning: öka\n  utfall 2023: 70\n  målvärde 2024: minst 80\n";

Standing standing(const std::string& lines, PartOfYear part = PartOfYear::whole) {
  const auto run = goal_with({lines});
  return run->of({Year(2024), part}).goals.front().indicators[0].standing;
}

Verdict proposal(const std::vector<std::string>& indicators) { return goal_with(indicators)->of({Year(2024)}).goals.front().proposal; }

}  // namespace

TEST_CASE("an indicator reaches its target, nears it, misses it, or cannot be told") {
  CHECK(standing(met) == Standing::met);
  CHECK(standing(nearing) == Standing::nearing);
  CHECK(standing(missed) == Standing::missed);
  CHECK(standing(silent) == Standing::unknown);
  CHECK(standing("  riktning: minska\n  utfall 2023: 7\n  utfall 2024: 8\n  målvärde 2024: högst 6\n") == Standing::missed);
  CHECK(standing("  utfall 2023: 8\n  utfall 2024: 7\n  målvärde 2024: högst 6\n") == Standing::nearing);
  // Without a target that year: the nearest after it.
  CHECK(standing("  riktning: öka\n  utfall 2023: 70\n  utfall 2024: 85\n  målvärde 2025: minst 80\n") == Standing::met);
  CHECK(standing("  riktning: öka\n  utfall 2023: 70\n  utfall 2024: 75\n  målvärde 2025: minst 80\n") == Standing::nearing);
  CHECK(standing("  riktning: öka\n  utfall 2023: 70\n  utfall 2024: 69\n  målvärde 2025: minst 80\n") == Standing::missed);
  // One value says nothing about the way; a target of the same year can be missed all the same.
  CHECK(standing("  riktning: öka\n  utgångsvärde 2024: 70\n  målvärde 2025: minst 80\n") == Standing::unknown);
  CHECK(standing("  riktning: öka\n  utfall 2024: 70\n  målvärde 2024: minst 80\n") == Standing::missed);
  CHECK(standing("  riktning: öka\n  utfall 2023: 70\n  utfall 2024: 75\n") == Standing::nearing);
  CHECK(standing("  riktning: bevara\n  utfall 2023: 70\n  utfall 2024: 70\n") == Standing::met);
  CHECK(standing("  utfall 2023: 70\n  utfall 2024: 75\n") == Standing::unknown);
}

namespace {

struct Judged {
  Standing standing;
  Ground ground;
  Lack lack;
  Year lacking_year;
  bool operator==(const Judged&) const = default;
};
Judged judged(const std::string& lines, const std::string& follow_up = "", PartOfYear part = PartOfYear::whole) {
  const auto run = goal_with({lines}, follow_up);
  const IndicatorStanding s = run->of({Year(2024), part}).goals.front().indicators[0];
  return {s.standing, s.ground, s.lack, s.lacking_year};
}
Judged known(Standing standing, Ground ground) { return {standing, ground, Lack::nothing, {}}; }
Judged lacking(Lack lack, Year year) { return {Standing::unknown, Ground::way, lack, year}; }

}  // namespace

TEST_CASE("a mean for several years is held against what it is so far") {
  const std::string mean = "  målvärde 2024–2026: i snitt minst 2\n";
  CHECK(judged("  utfall 2023: 2,6\n  utfall 2024: 2,4\n" + mean) == known(Standing::met, Ground::so_far));
  CHECK(judged("  utfall 2023: 1,4\n  utfall 2024: 1,8\n" + mean) == known(Standing::nearing, Ground::way));
  CHECK(judged("  utfall 2023: 1,9\n  utfall 2024: 1,8\n" + mean) == known(Standing::missed, Ground::way));
  CHECK(judged("  utfall 2024: 1,8\n" + mean) == known(Standing::unknown, Ground::way));
  CHECK(judged("  utfall 2023: 5\n  utfall 2024: 6\n  målvärde 2024–2026: i snitt högst 7\n") == known(Standing::met, Ground::so_far));
  CHECK(judged("  utfall 2023: 5\n  utfall 2024: 6\n  målvärde 2024–2026: i snitt mellan 4 och 8\n") ==
        known(Standing::met, Ground::so_far));
  // At the end, and before it begins.
  CHECK(judged("  utfall 2023: 2,6\n  utfall 2024: 1,4\n  målvärde 2023–2024: i snitt minst 2\n") == known(Standing::met, Ground::level));
  CHECK(judged("  utfall 2023: 2,6\n  utfall 2024: 1,3\n  målvärde 2023–2024: i snitt minst 2\n") ==
        known(Standing::missed, Ground::level));
  CHECK(judged("  utfall 2023: 2,6\n  utfall 2024: 2,4\n  målvärde 2025–2026: i snitt minst 2\n") == known(Standing::met, Ground::level));
  CHECK(judged("  utfall 2022: 3\n  utfall 2024: 3\n  målvärde 2022–2024: i snitt minst 2\n") ==
        lacking(Lack::earlier_outcome, Year(2023)));
}

TEST_CASE("a sum for several years is there already, passed, or held against the pace that it needs") {
  const std::string sum = "  målvärde 2024–2026: sammanlagt minst 9\n",
                    roof = "  riktning: minska\n  målvärde 2024–2026: sammanlagt högst 9\n";
  CHECK(judged("  utfall 2023: 9\n  utfall 2024: 9\n" + sum) == known(Standing::met, Ground::level));
  CHECK(judged("  utfall 2023: 5\n  utfall 2024: 3\n" + sum) == known(Standing::nearing, Ground::pace));
  CHECK(judged("  utfall 2023: 1\n  utfall 2024: 2\n" + sum) == known(Standing::nearing, Ground::way));
  CHECK(judged("  utfall 2023: 5\n  utfall 2024: 2\n" + sum) == known(Standing::missed, Ground::way));
  CHECK(judged("  utfall 2023: 5\n  utfall 2024: 3\n" + roof) == known(Standing::nearing, Ground::pace));
  CHECK(judged("  utfall 2023: 2\n  utfall 2024: 3\n" + roof) == known(Standing::nearing, Ground::pace));
  CHECK(judged("  utfall 2023: 5\n  utfall 2024: 10\n" + roof) == known(Standing::missed, Ground::level));
  CHECK(judged("  utfall 2023: 5\n  utfall 2024: 4\n  målvärde 2025–2026: sammanlagt minst 6\n") == known(Standing::unknown, Ground::way));
  CHECK(judged("  utfall 2024: 6\n  målvärde 2023–2024: sammanlagt minst 9\n") == lacking(Lack::earlier_outcome, Year(2023)));
  // Half a year's is not the year's.
  const std::string half = "uppföljning 2024-delår: Delår\n  utfall A0: 2\n";
  CHECK(judged("  utfall 2023: 5\n" + sum, half, PartOfYear::interim) == known(Standing::unknown, Ground::way));
  CHECK(judged("  utfall 2023: 5\n  målvärde 2023–2024: sammanlagt minst 9\n", half, PartOfYear::interim).standing == Standing::unknown);
}

TEST_CASE("a target that nothing can be held against is neither met nor missed, and what is lacking is told") {
  const std::string values = "  riktning: öka\n  utfall 2023: 86\n  utfall 2024: 88\n",
                    country = values + "  målvärde 2024: bättre än riket\n";
  CHECK(judged(country) == lacking(Lack::comparison, Year(2024)));
  CHECK(judged(country + "  jämförelse 2024 riket: 87\n") == known(Standing::met, Ground::level));
  CHECK(judged(country + "  jämförelse 2024 riket: 89\n") == known(Standing::nearing, Ground::level));
  CHECK(judged(country + "  jämförelse 2023 riket: 87\n") == lacking(Lack::comparison, Year(2024)));
  // What is to be better one day is held against what there is.
  CHECK(judged(values + "  målvärde 2026: bättre än riket\n  jämförelse 2024 riket: 87\n") == known(Standing::met, Ground::level));
  CHECK(judged(values + "  målvärde 2026: bättre än riket\n") == lacking(Lack::comparison, Year(2024)));
  CHECK(judged("  riktning: öka\n  utfall 2023: 100\n  utfall 2024: 120\n  målvärde 2024: öka med 5 % från 2022\n") ==
        lacking(Lack::base, Year(2022)));
  CHECK(judged("  utfall 2023: 98\n  utfall 2024: 98\n  målvärde 2024: 100\n") == lacking(Lack::direction, {}));
  CHECK(judged("  utfall 2024: 120\n  målvärde 2024: ska öka\n") == known(Standing::unknown, Ground::way));
  CHECK(judged("  riktning: bevara\n  utfall 2023: 98\n  utfall 2024: 98\n  målvärde 2024: 100\n") ==
        known(Standing::unknown, Ground::way));
  const auto run = goal_with(
      {country, values + "  målvärde 2024: öka med 5 % från 2022\n", "  utfall 2024: 6\n  målvärde 2023–2024: i snitt minst 5\n"});
  const FollowUp f = run->of({Year(2024)});
  CHECK(f.without_outcome.empty());
  REQUIRE(f.without_comparison.size() == 1);
  CHECK(f.without_comparison[0].indicator == Id<IndicatorRow>(0));
  REQUIRE(f.without_base.size() == 1);
  CHECK(f.without_base[0].indicator == Id<IndicatorRow>(1));
  REQUIRE(f.without_earlier.size() == 1);
  CHECK(f.without_earlier[0].indicator == Id<IndicatorRow>(2));
  CHECK(f.goals.front().proposal == Verdict::unknown);
}

TEST_CASE("a delår is held against what is known then, and not against what a later follow-up says") {
  const std::string lines = "  riktning: öka\n  mäts: varje delår\n  utfall 2023: 86\n  målvärde 2024: bättre än riket\n";
  const std::string half = "uppföljning 2024-delår: Delår\n  utfall A0: 88\n", compared = "  jämförelse A0 riket: 87\n";
  const std::string year = "uppföljning 2024: Bokslut\n  utfall A0: 80\n  jämförelse A0 riket: 90\n";
  const std::string mean = "  utfall 2023: 3\n  målvärde 2023–2025: i snitt minst 2\n";
  CHECK(judged(lines, half + year, PartOfYear::interim) == lacking(Lack::comparison, Year(2024)));
  CHECK(judged(lines, half + compared + year, PartOfYear::interim) == known(Standing::met, Ground::level));
  CHECK(judged(lines, half + compared + year).standing == Standing::missed);
  CHECK(judged(mean, "uppföljning 2024-delår: Delår\n  utfall A0: 2\nuppföljning 2024: Bokslut\n  utfall A0: 0\n", PartOfYear::interim) ==
        known(Standing::met, Ground::so_far));
}

TEST_CASE("what is counted is what there can be lacking of: each indicator once, and what units measure of their own goals") {
  const auto run =
      read("plan P: Plan\n  budgetår: 2025\nmål A: Ett\nindikator A1: Mått\n" + met + "mål B: Två\n  indikator: A1\nnämnd N: Nämnden\n" +
           "budget N: Budget\n  plan: P\nnämndmål N1: Eget\n  mål: A\nindikator N1a: Mått\n" + met + "indikator N1b: Mått\n" + silent +
           "indikator N1c: Mått\n  målvärde 2025: minst 3\nuppföljning 2024: Bokslut\n  bedömning A: uppfyllt\n");
  const FollowUp f = run->of({Year(2024)}), own = run->of({Year(2024)}, Id<UnitRow>(0));
  REQUIRE(f.indicators.size() == 3);
  CHECK(f.without_outcome == std::vector{Id<IndicatorRow>(2)});
  CHECK(f.to_assess == std::vector{run->goal("A"), run->goal("B")});
  CHECK(f.without_verdict == std::vector{run->goal("B")});
  CHECK(own.to_assess == std::vector{run->goal("N1")});
  CHECK(own.without_verdict == std::vector{run->goal("N1")});
  CHECK(own.indicators.size() == 3);
}

TEST_CASE("a proposal is uppfyllt where all are met, ej uppfyllt where none is met or nearing, else delvis") {
  CHECK(proposal({met, met}) == Verdict::met);
  CHECK(proposal({met, missed}) == Verdict::partly);
  CHECK(proposal({nearing}) == Verdict::partly);
  CHECK(proposal({missed, missed}) == Verdict::not_met);
  CHECK(proposal({met, silent}) == Verdict::met);
  CHECK(proposal({silent}) == Verdict::unknown);
  CHECK(proposal({}) == Verdict::unknown);
}

TEST_CASE("the level from which a target is partly met says nothing of the way; below zero a part of the target is none") {
  const std::string limit = "  delvis uppfyllt: minst 80 % av målvärdet\n";
  CHECK(standing(limit + "  riktning: öka\n  utfall 2023: 90\n  utfall 2024: 80\n  målvärde 2024: minst 95\n") == Standing::partly);
  CHECK(standing(limit + "  riktning: öka\n  utfall 2023: 40\n  utfall 2024: 60\n  målvärde 2024: minst 95\n") == Standing::missed);
  CHECK(standing(limit + "  riktning: öka\n  utfall 2023: -20\n  utfall 2024: -11\n  målvärde 2024: minst -10\n") == Standing::nearing);
}

TEST_CASE("the proposal is never the assessment, and an assessment never the proposal") {
  const auto run = goal_with({met}, "uppföljning 2024: Bokslut\n  bedömning A: ej uppfyllt\n");
  const GoalFollowUp goal = run->of({Year(2024)}).goals.front();
  CHECK(goal.proposal == Verdict::met);
  REQUIRE(goal.verdicts.size() == 1);
  CHECK(goal.verdicts[0].verdict == Verdict::not_met);
  const auto without = goal_with({met}, "uppföljning 2024: Bokslut\n");
  CHECK(without->of({Year(2024)}).goals.front().verdicts.empty());
  CHECK(without->of({Year(2024)}).without_verdict == std::vector{Id<GoalRow>(0)});
  // Of another time it does not count.
  CHECK(run->of({Year(2023)}).goals.front().verdicts.empty());
  CHECK(run->of({Year(2024), PartOfYear::interim}).goals.front().verdicts.empty());
}

TEST_CASE("what is missing at the year's end, and at a delår") {
  const std::string often = "  mäts: varje delår\n", text = "uppföljning 2024-delår: Delår\n  utfall A0: 72\n";
  const auto run = goal_with({silent + often, silent + often, silent}, text);
  CHECK(run->of({Year(2024)}).without_outcome == std::vector{Id<IndicatorRow>(0), Id<IndicatorRow>(1), Id<IndicatorRow>(2)});
  CHECK(run->of({Year(2024), PartOfYear::interim}).without_outcome == std::vector{Id<IndicatorRow>(1)});
  CHECK(run->of({Year(2024), PartOfYear::interim}).goals.front().indicators[0].standing == Standing::nearing);
  CHECK(is_followed_up(run->project, {Year(2024), PartOfYear::interim}));
  CHECK(is_followed_up(run->project, {Year(2023)}));
  CHECK_FALSE(is_followed_up(run->project, {Year(2019)}));
}

TEST_CASE("money of the year follows the links to the öre, each krona once in the sum") {
  const auto run = read(R"(
plan P: Plan
  budgetår: 2025
mål A: Ett
mål B: Två
nämnd N: Nämnden
budget N: Budget
  plan: P
nämndmål N1: Eget
  mål: A, B
post 1: Satsning
  slag: satsning
  drift 2024: 10 mnkr
  drift 2025: 20 mnkr
  bidrar till: A 33,33 %, N1
post 2: Annat
  slag: satsning
  drift 2024: 3 mnkr
uppföljning 2024: Bokslut
  nämnd: N
  förbrukat N/1: 7 mnkr
)");
  const FollowUp f = run->of({Year(2024)});
  CHECK(f.budgeted == 13 * mnkr);
  CHECK(f.followed == 10 * mnkr);
  CHECK(f.spent == 7 * mnkr);
  const auto &a = f.goals[run->goal("A")], &b = f.goals[run->goal("B")], &own = f.goals[run->goal("N1")];
  CHECK(a.budgeted + b.budgeted == 10 * mnkr);
  CHECK(a.spent + b.spent == 7 * mnkr);
  CHECK(own.budgeted == Ore(666'700'000));
  CHECK(b.budgeted == own.budgeted / 2);
  CHECK(f.without_spent == std::vector{Id<PostRow>(1)});
  CHECK(f.without_report.empty());
  CHECK(run->of({Year(2024), PartOfYear::interim}).without_report.size() == 1);
}

TEST_CASE("what a whole unit has spent stands beside its frame, and in no sum of posts") {
  const auto run = read(
      "plan P: Plan\n  budgetår: 2025\nmål A: Ett\nnämnd N: Nämnden\n  ram 2024: 10 mnkr\nbudget N: Budget\n  plan: P\n"
      "uppföljning 2024: Bokslut\n  nämnd: N\n  förbrukat N: 12 mnkr\n");
  const FollowUp f = run->of({Year(2024)});
  REQUIRE(f.units.size() == 1);
  CHECK(f.units[0].spent == 12 * mnkr);
  CHECK(f.units[0].frame == 10 * mnkr);
  CHECK(f.spent == Ore());
  CHECK(run->of({Year(2024), PartOfYear::interim}).units.empty());
}

TEST_CASE("an indicator of a målområde or of the plan is followed up too") {
  const auto run = read("plan P: Plan\n  budgetår: 2025\nindikator X: Mått\n" + met + "målområde O: Område\nindikator Y: Mått\n" + silent +
                        "mål A: Ett\nindikator Z: Mått\n" + nearing + "nämnd N: Nämnden\n");
  const FollowUp f = run->of({Year(2024)});
  REQUIRE(f.of_no_goal.size() == 2);
  CHECK(f.of_no_goal[0].standing == Standing::met);
  CHECK(f.of_no_goal[1].standing == Standing::unknown);
  CHECK(f.without_outcome == std::vector{Id<IndicatorRow>(1)});
  CHECK(run->of({Year(2024)}, Id<UnitRow>(0)).of_no_goal.empty());
  CHECK(f.goals.front().indicators.size() == 1);
}

TEST_CASE("of uppdrag a status is missing where others have one, and none is done already") {
  const std::string plan =
      "plan P: Plan\n  budgetår: 2025\nmål A: Ett\nuppdrag U1: Bygg\n  ansvarig: N\nuppdrag U2: Utred\nuppdrag U3: Flytta\nnämnd N: Nämnden\n";
  const auto run = read(plan + "uppföljning 2023: Bokslut\n  status U3: klart\nuppföljning 2024: Bokslut\n  status U2: pågår\n");
  CHECK(run->of({Year(2024)}).without_status == std::vector{Id<AssignmentRow>(0)});
  CHECK(run->of({Year(2024)}, Id<UnitRow>(0)).without_status == std::vector{Id<AssignmentRow>(0)});
  CHECK(run->of({Year(2023)}).without_status == std::vector{Id<AssignmentRow>(0), Id<AssignmentRow>(1)});
  CHECK(run->of({Year(2024), PartOfYear::interim}).without_status.empty());
}

TEST_CASE("a value by group stands beside that of all, in the follow-up and on the card") {
  const auto run = test::run_case(test::read_case(MALKOLL_ROOT "/samples/karlstad"));
  const auto written = [&](std::optional<Period> follow_up, report::ReportOptions::Format format) {
    report::ReportOptions options;
    options.format = format;
    options.follow_up = follow_up;
    std::ostringstream out;
    report::write_report(out, {run->input, run->project, run->result, {}}, options);
    return out.str();
  };
  CHECK(written(Period{Year(2024)}, report::ReportOptions::Format::html)
            .find("<td>84,9\u00a0% (2024); flickor 82,6\u00a0%; pojkar 87,1\u00a0%</td>") != std::string::npos);
  CHECK(written(std::nullopt, report::ReportOptions::Format::html).find("<div><dt>Flickor</dt><dd>82,6\u00a0% (2024)</dd></div>") !=
        std::string::npos);
}

TEST_CASE("what is said to be missing is what is listed as missing") {
  for (const char* name : {"karlstad", "karlstad-brister"}) {
    const auto run = test::run_case(test::read_case(std::string(MALKOLL_ROOT "/samples/") + name));
    report::ReportOptions options;
    options.format = report::ReportOptions::Format::markdown;
    options.follow_up = Period{Year(2024)};
    std::ostringstream out;
    report::write_report(out, {run->input, run->project, run->result, {}}, options);
    const std::string text = out.str();
    const std::size_t from = text.find("## Vad som saknas"), to = text.find("\n## ", from);
    std::size_t listed = 0;
    for (std::size_t at = text.find("\n- ", from); at < to; at = text.find("\n- ", at + 1)) ++listed;
    CHECK(listed > 0);
    CHECK(text.find("- **" + std::to_string(listed) + "** uppgifter saknas") != std::string::npos);
    CHECK(text.find("Det som ska finnas") == std::string::npos);
  }
}

TEST_CASE("the follow-up of a sample, in every form") {
  for (const char* name : {"karlstad", "karlstad-brister", "mini"}) {
    const auto run = test::run_case(test::read_case(std::string(MALKOLL_ROOT "/samples/") + name));
    for (const auto format : {report::ReportOptions::Format::html, report::ReportOptions::Format::markdown}) {
      for (const Language language : {Language::swedish, Language::english}) {
        report::ReportOptions options;
        options.format = format;
        options.language = language;
        options.follow_up = Period{Year(2024)};
        std::ostringstream out;
        report::write_report(out, {run->input, run->project, run->result, {}}, options);
        CHECK(out.str().find("{{") == std::string::npos);
        CHECK(out.str().find("2024") != std::string::npos);
        if (format == report::ReportOptions::Format::html) CHECK(out.str().find("</html>") != std::string::npos);
      }
    }
  }
}
