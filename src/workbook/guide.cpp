#include "workbook/guide.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>

#include "text/format.h"

namespace malkoll::workbook {

namespace {

std::string joined(const Project& project, const std::vector<Id<Declaration>>& declarations) {
  std::string out;
  for (const Id<Declaration> d : declarations) out.append(out.empty() ? "" : ", ").append(project.id(d));
  return out;
}

}  // namespace

std::string_view sheet_help(const SheetLayout& sheet) {
  switch (sheet.kinds[0]) {
    case Kind::plan: return "Kommunen och den strategiska planen.";
    case Kind::goal: return "Målområden och övergripande mål, en rad för varje.";
    case Kind::assignment:
      return "Uppdrag från fullmäktige, och nämndernas och bolagens egna: då står det vems, och vilket av planens de utför.";
    case Kind::committee: return "De som lämnar in, med sina ramar.";
    case Kind::budget: return "En rad för varje inlämning: vem, mot vilken plan, när den beslutades.";
    case Kind::committee_goal: return "Nämndens eller bolagets egna mål. Välj vilket av planens mål vart och ett bryter ned.";
    case Kind::indicator: return "Hur målen mäts: mått, källa, utgångsvärde och målvärden.";
    case Kind::post: return "En rad för varje post. Välj mål i listan; utan andel delas posten lika mellan målen.";
    case Kind::follow_up: return "Utfall och bedömningar, i Övriga uppgifter.";
    default: return "";
  }
}

void write_instructions(Book& book, const Project& project, const std::string& unit) {
  lxw_worksheet* sheet = book.add_sheet(instructions_sheet);
  if (sheet == nullptr) return;
  constexpr std::size_t width = 84;  // what fits on a page
  worksheet_set_column(sheet, 0, 0, width, nullptr);
  worksheet_set_paper(sheet, 9);  // A4
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
  std::uint32_t row = 0;
  const auto say = [&](std::string_view text, CellStyle look = CellStyle::wrapped) {
    if (look == CellStyle::wrapped) book.fit_height(sheet, row, text, width);
    book.text(sheet, row++, 0, text, look);
  };

  std::string who = unit;
  std::string frames;
  for (const Id<UnitRow> u : project.units.ids()) {
    if (project.id(project.units[u].declaration) != unit) continue;
    who = project.title(project.units[u].declaration);
    for (const UnitYearRow& year : project.unit_years) {
      if (year.unit != u || !year.frame) continue;
      frames += fmt::format("{}{} {}: {}", frames.empty() ? "" : " · ", year.kind == Key::operation ? "ram" : "investeringsram", year.year,
                            format_exact(*year.frame, Language::swedish));
    }
  }
  say(fmt::format("Inlämning från {}", who.empty() ? unit : who), CellStyle::title);
  say(fmt::format("mot {} ({})", project.title(project.plan.declaration), project.id(project.plan.declaration)), CellStyle::faint);
  if (!frames.empty()) say(frames, CellStyle::faint);
  ++row;
  for (
      const std::string_view text : {
          "1. Inlämning: fyll i namn, version, beslutsdatum och diarienummer.",
          "2. Egna mål: skriv de mål som ni själva ska nå, och välj vilket av planens mål vart och ett bryter ned. Planens mål finns på ett eget blad.",
          "3. Indikatorer: skriv hur varje eget mål mäts, med källa, utgångsvärde och målvärden.",
          "4. Poster: skriv en rad för varje budgetpost. Beloppen skrivs i den enhet som står i rubriken; drift är nettokostnad, och intäkt är den del av den "
          "som är intäkt. Välj de mål som posten bidrar till. Andelarna är tillsammans högst 100 %; lämnas de tomma delas posten lika.",
          "5. Kontroll: kolumnen längst till vänster säger Klar när raden hänger ihop, annars vad som fattas och regelns kod. Spara filen och kör malkoll check på den för hela kontrollen.",
      }) {
    say(text);
  }
  ++row;
  for (
      const std::string_view text : {
          "Rader får flyttas, sorteras, läggas till och tas bort. Rubrikerna är låsta så att filen går att läsa tillbaka.",
          "Slag säger vad en post utan mål är: grunduppdrag och lagstadgat anges med lagrum eller verksamhet. En satsning ska bidra till ett mål.",
          "Id är en kort beteckning som är unik inom inlämningen, till exempel postens nummer i budgetsystemet.",
          "I Övriga uppgifter kan fler rader skrivas som de skrivs i språket, till exempel:  undantag L09: Insatsen utvärderas samlat.",
      }) {
    say(text);
  }
}

void write_plan_goals(Book& book, const Project& project) {
  lxw_worksheet* sheet = book.add_sheet(plan_goals_sheet);
  if (sheet == nullptr) return;
  struct Column {
    std::string_view heading;
    double width;
  };
  constexpr std::array<Column, 5> columns = {{{"Målområde", 28}, {"Id", 10}, {"Mål", 70}, {"Ansvarig", 18}, {"Indikatorer", 60}}};
  Rows<GoalRow, std::vector<Id<Declaration>>> responsible(project.goals.size());
  Rows<GoalRow, std::string> indicators(project.goals.size());
  for (const ResponsibleRow& r : project.responsible) {
    if (r.unit != no_row) responsible[r.goal].push_back(project.units[r.unit].declaration);
  }
  for (const IndicatorUseRow& use : project.indicator_uses) {
    if (use.indicator == no_row) continue;
    std::string& list = indicators[use.goal];
    list.append(list.empty() ? "" : "\n").append(project.title(project.indicators[use.indicator].declaration));
  }
  for (std::size_t c = 0; c < columns.size(); ++c) {
    worksheet_set_column(sheet, static_cast<lxw_col_t>(c), static_cast<lxw_col_t>(c), columns[c].width, nullptr);
    book.text(sheet, 0, c, columns[c].heading, CellStyle::heading);
  }
  worksheet_freeze_panes(sheet, 1, 0);
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, 9);
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_repeat_rows(sheet, 0, 0);
  std::uint32_t row = 0;
  for (const Id<GoalRow> g : project.goals.ids()) {
    const GoalRow& goal = project.goals[g];
    if (goal.kind != Kind::goal) continue;
    ++row;
    const std::string_view title = project.title(goal.declaration);
    book.fit_height(sheet, row, indicators[g].size() > title.size() ? std::string_view(indicators[g]) : title, 60);
    std::string areas;
    for (const Id<AreaRow> area : areas_of(goal))
      areas.append(areas.empty() ? "" : "\n").append(project.title(project.areas[area].declaration));
    if (!areas.empty()) book.text(sheet, row, 0, areas, CellStyle::wrapped);
    book.text(sheet, row, 1, project.id(goal.declaration), CellStyle::plain);
    book.text(sheet, row, 2, project.title(goal.declaration), CellStyle::wrapped);
    book.text(sheet, row, 3, joined(project, responsible[g]), CellStyle::wrapped);
    book.text(sheet, row, 4, indicators[g], CellStyle::wrapped);
  }
  worksheet_protect(sheet, nullptr, nullptr);
}

}  // namespace malkoll::workbook
