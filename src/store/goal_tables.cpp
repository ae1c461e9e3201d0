#include <algorithm>

#include "store/columns.h"

namespace malkoll {

using namespace columns;

namespace {

Table plan_table(const Project& project) {
  // One row, or none where no plan was read; the getters look at the project itself.
  Table plan = table(project, "plan", project.plan.declaration == no_row ? 0 : 1, {});
  plan.columns = {
      Column{"key", "INT", nullptr},
      Column{"id", "TEXT",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return text_cell(p.id(p.plan.declaration));
             }},
      Column{"title", "TEXT",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return text_cell(p.title(p.plan.declaration));
             }},
      Column{"municipality", "TEXT",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return some_text(p.plan.municipality);
             }},
      Column{"budget_year", "INT",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return p.plan.budget_year == 0 ? null_cell() : integer_cell(p.plan.budget_year);
             }},
      Column{"last_year", "INT",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return p.plan.last_year == 0 ? null_cell() : integer_cell(p.plan.last_year);
             }},
      Column{"valid_last", "INT",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               const Property* valid = p.property(p.plan.declaration, Key::valid);
               return valid == nullptr ? null_cell() : integer_cell(std::max(valid->number, valid->number2));
             }},
      Column{"decided", "TEXT",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return date_cell(p.plan.decided);
             }},
      Column{"rounding", "INT",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return optional_cell(p.plan.rounding);
             }},
      Column{"sign", "TEXT",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return text_cell(p.plan.sign < 0 ? "kostnad negativ" : "kostnad positiv");
             }},
      Column{"all_in", "INT",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return integer_cell(p.plan.whole && p.plan.missing == 0 ? 1 : 0);
             }},
      Column{"missing", "INT",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return integer_cell(p.plan.missing);
             }},
      Column{"links", "INT",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return integer_cell(p.plan.links);
             }},
      Column{"whole", "INT",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return integer_cell(p.plan.whole ? 1 : 0);
             }},
      Column{"goals", "INT",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return integer_cell(static_cast<std::int64_t>(p.matrix_goals.size()));
             }},
      Column{"unreadable", "INT",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return integer_cell(p.plan.unreadable);
             }},
      Column{"place", "INT",
             [](const void* context, std::uint32_t) -> Cell {
               const Project& p = columns::project(context);
               return place_cell(p.declaration(p.plan.declaration).id);
             },
             false, true, nullptr, true},
  };
  return plan;
}

}  // namespace

void add_goal_tables(const Project& project, std::vector<Table>& tables) {
  tables.push_back(plan_table(project));
  tables.push_back(table(project, "goal_area", project.areas.size(),
                         {
                             Column{"key", "INT", nullptr},
                             MALKOLL_COLUMN("id", "TEXT", areas, text_cell(p.id(row.declaration))),
                             MALKOLL_COLUMN("title", "TEXT", areas, text_cell(p.title(row.declaration))),
                             MALKOLL_COLUMN("goals", "INT", areas, integer_cell(row.goals)),
                             MALKOLL_COLUMN("covered", "INT", areas, integer_cell(row.covered)),
                             MALKOLL_COLUMN("unreadable", "INT", areas, integer_cell(row.unreadable)),
                             MALKOLL_COLUMN("waiting", "INT", areas, integer_cell(row.waiting)),
                             MALKOLL_COLUMN("money", "INT", areas, integer_cell(row.money)),
                             MALKOLL_PLACE(areas, p.declaration(row.declaration).id),
                         }));
  tables.push_back(
      table(project, "goal", project.goals.size(),
            {
                Column{"key", "INT", nullptr},
                MALKOLL_COLUMN("kind", "TEXT", goals, text_cell(word(row.kind))),
                MALKOLL_COLUMN("id", "TEXT", goals, text_cell(p.id(row.declaration))),
                MALKOLL_COLUMN("title", "TEXT", goals, text_cell(p.title(row.declaration))),
                MALKOLL_INDEXED("area", goals, key_cell(row.area)),
                MALKOLL_INDEXED("unit", goals, key_cell(row.unit)),
                MALKOLL_COLUMN("not_measurable", "TEXT", goals, property_cell(p, row.declaration, Key::not_measurable)),
                MALKOLL_COLUMN("parents", "INT", goals, integer_cell(row.parents)),
                MALKOLL_COLUMN("responsible", "INT", goals, integer_cell(row.responsible)),
                MALKOLL_COLUMN("indicators", "INT", goals, integer_cell(row.indicators)),
                MALKOLL_COLUMN("targets", "INT", goals, integer_cell(row.targets)),
                MALKOLL_COLUMN("aspects", "INT", goals, integer_cell(row.aspects)),
                MALKOLL_COLUMN("own_goals", "INT", goals, integer_cell(row.own_goals)),
                MALKOLL_COLUMN("posts", "INT", goals, integer_cell(row.posts)),
                MALKOLL_COLUMN("units", "INT", goals, integer_cell(row.units)),
                MALKOLL_COLUMN("direction", "TEXT", goals, some_text(word(row.direction))),
                MALKOLL_COLUMN("direction_words", "TEXT", goals, some_text(row.direction_words)),
                MALKOLL_COLUMN("money", "INT", goals, integer_cell(row.money)),
                MALKOLL_COLUMN("waiting", "INT", goals, integer_cell(row.waiting)),
                MALKOLL_COLUMN("unreadable", "INT", goals, integer_cell(row.unreadable)),
                MALKOLL_COLUMN("misspelt", "INT", goals, integer_cell(row.misspelt)),
                MALKOLL_COLUMN("in_scope", "INT", goals, integer_cell(row.in_scope ? 1 : 0)),
                MALKOLL_PLACE(goals, p.declaration(row.declaration).id),
            }));
  tables.push_back(table(project, "breakdown", project.breakdowns.size(),
                         {
                             MALKOLL_INDEXED("goal", breakdowns, key_cell(row.goal)),
                             MALKOLL_INDEXED("parent", breakdowns, key_cell(row.parent)),
                             MALKOLL_COLUMN("parent_text", "TEXT", breakdowns, text_cell(p.sources->text(row.text))),
                             MALKOLL_PLACE(breakdowns, row.text),
                         }));
  tables.push_back(table(project, "responsible", project.responsible.size(),
                         {
                             MALKOLL_INDEXED("goal", responsible, key_cell(row.goal)),
                             MALKOLL_INDEXED("unit", responsible, key_cell(row.unit)),
                             MALKOLL_COLUMN("unit_text", "TEXT", responsible, text_cell(p.sources->text(row.text))),
                             MALKOLL_PLACE(responsible, row.text),
                         }));
  tables.push_back(table(project, "aspect", project.aspects.size(),
                         {
                             Column{"key", "INT", nullptr},
                             MALKOLL_INDEXED("goal", aspects, key_cell(row.goal)),
                             MALKOLL_COLUMN("id", "TEXT", aspects, text_cell(p.sources->text(row.id))),
                             MALKOLL_COLUMN("text", "TEXT", aspects, text_cell(p.text(row.text))),
                             MALKOLL_COLUMN("mentions", "INT", aspects, integer_cell(row.mentions)),
                             MALKOLL_COLUMN("misspelt", "INT", aspects, integer_cell(row.misspelt)),
                             MALKOLL_PLACE(aspects, row.id),
                         }));
}

}  // namespace malkoll
