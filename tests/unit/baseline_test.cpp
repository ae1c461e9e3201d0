// The findings that a municipality begins with: what stands in a baseline does not count, whatever lines have moved.

#include <algorithm>
#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "cases/file_case.h"
#include "cases/in_memory.h"
#include "check/baseline.h"

using namespace malkoll;

namespace {

const std::string plan =
    "plan SP: Plan\n  budgetår: 2025\n  beslutad: 2024-06-18\n  beloppsenhet: tkr\nmålområde O: Område\n"
    "mål M1: Alla elever når gymnasiet\n  ansvarig: N, K\n"
    "indikator M1a: Behöriga\n  enhet: %\n  källa: Skolverket\n  riktning: öka\n  utgångsvärde 2023: 3\n  målvärde 2025: minst 4\n"
    "nämnd N: Nämnden\nnämnd K: Kontoret\n";
std::string submission(const std::string& unit, const std::string& posts) {
  return "budget " + unit + ": Budget\n  plan: SP\n  version: 1\n  beslutad: 2024-11-01\n  diarienummer: 1\n" +  //
         "nämndmål " + unit + "1: Fler når gymnasiet\n  mål: M1\n  indikator: M1a\n" + posts;
}
std::string unlinked(const std::string& id) {
  return "post " + id + ": Insats " + id + "\n  slag: satsning\n  drift 2025: 100\n  undantag L02: x\n";
}

/// A check of the plan and two submissions: of both, or of the first against the plan.
struct Run {
  std::unique_ptr<const work::Workspace> workspace;
  CheckResult result;

  Run(const std::string& n, const std::string& k, bool whole = true) {
    const auto text = [](const std::string& posts) { return "använd: plan.malkoll\n" + posts + "undantag L02: x\n"; };
    work::OpenOptions options;
    options.paths = whole ? std::vector<std::string>{"k.malkoll", "n.malkoll", "plan.malkoll"} : std::vector<std::string>{"n.malkoll"};
    options.whole_municipality = whole;
    options.built_in = &test::built_in_catalogue();
    workspace = std::move(*work::open(
        options,
        test::in_memory({{"plan.malkoll", plan}, {"n.malkoll", text(submission("N", n))}, {"k.malkoll", text(submission("K", k))}})));
    result = work::check(*workspace, {});
    REQUIRE(result.failed.empty());
  }
};

/// The findings of L01: subject, and whether they are known.
std::string shown(const CheckResult& result) {
  std::string out;
  for (const Finding& f : result.findings) {
    if (result.catalogue->rules[f.rule].code == "L01") out += f.unit + "/" + f.subject_id + (f.known ? " known " : " new ");
  }
  return out;
}
std::string mended(const CheckResult& result) {
  std::string out;
  for (const KnownFinding& k : result.mended)
    out += k.print.rule + " " + k.print.unit + " " + k.print.subject + " " + std::to_string(k.count) + "; ";
  return out;
}

std::string fault(const std::string& text) {
  const auto baseline = read_baseline(text);
  return baseline ? "read" : baseline.error().reason;
}

}  // namespace

TEST_CASE("only new findings count, also when lines have moved", "[baseline]") {
  const Run first(unlinked("S1") + unlinked("S2"), "");
  const auto baseline = read_baseline(write_baseline(baseline_of(first.result, {})));
  INFO((baseline ? "" : baseline.error().reason));
  REQUIRE(baseline);
  CHECK(write_baseline(*baseline) == write_baseline(baseline_of(first.result, {})));

  Run same(unlinked("S1") + unlinked("S2"), "");
  const Summary before = same.result.summary;
  apply_baseline(same.result, *baseline);
  CHECK(same.result.summary.errors == 0);
  CHECK_FALSE(same.result.summary.failing);
  CHECK(same.result.summary.known == before.errors + before.warnings + before.advice);
  CHECK(mended(same.result).empty());

  Run moved("# en rad till\n" + unlinked("S0") + unlinked("S2"), unlinked("S1"));
  apply_baseline(moved.result, *baseline);
  CHECK(shown(moved.result) == "K/S1 new N/S0 new N/S2 known ");
  CHECK(mended(moved.result).find("L01 N post S1 1; ") != std::string::npos);
  CHECK(moved.result.summary.errors == 2);
  CHECK(moved.result.summary.failing);

  const Baseline rest = pruned(*baseline, moved.result);
  CHECK(rest.entries.size() == baseline->entries.size() - moved.result.mended.size());
  Run again(unlinked("S1") + unlinked("S2"), "");
  apply_baseline(again.result, rest);
  CHECK(shown(again.result) == "N/S1 new N/S2 known ");
}

