#include "report/difference.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cases/read_text.h"

using namespace malkoll;

namespace {

constexpr Ore mnkr{100'000'000};

using Read = test::ReadText;

std::unique_ptr<Read> read(const std::string& text) {
  auto made = std::make_unique<Read>(text);
  REQUIRE(made->sink.empty());
  return made;
}

const std::string plan = R"(
plan P25: Plan 2025
  budgetår: 2025
målområde O: Allt
mål A: Skolan
mål B: Vården
mål C: Klimatet
nämnd N1: Skolnämnden
nämnd N2: Vårdnämnden
bolag K: Bolaget AB
  ägarandel: 50 %
)";

const std::string posts = R"(
budget N1: Budget
  plan: P25
nämndmål N1a: Eget mål
  mål: A, B
post 1: Lärare
  drift 2025: 10 mnkr
  bidrar till: A
post 2: Elevhälsa
  drift 2025: 6 mnkr
  bidrar till: N1a
post 3: Skolmat
  drift 2025: 4 mnkr
budget K: Budget
  plan: P25
post 1: Fjärrvärme
  drift 2025: 8 mnkr
  bidrar till: C
)";

std::string changed(std::string text, std::initializer_list<std::pair<std::string, std::string>> edits) {
  for (const auto& [from, to] : edits) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
  }
  return text;
}

std::vector<std::tuple<std::string, std::string, Ore>> flows(const report::Difference& d) {
  std::vector<std::tuple<std::string, std::string, Ore>> list;
  for (const auto& f : d.flows) list.emplace_back(f.from, f.to, f.money);
  return list;
}

}  // namespace

TEST_CASE("a version is the same as itself") {
  const auto one = read(plan + posts), two = read(plan + posts);
  CHECK(report::compare(one->project, two->project).empty());
}

TEST_CASE("goals are added, dropped and renamed, also by their former name") {
  const auto before = read(plan + posts);
  const auto after = read(changed(plan + posts, {{"mål A: Skolan", "mål A: Skolan för alla"},
                                                 {"mål B: Vården\n", "mål B2: Vård och omsorg\n  tidigare namn: Vården\n"},
                                                 {"  mål: A, B\n", "  mål: A, B2\n"},
                                                 {"mål C: Klimatet", "mål D: Klimatet nu"},
                                                 {"  bidrar till: C\n", ""}}));
  const report::Difference d = report::compare(before->project, after->project);
  REQUIRE(d.goals_renamed.size() == 2);
  CHECK(d.goals_renamed[0].old_title == "Skolan");
  CHECK(d.goals_renamed[1].id == "B2");
  CHECK(d.goals_renamed[1].old_id == "B");
  REQUIRE(d.goals_added.size() == 1);
  CHECK(d.goals_added[0].id == "D");
  REQUIRE(d.goals_dropped.size() == 1);
  CHECK(d.goals_dropped[0].id == "C");
  // The renamed goal's money did not move; what C had, no goal has now, by the share of the company that is owned.
  CHECK(flows(d) == std::vector<std::tuple<std::string, std::string, Ore>>{{"C", "", 4 * mnkr}});
}

TEST_CASE("money that changes goal is followed through own goals and shares, to the öre") {
  const auto before = read(plan + posts);
  const auto after = read(changed(
      plan + posts, {{"  bidrar till: A\n", "  bidrar till: A 50 %, C 30 %, B 20 %\n"}, {"  bidrar till: N1a\n", "  bidrar till: B\n"}}));
  const report::Difference d = report::compare(before->project, after->project);
  // Post 1: 5 of A's 10 go to C (3) and B (2). Post 2: A's half of 6 goes to B.
  CHECK(flows(d) == std::vector<std::tuple<std::string, std::string, Ore>>{{"A", "B", 5 * mnkr}, {"A", "C", 3 * mnkr}});
  CHECK(d.flows[0].posts == 2);
  REQUIRE(d.goals.size() == 3);
  CHECK(d.goals[0].id == "A");
  CHECK(d.goals[0].after - d.goals[0].before == -8 * mnkr);
  Ore sum;
  for (const auto& goal : d.goals) sum += goal.after - goal.before;
  CHECK(sum == Ore());
  CHECK(d.units.empty());
}

