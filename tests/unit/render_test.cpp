#include "diag/render.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>

#include "diag/excerpt.h"
#include "diag/summary_line.h"
#include "diag/visible.h"

using namespace malkoll;

namespace {

constexpr Ore tkr{100'000}, mnkr = 1'000 * tkr;

/// Four files, six codes and fourteen findings made by hand: what the renderers must bear.
struct Case {
  Sources sources;
  Catalogue catalogue;
  CheckResult result;

  Case() {
    sources.add("plan.malkoll",
                "plan P24: Mål och budget 2024\n"
                "kommun: Exempelby\n"
                "\n"
                "mål BUN1: Alla elever når målen\n"
                "mål KT1: Kultur för alla\n");
    sources.add("inlämning/bun 2024.malkoll",
                "inlämning BUN 2024\n"
                "post S12: Ökad måluppfyllelse i mellan- och högstadiet\n"
                "post S13: Fler behöriga lärare\n"
                "post S14: Modersmål 日本語 och 中文\n"
                "post S15: Läslyft\n"
                "post S16: Elevhälsa\n"
                "post S17: Skolgårdar\n"
                "post S18: Syv\n"
                "\tbidrar\ttill: BNU1 100 %\n"
                "post S19: Lokaler \x1b[31m och \xe2\x80\xae"
                "skolskjuts\n"
                "indikator I1: " +
                    std::string(120, 'x') + " utfall 71,5 % " + std::string(120, 'y') +
                    "\n"
                    "undantag L01 för S13\n"
                    "post S20\n");
    sources.add("tom.malkoll", "");
    catalogue.rules = {
        rule("F02", "tom-fil", Level::advice),           rule("L01", "post-utan-mål", Level::error),
        rule("L02", "okänt-mål", Level::error),          rule("M03", "mål-utan-post", Level::warning),
        rule("R01", "indikator-utan-källa", Level::off), rule("R02", "långsam", Level::advice),
    };
    catalogue.rules[1].why = "En satsning som inte bidrar till något mål kan inte följas upp.";
    catalogue.rules[1].asked_by = "Kommunallagen 11 kap. 6 §";
    catalogue.rules[1].mend = "Skriv vilket mål posten bidrar till.";
    catalogue.rules[1].wrong = "post S12: Läslyft\n";
    catalogue.rules[1].right = "post S12: Läslyft\n  bidrar till: BUN1 100 %\n";
    catalogue.rules[1].waive = "undantag L01 för S12, skäl: …";
    catalogue.rules[1].variants = {{.name = "",
                                    .level = std::nullopt,
                                    .message_sv = "",
                                    .message_en = "the post {post} is an investment without a goal",
                                    .label_sv = "",
                                    .label_en = "",
                                    .help_sv = "",
                                    .help_en = "",
                                    .task_sv = "",
                                    .task_en = ""}};
    fill();
  }

  static RuleInfo rule(std::string code, std::string name, Level level) {
    RuleInfo info;
    info.code = std::move(code);
    info.name = std::move(name);
    info.level = level;
    return info;
  }

  /// The span of some text in a file.
  [[nodiscard]] Span find(std::size_t file, std::string_view text) const {
    const auto at = sources[file].text.find(text);
    REQUIRE(at != std::string::npos);
    return {static_cast<std::uint32_t>(sources[file].base + at), static_cast<std::uint32_t>(text.size())};
  }

  Finding& add(std::uint16_t rule, Level level, Span span, std::string message) {
    Finding finding;
    finding.rule = rule;
    finding.level = level;
    finding.span = span;
    finding.message = std::move(message);
    result.findings.push_back(std::move(finding));
    return result.findings.back();
  }

  void fill() {
    result.sources = &sources;
    result.catalogue = &catalogue;
    result.plan = {"P24", "Mål och budget 2024", "Exempelby", Year(2024)};

    Finding& uncovered = add(3, Level::warning, find(0, "KT1"), "målet KT1 »Kultur för alla« har ingen post som bidrar till det");
    uncovered.label = "inga pengar 2024";
    uncovered.subject_kind = "mål";
    uncovered.subject_id = "KT1";
    uncovered.unit = "KN";

    for (int i = 2; i <= 8; ++i) {
      const std::string id = "S1" + std::to_string(i);
      Finding& f = add(1, Level::error, find(1, id), "posten " + id + " är en satsning men bidrar inte till något mål");
      f.money = (12 - i) * 1'000 * tkr;
      f.label = std::to_string(12 - i) + "\u00a0000\u00a0tkr 2024 utan koppling";
      f.help = "lägg till en rad, till exempel   bidrar till: BUN1 100 %";
      f.subject_kind = "post";
      f.subject_id = id;
      f.unit = "BUN";
      if (i == 3) f.waived = Waived{"Statsbidraget beslutas i juni", "2024-06-30", find(1, "L01 för S13")};
    }
    // The wide letters are underlined by their width.
    result.findings[3].span = find(1, "日本語");

    Finding& unknown = add(2, Level::error, find(1, "BNU1"), "målet BNU1 finns inte i planen");
    unknown.label = "menade du BUN1?";
    unknown.subject_kind = "post";
    unknown.subject_id = "S18";
    unknown.unit = "BUN";
    unknown.part = "BNU1";
    unknown.money = Ore(123'450);
    unknown.related = {{find(0, "BUN1"), "målet BUN1 står här"}, {find(0, "KT1"), "och KT1 här"}};
    unknown.fix = Fix{find(1, "BNU1"), "BUN1"};

    Finding& control = add(1, Level::error, find(1, "S19"), "posten S19 »Lokaler \x1b[31m« bidrar inte till något mål");
    control.subject_kind = "post";
    control.subject_id = "S19";
    control.unit = "BUN";

    Finding& wide = add(5, Level::advice, find(1, "71,5 %"), "indikatorn I1 har en lång rad");
    wide.label = "här";
    wide.fix = Fix{find(1, " 71,5 %"), ""};

    Finding& last = add(5, Level::advice, {find(1, "post S20").end(), 0}, "posten S20 saknar rubrik");
    last.label = "rubriken skrivs här";

    Finding& lines = add(5, Level::advice, find(1, "undantag L01 för S13\npost S20"), "undantaget är större än posten");
    lines.subject_kind = "undantag";
    lines.subject_id = "1/2 %";
    std::swap(result.findings[result.findings.size() - 1], result.findings[result.findings.size() - 2]);

    Finding& file = add(0, Level::advice, {sources[2].base, 0}, "filen tom.malkoll är tom");
    file.whole_file = true;
    file.help = "skriv din inlämning i filen, eller ta bort den";

    Summary& s = result.summary;
    s.errors = 8;
    s.warnings = 1;
    s.advice = 4;
    s.waived = 1;
    s.files = 3;
    s.money = 6'012 * mnkr;
    s.excused = 5'820 * mnkr;
    s.linked = 167 * mnkr;
    s.missing_units = 2;
    s.failing = true;
  }
};

using Renderer = void (*)(std::ostream&, const CheckResult&, const RenderOptions&);

std::string rendered(Renderer render, const CheckResult& result, const RenderOptions& options) {
  std::ostringstream out;
  render(out, result, options);
  return out.str();
}

/// Compares with a whole file; MALKOLL_UPDATE_GOLDEN=1 writes it instead.
void golden(const std::string& name, const std::string& actual) {
  const std::string path = std::string(MALKOLL_TESTS) + "/golden/" + name;
  if (const char* update = std::getenv("MALKOLL_UPDATE_GOLDEN"); update != nullptr && std::string_view(update) == "1") {
    std::ofstream(path, std::ios::binary) << actual;
  }
  std::ifstream in(path, std::ios::binary);
  std::ostringstream expected;
  expected << in.rdbuf();
  INFO(path);
  CHECK(actual == expected.str());
}

RenderOptions with(Language language = Language::swedish) {
  RenderOptions options;
  options.language = language;
  options.version = "1.0.0";
  return options;
}

std::string sum(const Summary& s, Language language = Language::swedish) {
  RenderOptions options = with(language);
  std::string line = summary_line(s, options);
  for (auto at = line.find("\u00a0"); at != std::string::npos; at = line.find("\u00a0")) line.replace(at, 2, " ");
  return line;
}

}  // namespace

TEST_CASE("render: text") {
  const Case c;
  golden("findings.txt", rendered(render_text, c.result, with()));
  RenderOptions all = with();
  all.all = true;
  golden("findings-all.txt", rendered(render_text, c.result, all));
  RenderOptions plain = with();
  plain.glyphs = Glyphs::ascii;
  golden("findings-ascii.txt", rendered(render_text, c.result, plain));
  golden("findings-english.txt", rendered(render_text, c.result, with(Language::english)));
  RenderOptions colour = with();
  colour.colour = true;
  golden("findings-colour.txt", rendered(render_text, c.result, colour));
}

TEST_CASE("render: short, json, sarif, junit, github and gitlab") {
  const Case c;
  golden("findings-short.txt", rendered(render_short, c.result, with()));
  golden("findings.json", rendered(render_json, c.result, with()));
  golden("findings.sarif", rendered(render_sarif, c.result, with()));
  golden("findings.junit.xml", rendered(render_junit, c.result, with()));
  golden("findings.github.txt", rendered(render_github, c.result, with()));
  golden("findings.gitlab.json", rendered(render_gitlab, c.result, with()));
  golden("findings-english.sarif", rendered(render_sarif, c.result, with(Language::english)));
  CHECK(nlohmann::json::accept(rendered(render_json, c.result, with())));
}

TEST_CASE("render: with a baseline") {
  Case c;
  c.result.has_baseline = true;
  for (std::size_t f = 1; f < c.result.findings.size(); ++f) c.result.findings[f].known = !c.result.findings[f].waived;
  c.result.mended = {{{"L01", "BUN", "post S1", ""}, 1, {}, "posten S1 bidrar inte till något mål"},
                     {{"R01", "", "tom.malkoll", ""}, 2, {}, ""}};
  c.result.summary.errors = c.result.summary.advice = 0;
  c.result.summary.known = 12;
  c.result.summary.mended = 3;
  c.result.summary.failing = false;
  golden("baseline.txt", rendered(render_text, c.result, with()));
  golden("baseline.junit.xml", rendered(render_junit, c.result, with()));
  golden("baseline-short.txt", rendered(render_short, c.result, with()));
  const auto json = nlohmann::json::parse(rendered(render_json, c.result, with()));
  CHECK(json["findings"][0]["baseline"] == false);
  CHECK(json["findings"][1]["baseline"] == true);
  CHECK(json["mended"].size() == 2);
  const auto sarif = nlohmann::json::parse(rendered(render_sarif, c.result, with()));
  CHECK(sarif["runs"][0]["results"][0]["baselineState"] == "new");
  CHECK(sarif["runs"][0]["results"][1]["baselineState"] == "unchanged");
}

TEST_CASE("render: nothing found and nothing read") {
  const Sources sources;
  const Catalogue catalogue;
  CheckResult result;
  result.sources = &sources;
  result.catalogue = &catalogue;
  CHECK(rendered(render_text, result, with()) == "Inga fel, varningar eller råd i 0 filer · kan lämnas in\n");
  CHECK(rendered(render_short, result, with()) == "Inga fel, varningar eller råd i 0 filer · kan lämnas in\n");
  CHECK(rendered(render_github, result, with()) == "Inga fel, varningar eller råd i 0 filer · kan lämnas in\n");
  CHECK(
      rendered(render_junit, result, with()).find("<testsuites name=\"malkoll\" tests=\"0\" failures=\"0\" errors=\"0\" skipped=\"0\">") !=
      std::string::npos);
  CHECK(nlohmann::json::parse(rendered(render_json, result, with()))["findings"].empty());
  CHECK(nlohmann::json::parse(rendered(render_sarif, result, with()))["runs"][0]["results"].empty());
  CHECK(rendered(render_gitlab, result, with()) == "[\n]\n");
}

TEST_CASE("render: bytes that are not UTF-8 give valid JSON") {
  Case c;
  c.result.findings[0].message = "m\xe5let";
  c.result.findings[0].subject_id = "\xff";
  CHECK(nlohmann::json::accept(rendered(render_json, c.result, with())));
  CHECK(nlohmann::json::accept(rendered(render_sarif, c.result, with())));
  CHECK(nlohmann::json::accept(rendered(render_gitlab, c.result, with())));
}

TEST_CASE("render: uri of a path") {
  const auto uri = [](std::string path) {
    Sources sources;
    sources.add(std::move(path), "x\n");
    Catalogue catalogue;
    catalogue.rules.emplace_back();
    CheckResult result;
    result.sources = &sources;
    result.catalogue = &catalogue;
    result.findings.emplace_back();
    const auto json = nlohmann::json::parse(rendered(render_sarif, result, with()));
    return json["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].get<std::string>();
  };
  CHECK(uri("inlämning/bun 2024.malkoll") == "inl%C3%A4mning/bun%202024.malkoll");
  CHECK(uri("./a.malkoll") == "a.malkoll");
  CHECK(uri("mapp\\a#1.malkoll") == "mapp/a%231.malkoll");
  CHECK(uri("C:\\budget\\a.malkoll") == "file:///C:/budget/a.malkoll");
  CHECK(uri("/srv/a.malkoll") == "file:///srv/a.malkoll");
  CHECK(uri("a:b") == "a%3Ab");
}

TEST_CASE("render: the sum") {
  Summary s;
  s.files = 16;
  CHECK(sum(s) == "Inga fel, varningar eller råd i 16 filer · kan lämnas in");
  s.errors = 3, s.warnings = 12, s.advice = 4, s.failing = true;
  s.money = 6'012 * mnkr, s.linked = 5'230 * mnkr;
  CHECK(sum(s) == "3 fel, 12 varningar och 4 råd i 16 filer · 87 % av 6 012 mnkr är kopplade till mål · kan inte lämnas in");
  CHECK(sum(s, Language::english) ==
        "3 errors, 12 warnings and 4 pieces of advice in 16 files · 87% of 6,012 mnkr is linked to goals · cannot be "
        "handed in");
  s = {};
  s.warnings = 1, s.files = 1, s.failing = true, s.fail_on = Level::warning;
  CHECK(sum(s) == "1 varning i 1 fil · stoppas av --fail-on varning");
  s.advice = 1, s.failing = false, s.fail_on = Level::error, s.waived = 1;
  CHECK(sum(s) == "1 varning och 1 råd i 1 fil · 1 undantaget · kan lämnas in");
  s.waived = 2, s.missing_units = 1;
  CHECK(sum(s) == "1 varning och 1 råd i 1 fil · 2 undantagna · 1 enhet har inte lämnat in · kan lämnas in");
  s = {};
  s.files = 2, s.whole_municipality = false, s.units = {"BUN", "KN"};
  CHECK(sum(s) ==
        "Inga fel, varningar eller råd i 2 filer · kontrollerad som inlämning från BUN och KN; regler som kräver alla "
        "inlämningar är begränsade · kan lämnas in");
  s = {};
  s.files = 2, s.money = s.excused = 5'820 * mnkr;
  CHECK(sum(s) == "Inga fel, varningar eller råd i 2 filer · 5 820 mnkr grunduppdrag m.m. räknas för sig · kan lämnas in");
  s.money += 192 * mnkr, s.linked = 192 * mnkr;
  CHECK(sum(s) ==
        "Inga fel, varningar eller råd i 2 filer · 100 % av 192 mnkr är kopplade till mål · 5 820 mnkr grunduppdrag m.m. "
        "räknas för sig · kan lämnas in");
}

TEST_CASE("render: what budgets change is told as that") {
  Summary s;
  s.files = 2, s.money = s.changed = s.linked = 2 * mnkr;
  CHECK(sum(s) == "Inga fel, varningar eller råd i 2 filer · 100 % av 2 mnkr i förändringar är kopplade till mål · kan lämnas in");
  s.money = 3 * mnkr;
  CHECK(sum(s) == "Inga fel, varningar eller råd i 2 filer · 67 % av 3 mnkr är kopplade till mål · kan lämnas in");
}

TEST_CASE("render: a hundred percent is all, and nothing is nothing") {
  CHECK(whole_percent(0, 5) == 0);
  CHECK(whole_percent(1, 1'000) == std::nullopt);
  CHECK(whole_percent(5, 1'000) == 1);
  CHECK(whole_percent(9'999, 10'000) == 99);
  CHECK(whole_percent(10'000, 10'000) == 100);
  CHECK(whole_percent(745, 1'000) == 75);
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  CHECK(whole_percent(most, most) == 100);
  CHECK(whole_percent(most - 1, most) == 99);
  CHECK(whole_percent(most / 2, most) == 50);
}

TEST_CASE("render: what a terminal would obey is made visible") {
  CHECK(visible("a\x1b[0m\tb\n") == "a␛[0m b ");
  CHECK(visible("a\x1b[0m", Glyphs::ascii) == "a?[0m");
  CHECK(visible("\u202eabc\u2069\u200f") == "<U+202E>abc<U+2069><U+200F>");
  CHECK(visible("\xc2\x9b"
                "31m") == "<U+009B>31m");
  CHECK(visible("\xff\xc3") == "\ufffd\ufffd");
  CHECK(visible("1\u00a0000 \u2212 åäö …", Glyphs::ascii) == "1 000 - åäö ...");
}

TEST_CASE("render: excerpts") {
  const Excerpt tab = excerpt("\ta\tb", 3, 1);
  CHECK(tab.text == "    a   b");
  CHECK(tab.mark == 8);
  CHECK(excerpt("", 0, 0).width == 1);
  CHECK(excerpt("abc", 3, 0).mark == 3);
  CHECK(excerpt("abc", 99, 5).mark == 3);
  CHECK(excerpt("a\u030ab", 3, 1).mark == 1);
  const Excerpt past = excerpt(std::string(50, 'a') + std::string(500, 'b'), 50, 500);
  CHECK(past.mark == 41);
  CHECK(past.mark + past.width == 112);
  const Excerpt letters = excerpt(std::string(3000, 'a') + "åäö" + std::string(3000, 'b'), 3000, 6);
  CHECK(letters.mark == 41);
  CHECK(letters.width == 3);
  CHECK(letters.text.substr(0, 3) == "…");

  const std::string endless(100'000'000, 'x');
  CHECK(excerpt(endless, 50'000'000, 1000).text.size() < 200);
}
