#include "report/report.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <map>
#include <sstream>

#include <pugixml.hpp>
#include <regex>

#include "cases/file_case.h"
#include "cases/in_memory.h"
#include "report/chart.h"
#include "report/figures.h"
#include "report/questions.h"
#include "report/series.h"
#include "report/templates.h"
#include "report/wording.h"
#include "workbook/package.h"

using namespace malkoll;
using namespace malkoll::report;

namespace {

constexpr Ore tkr{100'000}, mnkr = 1'000 * tkr;

std::unique_ptr<test::Checked> sample(const char* name) {
  return test::run_case(test::read_case(std::string(MALKOLL_ROOT "/samples/") + name));
}

std::string written(const test::Checked& run, const report::ReportOptions& options) {
  std::ostringstream out;
  report::write_report(out, {run.input, run.project, run.result, {}}, options);
  return out.str();
}

/// A municipality of files in memory, checked.
std::unique_ptr<test::Checked> checked(const std::map<std::string, std::string>& files) {
  std::vector<std::string> paths;
  for (const auto& [path, text] : files) paths.push_back(path);
  auto run = test::run_files({paths, {}}, test::in_memory(files).read);
  REQUIRE(run->faults.empty());
  return run;
}

std::string markdown_of(const test::Checked& run, report::ReportOptions options = {}) {
  options.format = report::ReportOptions::Format::markdown;
  return written(run, options);
}

std::size_t count(const std::string& text, std::string_view piece) {
  std::size_t n = 0;
  for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1)) ++n;
  return n;
}

}  // namespace

