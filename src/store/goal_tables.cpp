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
      Column{"key", "INT", "radens nummer", nullptr},
      Column{"id", "TEXT", "planens id som det är skrivet",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return text_cell(p.id(p.plan.declaration));
             }},
      Column{"title", "TEXT", "planens rubrik",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return text_cell(p.title(p.plan.declaration));
             }},
      Column{"municipality", "TEXT", "SCB:s kod för kommunen",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return some_text(p.plan.municipality);
             }},
      Column{"budget_year", "INT", "budgetår",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return p.plan.budget_year == 0 ? null_cell() : integer_cell(p.plan.budget_year);
             }},
      Column{"last_year", "INT", "sista planåret, eller budgetåret där inget är angivet (härledd)",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return p.plan.last_year == 0 ? null_cell() : integer_cell(p.plan.last_year);
             }},
      Column{"valid_last", "INT", "sista året på raden gäller; NULL: inte angivet",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               const Property* valid = p.property(p.plan.declaration, Key::valid);
               return valid == nullptr ? null_cell() : integer_cell(std::max(valid->number, valid->number2));
             }},
      Column{"decided", "TEXT", "beslutad, som ÅÅÅÅ-MM-DD",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return date_cell(p.plan.decided);
             }},
      Column{"rounding", "INT", "avrundning i öre; NULL: inte angiven",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return optional_cell(p.plan.rounding);
             }},
      Column{"sign", "TEXT", "tecknet i planen: 'kostnad positiv' eller 'kostnad negativ'",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return text_cell(sign_word(p.plan.sign));
             }},
      Column{"all_in", "INT", "1: varje nämnd och bolag har lämnat in, eller säger att den inte ska (härledd)",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return integer_cell(p.plan.whole && p.plan.missing == 0 ? 1 : 0);
             }},
      Column{"missing", "INT", "antal nämnder och bolag som inte har lämnat in (härledd)",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return integer_cell(p.plan.missing);
             }},
      Column{"links", "INT", "antal kopplingar från poster till mål som finns (härledd)",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return integer_cell(p.plan.links);
             }},
      Column{"whole", "INT", "1: hela kommunen kontrolleras, 0: enstaka inlämningar (härledd)",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return integer_cell(p.plan.whole ? 1 : 0);
             }},
      Column{"goals", "INT", "antal mål (härledd)",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return integer_cell(static_cast<std::int64_t>(p.matrix_goals.size()));
             }},
      Column{"financial_goals", "INT", "hur många av dem som är finansiella mål för god ekonomisk hushållning (härledd)",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return integer_cell(p.plan.financial_goals);
             }},
      Column{"unreadable_economy", "INT", "rader om god ekonomisk hushållning som inte gick att läsa (härledd)",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return integer_cell(p.plan.unreadable_economy);
             }},
      Column{"whole_plan", "INT", "1: planen själv kontrolleras, 0: bara det som svarar mot den (härledd)",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return integer_cell(p.plan.itself ? 1 : 0);
             }},
      Column{"unreadable", "INT", "rader som kan vara ett mål i planen och inte gick att läsa (härledd)",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return integer_cell(p.plan.unreadable);
             }},
      Column{"partly", "INT", "delvis uppfyllt, i hundradels procent av målvärdet; NULL: inte angivet",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               const std::int64_t partly = model::partly_in(p, p.plan.declaration);
               return partly == 0 ? null_cell() : integer_cell(partly);
             }},
      Column{"place", "INT", "planens id",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return place_cell(p.declaration(p.plan.declaration).id);
             },
             false, true, true},
  };
  return plan;
}

}  // namespace

