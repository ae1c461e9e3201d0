#include "store/columns.h"

namespace malkoll {

using namespace columns;

namespace {

/// As it is written: a day, or only a year.
Cell due_cell(const AssignmentRow& row) {
  if (!row.whole_year) return date_cell(row.due);
  thread_local std::string text;
  text = std::to_string(row.due / 10'000);
  return transient_cell(text);
}

}  // namespace

void add_assignment_tables(const Project& project, std::vector<Table>& tables) {
  tables.push_back(table(
      project, "assignment", "Ett uppdrag: planens, eller en nämnds eller ett bolags eget.", project.assignments.size(),
      {
          Column{"key", "INT", "radens nummer", nullptr},
          MALKOLL_COLUMN("id", "TEXT", "id", assignments, text_cell(p.id(row.declaration))),
          MALKOLL_COLUMN("title", "TEXT", "uppdragets text", assignments, text_cell(p.title(row.declaration))),
          MALKOLL_INDEXED("unit", "nämnden eller bolaget vars eget uppdrag det är; NULL för ett av planens", assignments,
                          key_cell(row.unit)),
          MALKOLL_INDEXED("budget", "inlämningen som det står i; NULL för ett av planens", assignments, key_cell(row.budget)),
          MALKOLL_COLUMN("due", "TEXT", "klart, som ÅÅÅÅ-MM-DD eller ÅÅÅÅ; NULL: inte angivet", assignments, due_cell(row)),
          MALKOLL_COLUMN("due_last", "TEXT", "den sista dagen av det, som ÅÅÅÅ-MM-DD (härledd)", assignments, date_cell(row.due)),
          MALKOLL_COLUMN("owners", "INT", "antal ansvariga (härledd)", assignments, integer_cell(row.owners)),
          MALKOLL_COLUMN("goals", "INT", "mål som det tjänar, ett eget också genom planens uppdrag som det utför (härledd)", assignments,
                         integer_cell(static_cast<std::int64_t>(row.goals.size()))),
          MALKOLL_COLUMN("answers", "INT", "egna uppdrag och poster som nämner det (härledd)", assignments, integer_cell(row.answers)),
          MALKOLL_COLUMN(
              "money", "INT",
              "öre (nettobeloppens storlek) från poster som nämner det eller ett eget uppdrag som utför det, i lika delar; bolag efter ägarandel (härledd)",
              assignments, integer_cell(row.money)),
          MALKOLL_COLUMN(
              "status", "TEXT",
              "vad den senaste uppföljningen av hela kommunen säger, annars det minst färdiga av vad enheternas senaste säger: ej påbörjat, pågår, klart eller avbrutet; NULL: inget (härledd)",
              assignments, some_text(word(row.status))),
          MALKOLL_COLUMN("unreadable", "INT", "rader som kan ha nämnt det och inte gick att läsa (härledd)", assignments,
                         integer_cell(row.unreadable)),
          MALKOLL_PLACE("uppdragets id", assignments, p.declaration(row.declaration).id),
      }));
  tables.push_back(table(project, "assignment_owner", "En rad för varje ansvarig för ett uppdrag.", project.assignment_owners.size(),
                         {
                             MALKOLL_INDEXED("assignment", "uppdraget", assignment_owners, key_cell(row.assignment)),
                             MALKOLL_INDEXED("unit", "nämnden eller bolaget; NULL: finns inte", assignment_owners, key_cell(row.unit)),
                             MALKOLL_COLUMN("unit_text", "TEXT", "id, alla, alla nämnder eller alla bolag, som det är skrivet",
                                            assignment_owners, text_cell(p.sources->text(row.text))),
                             MALKOLL_COLUMN("answered", "INT", "1: ett eget uppdrag eller en post hos den nämner uppdraget (härledd)",
                                            assignment_owners, integer_cell(row.answered ? 1 : 0)),
                             MALKOLL_PLACE("namnet på raden ansvarig", assignment_owners, row.text),
                         }));
  tables.push_back(
      table(project, "assignment_goal", "En rad för varje mål som ett uppdrag säger att det tjänar.", project.assignment_goals.size(),
            {
                MALKOLL_INDEXED("assignment", "uppdraget", assignment_goals, key_cell(row.assignment)),
                MALKOLL_INDEXED("goal", "målet; NULL: finns inte", assignment_goals, key_cell(row.goal)),
                MALKOLL_COLUMN("goal_text", "TEXT", "id som det är skrivet", assignment_goals, text_cell(p.sources->text(row.text))),
                MALKOLL_PLACE("målets id på raden mål", assignment_goals, row.text),
            }));
  tables.push_back(
      table(project, "answer", "En rad för varje uppdrag som ett eget uppdrag eller en post nämner.", project.answers.size(),
            {
                MALKOLL_INDEXED("assignment", "uppdraget som nämns, planens eller enhetens eget; NULL: finns inte", answers,
                                key_cell(row.assignment)),
                MALKOLL_INDEXED("own", "det egna uppdraget (`assignment.key`) som nämner det; NULL: en post", answers, key_cell(row.own)),
                MALKOLL_INDEXED("post", "posten som nämner det; NULL: ett eget uppdrag", answers, key_cell(row.post)),
                MALKOLL_INDEXED("unit", "nämnden eller bolaget", answers, key_cell(row.unit)),
                MALKOLL_COLUMN("text", "TEXT", "id som det är skrivet", answers, text_cell(p.sources->text(row.text))),
                MALKOLL_PLACE("id:t på raden uppdrag", answers, row.text),
            }));
  tables.push_back(
      table(project, "status", "Hur långt ett uppdrag har kommit enligt en uppföljning.", project.statuses.size(),
            {
                MALKOLL_INDEXED("followup", "uppföljningen", statuses, key_cell(row.follow_up)),
                MALKOLL_COLUMN("year", "INT", "dess år", statuses, integer_cell(p.follow_ups[row.follow_up].period.year)),
                MALKOLL_COLUMN("part", "TEXT", "'' för helåret, 'delår'", statuses, part_cell(p.follow_ups[row.follow_up].period)),
                MALKOLL_INDEXED("unit", "nämnden eller bolaget som uppföljningen gäller; NULL: hela kommunen", statuses,
                                key_cell(p.follow_ups[row.follow_up].unit)),
                MALKOLL_INDEXED("assignment", "uppdraget; NULL: finns inte", statuses, key_cell(row.assignment)),
                MALKOLL_COLUMN("assignment_text", "TEXT", "id som det är skrivet", statuses, text_cell(p.sources->text(row.named))),
                MALKOLL_COLUMN("status", "TEXT", "ej påbörjat, pågår, klart eller avbrutet", statuses, text_cell(word(row.status))),
                MALKOLL_PLACE("statusen", statuses, row.place),
            }));
}

}  // namespace malkoll