TEST_CASE("money in a table has one unit, and what is not nothing is not shown as nothing") {
  const Vocabulary vocabulary;
  const Wording large(Language::swedish, vocabulary, 6'000 * mnkr), small(Language::swedish, vocabulary, 10 * mnkr);
  CHECK(large.money_unit() == "mnkr");
  CHECK(large.money(1'234 * mnkr + 550 * tkr) == "1\u00a0234,6");
  CHECK(large.money(Ore(0)) == "0,0");
  CHECK(large.money(Ore(1)) == "<\u00a00,1");
  CHECK(large.money(Ore(-1)) == ">\u00a0−0,1");
  CHECK(large.money(-12 * mnkr) == "−12,0");
  CHECK(large.money_or_dash(Ore(0)) == "–");
  CHECK(small.money_unit() == "tkr");
  CHECK(small.money(10 * mnkr) == "10\u00a0000");
  CHECK(small.money(Ore(49'999)) == "<\u00a01");
  CHECK(Wording(Language::english, vocabulary, 6'000 * mnkr).money(1'234 * mnkr) == "1,234.0");
}

TEST_CASE("a share is never said to be all or nothing when it is not") {
  const Vocabulary vocabulary;
  const Wording words(Language::swedish, vocabulary, Ore());
  CHECK(words.share(Ore(1), Ore(10'000)) == "<\u00a01\u00a0%");
  CHECK(words.percent(Ore(1), Ore(10'000)) == "mindre än\u00a01\u00a0%");
  CHECK(words.share(Ore(9'999), Ore(10'000)) == "99\u00a0%");
  CHECK(words.share(Ore(10'000), Ore(10'000)) == "100\u00a0%");
  CHECK(words.share(Ore(0), Ore(0)) == "–");
}

TEST_CASE("the shares of a column add up, and none of them is said to be all or nothing when it is not") {
  const Vocabulary vocabulary;
  const Wording words(Language::swedish, vocabulary, Ore());
  const auto shares = [&](const std::vector<Ore>& parts, std::int64_t whole) { return words.shares(parts, Ore(whole)); };
  const auto percent = [](const std::string& number) { return number + "\u00a0%"; };
  // 3,74, 0,51 and 95,75 are 4, 1 and 96 each by itself.
  CHECK(shares({Ore(374), Ore(51), Ore(9'575)}, 10'000) == std::vector{percent("4"), percent("<\u00a01"), percent("96")});
  CHECK(shares({Ore(1), Ore(1), Ore(1)}, 3) == std::vector{percent("34"), percent("33"), percent("33")});
  CHECK(shares({Ore(9'999), Ore(1), Ore(0)}, 10'000) == std::vector{percent("99"), percent("<\u00a01"), percent("0")});
  CHECK(shares({Ore(7), Ore(0)}, 7) == std::vector{percent("100"), percent("0")});
  // What counts under two of them is of the whole, each by itself.
  CHECK(shares({Ore(60), Ore(60)}, 100) == std::vector{percent("60"), percent("60")});
  CHECK(shares({Ore(0)}, 0) == std::vector<std::string>{"–"});
}

TEST_CASE("the parts of the money add up, of each unit and of all") {
  for (const char* name : {"mini", "karlstad", "karlstad-brister"}) {
    const auto run = sample(name);
    const Figures figures = add_up(run->project, run->result, no_row);
    MoneyParts sum;
    for (const MoneyParts& unit : figures.units) {
      CHECK(unit.all == unit.linked + unit.apart + unit.unlinked);
      sum.all += unit.all;
      sum.linked += unit.linked;
      sum.apart += unit.apart;
      sum.expected += unit.expected;
      sum.tied += unit.tied;
      sum.unlinked += unit.unlinked;
    }
    CHECK(sum.all == run->project.plan_sums.money);
    CHECK(sum.tied == run->project.plan_sums.linked_money);
    CHECK(sum.all - sum.expected == run->project.plan_sums.excused_money);
    CHECK(sum.expected - sum.tied == sum.unlinked);
    CHECK(figures.all.all == run->project.plan_sums.money);
    CHECK(figures.all.net == run->project.plan_sums.net);
    for (std::size_t m = 0; m < figures.goal_money.size(); ++m) {
      CHECK(figures.goal_money[m] == run->project.goal_sums[run->project.matrix_goals[m]].money);
    }
    for (const Id<AreaRow> a : run->project.areas.ids()) CHECK(figures.areas[a].money == run->project.area_sums[a].money);
    std::size_t posts = 0;
    for (const auto& unit : figures.apart) {
      Ore apart;
      for (const ApartRow& row : unit) apart += row.money;
      CHECK(apart == figures.units[figures.apart.id_of(unit)].apart);
    }
    for (const MoneyParts& unit : figures.units) posts += unit.posts;
    CHECK(posts == run->project.posts.size());
    CHECK(figures.all_findings.counting() + figures.all_findings.waived == run->result.findings.size());
  }
}

TEST_CASE("what is more than the budget, since savings count by their size, is not called the budget") {
  report::ReportOptions options;
  const auto plain = sample("mini"), with_savings = sample("karlstad-brister");
  const std::string note =
      "Poster som sänker kostnaden (effektiviseringar, intäkter) är här räknade som de som höjer den; dras de av är budgeten ";
  for (const auto format : {report::ReportOptions::Format::html, report::ReportOptions::Format::markdown}) {
    for (const auto edition : {report::ReportOptions::Edition::whole, report::ReportOptions::Edition::brief}) {
      options.format = format;
      options.edition = edition;
      const std::string whole = written(*plain, options), more = written(*with_savings, options);
      CHECK(count(whole, "Hela budgeten") > 0);
      CHECK(count(whole, note) == 0);
      CHECK(count(more, "Hela budgeten") == 0);
      CHECK(count(more, "Alla poster") > 0);
      CHECK(count(more, note) == 1);
    }
  }
  options.format = report::ReportOptions::Format::html;
  options.edition = report::ReportOptions::Edition::whole;
  CHECK(count(written(*with_savings, options), "<th scope=\"row\">Budgeten netto</th>") == 1);
  CHECK(count(written(*plain, options), "Budgeten netto") == 0);
}

TEST_CASE("a unit's own report counts that unit alone") {
  const auto run = sample("karlstad-brister");
  for (const Id<UnitRow> u : run->project.units.ids()) {
    const Figures figures = add_up(run->project, run->result, u);
    CHECK(figures.all.posts == static_cast<std::size_t>(run->project.unit_sums[u].posts));
    CHECK(figures.findings.back().counting() == 0);
    CHECK(figures.all_findings.counting() == figures.findings[u].counting());
  }
}

TEST_CASE("every template is whole: no name is left over, every section is closed") {
  for (const TemplateFile& file : template_files()) {
    if (!file.path.ends_with(".mustache")) continue;
    CAPTURE(file.path);
    const kainjow::mustache::mustache form{std::string(file.text)};
    CHECK(form.error_message() == "");
  }
  for (const auto format : {report::ReportOptions::Format::html, report::ReportOptions::Format::markdown}) {
    for (const Language language : {Language::swedish, Language::english}) {
      for (const char* unit : {"", "KEAB"}) {
        const std::string text = written(*sample("karlstad-brister"), {format, language, unit, "1"});
        CHECK(count(text, "{{") == 0);
        CHECK(count(text, "}}") == 0);
        if (format == report::ReportOptions::Format::html) {
          CHECK(count(text, "<section") == count(text, "</section>"));
          CHECK(count(text, "<table") == count(text, "</table>"));
          CHECK(count(text, "<script") == 1);
        }
      }
    }
  }
}

TEST_CASE("a report without a plan, without goals or with an empty file still says what it can") {
  for (const char* name : {"P13-utan-plan.malkoll", "F-filer", "T05-malomrade-utan-tackning.malkoll"}) {
    const auto run = test::run_case(test::read_case(std::string(MALKOLL_TESTS "/files/") + name));
    CHECK(written(*run, {}).find("</html>") != std::string::npos);
    CHECK(!written(*run, {report::ReportOptions::Format::markdown, Language::swedish, "", ""}).empty());
  }
}

TEST_CASE("texts of files cannot leave their place, in either form") {
  const auto run = test::run_case(test::read_case(MALKOLL_ROOT "/samples/mini"), [](std::string& text) {
    const std::string wanted = "Barn- och ungdomsnämnden";
    if (const auto at = text.find(wanted); at != std::string::npos) text.replace(at, wanted.size(), "<b>\"&'</b> | *x* [y](z) {{year}}");
  });
  const std::string html = written(*run, {});
  CHECK(html.find("&lt;b&gt;&quot;&amp;&apos;&lt;/b&gt; | *x* [y](z) {{year}}") != std::string::npos);
  CHECK(html.find("<b>") == std::string::npos);
  const std::string markdown = written(*run, {report::ReportOptions::Format::markdown, Language::swedish, "", ""});
  CHECK(markdown.find("\\<b\\>\"&'\\</b\\> \\| \\*x\\* \\[y\\](z) {{year}}") != std::string::npos);
}

TEST_CASE("an indicator's values come in the order of the years, the whole year after its delår") {
  Series series;
  series.outcomes = {{{Year(2022)}, true, false, 7.4}, {{Year(2024), PartOfYear::interim}, false, false, 7.0}};
  CHECK(series.latest()->period.year == Year(2022));
  series.outcomes.push_back({{Year(2024)}, false, false, 6.9});
  series.targets = {{Year(2024), TargetOp::at_most, 6.8, 0, no_row}, {Year(2026), TargetOp::at_most, 6.0, 0, no_row}};
  CHECK(series.latest()->value == 6.9);
  CHECK(series.baseline()->value == 7.4);
  CHECK(series.outcome({Year(2024), PartOfYear::interim})->value == 7.0);
  CHECK(series.target(Year(2025)) == nullptr);
  CHECK(series.next_target(Year(2025))->year == Year(2026));
  CHECK(series.next_target(Year(2030))->year == Year(2026));
  const Vocabulary vocabulary;
  const Wording words(Language::swedish, vocabulary, Ore());
  CHECK(target_text(series.targets[0], "%", words) == "högst\u00a06,8\u00a0%");
  CHECK(target_text({Year(2024), TargetOp::between, 10, 20, no_row}, "antal", words) == "mellan\u00a010 och\u00a020");
  CHECK(target_text({Year(2024), TargetOp::up, 0, 0, no_row}, "%", words) == "ska öka");
  CHECK(value_text({{Year(2024)}, false, true, 1}, "", words) == "ja");
}

TEST_CASE("a chart of one point or of yes and no is left to its table") {
  const Vocabulary vocabulary;
  const Wording words(Language::swedish, vocabulary, Ore());
  Series series;
  CHECK(line_chart("a", "t", "d", series, words).is_false());
  series.outcomes = {{{Year(2024)}, false, true, 1}, {{Year(2025)}, false, true, 0}};
  CHECK(line_chart("a", "t", "d", series, words).is_false());
  series.outcomes = {{{Year(2024)}, false, false, 5}, {{Year(2025)}, false, false, 5}};
  CHECK(!line_chart("a", "t", "d", series, words).is_false());
}

namespace {

std::string without_blanks(std::string text) {
  for (const std::string_view blank : {"\u00a0", " ", "\n", "\t"}) {
    for (std::size_t at = text.find(blank); at != std::string::npos; at = text.find(blank, at)) text.erase(at, blank.size());
  }
  return text;
}

/// What a page says, from its heading to its foot.
std::string text_of_html(std::string html) {
  html.erase(0, html.find("<header"));
  html = std::regex_replace(html, std::regex("<h2[^>]*class=\"unseen\">[^<]*</h2>"), "");
  html = std::regex_replace(html, std::regex("<[^>]*>"), "");
  for (const auto& [entity, letter] :
       {std::pair("&quot;", "\""), std::pair("&#39;", "'"), std::pair("&lt;", "<"), std::pair("&gt;", ">"), std::pair("&amp;", "&")}) {
    for (std::size_t at = html.find(entity); at != std::string::npos; at = html.find(entity, at + 1))
      html.replace(at, std::string_view(entity).size(), letter);
  }
  return without_blanks(html);
}

std::string text_of_docx(const std::string& bytes) {
  const workbook::Package package(bytes);
  REQUIRE(package.opened());
  std::string text;
  for (const workbook::Entry& entry : package.entries()) {
    std::string part;
    REQUIRE(package.read(entry, part));
    pugi::xml_document document;
    REQUIRE(document.load_string(part.c_str()));
    if (entry.name != "word/document.xml") continue;
    for (const pugi::xpath_node& node : document.select_nodes("//*[local-name()='t']")) text += node.node().text().get();
    CHECK(document.select_nodes("//*[local-name()='tblHeader']").size() == document.select_nodes("//*[local-name()='tbl']").size());
    for (const pugi::xpath_node& table : document.select_nodes("//*[local-name()='tbl']")) {
      int width = 0;
      const auto columns = table.node().select_nodes("*[local-name()='tblGrid']/*");
      for (const pugi::xpath_node& column : columns) {
        CHECK(column.node().attribute("w:w").as_int() > 500);
        width += column.node().attribute("w:w").as_int();
      }
      CHECK(width == 10'206);  // between the margins of A4
      for (const pugi::xpath_node& row : table.node().select_nodes("*[local-name()='tr']"))
        CHECK(row.node().select_nodes("*[local-name()='tc']").size() == columns.size());
    }
  }
  return without_blanks(text);
}

}  // namespace

TEST_CASE("the short report says the same in Word as on the page") {
  for (const char* name : {"karlstad", "karlstad-brister", "mini"}) {
    const auto run = sample(name);
    for (const Language language : {Language::swedish, Language::english}) {
      report::ReportOptions options;
      options.language = language;
      options.version = "1";
      options.edition = report::ReportOptions::Edition::brief;
      const std::string html = written(*run, options);
      options.format = report::ReportOptions::Format::docx;
      const std::string docx = written(*run, options);
      CHECK(written(*run, options) == docx);
      CHECK(text_of_docx(docx) == text_of_html(html));
      CHECK(count(html, "<table>") >= 2);
      if (std::string_view(name) != "karlstad") continue;
      options.follow_up = Period{Year(2024), PartOfYear::whole};
      const std::string followed = written(*run, options);
      options.format = report::ReportOptions::Format::html;
      CHECK(text_of_docx(followed) == text_of_html(written(*run, options)));
    }
  }
}

TEST_CASE("the short report of a follow-up says how the goals went") {
  report::ReportOptions options;
  options.edition = report::ReportOptions::Edition::brief;
  options.follow_up = Period{Year(2024), PartOfYear::whole};
  const std::string brief = markdown_of(*sample("karlstad"), options);
  CHECK(count(brief, "# Uppföljning av 2024\n") == 1);
  CHECK(count(brief, "Samlad bedömning: delvis uppfyllt. Ekonomin höll") == 1);
  CHECK(count(brief, "## Mål\n") == 1);
  CHECK(count(brief, "## Uppdrag som återstår\n") == 1);
  CHECK(count(brief, "## Indikatorer som har rört sig\n") == 1);
  CHECK(count(brief, "## Börja här\n") == 0);
  const std::string whole = markdown_of(*sample("karlstad"), {.follow_up = options.follow_up});
  const std::string verdict = brief.substr(brief.find("**Till årsredovisningen"), 60);
  CHECK(count(whole, verdict) == 1);
}

namespace {

const std::string town =
    "kommun 1780: Karlstads kommun\nplan P: Plan 2025\n  budgetår: 2025\n  beloppsenhet: tkr\nmål A: Fler har arbete\n  ansvarig: KS\n"
    "indikator A1: Sysselsatta\n  enhet: %\n  källa: SCB\n  riktning: öka\n  utfall 2023: 80\n  utfall 2024: 79\n  målvärde 2025: minst 81\n"
    "uppdrag U1: Ny avfallstaxa\n  ansvarig: KS\n  klart: 2025-06-30\nnämnd KS: Kommunstyrelsen\n  utfall 2025: 197\n";
const std::string half = "uppföljning 2025-delår: Delår\n  utfall A1: 82\n  status U1: ej påbörjat\n";
const std::string year =
    "uppföljning 2025: Bokslut\n  utfall A1: 78\n  bedömning A: ej uppfyllt\n  status U1: pågår\n  förbrukat KS: 96\n  kommentar B: Ett mål\n";

std::string followed_up(const std::map<std::string, std::string>& files, Period period, ReportOptions options = {}) {
  options.follow_up = period;
  return markdown_of(*checked(files), options);
}

}  // namespace

TEST_CASE("a follow-up shows what is found of it, whatever rule found it") {
  const std::map<std::string, std::string> files = {{"plan.malkoll", town}, {"delar.malkoll", half}, {"ar.malkoll", year}};
  const std::string whole = followed_up(files, {Year(2025)}), interim = followed_up(files, {Year(2025), PartOfYear::interim});
  for (const char* rule : {"### D04", "### B11", "### S06", "### U04", "### U09"}) CHECK(count(whole, rule) == 1);
  for (const char* rule : {"### D04", "### B11", "### S06", "### U04", "### U09"}) CHECK(count(interim, rule) == 0);
  CHECK(count(whole, "### T0") == 0);
  // A value of the year that stands in the plan.
  std::string plan = town;
  plan.insert(plan.find("  målvärde 2025"), "  utfall 2025: 78\n");
  CHECK(count(followed_up({{"plan.malkoll", plan}}, {Year(2025)}), "### U04") == 1);
}

TEST_CASE("a delår shows how far uppdrag had come then") {
  const std::map<std::string, std::string> files = {{"plan.malkoll", town}, {"delar.malkoll", half}, {"ar.malkoll", year}};
  CHECK(count(followed_up(files, {Year(2025)}), "| 2025-06-30 | pågår |") == 1);
  CHECK(count(followed_up(files, {Year(2025), PartOfYear::interim}), "| 2025-06-30 | ej påbörjat |") == 1);
  // Nor does its short edition know how the year ended.
  ReportOptions brief;
  brief.edition = ReportOptions::Edition::brief;
  CHECK(count(followed_up(files, {Year(2025)}, brief), "79\u00a0% (2024) | 78\u00a0% (2025)") == 1);
  CHECK(count(followed_up(files, {Year(2025), PartOfYear::interim}, brief), "80\u00a0% (2023) | 79\u00a0% (2024)") == 1);
}

TEST_CASE("an indicator's card in a follow-up knows what was known then") {
  const std::string later = "uppföljning 2026: Bokslut 2026\n  utfall A1: 99\n  jämförelse A1 riket: 70\n";
  const auto run = checked({{"plan.malkoll", town}, {"delar.malkoll", half}, {"ar.malkoll", year}, {"senare.malkoll", later}});
  const auto latest = [&](Period period) {
    ReportOptions options;
    options.follow_up = period;
    const std::string html = written(*run, options);
    CHECK(count(html, "99\u00a0%") == 0);
    CHECK(count(html, "70\u00a0%") == 0);
    const std::size_t from = html.find("Senast ");
    REQUIRE(from != std::string::npos);
    return html.substr(from, html.find(" Målvärde", from) - from);
  };
  CHECK(latest({Year(2025)}) == "Senast 2025: 78\u00a0%.");
  CHECK(latest({Year(2025), PartOfYear::interim}) == "Senast 2024: 79\u00a0%. Delår 2025: 82\u00a0%.");
}

TEST_CASE("what a follow-up says first, and in what words") {
  const std::map<std::string, std::string> files = {{"plan.malkoll", town}, {"ar.malkoll", year}};
  CHECK(count(followed_up(files, {Year(2025)}), "Indikatorn har ett utfall för 2025 och når inte målvärdet.") == 1);
  std::string compared = town;
  compared.replace(compared.find("minst 81"), 8, "bättre än riket");
  const std::string lacking = followed_up({{"plan.malkoll", compared}, {"ar.malkoll", year}}, {Year(2025)});
  CHECK(count(lacking, "**Till årsredovisningen 2025 saknas 1\u00a0värde att jämföra med och 1\u00a0samlad bedömning.**") == 1);
  CHECK(count(lacking, "går inte att bedöma: värdet för riket 2025 saknas") == 2);
  CHECK(count(lacking, "- jämförelse: A1 Sysselsatta, riket 2025") == 1);
  // What units measure of their own goals is counted, shown and assessed by them.
  const std::string own =
      "budget KS: Budget\n  plan: P\nnämndmål KS1: Hundra får jobb\n  mål: A\nindikator KS1a: Jobb\n  riktning: öka\n  utfall 2024: 9\n  målvärde 2025: minst 5\n";
  const std::string text =
      followed_up({{"plan.malkoll", town}, {"ks.malkoll", own}, {"ar.malkoll", year + "  utfall KS1a: 10\n"}}, {Year(2025)});
  CHECK(count(text, "Båda indikatorerna har ett utfall för 2025, och 1 når sitt målvärde.") == 1);
  CHECK(count(text, "- **1 av 2** indikatorer når målvärdet – 2 har ett utfall; enheternas egna är inräknade") == 1);
  CHECK(count(text, "| KS1 Hundra får jobb | 1 av 1 | uppfyllt. Indikatorn når målvärdet. | saknas |") == 1);
}

TEST_CASE("one, two and many goals are spoken of as one does") {
  const std::string head = "kommun 1780: K\nplan P: Plan\n  budgetår: 2025\n  beloppsenhet: tkr\n";
  const std::string unit = "nämnd N: Nämnden\nbudget N: Budget\n  plan: P\npost 1: Post\n  drift 2025: 10\n  bidrar till: ";
  const std::string one = head + "mål A: Ett\n", two = one + "mål B: Två\n", three = two + "mål C: Tre\n";
  const auto said = [&](const std::string& text, bool of_unit = false) {
    const auto run = checked({{"a.malkoll", text}});
    ReportOptions options;
    if (of_unit) options.unit = "N";
    return markdown_of(*run, options);
  };
  CHECK(count(said(one + unit + "A\n"), "Målet har någon som arbetar mot det, och") == 1);
  CHECK(count(said(one + unit + "X\n"), "Ingen arbetar mot målet, och") == 1);
  CHECK(count(said(two + unit + "A, B\n"), "Båda målen har någon som arbetar mot dem, och") == 1);
  CHECK(count(said(two + unit + "A\n"), "1 av 2 mål har någon som arbetar mot det, och") == 1);
  CHECK(count(said(three + unit + "A, B, C\n"), "Alla 3 mål har någon som arbetar mot dem, och") == 1);
  CHECK(count(said(three + unit + "A, B\n"), "2 av 3 mål har någon som arbetar mot dem, och") == 1);
  CHECK(count(said(one + unit + "A\n", true), "Nämnden arbetar mot kommunens enda mål, och") == 1);
  CHECK(count(said(two + unit + "A, B\n", true), "Nämnden arbetar mot kommunens båda mål, och") == 1);
  CHECK(count(said(three + unit + "A\n", true), "Nämnden arbetar mot 1 av kommunens 3 mål, och") == 1);
}

TEST_CASE("what budgets change is not called the budget") {
  const std::string head =
      "kommun 1780: K\nplan P: Plan\n  budgetår: 2025\n  beloppsenhet: tkr\nmål A: Ett\nnämnd N: Nämnden\n  ram 2024: 1 000\nnämnd M: Andra\n"
      "budget N: Budget\n  plan: P\npost 1: Post\n  bidrar till: A\n  förändring 2025: 50\npost 2: Mindre\n  slag: effektivisering\n  förändring 2025: -20\n";
  for (const auto edition : {ReportOptions::Edition::whole, ReportOptions::Edition::brief}) {
    ReportOptions options;
    options.edition = edition;
    const std::string changes = markdown_of(*checked({{"a.malkoll", head}}), options);
    CHECK(count(changes, "| **Alla förändringar** | **70** |") == 1);
    CHECK(
        count(changes,
              "inte vad allt kostar. De som sänker kostnaden är här räknade som de som höjer den; dras de av är förändringarna 30 tkr.") ==
        1);
    CHECK(count(changes, "udgeten 70") + count(changes, "Hela budgeten") == 0);
    const std::string mixed = markdown_of(
        *checked({{"a.malkoll", head + "budget M: Budget\n  plan: P\npost 1: Post\n  drift 2025: 500\n  förändring 2026: 5\n"}}), options);
    CHECK(count(mixed, "| **Alla poster** | **570** |") == 1);
    CHECK(count(mixed, "70 tkr av det är förändringar") == 1);
    CHECK(count(mixed, "dras de av är posterna 530 tkr.") == 1);
  }
}

TEST_CASE("a bolag's own report counts its money as everything else does") {
  const std::string text =
      "kommun 1780: K\nplan P: Plan\n  budgetår: 2025\n  beloppsenhet: tkr\nmål A: Ett\nbolag B: Bolaget\n  ägarandel: 80 %\n"
      "budget B: Budget\n  plan: P\npost 1: Post\n  drift 2025: 18 000\n  bidrar till: A\n";
  const auto run = checked({{"a.malkoll", text}});
  ReportOptions options;
  options.unit = "B";
  const std::string said = markdown_of(*run, options);
  CHECK(add_up(run->project, run->result, Id<UnitRow>(std::size_t{0})).all.all == run->result.summary.money);
  CHECK(count(said, "| **Ägarens del av budgeten** | **14\u00a0400** | **100\u00a0%** |") == 1);
  CHECK(count(said, "räknade efter ägarandelen, 80\u00a0%; dess egen budget är 18\u00a0000 tkr.") == 1);
}

TEST_CASE("a question is not answered by rules that had nothing to look at") {
  const std::string mini = markdown_of(*sample("mini"));
  CHECK(count(mini, "| Svarar nämnder och bolag på fullmäktiges uppdrag? | inget att pröva: inga uppdrag |") == 1);
  CHECK(count(mini, "| Styr kommunen sina bolag? | inget att pröva: inga bolag |") == 1);
  CHECK(count(mini, "| Följs målen och pengarna upp? | inget att pröva: ingen uppföljning |") == 1);
  CHECK(count(mini, "| Är bedömningarna underbyggda? | inget att pröva: inga bedömningar |") == 1);
  CHECK(count(mini, "| Är målen finansierade också under planåren? | inget att pröva: inga budgeterade planår |") == 1);
  CHECK(count(mini, "| Ryms budgeten i ramarna? | utan anmärkning |") == 1);
  CHECK(count(mini, "| Vilar grunduppdraget på en angiven grund? | utan anmärkning |") == 1);
  const std::string karlstad = markdown_of(*sample("karlstad"));
  CHECK(count(karlstad, "inget att pröva") == 0);
  const auto plan = checked({{"plan.malkoll", "plan P: Plan\n  budgetår: 2025\nnämnd N: Nämnden\n  ram 2025: 1 mnkr\n"}});
  const std::string empty = markdown_of(*plan);
  CHECK(count(empty, "| Finns en koppling mellan mål och resurser? | inget att pröva: inga inlämnade budgetar |") == 1);
  CHECK(count(empty, "| Går det att avgöra om målen är uppnådda? | inget att pröva: inga indikatorer |") == 1);
  CHECK(count(empty, "| Vilar grunduppdraget på en angiven grund? | inget att pröva: inget grunduppdrag |") == 1);
  // What is found is said with how much of it stops the budget, and which rules say so.
  const std::string faulty = markdown_of(*sample("karlstad-brister"));
  CHECK(count(faulty, "| Går målen att mäta? | **fel** 8\u00a0fynd, varav 3 fel: I01, I02, I03, I09, I20, M01 |") == 1);
}

TEST_CASE("what was right is what a rule has looked at and found nothing in") {
  const auto right = [](const char* name) {
    const std::string html = written(*sample(name), {});
    const std::size_t from = html.find("<details class=\"without\">");
    return html.substr(from, html.find("</details>", from) - from);
  };
  const std::string mini = right("mini"), karlstad = right("karlstad"), faulty = right("karlstad-brister");
  for (const char* code : {"<li>U01 ", "<li>K01 ", "<li>D01 "}) {
    CHECK(count(mini, code) == 0);
    CHECK(count(karlstad, code) == 1);
    CHECK(count(faulty, code) == 0);  // it found something
  }
  CHECK(count(mini, "<li>L01 ") == 1);
  CHECK(count(mini, std::to_string(count(mini, "<li>")) + "\u00a0regler utan anmärkning") == 1);
}

TEST_CASE("money stands in a column of its own, in every form") {
  for (const bool brief : {false, true}) {
    report::ReportOptions options;
    if (brief) options.edition = report::ReportOptions::Edition::brief;
    std::size_t rows = 0;
    for (const char* name : {"karlstad", "karlstad-brister"}) {
      std::istringstream lines(markdown_of(*sample(name), options));
      for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        CHECK_FALSE(std::regex_search(line, std::regex("^(-|1\\.) .*[,;] [0-9][^|a-z]*(mnkr|tkr)( \\(|\\)?$)")));
        rows += std::regex_search(line, std::regex("\\| [0-9][^|a-z]*(mnkr|tkr) \\|")) ? 1U : 0U;
      }
    }
    CHECK(rows > 0);
  }
}

TEST_CASE("a unit's own report says what the unit does, not what others wait for") {
  report::ReportOptions options;
  options.unit = "BUN";
  const std::string unit = markdown_of(*sample("karlstad-brister"), options);
  CHECK(count(unit, "Barn- och ungdomsnämnden arbetar mot 5 av kommunens 24 mål") == 1);
  CHECK(count(unit, "väntar på en inlämning") == 0);
}

TEST_CASE("the matrix is set closer the more its columns need") {
  const auto with_units = [](std::size_t units, std::string_view money) {
    std::map<std::string, std::string> files;
    std::string plan = "plan P: Plan\n  budgetår: 2025\nmål A: Ett mål\n";
    for (std::size_t u = 0; u < units; ++u) {
      plan += fmt::format("nämnd N{}: Nämnden {}\n  ram 2025: {}\n", u, u, money);
      files[fmt::format("n{}.malkoll", u)] =
          fmt::format("använd: plan.malkoll\nbudget N{}: Budget\n  plan: P\npost 1: Post\n  drift 2025: {}\n  bidrar till: A\n", u, money);
    }
    files["plan.malkoll"] = plan;
    return written(*checked(files), {});
  };
  CHECK(count(with_units(8, "12 mnkr"), "class=\"matrix\"") == 1);
  CHECK(count(with_units(9, "12 mnkr"), "class=\"matrix many\"") == 1);
  CHECK(count(with_units(20, "12 mnkr"), "class=\"matrix many\"") == 1);
  CHECK(count(with_units(21, "12 mnkr"), "class=\"matrix many crowded\"") == 1);
  CHECK(count(with_units(20, "12 345 mnkr"), "class=\"matrix many crowded\"") == 1);  // twenty times `12 345,0`
  CHECK(count(with_units(40, "1 234 mnkr"), "class=\"matrix many crowded dense\"") == 1);
}

TEST_CASE("what auditors ask is answered by rules that there are") {
  for (const Question& question : questions()) {
    std::istringstream codes{std::string(question.rules)};
    for (std::string code; codes >> code;) CHECK(test::built_in_catalogue().find(code) != nullptr);
  }
}