TEST_CASE("more money for a post is no money moved; a link that is gone is") {
  const auto before = read(plan + posts);
  const auto more = read(changed(plan + posts, {{"10 mnkr", "13 mnkr"}}));
  const report::Difference grown = report::compare(before->project, more->project);
  CHECK(grown.flows.empty());
  REQUIRE(grown.posts_changed.size() == 1);
  CHECK(grown.posts_changed[0].after - grown.posts_changed[0].before == 3 * mnkr);
  REQUIRE(grown.units.size() == 1);
  CHECK(grown.units[0].id == "N1");
  const auto less = read(changed(plan + posts, {{"  bidrar till: A\n", ""}}));
  CHECK(flows(report::compare(before->project, less->project)) ==
        std::vector<std::tuple<std::string, std::string, Ore>>{{"A", "", 10 * mnkr}});
}

TEST_CASE("another share owned of a company is told, beside the money that it changes") {
  const auto before = read(plan + posts), after = read(changed(plan + posts, {{"50 %", "90 %"}}));
  const report::Difference d = report::compare(before->project, after->project);
  REQUIRE(d.shares.size() == 1);
  CHECK(d.shares[0].id == "K");
  CHECK(d.shares[0].before == Share(5000));
  CHECK(d.shares[0].after == Share(9000));
  REQUIRE(d.units.size() == 1);
  CHECK(d.units[0].after - d.units[0].before == Ore(320'000'000));
  const auto unsaid = read(changed(plan + posts, {{"  ägarandel: 50 %\n", ""}}));
  CHECK_FALSE(report::compare(before->project, unsaid->project).shares.front().after);
}

TEST_CASE("targets, frames and plan years are compared by what they say") {
  const std::string more = R"(
  planår: 2026
  beloppsenhet: tkr
)";
  const std::string measured = R"(
indikator A1: Betyg
  målvärde 2025: minst 10
  målvärde 2026: minst 11
indikator A2: Frånvaro
  målvärde 2025: högst 4
)";
  const std::string old =
      changed(plan + posts, {{"  budgetår: 2025\n", "  budgetår: 2025" + more},
                             {"mål B: Vården\n", "indikator A0: Trygghet" + measured + "mål B: Vården\n"},
                             {"nämnd N1: Skolnämnden\n", "nämnd N1: Skolnämnden\n  ram 2025: 20 000\n  investeringsram 2026: 500\n"}});
  const auto before = read(old);
  CHECK(report::compare(before->project, read(changed(old, {{"minst 10", ">= 10,0"}}))->project).empty());  // the same in other words
  const auto after = read(changed(old, {{"planår: 2026", "planår: 2026, 2027"},
                                        {"  målvärde 2026: minst 11\n", ""},
                                        {"högst 4", "högst 3"},
                                        {"  mål: A, B\n", "  mål: A, B\n  indikator: A1\n  målvärde 2025: minst 12\n"},
                                        {"  ram 2025: 20 000\n", "  ram 2025: 21 000\n  ram 2026: 22 000\n  utfall 2024: 90\n"},
                                        {"  investeringsram 2026: 500\n", ""}}));
  const report::Difference d = report::compare(before->project, after->project);
  CHECK_FALSE(d.empty());
  CHECK(d.before.plan_years == std::vector<Year>{Year(2026)});
  CHECK(d.after.plan_years == std::vector<Year>{Year(2026), Year(2027)});
  std::vector<std::string> targets;
  for (const auto& t : d.targets)
    targets.push_back(std::string(t.id) + "/" + std::string(t.indicator) + " " + to_string(t.year) + ": " + std::string(t.before) + " → " +
                      std::string(t.after));
  std::sort(targets.begin(), targets.end());
  CHECK(targets == std::vector<std::string>{"A1/ 2026: minst 11 → ", "A2/ 2025: högst 4 → högst 3", "N1a/A1 2025:  → minst 12"});
  REQUIRE(d.frames.size() == 3);
  CHECK(d.frames[0].before == 20 * mnkr);
  CHECK(d.frames[0].after == 21 * mnkr);
  CHECK_FALSE(d.frames[1].before);
  CHECK(d.frames[2].kind == "investeringsram");
  CHECK_FALSE(d.frames[2].after);
  // A version is still the same as itself, and the other way round what was new is gone.
  CHECK(report::compare(after->project, after->project).empty());
  CHECK(report::compare(after->project, before->project).targets.size() == 3);
}

