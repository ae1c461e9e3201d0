#include "store/columns.h"

namespace malkoll {

using namespace columns;

void add_follow_up_tables(const Project& project, std::vector<Table>& tables) {
  tables.push_back(
      table(project, "followup", project.follow_ups.size(),
            {
                Column{"key", "INT", nullptr},
                MALKOLL_COLUMN("id", "TEXT", follow_ups, text_cell(p.id(row.declaration))),
                MALKOLL_COLUMN("title", "TEXT", follow_ups, text_cell(p.title(row.declaration))),
                MALKOLL_COLUMN("year", "INT", follow_ups, row.year == 0 ? null_cell() : integer_cell(row.year)),
                MALKOLL_COLUMN("part", "TEXT", follow_ups, part_cell(row.half_year)),
                MALKOLL_INDEXED("unit", follow_ups, key_cell(row.unit)),
                MALKOLL_COLUMN("unreadable_outcomes", "INT", follow_ups, integer_cell(row.unreadable_outcomes)),
                MALKOLL_COLUMN("unreadable_assessments", "INT", follow_ups, integer_cell(row.unreadable_assessments)),
                MALKOLL_PLACE(follow_ups, p.declaration(row.declaration).id),
            }));
  tables.push_back(table(
      project, "assessment", project.assessments.size(),
      {
          MALKOLL_INDEXED("followup", assessments, key_cell(row.follow_up)),
          MALKOLL_COLUMN("year", "INT", assessments, integer_cell(p.follow_ups[row.follow_up].year)),
          MALKOLL_COLUMN("part", "TEXT", assessments, part_cell(p.follow_ups[row.follow_up].half_year)),
          MALKOLL_INDEXED("goal", assessments, key_cell(row.goal)),
          MALKOLL_COLUMN("goal_text", "TEXT", assessments, text_cell(p.sources->text(row.goal_text))),
          MALKOLL_COLUMN("verdict", "TEXT", assessments, text_cell(word(row.verdict))),
          MALKOLL_PLACE(assessments, row.place),
      }));
  tables.push_back(table(
      project, "comment", project.comments.size(),
      {
          MALKOLL_INDEXED("followup", comments, key_cell(row.follow_up)),
          MALKOLL_COLUMN("year", "INT", comments, integer_cell(p.follow_ups[row.follow_up].year)),
          MALKOLL_COLUMN("part", "TEXT", comments, part_cell(p.follow_ups[row.follow_up].half_year)),
          MALKOLL_INDEXED("goal", comments, key_cell(row.goal)),
          MALKOLL_COLUMN("goal_text", "TEXT", comments, text_cell(p.sources->text(row.goal_text))),
          MALKOLL_COLUMN("text", "TEXT", comments, text_cell(p.text(row.text))),
          MALKOLL_PLACE(comments, row.text),
      }));
  tables.push_back(table(
      project, "spent", project.spent.size(),
      {
          MALKOLL_INDEXED("followup", spent, key_cell(row.follow_up)),
          MALKOLL_COLUMN("year", "INT", spent, integer_cell(p.follow_ups[row.follow_up].year)),
          MALKOLL_COLUMN("part", "TEXT", spent, part_cell(p.follow_ups[row.follow_up].half_year)),
          MALKOLL_INDEXED("unit", spent, key_cell(row.unit)),
          MALKOLL_INDEXED("post", spent, key_cell(row.post)),
          MALKOLL_COLUMN("post_text", "TEXT", spent, text_cell(p.sources->text(row.post_text))),
          MALKOLL_COLUMN("value", "INT", spent, integer_cell(row.value)),
          MALKOLL_COLUMN("budgeted", "INT", spent, optional_cell(row.budgeted)),
          MALKOLL_PLACE(spent, row.place),
      }));
}

}  // namespace malkoll
