#include <catch2/catch.hpp>

#include "workbook/rows.h"

using namespace malkoll;

namespace {

workbook::CellValue text(std::string value) { return {workbook::CellValue::Type::text, std::move(value), 0}; }
workbook::CellValue number(double value) { return {workbook::CellValue::Type::number, {}, value}; }
workbook::CellValue date(std::string value) { return {workbook::CellValue::Type::date, std::move(value), 0}; }

workbook::SheetRows sheet(std::string_view name, const std::vector<std::string_view>& headings,
                          std::vector<std::vector<workbook::CellValue>> rows) {
  workbook::SheetRows s;
  s.layout = workbook::sheet_layout(name);
  REQUIRE(s.layout != nullptr);
  for (const std::string_view h : headings) s.columns.push_back(workbook::read_heading(*s.layout, h));
  for (auto& cells : rows) s.rows.push_back({std::move(cells), static_cast<std::uint32_t>(s.rows.size() + 2)});
  return s;
}

std::string joined(const std::vector<workbook::SheetRows>& sheets) {
  std::string out;
  for (const workbook::RowLine& line : workbook::lines_of(sheets)) out += line.text + "\n";
  return out;
}

}  // namespace

TEST_CASE("a heading names its column, and the other way round", "[workbook]") {
  for (const workbook::SheetLayout& layout : workbook::sheet_layouts()) {
    CHECK(workbook::sheet_layout(layout.name) == &layout);
    for (const Kind kind : layout.kinds) CHECK(workbook::sheet_layout(kind) == &layout);
    for (const workbook::ColumnLayout& column : layout.columns) {
      workbook::SheetColumn c{&column};
      const bool numbered = column.role == workbook::ColumnRole::goal || column.role == workbook::ColumnRole::share;
      if (numbered) c.number = 12;
      if (column.role == workbook::ColumnRole::amount || column.role == workbook::ColumnRole::measure) c.year = Year(2025);
      if (column.role == workbook::ColumnRole::amount) c.unit = AmountUnit::tkr;
      if (column.key == Key::comparison) {  // of a year with a name
        c.year = {};
        c.moment = "2025 riket";
      }
      INFO(layout.name << ": " << workbook::heading(c));
      const workbook::SheetColumn read = workbook::read_heading(layout, workbook::heading(c));
      CHECK(read.layout == &column);
      CHECK(read.year == c.year);
      CHECK(read.number == c.number);
      CHECK(read.unit == c.unit);
    }
  }
  const workbook::SheetLayout& posts = *workbook::sheet_layout("poster");
  CHECK(workbook::heading(workbook::read_heading(posts, "DRIFT 2025 mnkr")) == "Drift 2025 (mnkr)");
  CHECK(workbook::heading(workbook::read_heading(posts, " drift  2025 ")) == "Drift 2025");
  CHECK(workbook::read_heading(posts, "Drift").layout == nullptr);
  CHECK(workbook::read_heading(posts, "Driftkostnad 2025").layout == nullptr);
  CHECK(workbook::read_heading(posts, "Mål").layout == nullptr);
  CHECK(workbook::read_heading(posts, "Mål 0").layout == nullptr);
  CHECK(workbook::read_heading(posts, "").layout == nullptr);
}

TEST_CASE("the id of a cell with its title", "[workbook]") {
  CHECK(workbook::cell_id("KUN1 – Alla elever når gymnasiet") == "KUN1");
  CHECK(workbook::cell_id(" KUN1 ") == "KUN1");
  CHECK(workbook::cell_id("Alla elever – och lärare") == "Alla elever – och lärare");
}