TEST_CASE("findings that are alike are counted", "[baseline]") {
  const Run first(unlinked("S1") + unlinked("S1"), "");
  const Baseline baseline = baseline_of(first.result, {});
  Run more(unlinked("S1") + unlinked("S1") + unlinked("S1"), "");
  apply_baseline(more.result, baseline);
  CHECK(shown(more.result) == "N/S1 known ");  // a post that is given twice is told as that
  const auto doubles = [&](bool known) {
    return std::count_if(more.result.findings.begin(), more.result.findings.end(),
                         [&](const Finding& f) { return more.result.catalogue->rules[f.rule].code == "P06" && f.known == known; });
  };
  CHECK(doubles(true) == 1);
  CHECK(doubles(false) == 1);
}

TEST_CASE("what a run could not find is not mended", "[baseline]") {
  const Run first(unlinked("S1"), unlinked("S1"));
  const Baseline baseline = baseline_of(first.result, {});
  Run alone("", "", false);
  apply_baseline(alone.result, baseline);
  CHECK(mended(alone.result).find(" N post S1") != std::string::npos);
  CHECK(mended(alone.result).find(" K ") == std::string::npos);
  const Baseline kept = baseline_of(alone.result, baseline);
  CHECK(std::any_of(kept.entries.begin(), kept.entries.end(), [](const KnownFinding& k) { return k.print.unit == "K"; }));
  CHECK(std::none_of(kept.entries.begin(), kept.entries.end(),
                     [](const KnownFinding& k) { return k.print.subject == "post S1" && k.print.unit == "N"; }));

  Run broken("drfit 2025: 3\n", "");
  apply_baseline(broken.result, baseline);
  CHECK(mended(broken.result).empty());
}

TEST_CASE("what a line that cannot be read may hide is not mended", "[baseline]") {
  const Run first(unlinked("S1") + unlinked("S2"), unlinked("S1"));
  const Baseline baseline = baseline_of(first.result, {});
  // The same posts, but the line that S1 of N was found by cannot be read; S2 and the post of K are mended.
  std::string unread = unlinked("S1");
  unread.replace(unread.find("satsning"), 8, "satning ");
  const auto holds = [](const Baseline& b, std::string_view rule, std::string_view unit, std::string_view subject) {
    return std::any_of(b.entries.begin(), b.entries.end(),
                       [&](const KnownFinding& k) { return k.print.rule == rule && k.print.unit == unit && k.print.subject == subject; });
  };
  Run broken(unread, "");
  CHECK(shown(broken.result).empty());
  apply_baseline(broken.result, baseline);
  CHECK(mended(broken.result).empty());
  CHECK(pruned(baseline, broken.result).entries.size() == baseline.entries.size());

  // Written over the older one: the broken line is known from now on, and what it hides is kept.
  const Run again(unread, "");
  const Baseline over = baseline_of(again.result, baseline);
  CHECK(holds(over, "P08", "N", "post S1"));
  CHECK(holds(over, "L01", "N", "post S1"));
  CHECK(holds(baseline_of(again.result, over), "L01", "N", "post S1"));

  // Known, it hides what is its own unit's, and what is no unit's; the other unit's are mended.
  Run known(unread, "");
  apply_baseline(known.result, over);
  CHECK(mended(known.result).find("L01 K post S1 1; ") != std::string::npos);
  CHECK(mended(known.result).find(" N ") == std::string::npos);
  const Baseline rest = pruned(over, known.result);
  CHECK(holds(rest, "L01", "N", "post S1"));
  CHECK_FALSE(holds(rest, "L01", "K", "post S1"));

  // Readable again, it is found again, and known.
  Run mended_line(unlinked("S1"), "");
  apply_baseline(mended_line.result, rest);
  CHECK(shown(mended_line.result) == "N/S1 known ");
  CHECK(mended(mended_line.result).find("P08 N post S1") != std::string::npos);
  CHECK(mended(mended_line.result).find("L01 N post S2") != std::string::npos);
}

TEST_CASE("what has grown or turned is new, and is not mended", "[baseline]") {
  const auto post = [](const std::string& amount) {
    return "post S1: Insats\n  slag: satsning\n  drift 2025: " + amount + "\n  undantag L02: x\n";
  };
  const Run first(post("100"), "");
  const Baseline baseline = baseline_of(first.result, {});
  Run less(post("99"), "");
  apply_baseline(less.result, baseline);
  CHECK(shown(less.result) == "N/S1 known ");
  Run more(post("101"), "");
  apply_baseline(more.result, baseline);
  CHECK(shown(more.result) == "N/S1 new ");
  CHECK(more.result.findings.end() !=
        std::find_if(more.result.findings.begin(), more.result.findings.end(), [](const Finding& f) { return f.grown; }));
  CHECK(mended(more.result).empty());
  CHECK(more.result.summary.failing);
  CHECK(pruned(baseline, more.result).entries.size() == baseline.entries.size());

  // Written anew, it is known as it is.
  const Baseline renewed = baseline_of(more.result, baseline);
  Run again(post("101"), "");
  apply_baseline(again.result, renewed);
  CHECK(shown(again.result) == "N/S1 known ");

  // An earlier version did not measure: what it kept stays known.
  const auto old =
      read_baseline(R"({"baseline": 1, "findings": [{"rule": "L01", "unit": "N", "subject": "post S1", "part": null, "count": 1}]})");
  REQUIRE(old);
  Run later(post("900"), "");
  apply_baseline(later.result, *old);
  CHECK(shown(later.result) == "N/S1 known ");
}

