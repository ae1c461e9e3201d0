#include "store/columns.h"

namespace malkoll {

using namespace columns;

namespace {

Table unit_table(const Project& project) {
  return table(
      project, "unit", "En nämnd eller ett bolag, med summor över dess inlämning.", project.units.size(),
      {
          key_column(),
          column<&Project::units>("kind", "TEXT", "'nämnd' eller 'bolag'", [](const UnitRow& row) { return text_cell(word(row.kind)); }),
          column<&Project::units>("id", "TEXT", "id",
                                  [](const Project& p, const UnitRow& row) { return text_cell(p.id(row.declaration)); }),
          column<&Project::units>("title", "TEXT", "namn",
                                  [](const Project& p, const UnitRow& row) { return text_cell(p.title(row.declaration)); }),
          column<&Project::units, &UnitRow::owned_share>("owned_share", "ägarandel i hundradels procent; NULL: inte angiven"),
          column<&Project::units>("directive", "TEXT", "ägardirektiv",
                                  [](const Project& p, const UnitRow& row) { return property_cell(p, row.declaration, Key::directive); }),
          column<&Project::units>(
              "no_own_goals", "TEXT", "skälet efter utan egna mål",
              [](const Project& p, const UnitRow& row) { return property_cell(p, row.declaration, Key::no_own_goals); }),
          column<&Project::units>(
              "no_submission", "TEXT", "skälet efter lämnar inte in",
              [](const Project& p, const UnitRow& row) { return property_cell(p, row.declaration, Key::no_submission); }),
          column<&Project::unit_sums, &UnitSums::budgets>("budgets", "antal inlämningar (härledd)"),
          column<&Project::unit_sums, &UnitSums::goals>("goals", "antal egna mål (härledd)"),
          column<&Project::unit_sums, &UnitSums::posts>("posts", "antal poster (härledd)"),
          column<&Project::unit_sums, &UnitSums::linked_goals>("linked_goals", "antal olika mål som posterna når (härledd)"),
          column<&Project::unit_sums, &UnitSums::net>("net", "summan av post.net (härledd)"),
          column<&Project::unit_sums, &UnitSums::base>(
              "base", "summan av nettobeloppens storlek för poster som inte är undantagna: det som ska bidra till mål (härledd)"),
          column<&Project::unit_sums, &UnitSums::linked>("linked", "den del av base som är kopplad till ett mål (härledd)"),
          column<&Project::unit_sums, &UnitSums::unlinked>("unlinked", "den del av base som inte når något mål (härledd)"),
          column<&Project::unit_sums, &UnitSums::excused_money>(
              "excused", "summan för undantagna poster (grunduppdrag, lagstadgat och finansiellt), redovisade för sig (härledd)"),
          column<&Project::unit_sums, &UnitSums::for_assignments>(
              "for_assignments", "summan för poster till uppdrag som inte tjänar något mål, redovisade för sig (härledd)"),
          column<&Project::unit_sums, &UnitSums::reached>("reached",
                                                          "det som når ett mål, till storleken, också av undantagna poster (härledd)"),
          column<&Project::unit_sums, &UnitSums::negative>(
              "negative", "poster med net under noll som varken är effektivisering eller finansiellt eller har intäkt (härledd)"),
          column<&Project::unit_sums, &UnitSums::given_later>("given_later", "1: någon post har belopp för ett planår (härledd)"),
          column<&Project::unit_sums, &UnitSums::unreadable>(
              "unreadable", "rader i inlämningarna som kan vara ett eget mål, en koppling eller ett svar och inte gick att läsa (härledd)"),
          column<&Project::unit_sums, &UnitSums::unreadable_money>(
              "unreadable_money", "rader i inlämningarna som kan vara ett belopp eller ett slag och inte gick att läsa (härledd)"),
          place<&Project::units>("id", [](const Project& p, const UnitRow& row) { return p.declaration(row.declaration).id; }),
      });
}

Table unit_year_table(const Project& project) {
  return table(
      project, "unit_year", "En rad för varje nämnd eller bolag, år och slag av belopp som har en ram eller ett belopp.",
      project.unit_years.size(),
      {
          indexed(column<&Project::unit_years, &UnitYearRow::unit>("unit", "nämnden eller bolaget")),
          column<&Project::unit_years, &UnitYearRow::year>("year", "året"),
          column<&Project::unit_years>("kind", "TEXT",
                                       "'drift' (mot ram), 'investering' (mot investeringsram) eller 'utfall' (mot enhetens utfall)",
                                       [](const UnitYearRow& row) { return text_cell(word(row.kind)); }),
          column<&Project::unit_years, &UnitYearRow::frame>("frame", "ramen, eller enhetens utfall, i öre; NULL: ingen"),
          column<&Project::unit_years, &UnitYearRow::total>(
              "total",
              "summan av posternas belopp; där de bara har förändringar är det ramen året före och förändringarna; NULL: ingen post har belopp det året (härledd)"),
          column<&Project::unit_years, &UnitYearRow::before>("before", "för drift: ramen året före; NULL: ingen (härledd)"),
          column<&Project::unit_years>(
              "by_change", "INT",
              "1: posterna har bara förändringar det året; 2: några har bara en förändring och andra drift; annars 0 (härledd)",
              [](const UnitYearRow& row) { return integer_cell(static_cast<std::int64_t>(row.by_change)); }),
          column<&Project::unit_years, &UnitYearRow::posts>("posts", "antal belopp i summan (härledd)"),
          column<&Project::unit_years, &UnitYearRow::tolerance>(
              "tolerance",
              "öre som får skilja: hälften av avrundningen på ramen och, för varje belopp, det minsta av avrundningen och sista skrivna siffran (härledd)"),
          column<&Project::unit_years, &UnitYearRow::unreadable>("unreadable", "belopp som inte gick att läsa (härledd)"),
          column<&Project::unit_years, &UnitYearRow::turned>(
              "turned",
              "där summan inte är ramen: det enda belopp (`amount.key`) som har ett ovanligt tecken och som med det andra gör summan till ramen; NULL: inget, eller flera (härledd)"),
          column<&Project::unit_years, &UnitYearRow::thousandfold>(
              "thousandfold",
              "där summan inte är ramen: det enda belopp som gör summan till ramen om det tas tusen gånger, eller om en tusendel tas; NULL: inget, eller flera (härledd)"),
          column<&Project::unit_years, &UnitYearRow::largest>("largest", "där summan inte är ramen: det största beloppet (härledd)"),
          place<&Project::unit_years, &UnitYearRow::place>("raden med ramen, eller med enhetens utfall"),
      });
}

Table plan_year_table(const Project& project) {
  return table(
      project, "plan_year",
      "En rad för varje år som planen, en nämnd eller ett bolag har en ram, eller som planen säger något om ekonomin.",
      project.plan_years.size(),
      {
          column<&Project::plan_years, &PlanYearRow::year>("year", "året"),
          column<&Project::plan_years, &PlanYearRow::frame>("frame", "planens ram i öre; NULL: ingen"),
          column<&Project::plan_years, &PlanYearRow::total>(
              "total", "nämndernas och bolagens ramar tillsammans; NULL: ingen har någon det året (härledd)"),
          column<&Project::plan_years, &PlanYearRow::units>("units", "antal ramar i summan (härledd)"),
          column<&Project::plan_years, &PlanYearRow::tolerance>("tolerance", "öre som får skilja, se `unit_year.tolerance` (härledd)"),
          column<&Project::plan_years, &PlanYearRow::unreadable>("unreadable", "ramar som inte gick att läsa (härledd)"),
          column<&Project::plan_years, &PlanYearRow::tax_rate>("tax_rate", "skattesats, i öre per hundra kronor; NULL: inte angiven"),
          column<&Project::plan_years, &PlanYearRow::result>("result", "resultat i öre, överskott positivt; NULL: inte angivet"),
          column<&Project::plan_years, &PlanYearRow::taxes>("taxes", "skatter och bidrag i öre, intäkter positiva; NULL: inte angivet"),
          column<&Project::plan_years, &PlanYearRow::net_interest>("net_interest",
                                                                   "finansnetto i öre, intäkter positiva; NULL: inte angivet"),
          column<&Project::plan_years, &PlanYearRow::cost>(
              "cost", "det som resultatet räknas mot: planens ram, annars nämndernas tillsammans; NULL: inte alla har någon (härledd)"),
          column<&Project::plan_years, &PlanYearRow::result_tolerance>("result_tolerance",
                                                                       "öre som får skilja mellan dem och resultatet (härledd)"),
          other_place<&Project::plan_years, &PlanYearRow::result_place>("result_place", "raden med resultatet"),
          place<&Project::plan_years, &PlanYearRow::place>("raden med planens ram"),
      });
}

Table budget_table(const Project& project) {
  return table(
      project, "budget", "En inlämning.", project.budgets.size(),
      {
          key_column(),
          indexed(column<&Project::budgets, &BudgetRow::unit>("unit", "nämnden eller bolaget; NULL: finns inte")),
          column<&Project::budgets>("unit_text", "TEXT", "id som det är skrivet",
                                    [](const Project& p, const BudgetRow& row) { return text_cell(p.id(row.declaration)); }),
          column<&Project::budgets>("title", "TEXT", "rubrik",
                                    [](const Project& p, const BudgetRow& row) { return text_cell(p.title(row.declaration)); }),
          column<&Project::budgets>("plan_text", "TEXT", "planens id som det är skrivet; NULL: inte angivet",
                                    [](const Project& p, const BudgetRow& row) { return some_text(p.sources->text(row.plan)); }),
          column<&Project::budgets, &BudgetRow::version>("version", "version"),
          column<&Project::budgets>("decided", "TEXT", "beslutad, som ÅÅÅÅ-MM-DD",
                                    [](const BudgetRow& row) { return date_cell(row.decided); }),
          column<&Project::budgets>("diary", "TEXT", "diarienummer",
                                    [](const Project& p, const BudgetRow& row) { return property_cell(p, row.declaration, Key::diary); }),
          column<&Project::budgets>("sign", "TEXT", "tecknet som gäller: 'kostnad positiv' eller 'kostnad negativ' (härledd)",
                                    [](const BudgetRow& row) { return text_cell(sign_word(row.sign)); }),
          column<&Project::budgets, &BudgetRow::counts>(
              "counts",
              "1: den inlämning från enheten som räknas, annars 0; den som svarar mot planen går före en mot en annan plan, sedan räknas den högsta versionen (härledd)"),
          column<&Project::budget_sums, &BudgetSums::posts>("posts", "antal poster (härledd)"),
          column<&Project::budget_sums, &BudgetSums::goals>("goals", "antal egna mål (härledd)"),
          place<&Project::budgets>("id efter ordet budget",
                                   [](const Project& p, const BudgetRow& row) { return p.declaration(row.declaration).id; }),
      });
}

Table coverage_table(const Project& project) {
  return table(
      project, "coverage",
      "Varje mål med varje nämnd och bolag som är ansvarig för det, har ett eget mål under det, ett uppdrag som tjänar det eller en post som når det: rapportens matris.",
      project.coverage.size(),
      {
          indexed(column<&Project::coverage, &CoverageCell::goal>("goal", "målet")),
          indexed(column<&Project::coverage, &CoverageCell::unit>("unit", "nämnden eller bolaget")),
          column<&Project::coverage>("responsible", "INT", "1: ansvarig för målet (härledd)",
                                     [](const CoverageCell& row) { return integer_cell(row.responsible.empty() ? 0 : 1); }),
          column<&Project::coverage, &CoverageCell::responsible_area>("responsible_area",
                                                                      "målområdet som säger det, om målet självt inte gör det"),
          column<&Project::coverage, &CoverageCell::own_goals>("own_goals", "egna mål som bryter ned målet (härledd)"),
          column<&Project::coverage, &CoverageCell::assignments>(
              "assignments", "egna uppdrag som tjänar målet, och planens som enhetens poster nämner (härledd)"),
          column<&Project::coverage, &CoverageCell::posts>("posts", "poster som når målet (härledd)"),
          column<&Project::coverage, &CoverageCell::direct_posts>("direct_posts", "poster som pekar direkt på målet (härledd)"),
          column<&Project::coverage, &CoverageCell::direct_money>("direct_money", "öre från dem (härledd)"),
          column<&Project::coverage, &CoverageCell::money>(
              "money", "öre under budgetåret efter andelar; ett eget mål med två mål delar lika (härledd)"),
          column<&Project::coverage>("later", "INT", "öre under planåren, till storleken; NULL: inga belopp för planår (härledd)",
                                     [](const Project& p, const CoverageCell& row) {
                                       return p.unit_sums[row.unit].given_later ? integer_cell(row.later) : null_cell();
                                     }),
          column<&Project::coverage, &CoverageCell::investment>(
              "investment", "öre i investering under budgetåret efter andelar, till storleken (härledd)"),
          column<&Project::coverage>("later_investment", "INT", "öre i investering under planåren; NULL: inga belopp för planår (härledd)",
                                     [](const Project& p, const CoverageCell& row) {
                                       return p.unit_sums[row.unit].given_later ? integer_cell(row.later_investment) : null_cell();
                                     }),
          column<&Project::coverage, &CoverageCell::temporary>(
              "temporary", "poster med till och med, eller med en förändring som tar tillbaka den förra (härledd)"),
          place<&Project::coverage>("namnet på raden ansvarig, annars målets id",
                                    [](const Project& p, const CoverageCell& row) {
                                      return !row.responsible.empty() ? row.responsible : p.declaration(p.goals[row.goal].declaration).id;
                                    }),
          other_place<&Project::coverage, &CoverageCell::first_link>("first_link", "första direkta kopplingen"),
      });
}

}  // namespace

void add_unit_tables(const Project& project, std::vector<Table>& tables) {
  tables.push_back(unit_table(project));
  tables.push_back(unit_year_table(project));
  tables.push_back(plan_year_table(project));
  tables.push_back(budget_table(project));
  tables.push_back(coverage_table(project));
}

}  // namespace malkoll
