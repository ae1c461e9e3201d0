#include "store/columns.h"

namespace malkoll {

using namespace columns;

namespace {

/// As it is written: a day, or only a year.
Cell due_cell(const AssignmentRow& row) {
  if (!row.due.last_day.given()) return null_cell();
  thread_local std::string text;
  text = row.due.text();
  return transient_cell(text);
}

Table assignment_table(const Project& project) {
  return table(
      project, "assignment", "Ett uppdrag: planens, eller en nämnds eller ett bolags eget.", project.assignments.size(),
      {
          key_column(),
          column<&Project::assignments>("id", "TEXT", "id",
                                        [](const Project& p, const AssignmentRow& row) { return text_cell(p.id(row.declaration)); }),
          column<&Project::assignments>("title", "TEXT", "uppdragets text",
                                        [](const Project& p, const AssignmentRow& row) { return text_cell(p.title(row.declaration)); }),
          indexed(column<&Project::assignments, &AssignmentRow::unit>(
              "unit", "nämnden eller bolaget vars eget uppdrag det är; NULL för ett av planens")),
          indexed(column<&Project::assignments, &AssignmentRow::budget>("budget", "inlämningen som det står i; NULL för ett av planens")),
          column<&Project::assignments>("due", "TEXT", "klart, som ÅÅÅÅ-MM-DD eller ÅÅÅÅ; NULL: inte angivet",
                                        [](const AssignmentRow& row) { return due_cell(row); }),
          column<&Project::assignments>("due_last", "TEXT", "den sista dagen av det, som ÅÅÅÅ-MM-DD (härledd)",
                                        [](const AssignmentRow& row) { return date_cell(row.due.last_day); }),
          column<&Project::assignment_sums, &AssignmentSums::owners>("owners", "antal ansvariga (härledd)"),
          column<&Project::assignments>("goals", "INT", "mål som det tjänar, ett eget också genom planens uppdrag som det utför (härledd)",
                                        [](const AssignmentRow& row) { return integer_cell(static_cast<std::int64_t>(row.goals.size())); }),
          column<&Project::assignment_sums, &AssignmentSums::answers>("answers", "egna uppdrag och poster som nämner det (härledd)"),
          column<&Project::assignment_sums, &AssignmentSums::money>(
              "money",
              "öre (nettobeloppens storlek) från poster som nämner det eller ett eget uppdrag som utför det, i lika delar; bolag efter ägarandel (härledd)"),
          column<&Project::assignments>(
              "status", "TEXT",
              "vad den senaste uppföljningen av hela kommunen säger, annars det minst färdiga av vad enheternas senaste säger: ej påbörjat, pågår, klart eller avbrutet; NULL: inget (härledd)",
              [](const Project& p, const AssignmentRow&, Id<AssignmentRow> index) { return some_text(word(p.progress[index])); }),
          column<&Project::assignment_sums, &AssignmentSums::unreadable>("unreadable",
                                                                         "rader som kan ha nämnt det och inte gick att läsa (härledd)"),
          place<&Project::assignments>("uppdragets id",
                                       [](const Project& p, const AssignmentRow& row) { return p.declaration(row.declaration).id; }),
      });
}

Table assignment_owner_table(const Project& project) {
  return table(
      project, "assignment_owner", "En rad för varje ansvarig för ett uppdrag.", project.assignment_owners.size(),
      {
          indexed(column<&Project::assignment_owners, &AssignmentOwnerRow::assignment>("assignment", "uppdraget")),
          indexed(column<&Project::assignment_owners, &AssignmentOwnerRow::unit>("unit", "nämnden eller bolaget; NULL: finns inte")),
          column<&Project::assignment_owners>(
              "unit_text", "TEXT", "id, alla, alla nämnder eller alla bolag, som det är skrivet",
              [](const Project& p, const AssignmentOwnerRow& row) { return text_cell(p.sources->text(row.text)); }),
          column<&Project::assignment_owners, &AssignmentOwnerRow::answered>(
              "answered", "1: ett eget uppdrag eller en post hos den nämner uppdraget (härledd)"),
          place<&Project::assignment_owners, &AssignmentOwnerRow::text>("namnet på raden ansvarig"),
      });
}

Table assignment_goal_table(const Project& project) {
  return table(project, "assignment_goal", "En rad för varje mål som ett uppdrag säger att det tjänar.", project.assignment_goals.size(),
               {
                   indexed(column<&Project::assignment_goals, &AssignmentGoalRow::assignment>("assignment", "uppdraget")),
                   indexed(column<&Project::assignment_goals, &AssignmentGoalRow::goal>("goal", "målet; NULL: finns inte")),
                   column<&Project::assignment_goals>(
                       "goal_text", "TEXT", "id som det är skrivet",
                       [](const Project& p, const AssignmentGoalRow& row) { return text_cell(p.sources->text(row.text)); }),
                   place<&Project::assignment_goals, &AssignmentGoalRow::text>("målets id på raden mål"),
               });
}

Table answer_table(const Project& project) {
  return table(
      project, "answer", "En rad för varje uppdrag som ett eget uppdrag eller en post nämner.", project.answers.size(),
      {
          indexed(column<&Project::answers, &AnswerRow::assignment>("assignment",
                                                                    "uppdraget som nämns, planens eller enhetens eget; NULL: finns inte")),
          indexed(column<&Project::answers, &AnswerRow::own>("own", "det egna uppdraget (`assignment.key`) som nämner det; NULL: en post")),
          indexed(column<&Project::answers, &AnswerRow::post>("post", "posten som nämner det; NULL: ett eget uppdrag")),
          indexed(column<&Project::answers, &AnswerRow::unit>("unit", "nämnden eller bolaget")),
          column<&Project::answers>("text", "TEXT", "id som det är skrivet",
                                    [](const Project& p, const AnswerRow& row) { return text_cell(p.sources->text(row.text)); }),
          place<&Project::answers, &AnswerRow::text>("id:t på raden uppdrag"),
      });
}

Table status_table(const Project& project) {
  return table(
      project, "status", "Hur långt ett uppdrag har kommit enligt en uppföljning.", project.statuses.size(),
      {
          indexed(column<&Project::statuses, &StatusRow::follow_up>("followup", "uppföljningen")),
          column<&Project::statuses>(
              "year", "INT", "dess år",
              [](const Project& p, const StatusRow& row) { return integer_cell(p.follow_ups[row.follow_up].period.year); }),
          column<&Project::statuses>("part", "TEXT", "'' för helåret, 'delår'",
                                     [](const Project& p, const StatusRow& row) { return part_cell(p.follow_ups[row.follow_up].period); }),
          indexed(column<&Project::statuses>(
              "unit", "INT", "nämnden eller bolaget som uppföljningen gäller; NULL: hela kommunen",
              [](const Project& p, const StatusRow& row) { return key_cell(p.follow_ups[row.follow_up].unit); })),
          indexed(column<&Project::statuses, &StatusRow::assignment>("assignment", "uppdraget; NULL: finns inte")),
          column<&Project::statuses>("assignment_text", "TEXT", "id som det är skrivet",
                                     [](const Project& p, const StatusRow& row) { return text_cell(p.sources->text(row.named)); }),
          column<&Project::statuses>("status", "TEXT", "ej påbörjat, pågår, klart eller avbrutet",
                                     [](const StatusRow& row) { return text_cell(word(row.status)); }),
          place<&Project::statuses, &StatusRow::place>("statusen"),
      });
}

}  // namespace

void add_assignment_tables(const Project& project, std::vector<Table>& tables) {
  tables.push_back(assignment_table(project));
  tables.push_back(assignment_owner_table(project));
  tables.push_back(assignment_goal_table(project));
  tables.push_back(answer_table(project));
  tables.push_back(status_table(project));
}

}  // namespace malkoll