TEST_CASE("the plan's economy is compared, and over which years a target is reached") {
  const auto with = [](const std::string& plan_lines, const std::string& target) {
    return read(changed(plan + posts, {{"  budgetår: 2025\n", "  budgetår: 2025\n  planår: 2026, 2027\n  beloppsenhet: tkr\n" + plan_lines},
                                       {"mål B: Vården\n", "indikator A0: Trygghet\n  " + target + "\nmål B: Vården\n"}}));
  };
  const auto before = with("  skattesats 2026: 21,27\n  finansnetto 2026: 3\n", "målvärde 2026–2027: i snitt minst 12");
  const auto after = with("  skattesats 2026: 21,37\n  resultat 2026: 5\n  finansnetto 2026: 3\n", "målvärde 2025–2027: i snitt minst 12");
  const report::Difference d = report::compare(before->project, after->project);
  REQUIRE(d.frames.size() == 2);
  CHECK(d.frames[0].kind == "skattesats");
  CHECK(d.frames[0].before == Ore(21'27));
  CHECK(d.frames[0].after == Ore(21'37));
  CHECK(d.frames[1].kind == "resultat");
  CHECK(d.frames[1].after == Ore(5'000'00));
  std::ostringstream text;
  report::write_difference_text(text, d, after->input.sources, after->input.vocabulary, {});
  CHECK(text.str().find("planen, skattesats 2026: 21,27 → 21,37 kr per hundra (+0,1)") != std::string::npos);
  CHECK(text.str().find("planen, resultat 2026: – → 5 tkr (+5)") != std::string::npos);
  REQUIRE(d.targets.size() == 1);
  CHECK(d.targets[0].before == "i snitt minst 12 (2026–2027)");
  CHECK(d.targets[0].after == "i snitt minst 12 (2025–2027)");
}

TEST_CASE("a post is the same in its unit by id; in another unit by id and title") {
  const auto before = read(plan + posts);
  const auto after =
      read(changed(plan + posts, {{"post 3: Skolmat\n  drift 2025: 4 mnkr\n", ""}}) +
           "\nbudget N2: Budget\n  plan: P25\npost 3: Skolmat\n  drift 2025: 5 mnkr\npost 1: Hemtjänst\n  drift 2025: 2 mnkr\n");
  const report::Difference d = report::compare(before->project, after->project);
  REQUIRE(d.posts_moved.size() == 1);
  CHECK(d.posts_moved[0].old_unit == "N1");
  CHECK(d.posts_moved[0].unit == "N2");
  REQUIRE(d.posts_added.size() == 1);
  CHECK(d.posts_added[0].title == "Hemtjänst");
  CHECK(d.posts_dropped.empty());
  const report::Difference back = report::compare(after->project, before->project);
  REQUIRE(back.posts_dropped.size() == 1);
  CHECK(back.posts_dropped[0].unit == "N2");
  REQUIRE(back.posts_moved.size() == 1);
}

TEST_CASE("a post's name, slag, investments and money of the plan years are compared") {
  const std::string old = changed(
      plan + posts,
      {{"  budgetår: 2025\n", "  budgetår: 2025\n  planår: 2026, 2027\n"},
       {"  drift 2025: 10 mnkr\n",
        "  slag: grunduppdrag\n  drift 2025: 10 mnkr\n  drift 2026: 11 mnkr\n  drift 2027: 12 mnkr\n  investering 2026: 3 mnkr\n  investering 2030: 1 mnkr\n"}});
  const auto before = read(old);
  CHECK(report::compare(before->project, before->project).empty());
  const auto after = read(changed(old, {{"post 1: Lärare\n  slag: grunduppdrag", "post 1: Fler lärare\n  slag: satsning"},
                                        {"11 mnkr", "11,5 mnkr"},
                                        {"2026: 3 mnkr", "2025: 3 mnkr"},
                                        {"2030: 1 mnkr", "2030: 2 mnkr"}}));
  const report::Difference d = report::compare(before->project, after->project);
  CHECK(d.posts_changed.empty());
  REQUIRE(d.posts_otherwise.size() == 1);
  const auto& post = d.posts_otherwise[0];
  CHECK(post.old_title == "Lärare");
  CHECK(post.post_class == "satsning");
  REQUIRE(post.amounts.size() == 3);
  CHECK(post.amounts[0].year == Year(2026));
  CHECK(*post.amounts[0].after - *post.amounts[0].before == mnkr / 2);
  CHECK_FALSE(post.amounts[1].before);
  std::ostringstream text;
  report::write_difference_text(text, d, after->input.sources, after->input.vocabulary, {});
  CHECK(
      text.str().find(
          "  N1/1 Fler lärare: hette »Lärare«, slag grunduppdrag → satsning, drift 2026: 11 000 → 11 500, investering 2025: – → 3 000, 2026: 3 000 → –\n") !=
      std::string::npos);
  // Of another year's plan: the years that both have, behind the later one's budget year.
  const auto next = read(changed(old, {{"budgetår: 2025", "budgetår: 2026"},
                                       {"planår: 2026, 2027", "planår: 2027, 2028"},
                                       {"12 mnkr", "13 mnkr"},
                                       {"  drift 2025: 10 mnkr\n", "  drift 2028: 20 mnkr\n"}}));
  const report::Difference later = report::compare(before->project, next->project);
  REQUIRE(later.posts_otherwise.size() == 1);
  REQUIRE(later.posts_otherwise[0].amounts.size() == 1);
  CHECK(later.posts_otherwise[0].amounts[0].year == Year(2027));
}

TEST_CASE("links to what the plan no longer has are stale; others that are unknown are not") {
  const auto before = read(plan + posts);
  const auto after = read(changed(plan + posts, {{"mål A: Skolan\n", ""}, {"  bidrar till: C\n", "  bidrar till: X\n"}}));
  const report::Difference d = report::compare(before->project, after->project);
  REQUIRE(d.stale.size() == 2);
  CHECK(d.stale[0].owner_kind == "post");
  CHECK(d.stale[0].unit == "N1");
  CHECK(d.stale[0].title == "Skolan");
  CHECK(d.stale[0].money == 10 * mnkr);
  CHECK(after->input.sources.text(d.stale[0].place) == "A");
  CHECK(d.stale[1].owner_id == "N1a");
}

TEST_CASE("the money of budgets that say what they change is not called the budget") {
  const auto said = [](const std::string& was, const std::string& is) {
    const auto before = read(was), after = read(is);
    std::ostringstream text;
    report::write_difference_text(text, report::compare(before->project, after->project), after->input.sources, after->input.vocabulary,
                                  {});
    return text.str();
  };
  const std::string head =
      "plan P: Plan\n  budgetår: 2025\n  beloppsenhet: tkr\nmål A: Ett\nnämnd N: Nämnden\nbudget N: Budget\n  plan: P\npost 1: Post\n";
  const std::string changes = head + "  förändring 2025: 50\n", more = head + "  förändring 2025: 60\n",
                    drift = head + "  drift 2025: 70\n";
  CHECK(said(changes, more).find("  förändringarna: 50 → 60 (+10)") != std::string::npos);
  CHECK(said(changes, drift).find("  posterna tillsammans: 50 → 70 (+20)") != std::string::npos);
  CHECK(said(drift, head + "  drift 2025: 80\n").find("  hela budgeten: 70 → 80 (+10)") != std::string::npos);
  CHECK(said(head, more).find("  förändringarna: – → 60 (+60)") != std::string::npos);
}

TEST_CASE("the difference as text and as JSON") {
  const auto before = read(plan + posts);
  const auto after = read(changed(plan + posts, {{"mål A: Skolan\n", "mål A: \"Skolan\" <b>\n"}, {"mål C: Klimatet\n", ""}}));
  const report::Difference d = report::compare(before->project, after->project);
  std::ostringstream text, json;
  report::write_difference_text(text, d, after->input.sources, after->input.vocabulary, {});
  CHECK(text.str() == R"(Från P25 Plan 2025
till P25 Plan 2025

Mål: 1 borttaget och 1 med nytt namn
  − mål C Klimatet
  ~ mål A "Skolan" <b>, hette »Skolan«
Nämnder och bolag: samma
Poster: samma, med samma pengar

Pengar, tkr
  hela budgeten: 24 000 → 24 000 (–)
  kopplat till mål: 20 000 → 16 000 (−4 000)

Per mål, tkr
  C Klimatet: 4 000 → – (−4 000)

Flyttat mellan mål, tkr
  4 000 från C till inget mål (1 post)

Kopplingar till det som inte längre finns
  K post 1 → C »Klimatet«, 8 mnkr (budget.malkoll, rad 28)

Jämförs: vilka mål, uppdrag, nämnder, bolag och poster som finns, målens namn, målvärden, ramar och ekonomi, planår, ägarandelar, uppdragens tid och ansvariga, posternas namn och slag, och deras pengar för budgetåret och de planår som båda har. Inget annat jämförs, som texter, utfall och bedömningar.
)");
  report::write_difference_json(json, d, after->input.sources, {});
  const auto read_back = nlohmann::json::parse(json.str());
  CHECK(read_back["schema"] == 1);
  CHECK(read_back["goalsRenamed"][0]["title"] == "\"Skolan\" <b>");
  CHECK(read_back["movedMoney"][0]["to"] == nullptr);
  CHECK(read_back["staleLinks"][0]["line"] == 28);
}