TEST_CASE("rows become lines of the language", "[workbook]") {
  // clang-format off
  const std::vector<workbook::SheetRows> sheets = {
      sheet("Inlämning", {"Rad", "Kontroll", "Nämnd eller bolag", "Namn", "Plan", "Version", "Beslutad", "Anteckningar"},
            {{text("1"), text("Klar"), text("BUN – Barn- och ungdomsnämnden"), text("Internbudget 2025"), text("SP2025"), number(2), date("2024-11-20"),
              text("använd: plan.malkoll\n\nBeslutad i november")}}),
      sheet("Poster", {"Rad", "Nämnd eller bolag", "Id", "Post", "Slag", "Drift 2025 (tkr)", "Drift 2026 (tkr)", "Mål 1", "Andel 1", "Mål 2", "Andel 2", "Motivering", "Övriga uppgifter"},
            {{text("2"), text("BUN"), number(4071), text("Förskola"), text("satsning"), number(612400), text("1,5 mnkr"), text("BUN1 – Fler"), number(0.6), text("ALL1"),
              {}, text("Första raden.\nAndra raden."), text("undantag L09: prövas\nbeskrivning: b")},
             {text("3"), text("BUN")}}),
      sheet("Egna mål", {"Rad", "Nämnd eller bolag", "Typ", "Id", "Eget mål", "Mål 1", "Målvärde 2025"},
            {{text("4"), text("BUN"), {}, text("BUN1"), text("Fler behöriga"), text("KUN1"), number(87.5)}}),
      sheet("Indikatorer", {"Rad", "Under målet", "Id", "Indikator", "Utgångsvärde 2023", "Målvärde 2025"},
            {{text("5"), text("BUN1 – Fler behöriga"), text("BUN1a"), text("Andel"), number(1234.5), text("minst 90")}}),
  };
  // clang-format on
  CHECK(joined(sheets) ==
        "använd: plan.malkoll\n"
        "\n"
        "# Beslutad i november\n"
        "budget BUN: Internbudget 2025\n"
        "  plan: SP2025\n"
        "  version: 2\n"
        "  beslutad: 2024-11-20\n"
        "\n"
        "nämndmål BUN1: Fler behöriga\n"
        "  mål: KUN1\n"
        "  målvärde 2025: 87,5\n"
        "indikator BUN1a: Andel\n"
        "  utgångsvärde 2023: 1 234,5\n"
        "  målvärde 2025: minst 90\n"
        "\n"
        "post 4071: Förskola\n"
        "  slag: satsning\n"
        "  drift 2025: 612 400 tkr\n"
        "  drift 2026: 1,5 mnkr\n"
        "  bidrar till: BUN1 60 %, ALL1\n"
        "  motivering: Första raden.\n"
        "    | Andra raden.\n"
        "  undantag L09: prövas\n"
        "  beskrivning: b\n");
}

TEST_CASE("what cells cannot hold is written as it was, until the cell is changed", "[workbook]") {
  const auto post = [](double drift) {
    return joined({sheet("Poster", {"Nämnd eller bolag", "Id", "Post", "Drift 2025 (tkr)", "Som skrivet"},
                         {{text("BUN"), text("1"), text("Skola"), number(drift),
                           text("drift 2025: 12 500 tkr\n  # Fullmäktiges.\n  drift 2025: 12,5 mnkr")}})});
  };
  CHECK(post(12500) == "\nbudget BUN:\n\npost 1: Skola\n  # Fullmäktiges.\n  drift 2025: 12,5 mnkr\n");
  CHECK(post(12501.5) == "\nbudget BUN:\n\npost 1: Skola\n  # Fullmäktiges.\n  drift 2025: 12 501,5 tkr\n");
}

TEST_CASE("cells without a proper value say what they say", "[workbook]") {
  const std::string lines = joined(
      {sheet("Poster", {"Nämnd eller bolag", "Id", "Post", "Drift 2025 (tkr)", "Drift 2026 (kr)", "Drift 2027", "Andel 1", "Till och med"},
             {{{}, {}, text("Skola"), text("tolv"), number(1.005), number(-7), number(0.5), text("snart")}})});
  CHECK(
      lines ==
      "\nbudget:\n\npost: Skola\n  drift 2025: tolv\n  drift 2026: 1,005 kr\n  drift 2027: -7\n  bidrar till:  50 %\n  till och med: snart\n");
}

TEST_CASE("a plan with its goals, areas, units and follow-ups", "[workbook]") {
  const std::vector<workbook::SheetRows> sheets = {
      sheet("Uppföljning", {"Id", "Namn", "Nämnd"}, {{text("2024"), text("Bokslut"), text("BUN")}}),
      sheet("Nämnder och bolag", {"Typ", "Id", "Namn", "Ram 2025 (mnkr)", "Ägarandel"},
            {{text("bolag"), text("KEAB"), text("Energi"), {}, number(0.985)}, {{}, text("BUN"), text("Skolan"), number(2236.4)}}),
      sheet("Mål", {"Typ", "Målområde", "Id", "Namn", "Ansvarig"},
            {{text("målområde"), {}, text("KUN"), text("Kunskap")},
             {{}, text("KUN – Kunskap"), text("KUN1"), text("Behörighet"), text("BUN\nKS")},
             {text("mål"), {}, text("FIN1"), text("Resultat")}}),
      sheet("Plan", {"Typ", "Id", "Namn", "Planår"},
            {{{}, text("SP"), text("Planen"), text("2026, 2027")}, {text("kommun"), number(1780), text("Karlstad")}}),
  };
  CHECK(
      joined(sheets) ==
      "kommun 1780: Karlstad\n\nplan SP: Planen\n  planår: 2026, 2027\n\nmål FIN1: Resultat\n\nmålområde KUN: Kunskap\n"
      "mål KUN1: Behörighet\n  ansvarig: BUN, KS\n\nbolag KEAB: Energi\n  ägarandel: 98,5 %\n\nnämnd BUN: Skolan\n  ram 2025: 2 236,4 mnkr\n\n"
      "uppföljning 2024: Bokslut\n  nämnd: BUN\n");
}
