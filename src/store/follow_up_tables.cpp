#include "store/columns.h"

namespace malkoll {

using namespace columns;

namespace {

Table followup_table(const Project& project) {
  return table(
      project, "followup", "En uppföljning.", project.follow_ups.size(),
      {
          key_column(),
          column<&Project::follow_ups>("id", "TEXT", "id: året, eller året med -delår",
                                       [](const Project& p, const FollowUpRow& row) { return text_cell(p.id(row.declaration)); }),
          column<&Project::follow_ups>("title", "TEXT", "rubrik",
                                       [](const Project& p, const FollowUpRow& row) { return text_cell(p.title(row.declaration)); }),
          column<&Project::follow_ups>(
              "year", "INT", "året",
              [](const FollowUpRow& row) { return row.period.year == 0 ? null_cell() : integer_cell(row.period.year); }),
          column<&Project::follow_ups>("part", "TEXT", "'' för helåret, 'delår'",
                                       [](const FollowUpRow& row) { return part_cell(row.period); }),
          indexed(column<&Project::follow_ups, &FollowUpRow::unit>("unit", "nämnden eller bolaget som den gäller; NULL: hela kommunen")),
          column<&Project::follow_up_gaps, &FollowUpGaps::outcomes>("unreadable_outcomes", "utfall i den som inte gick att läsa (härledd)"),
          column<&Project::follow_up_gaps, &FollowUpGaps::assessments>("unreadable_assessments",
                                                                       "bedömningar i den som inte gick att läsa (härledd)"),
          column<&Project::follow_up_gaps, &FollowUpGaps::statuses>("unreadable_statuses",
                                                                    "statusar i den som inte gick att läsa (härledd)"),
          column<&Project::follow_ups>("verdict", "TEXT",
                                       "samlad bedömning: uppfyllt, delvis uppfyllt, ej uppfyllt eller kan inte bedömas; NULL: ingen",
                                       [](const FollowUpRow& row) { return some_text(word(row.verdict)); }),
          other_place<&Project::follow_ups, &FollowUpRow::verdict_place>("verdict_place", "den samlade bedömningen"),
          place<&Project::follow_ups>("uppföljningens id",
                                      [](const Project& p, const FollowUpRow& row) { return p.declaration(row.declaration).id; }),
      });
}

Table assessment_table(const Project& project) {
  return table(
      project, "assessment", "En bedömning av ett mål eller en indikator.", project.assessments.size(),
      {
          indexed(column<&Project::assessments, &AssessmentRow::follow_up>("followup", "uppföljningen")),
          column<&Project::assessments>(
              "year", "INT", "dess år",
              [](const Project& p, const AssessmentRow& row) { return integer_cell(p.follow_ups[row.follow_up].period.year); }),
          column<&Project::assessments>(
              "part", "TEXT", "'' för helåret, 'delår'",
              [](const Project& p, const AssessmentRow& row) { return part_cell(p.follow_ups[row.follow_up].period); }),
          indexed(column<&Project::assessments, &AssessmentRow::goal>("goal", "målet; NULL: en indikator, eller finns inte")),
          indexed(column<&Project::assessments, &AssessmentRow::indicator>("indicator", "indikatorn; NULL: ett mål, eller finns inte")),
          column<&Project::assessments>(
              "goal_text", "TEXT", "id som det är skrivet",
              [](const Project& p, const AssessmentRow& row) { return text_cell(p.sources->text(row.goal_text)); }),
          column<&Project::assessments>("verdict", "TEXT", "uppfyllt, delvis uppfyllt, ej uppfyllt eller kan inte bedömas",
                                        [](const AssessmentRow& row) { return text_cell(word(row.verdict)); }),
          place<&Project::assessments, &AssessmentRow::place>("bedömningen"),
      });
}

Table comment_table(const Project& project) {
  return table(
      project, "comment", "En kommentar i en uppföljning: till ett mål, ett uppdrag eller en indikator, eller till helheten.",
      project.comments.size(),
      {
          indexed(column<&Project::comments, &CommentRow::follow_up>("followup", "uppföljningen")),
          column<&Project::comments>(
              "year", "INT", "dess år",
              [](const Project& p, const CommentRow& row) { return integer_cell(p.follow_ups[row.follow_up].period.year); }),
          column<&Project::comments>("part", "TEXT", "'' för helåret, 'delår'",
                                     [](const Project& p, const CommentRow& row) { return part_cell(p.follow_ups[row.follow_up].period); }),
          indexed(column<&Project::comments, &CommentRow::goal>("goal", "målet; NULL: finns inte, eller inte till ett mål")),
          indexed(column<&Project::comments, &CommentRow::assignment>("assignment", "uppdraget; NULL: inte till ett uppdrag")),
          indexed(column<&Project::comments, &CommentRow::indicator>("indicator", "indikatorn; NULL: inte till en indikator")),
          column<&Project::comments>("goal_text", "TEXT", "id som det är skrivet; NULL: till helheten",
                                     [](const Project& p, const CommentRow& row) {
                                       return row.named.empty() ? null_cell() : text_cell(p.sources->text(row.named));
                                     }),
          column<&Project::comments>("text", "TEXT", "kommentaren",
                                     [](const Project& p, const CommentRow& row) { return text_cell(p.text(row.text)); }),
          place<&Project::comments, &CommentRow::text>("texten"),
      });
}

Table spent_table(const Project& project) {
  return table(
      project, "spent", "Vad som har förbrukats av en post, eller av en hel nämnd eller ett helt bolag.", project.spent.size(),
      {
          indexed(column<&Project::spent, &SpentRow::follow_up>("followup", "uppföljningen")),
          column<&Project::spent>(
              "year", "INT", "dess år",
              [](const Project& p, const SpentRow& row) { return integer_cell(p.follow_ups[row.follow_up].period.year); }),
          column<&Project::spent>("part", "TEXT", "'' för helåret, 'delår'",
                                  [](const Project& p, const SpentRow& row) { return part_cell(p.follow_ups[row.follow_up].period); }),
          indexed(column<&Project::spent, &SpentRow::unit>("unit", "nämnden eller bolaget som har posten; NULL: finns inte")),
          indexed(column<&Project::spent, &SpentRow::post>("post", "posten; NULL: finns inte i inlämningen, eller för hela enheten")),
          column<&Project::spent>("post_text", "TEXT", "id som det är skrivet; NULL: för hela enheten",
                                  [](const Project& p, const SpentRow& row) {
                                    return row.post_text.empty() ? null_cell() : text_cell(p.sources->text(row.post_text));
                                  }),
          column<&Project::spent, &SpentRow::value>("value", "förbrukat i öre, kostnad positiv"),
          column<&Project::spent, &SpentRow::last_digit>("last_digit", "öre som den sista skrivna siffran står för"),
          column<&Project::spent, &SpentRow::budgeted>(
              "budgeted", "postens drift det året, annars dess investering; för en hel enhet dess ram; NULL: inget belopp (härledd)"),
          place<&Project::spent, &SpentRow::place>("beloppet"),
      });
}

}  // namespace

void add_follow_up_tables(const Project& project, std::vector<Table>& tables) {
  tables.push_back(followup_table(project));
  tables.push_back(assessment_table(project));
  tables.push_back(comment_table(project));
  tables.push_back(spent_table(project));
}

}  // namespace malkoll