TEST_CASE("what was gathered is known, fewer of it too, and one more is new", "[baseline]") {
  const auto grounds = [](int posts) {  // each without what it rests on (L03)
    std::string text;
    for (int p = 0; p < posts; ++p) text += fmt::format("post G{}: Verksamhet\n  slag: grunduppdrag\n  drift 2025: 10\n", p);
    return text;
  };
  const auto fresh = [](const CheckResult& result) {
    return std::count_if(result.findings.begin(), result.findings.end(),
                         [&](const Finding& f) { return result.catalogue->rules[f.rule].code == "L03" && !f.known; });
  };
  const Run first(grounds(7), "");
  const Baseline baseline = baseline_of(first.result, {});
  Run same(grounds(7), "");
  apply_baseline(same.result, baseline);
  CHECK(fresh(same.result) == 0);
  Run more(grounds(8), "");
  apply_baseline(more.result, baseline);
  CHECK(fresh(more.result) == 1);
  Run fewer(grounds(4), "");  // so few that each stands alone
  apply_baseline(fewer.result, baseline);
  CHECK(fresh(fewer.result) == 0);
  const auto mended =
      std::find_if(fewer.result.mended.begin(), fewer.result.mended.end(), [](const auto& known) { return known.print.rule == "L03"; });
  REQUIRE(mended != fewer.result.mended.end());
  CHECK(mended->count == 3);
}

TEST_CASE("an entry that a merge has left twice is one", "[baseline]") {
  const std::string entry = R"({"rule": "L01", "unit": "N", "subject": "post S1", "part": null, "count": 1, "extent": )";
  const auto baseline = read_baseline("{\"baseline\": 2, \"findings\": [\n" + entry + "5},\n" + entry + "-7}\n]}");
  REQUIRE(baseline);
  REQUIRE(baseline->entries.size() == 1);
  CHECK(baseline->entries[0].count == 1);
  CHECK(baseline->entries[0].extent == -7);
}

TEST_CASE("the first post of a finding for a goal may be another", "[baseline]") {
  const auto straight = [](const std::string& id) {
    return "post " + id + ": Insats " + id + "\n  slag: satsning\n  drift 2025: 100\n  bidrar till: M1\n  motivering: x\n";
  };
  const Run first(straight("S1"), "");
  const Baseline baseline = baseline_of(first.result, {});
  Run more(straight("S0") + straight("S1"), "");
  apply_baseline(more.result, baseline);
  const auto is_new = [](const Finding& f) { return !f.known && !f.waived; };
  CHECK(std::none_of(more.result.findings.begin(), more.result.findings.end(),
                     [&](const Finding& f) { return is_new(f) && more.result.catalogue->rules[f.rule].code == "L11"; }));
  CHECK(mended(more.result).empty());
  // As an earlier version knew it: by its first post.
  const auto old =
      read_baseline(R"({"baseline": 1, "findings": [{"rule": "L11", "unit": "N", "subject": "post S1", "part": "M1", "count": 1}]})");
  REQUIRE(old);
  Run again(straight("S0") + straight("S1"), "");
  apply_baseline(again.result, *old);
  CHECK(again.result.summary.known == 1);
}

TEST_CASE("a damaged baseline is a clear error", "[baseline]") {
  CHECK(fault("") == "rad 1 går inte att läsa som JSON");
  CHECK(fault("{\n\"baseline\": 1,\n\"findings\": [\n{]\n}") == "rad 4 går inte att läsa som JSON");
  CHECK(fault("[]").starts_with("det är ingen baslinje"));
  CHECK(fault("{\"findings\": []}").starts_with("det är ingen baslinje"));
  CHECK(fault("{\"baseline\": 3, \"findings\": []}") == "den är skriven av en senare version av Målkoll");
  CHECK(fault("{\"baseline\": 1, \"findings\": [{\"rule\": \"L01\"}, {\"rule\": 5}]}").starts_with("post 2 i listan går inte att läsa"));
  CHECK(fault("{\"baseline\": 1, \"findings\": [{\"rule\": \"L01\", \"count\": -1}]}").starts_with("post 1"));
  CHECK(fault("{\"baseline\": 1, \"findings\": [7]}").starts_with("post 1"));
  CHECK(fault("{\"baseline\": 1, \"findings\": [{\"rule\": \"L01\", \"count\": 1e91}]}").starts_with("post 1"));
  CHECK(fault("{\"baseline\": 1, \"findings\": [{\"rule\": \"L01\", \"extent\": 18446744073709551615}]}").starts_with("post 1"));
  CHECK(fault("{\"baseline\": 18446744073709551615, \"findings\": []}") == "den är skriven av en senare version av Målkoll");
  CHECK(fault("{\"baseline\": 1e91, \"findings\": []}").starts_with("det är ingen baslinje"));
}
