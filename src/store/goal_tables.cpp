#include <algorithm>

#include "model/economy.h"
#include "model/parts.h"
#include "model/target_checks.h"
#include "store/columns.h"

namespace malkoll {

using namespace columns;

namespace {

Cell circle_cell(const Project& p, const GoalCircle& circle) {
  thread_local std::string list;
  list.clear();
  for (const Id<GoalRow> goal : circle.goals) list.append(p.id(p.goals[goal].declaration)).append(" → ");
  list.append(p.id(p.goals[circle.goals.front()].declaration));
  return transient_cell(list);
}

Table plan_table(const Project& project) {
  // One row, or none where no plan was read; the getters look at the project itself.
  Table plan = table(project, "plan", "Planen som kontrolleras; alltid högst en rad.", project.plan.declaration == no_row ? 0 : 1, {});
  plan.columns = {
      key_column(),
      column<&Project::plan>("id", "TEXT", "planens id som det är skrivet",
                             [](const Project& p, const PlanRow& row) { return text_cell(p.id(row.declaration)); }),
      column<&Project::plan>("title", "TEXT", "planens rubrik",
                             [](const Project& p, const PlanRow& row) { return text_cell(p.title(row.declaration)); }),
      column<&Project::plan, &PlanRow::municipality>("municipality", "SCB:s kod för kommunen"),
      column<&Project::plan>("budget_year", "INT", "budgetår",
                             [](const PlanRow& row) { return row.budget_year == 0 ? null_cell() : integer_cell(row.budget_year); }),
      column<&Project::plan>("last_year", "INT", "sista planåret, eller budgetåret där inget är angivet (härledd)",
                             [](const PlanRow& row) { return row.last_year == 0 ? null_cell() : integer_cell(row.last_year); }),
      column<&Project::plan>("valid_last", "INT", "sista året på raden gäller; NULL: inte angivet",
                             [](const Project& p, const PlanRow& row) {
                               const Property* valid = p.property(row.declaration, Key::valid);
                               if (valid == nullptr) return null_cell();
                               const auto years = valid->as<YearRange>();
                               return integer_cell(std::max(years.first, years.last));
                             }),
      column<&Project::plan>("decided", "TEXT", "beslutad, som ÅÅÅÅ-MM-DD", [](const PlanRow& row) { return date_cell(row.decided); }),
      column<&Project::plan, &PlanRow::rounding>("rounding", "avrundning i öre; NULL: inte angiven"),
      column<&Project::plan>("sign", "TEXT", "tecknet i planen: 'kostnad positiv' eller 'kostnad negativ'",
                             [](const PlanRow& row) { return text_cell(sign_word(row.sign)); }),
      column<&Project::plan>(
          "all_in", "INT", "1: varje nämnd och bolag har lämnat in, eller säger att den inte ska (härledd)",
          [](const Project& p, const PlanRow& row) { return integer_cell(row.whole && p.plan_sums.missing == 0 ? 1 : 0); }),
      column<&Project::plan_sums, &PlanSums::missing>("missing", "antal nämnder och bolag som inte har lämnat in (härledd)"),
      column<&Project::plan_sums, &PlanSums::links>("links", "antal kopplingar från poster till mål som finns (härledd)"),
      column<&Project::plan, &PlanRow::whole>("whole", "1: hela kommunen kontrolleras, 0: enstaka inlämningar (härledd)"),
      column<&Project::plan>(
          "goals", "INT", "antal mål (härledd)",
          [](const Project& p, const PlanRow&) { return integer_cell(static_cast<std::int64_t>(p.matrix_goals.size())); }),
      column<&Project::plan_sums, &PlanSums::financial_goals>(
          "financial_goals", "hur många av dem som är finansiella mål för god ekonomisk hushållning (härledd)"),
      column<&Project::plan_sums, &PlanSums::unreadable_economy>("unreadable_economy",
                                                                 "rader om god ekonomisk hushållning som inte gick att läsa (härledd)"),
      column<&Project::plan_sums, &PlanSums::unreadable_years>("unreadable_years", "rader om planår som inte gick att läsa (härledd)"),
      column<&Project::plan, &PlanRow::itself>("whole_plan", "1: planen själv kontrolleras, 0: bara det som svarar mot den (härledd)"),
      column<&Project::plan_sums, &PlanSums::unreadable>("unreadable",
                                                         "rader som kan vara ett mål i planen och inte gick att läsa (härledd)"),
      column<&Project::plan>("partly", "INT", "delvis uppfyllt, i hundradels procent av målvärdet; NULL: inte angivet",
                             [](const Project& p, const PlanRow& row) {
                               const std::int64_t partly = model::partly_in(p, row.declaration);
                               return partly == 0 ? null_cell() : integer_cell(partly);
                             }),
      place<&Project::plan>("planens id", [](const Project& p, const PlanRow& row) { return p.declaration(row.declaration).id; }),
  };
  return plan;
}

Table goal_area_table(const Project& project) {
  return table(
      project, "goal_area", "Ett målområde.", project.areas.size(),
      {
          key_column(),
          column<&Project::areas>("id", "TEXT", "id",
                                  [](const Project& p, const AreaRow& row) { return text_cell(p.id(row.declaration)); }),
          column<&Project::areas>("title", "TEXT", "rubrik",
                                  [](const Project& p, const AreaRow& row) { return text_cell(p.title(row.declaration)); }),
          column<&Project::area_sums, &AreaSums::goals>("goals", "antal mål i området (härledd)"),
          column<&Project::area_sums, &AreaSums::covered>("covered", "hur många av dem som är täckta (härledd)"),
          column<&Project::area_sums, &AreaSums::unreadable>("unreadable",
                                                             "hur många av dem som nämns på rader som inte gick att läsa (härledd)"),
          column<&Project::area_sums, &AreaSums::waiting>(
              "waiting", "hur många av dem som ännu väntar på en inlämning eller en rad som inte gick att läsa (härledd)"),
          column<&Project::area_sums, &AreaSums::money>("money", "öre som når områdets mål under budgetåret (härledd)"),
          place<&Project::areas>("områdets id", [](const Project& p, const AreaRow& row) { return p.declaration(row.declaration).id; }),
      });
}

Table goal_table(const Project& project) {
  return table(
      project, "goal", "Mål, nämndmål och bolagsmål; deras id är unika tillsammans, och en post kan peka på vilket som helst av dem.",
      project.goals.size(),
      {
          key_column(),
          column<&Project::goals>("kind", "TEXT", "'mål', 'nämndmål' eller 'bolagsmål'",
                                  [](const GoalRow& row) { return text_cell(word(row.kind)); }),
          column<&Project::goals>("id", "TEXT", "id",
                                  [](const Project& p, const GoalRow& row) { return text_cell(p.id(row.declaration)); }),
          column<&Project::goals>("title", "TEXT", "målets text",
                                  [](const Project& p, const GoalRow& row) { return text_cell(p.title(row.declaration)); }),
          indexed(column<&Project::goals, &GoalRow::area>("area", "målområdet som ett mål hör till; av flera det första")),
          indexed(column<&Project::goals, &GoalRow::unit>("unit", "nämnden eller bolaget vars eget mål det är; NULL för ett mål")),
          column<&Project::goals>(
              "not_measurable", "TEXT", "skälet efter ej mätbart",
              [](const Project& p, const GoalRow& row) { return property_cell(p, row.declaration, Key::not_measurable); }),
          column<&Project::goals>("dimension", "TEXT", "dimension: social, ekonomisk eller miljömässig",
                                  [](const Project& p, const GoalRow& row) { return property_cell(p, row.declaration, Key::dimension); }),
          column<&Project::goals>(
              "economy", "TEXT",
              "god ekonomisk hushållning: finansiellt mål eller verksamhetsmål, på målet, dess målområde eller planen; NULL: inte sagt (härledd)",
              [](const GoalRow& row) { return some_text(word(row.economy)); }),
          column<&Project::goals>(
              "financial", "INT",
              "1: finansiellt mål enligt raden på målet eller målområdet, eller ett eget mål som bara bryter ned sådana (härledd)",
              [](const Project& p, const GoalRow& row) { return integer_cell(is_financial(p, row) ? 1 : 0); }),
          column<&Project::goal_sums, &GoalSums::parents>("parents", "eget mål: hur många av planens mål det bryter ned (härledd)"),
          column<&Project::goal_sums, &GoalSums::responsible>("responsible", "mål: antal ansvariga (härledd)"),
          column<&Project::goal_sums, &GoalSums::indicators>("indicators", "indikatorer under målet eller nämnda av det (härledd)"),
          column<&Project::goal_sums, &GoalSums::targets>("targets", "målvärden på målet eller på dess indikatorer (härledd)"),
          column<&Project::goal_sums, &GoalSums::aspects>("aspects", "aspekter på målet (härledd)"),
          column<&Project::goals>("parts", "INT", "antal saker i målets text, som parts(title) (härledd)",
                                  [](const Project& p, const GoalRow& row) { return integer_cell(count_parts(p.title(row.declaration))); }),
          column<&Project::goal_sums, &GoalSums::own_goals>("own_goals", "mål: nämndmål och bolagsmål som bryter ned det (härledd)"),
          column<&Project::goal_sums, &GoalSums::assignments>("assignments", "uppdrag som nämner målet, planens och egna (härledd)"),
          column<&Project::goal_sums, &GoalSums::posts>("posts",
                                                        "poster som bidrar: till ett mål i planen också genom ett eget mål (härledd)"),
          column<&Project::goal_sums, &GoalSums::units>("units", "mål: nämnder och bolag som täcker det (härledd)"),
          column<&Project::goals>("direction", "TEXT",
                                  "vad målets text säger är bättre: öka eller minska; bara för mål med indikatorer (härledd)",
                                  [](const GoalRow& row) { return some_text(word(row.direction)); }),
          column<&Project::goals, &GoalRow::holds>("holds",
                                                   "1: målets text säger att en nivå ska hållas: inte överstiga, behålla (härledd)"),
          column<&Project::goals, &GoalRow::direction_words>("direction_words", "orden som säger det (härledd)"),
          column<&Project::goal_sums, &GoalSums::money>(
              "money", "öre (summan av nettobeloppens storlek) som når målet under budgetåret; bolag efter ägarandel (härledd)"),
          column<&Project::goal_sums, &GoalSums::waiting>(
              "waiting",
              "mål: nämnder och bolag som kan täcka det och inte har lämnat in (de ansvariga, annars alla); 0 när en enda inlämning kontrolleras (härledd)"),
          column<&Project::goal_sums, &GoalSums::unreadable>(
              "unreadable",
              "rader som nämner målet, eller kan göra det, och inte gick att läsa: då går det inte att säga om det är täckt (härledd)"),
          column<&Project::goal_sums, &GoalSums::misspelt>("misspelt",
                                                           "hur många av dem som har ett id som inte finns och kan ha menat det (härledd)"),
          column<&Project::goals, &GoalRow::in_circle>(
              "in_circle", "1: målet kommer tillbaka till sig självt på raden mål, eller hör till ett som gör det (härledd)"),
          column<&Project::goal_sums, &GoalSums::in_scope>(
              "in_scope",
              "1: täckningen bedöms i den här körningen (en enda inlämning bedöms för de mål som den är ansvarig för) (härledd)"),
          place<&Project::goals>("målets id", [](const Project& p, const GoalRow& row) { return p.declaration(row.declaration).id; }),
      });
}

Table breakdown_table(const Project& project) {
  return table(
      project, "breakdown", "En rad för varje mål som ett nämndmål eller bolagsmål bryter ned.", project.breakdowns.size(),
      {
          indexed(column<&Project::breakdowns, &BreakdownRow::goal>("goal", "det egna målet")),
          indexed(column<&Project::breakdowns, &BreakdownRow::parent>(
              "parent", "målet i planen, eller enhetens eget mål som det går genom; NULL: finns inte")),
          column<&Project::breakdowns>("parent_text", "TEXT", "id som det är skrivet",
                                       [](const Project& p, const BreakdownRow& row) { return text_cell(p.sources->text(row.text)); }),
          place<&Project::breakdowns, &BreakdownRow::text>("målets id på raden mål"),
      });
}

Table goal_circle_table(const Project& project) {
  return table(project, "goal_circle", "Mål som på raden mål leder tillbaka till det första av dem.", project.circles.size(),
               {
                   indexed(column<&Project::circles>("goal", "INT", "det första målet",
                                                     [](const GoalCircle& row) { return key_cell(row.goals.front()); })),
                   column<&Project::circles>("list", "TEXT", "målen, med pilar: BUN1 → BUN2 → BUN1 (härledd)",
                                             [](const Project& p, const GoalCircle& row) { return circle_cell(p, row); }),
                   place<&Project::circles, &GoalCircle::place>("id:t på den rad som sluter cirkeln"),
               });
}

Table responsible_table(const Project& project) {
  return table(
      project, "responsible", "En rad för varje ansvarig för ett mål.", project.responsible.size(),
      {
          indexed(column<&Project::responsible, &ResponsibleRow::goal>("goal", "målet")),
          indexed(column<&Project::responsible, &ResponsibleRow::unit>("unit", "nämnden eller bolaget; NULL: finns inte")),
          column<&Project::responsible>("unit_text", "TEXT", "id som det är skrivet",
                                        [](const Project& p, const ResponsibleRow& row) { return text_cell(p.sources->text(row.text)); }),
          column<&Project::responsible, &ResponsibleRow::area>("area", "målområdet vars rad det är; NULL: målets egen"),
          place<&Project::responsible, &ResponsibleRow::text>("namnet på raden ansvarig"),
      });
}

Table aspect_table(const Project& project) {
  return table(project, "aspect", "En aspekt av ett mål.", project.aspects.size(),
               {
                   key_column(),
                   indexed(column<&Project::aspects, &AspectRow::goal>("goal", "målet")),
                   column<&Project::aspects>("id", "TEXT", "id",
                                             [](const Project& p, const AspectRow& row) { return text_cell(p.sources->text(row.id)); }),
                   column<&Project::aspects>("text", "TEXT", "aspektens text",
                                             [](const Project& p, const AspectRow& row) { return text_cell(p.text(row.text)); }),
                   column<&Project::aspects, &AspectRow::mentions>("mentions", "egna mål och poster under målet som nämner den (härledd)"),
                   column<&Project::aspects, &AspectRow::misspelt>("misspelt", "felstavade id som kan ha menat den (härledd)"),
                   place<&Project::aspects, &AspectRow::id>("aspektens id"),
               });
}

}  // namespace

void add_goal_tables(const Project& project, std::vector<Table>& tables) {
  tables.push_back(plan_table(project));
  tables.push_back(goal_area_table(project));
  tables.push_back(goal_table(project));
  tables.push_back(breakdown_table(project));
  tables.push_back(goal_circle_table(project));
  tables.push_back(responsible_table(project));
  tables.push_back(aspect_table(project));
}

}  // namespace malkoll
