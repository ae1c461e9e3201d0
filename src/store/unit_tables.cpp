#include "store/columns.h"

namespace malkoll {

using namespace columns;

void add_unit_tables(const Project& project, std::vector<Table>& tables) {
  tables.push_back(
      table(project, "unit", project.units.size(),
            {
                Column{"key", "INT", nullptr},
                MALKOLL_COLUMN("kind", "TEXT", units, text_cell(word(row.kind))),
                MALKOLL_COLUMN("id", "TEXT", units, text_cell(p.id(row.declaration))),
                MALKOLL_COLUMN("title", "TEXT", units, text_cell(p.title(row.declaration))),
                MALKOLL_COLUMN("owned_share", "INT", units, optional_cell(row.owned_share)),
                MALKOLL_COLUMN("directive", "TEXT", units, property_cell(p, row.declaration, Key::directive)),
                MALKOLL_COLUMN("no_own_goals", "TEXT", units, property_cell(p, row.declaration, Key::no_own_goals)),
                MALKOLL_COLUMN("no_submission", "TEXT", units, property_cell(p, row.declaration, Key::no_submission)),
                MALKOLL_COLUMN("budgets", "INT", units, integer_cell(row.budgets)),
                MALKOLL_COLUMN("goals", "INT", units, integer_cell(row.goals)),
                MALKOLL_COLUMN("posts", "INT", units, integer_cell(row.posts)),
                MALKOLL_COLUMN("linked_goals", "INT", units, integer_cell(row.linked_goals)),
                MALKOLL_COLUMN("net", "INT", units, integer_cell(row.net)),
                MALKOLL_COLUMN("base", "INT", units, integer_cell(row.base)),
                MALKOLL_COLUMN("linked", "INT", units, integer_cell(row.linked)),
                MALKOLL_COLUMN("unlinked", "INT", units, integer_cell(row.unlinked)),
                MALKOLL_COLUMN("excused", "INT", units, integer_cell(row.excused_money)),
                MALKOLL_COLUMN("reached", "INT", units, integer_cell(row.reached)),
                MALKOLL_COLUMN("negative", "INT", units, integer_cell(row.negative)),
                MALKOLL_COLUMN("given_later", "INT", units, integer_cell(row.given_later ? 1 : 0)),
                MALKOLL_COLUMN("unreadable", "INT", units, integer_cell(row.unreadable)),
                MALKOLL_PLACE(units, p.declaration(row.declaration).id),
            }));
  tables.push_back(table(project, "unit_year", project.unit_years.size(),
                         {
                             MALKOLL_INDEXED("unit", unit_years, key_cell(row.unit)),
                             MALKOLL_COLUMN("year", "INT", unit_years, integer_cell(row.year)),
                             MALKOLL_COLUMN("kind", "TEXT", unit_years, text_cell(word(row.kind))),
                             MALKOLL_COLUMN("frame", "INT", unit_years, optional_cell(row.frame)),
                             MALKOLL_COLUMN("total", "INT", unit_years, optional_cell(row.total)),
                             MALKOLL_COLUMN("posts", "INT", unit_years, integer_cell(row.posts)),
                             MALKOLL_COLUMN("tolerance", "INT", unit_years, integer_cell(row.tolerance)),
                             MALKOLL_COLUMN("unreadable", "INT", unit_years, integer_cell(row.unreadable)),
                             MALKOLL_COLUMN("turned", "INT", unit_years, key_cell(row.turned)),
                             MALKOLL_COLUMN("thousandfold", "INT", unit_years, key_cell(row.thousandfold)),
                             MALKOLL_COLUMN("largest", "INT", unit_years, key_cell(row.largest)),
                             MALKOLL_PLACE(unit_years, row.place),
                         }));
  tables.push_back(table(project, "plan_year", project.plan_years.size(),
                         {
                             MALKOLL_COLUMN("year", "INT", plan_years, integer_cell(row.year)),
                             MALKOLL_COLUMN("frame", "INT", plan_years, optional_cell(row.frame)),
                             MALKOLL_COLUMN("total", "INT", plan_years, optional_cell(row.total)),
                             MALKOLL_COLUMN("units", "INT", plan_years, integer_cell(row.units)),
                             MALKOLL_COLUMN("tolerance", "INT", plan_years, integer_cell(row.tolerance)),
                             MALKOLL_COLUMN("unreadable", "INT", plan_years, integer_cell(row.unreadable)),
                             MALKOLL_PLACE(plan_years, row.place),
                         }));
  tables.push_back(table(project, "budget", project.budgets.size(),
                         {
                             Column{"key", "INT", nullptr},
                             MALKOLL_INDEXED("unit", budgets, key_cell(row.unit)),
                             MALKOLL_COLUMN("unit_text", "TEXT", budgets, text_cell(p.id(row.declaration))),
                             MALKOLL_COLUMN("title", "TEXT", budgets, text_cell(p.title(row.declaration))),
                             MALKOLL_COLUMN("plan_text", "TEXT", budgets, some_text(p.sources->text(row.plan))),
                             MALKOLL_COLUMN("version", "INT", budgets, optional_cell(row.version)),
                             MALKOLL_COLUMN("decided", "TEXT", budgets, date_cell(row.decided.value_or(0))),
                             MALKOLL_COLUMN("diary", "TEXT", budgets, property_cell(p, row.declaration, Key::diary)),
                             MALKOLL_COLUMN("sign", "TEXT", budgets, text_cell(row.sign < 0 ? "kostnad negativ" : "kostnad positiv")),
                             MALKOLL_COLUMN("counts", "INT", budgets, integer_cell(row.counts ? 1 : 0)),
                             MALKOLL_COLUMN("posts", "INT", budgets, integer_cell(row.posts)),
                             MALKOLL_COLUMN("goals", "INT", budgets, integer_cell(row.goals)),
                             MALKOLL_PLACE(budgets, p.declaration(row.declaration).id),
                         }));
  tables.push_back(table(
      project, "coverage", project.coverage.size(),
      {
          MALKOLL_INDEXED("goal", coverage, key_cell(row.goal)),
          MALKOLL_INDEXED("unit", coverage, key_cell(row.unit)),
          MALKOLL_COLUMN("responsible", "INT", coverage, integer_cell(row.responsible.empty() ? 0 : 1)),
          MALKOLL_COLUMN("own_goals", "INT", coverage, integer_cell(row.own_goals)),
          MALKOLL_COLUMN("posts", "INT", coverage, integer_cell(row.posts)),
          MALKOLL_COLUMN("direct_posts", "INT", coverage, integer_cell(row.direct_posts)),
          MALKOLL_COLUMN("direct_money", "INT", coverage, integer_cell(row.direct_money)),
          MALKOLL_COLUMN("money", "INT", coverage, integer_cell(row.money)),
          MALKOLL_COLUMN("later", "INT", coverage,
                         p.units[row.unit].given_later ? integer_cell(row.later) : null_cell()),
          MALKOLL_COLUMN("investment", "INT", coverage, integer_cell(row.investment)),
          MALKOLL_COLUMN("later_investment", "INT", coverage,
                         p.units[row.unit].given_later ? integer_cell(row.later_investment) : null_cell()),
          MALKOLL_COLUMN("temporary", "INT", coverage, integer_cell(row.temporary)),
          MALKOLL_PLACE(coverage, !row.responsible.empty()
                                      ? row.responsible
                                      : p.declaration(p.goals[row.goal].declaration).id),
          MALKOLL_OTHER_PLACE("first_link", coverage, row.first_link),
      }));
}

}  // namespace malkoll