void add_goal_tables(const Project& project, std::vector<Table>& tables) {
  tables.push_back(plan_table(project));
  tables.push_back(table(
      project, "goal_area", "Ett målområde.", project.areas.size(),
      {
          Column{"key", "INT", "radens nummer", nullptr},
          MALKOLL_COLUMN("id", "TEXT", "id", areas, text_cell(p.id(row.declaration))),
          MALKOLL_COLUMN("title", "TEXT", "rubrik", areas, text_cell(p.title(row.declaration))),
          MALKOLL_COLUMN("goals", "INT", "antal mål i området (härledd)", areas, integer_cell(row.goals)),
          MALKOLL_COLUMN("covered", "INT", "hur många av dem som är täckta (härledd)", areas, integer_cell(row.covered)),
          MALKOLL_COLUMN("unreadable", "INT", "hur många av dem som nämns på rader som inte gick att läsa (härledd)", areas,
                         integer_cell(row.unreadable)),
          MALKOLL_COLUMN("waiting", "INT", "hur många av dem som ännu väntar på en inlämning eller en rad som inte gick att läsa (härledd)",
                         areas, integer_cell(row.waiting)),
          MALKOLL_COLUMN("money", "INT", "öre som når områdets mål under budgetåret (härledd)", areas, integer_cell(row.money)),
          MALKOLL_PLACE("områdets id", areas, p.declaration(row.declaration).id),
      }));
  tables.push_back(table(
      project, "goal", "Mål, nämndmål och bolagsmål; deras id är unika tillsammans, och en post kan peka på vilket som helst av dem.",
      project.goals.size(),
      {
          Column{"key", "INT", "radens nummer", nullptr},
          MALKOLL_COLUMN("kind", "TEXT", "'mål', 'nämndmål' eller 'bolagsmål'", goals, text_cell(word(row.kind))),
          MALKOLL_COLUMN("id", "TEXT", "id", goals, text_cell(p.id(row.declaration))),
          MALKOLL_COLUMN("title", "TEXT", "målets text", goals, text_cell(p.title(row.declaration))),
          MALKOLL_INDEXED("area", "målområdet som ett mål hör till; av flera det första", goals, key_cell(row.area)),
          MALKOLL_INDEXED("unit", "nämnden eller bolaget vars eget mål det är; NULL för ett mål", goals, key_cell(row.unit)),
          MALKOLL_COLUMN("not_measurable", "TEXT", "skälet efter ej mätbart", goals,
                         property_cell(p, row.declaration, Key::not_measurable)),
          MALKOLL_COLUMN("dimension", "TEXT", "dimension: social, ekonomisk eller miljömässig", goals,
                         property_cell(p, row.declaration, Key::dimension)),
          MALKOLL_COLUMN(
              "economy", "TEXT",
              "god ekonomisk hushållning: finansiellt mål eller verksamhetsmål, på målet, dess målområde eller planen; NULL: inte sagt (härledd)",
              goals, some_text(word(row.economy))),
          MALKOLL_COLUMN(
              "financial", "INT",
              "1: finansiellt mål enligt raden på målet eller målområdet, eller ett eget mål som bara bryter ned sådana (härledd)", goals,
              integer_cell(is_financial(p, row) ? 1 : 0)),
          MALKOLL_COLUMN("parents", "INT", "eget mål: hur många av planens mål det bryter ned (härledd)", goals, integer_cell(row.parents)),
          MALKOLL_COLUMN("responsible", "INT", "mål: antal ansvariga (härledd)", goals, integer_cell(row.responsible)),
          MALKOLL_COLUMN("indicators", "INT", "indikatorer under målet eller nämnda av det (härledd)", goals, integer_cell(row.indicators)),
          MALKOLL_COLUMN("targets", "INT", "målvärden på målet eller på dess indikatorer (härledd)", goals, integer_cell(row.targets)),
          MALKOLL_COLUMN("aspects", "INT", "aspekter på målet (härledd)", goals, integer_cell(row.aspects)),
          MALKOLL_COLUMN("parts", "INT", "antal saker i målets text, som parts(title) (härledd)", goals,
                         integer_cell(count_parts(p.title(row.declaration)))),
          MALKOLL_COLUMN("own_goals", "INT", "mål: nämndmål och bolagsmål som bryter ned det (härledd)", goals,
                         integer_cell(row.own_goals)),
          MALKOLL_COLUMN("assignments", "INT", "uppdrag som nämner målet, planens och egna (härledd)", goals,
                         integer_cell(row.assignments)),
          MALKOLL_COLUMN("posts", "INT", "poster som bidrar, direkt eller genom ett eget mål (härledd)", goals, integer_cell(row.posts)),
          MALKOLL_COLUMN("units", "INT", "mål: nämnder och bolag som täcker det (härledd)", goals, integer_cell(row.units)),
          MALKOLL_COLUMN("direction", "TEXT", "vad målets text säger är bättre: öka eller minska; bara för mål med indikatorer (härledd)",
                         goals, some_text(word(row.direction))),
          MALKOLL_COLUMN("direction_words", "TEXT", "orden som säger det (härledd)", goals, some_text(row.direction_words)),
          MALKOLL_COLUMN("money", "INT",
                         "öre (summan av nettobeloppens storlek) som når målet under budgetåret; bolag efter ägarandel (härledd)", goals,
                         integer_cell(row.money)),
          MALKOLL_COLUMN(
              "waiting", "INT",
              "mål: nämnder och bolag som kan täcka det och inte har lämnat in (de ansvariga, annars alla); 0 när en enda inlämning kontrolleras (härledd)",
              goals, integer_cell(row.waiting)),
          MALKOLL_COLUMN(
              "unreadable", "INT",
              "rader som nämner målet, eller kan göra det, och inte gick att läsa: då går det inte att säga om det är täckt (härledd)",
              goals, integer_cell(row.unreadable)),
          MALKOLL_COLUMN("misspelt", "INT", "hur många av dem som har ett id som inte finns och kan ha menat det (härledd)", goals,
                         integer_cell(row.misspelt)),
          MALKOLL_COLUMN("in_circle", "INT",
                         "1: målet kommer tillbaka till sig självt på raden mål, eller hör till ett som gör det (härledd)", goals,
                         integer_cell(row.in_circle ? 1 : 0)),
          MALKOLL_COLUMN("in_scope", "INT",
                         "1: täckningen bedöms i den här körningen (en enda inlämning bedöms för de mål som den är ansvarig för) (härledd)",
                         goals, integer_cell(row.in_scope ? 1 : 0)),
          MALKOLL_PLACE("målets id", goals, p.declaration(row.declaration).id),
      }));
  tables.push_back(
      table(project, "breakdown", "En rad för varje mål som ett nämndmål eller bolagsmål bryter ned.", project.breakdowns.size(),
            {
                MALKOLL_INDEXED("goal", "det egna målet", breakdowns, key_cell(row.goal)),
                MALKOLL_INDEXED("parent", "målet i planen, eller enhetens eget mål som det går genom; NULL: finns inte", breakdowns,
                                key_cell(row.parent)),
                MALKOLL_COLUMN("parent_text", "TEXT", "id som det är skrivet", breakdowns, text_cell(p.sources->text(row.text))),
                MALKOLL_PLACE("målets id på raden mål", breakdowns, row.text),
            }));
  tables.push_back(table(project, "goal_circle", "Mål som på raden mål leder tillbaka till det första av dem.", project.circles.size(),
                         {
                             MALKOLL_INDEXED("goal", "det första målet", circles, key_cell(row.goals.front())),
                             MALKOLL_COLUMN("list", "TEXT", "målen, med pilar: BUN1 → BUN2 → BUN1 (härledd)", circles, circle_cell(p, row)),
                             MALKOLL_PLACE("id:t på den rad som sluter cirkeln", circles, row.place),
                         }));
  tables.push_back(
      table(project, "responsible", "En rad för varje ansvarig för ett mål.", project.responsible.size(),
            {
                MALKOLL_INDEXED("goal", "målet", responsible, key_cell(row.goal)),
                MALKOLL_INDEXED("unit", "nämnden eller bolaget; NULL: finns inte", responsible, key_cell(row.unit)),
                MALKOLL_COLUMN("unit_text", "TEXT", "id som det är skrivet", responsible, text_cell(p.sources->text(row.text))),
                MALKOLL_PLACE("namnet på raden ansvarig", responsible, row.text),
            }));
  tables.push_back(
      table(project, "aspect", "En aspekt av ett mål.", project.aspects.size(),
            {
                Column{"key", "INT", "radens nummer", nullptr},
                MALKOLL_INDEXED("goal", "målet", aspects, key_cell(row.goal)),
                MALKOLL_COLUMN("id", "TEXT", "id", aspects, text_cell(p.sources->text(row.id))),
                MALKOLL_COLUMN("text", "TEXT", "aspektens text", aspects, text_cell(p.text(row.text))),
                MALKOLL_COLUMN("mentions", "INT", "egna mål och poster under målet som nämner den (härledd)", aspects,
                               integer_cell(row.mentions)),
                MALKOLL_COLUMN("misspelt", "INT", "felstavade id som kan ha menat den (härledd)", aspects, integer_cell(row.misspelt)),
                MALKOLL_PLACE("aspektens id", aspects, row.id),
            }));
}

}  // namespace malkoll
