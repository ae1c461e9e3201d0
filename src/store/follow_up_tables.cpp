#include "store/columns.h"

namespace malkoll {

using namespace columns;

void add_follow_up_tables(const Project& project, std::vector<Table>& tables) {
  tables.push_back(table(
      project, "followup", "En uppföljning.", project.follow_ups.size(),
      {
          Column{"key", "INT", "radens nummer", nullptr},
          MALKOLL_COLUMN("id", "TEXT", "id: året, eller året med -delår", follow_ups, text_cell(p.id(row.declaration))),
          MALKOLL_COLUMN("title", "TEXT", "rubrik", follow_ups, text_cell(p.title(row.declaration))),
          MALKOLL_COLUMN("year", "INT", "året", follow_ups, row.period.year == 0 ? null_cell() : integer_cell(row.period.year)),
          MALKOLL_COLUMN("part", "TEXT", "'' för helåret, 'delår'", follow_ups, part_cell(row.period)),
          MALKOLL_INDEXED("unit", "nämnden eller bolaget som den gäller; NULL: hela kommunen", follow_ups, key_cell(row.unit)),
          MALKOLL_COLUMN("unreadable_outcomes", "INT", "utfall i den som inte gick att läsa (härledd)", follow_ups,
                         integer_cell(row.unreadable_outcomes)),
          MALKOLL_COLUMN("unreadable_assessments", "INT", "bedömningar i den som inte gick att läsa (härledd)", follow_ups,
                         integer_cell(row.unreadable_assessments)),
          MALKOLL_COLUMN("unreadable_statuses", "INT", "statusar i den som inte gick att läsa (härledd)", follow_ups,
                         integer_cell(row.unreadable_statuses)),
          MALKOLL_COLUMN("verdict", "TEXT", "samlad bedömning: uppfyllt, delvis uppfyllt, ej uppfyllt eller kan inte bedömas; NULL: ingen",
                         follow_ups, some_text(word(row.verdict))),
          MALKOLL_OTHER_PLACE("verdict_place", "den samlade bedömningen", follow_ups, row.verdict_place),
          MALKOLL_PLACE("uppföljningens id", follow_ups, p.declaration(row.declaration).id),
      }));
  tables.push_back(
      table(project, "assessment", "En bedömning av ett mål eller en indikator.", project.assessments.size(),
            {
                MALKOLL_INDEXED("followup", "uppföljningen", assessments, key_cell(row.follow_up)),
                MALKOLL_COLUMN("year", "INT", "dess år", assessments, integer_cell(p.follow_ups[row.follow_up].period.year)),
                MALKOLL_COLUMN("part", "TEXT", "'' för helåret, 'delår'", assessments, part_cell(p.follow_ups[row.follow_up].period)),
                MALKOLL_INDEXED("goal", "målet; NULL: en indikator, eller finns inte", assessments, key_cell(row.goal)),
                MALKOLL_INDEXED("indicator", "indikatorn; NULL: ett mål, eller finns inte", assessments, key_cell(row.indicator)),
                MALKOLL_COLUMN("goal_text", "TEXT", "id som det är skrivet", assessments, text_cell(p.sources->text(row.goal_text))),
                MALKOLL_COLUMN("verdict", "TEXT", "uppfyllt, delvis uppfyllt, ej uppfyllt eller kan inte bedömas", assessments,
                               text_cell(word(row.verdict))),
                MALKOLL_PLACE("bedömningen", assessments, row.place),
            }));
  tables.push_back(
      table(project, "comment", "En kommentar i en uppföljning: till ett mål, ett uppdrag eller en indikator, eller till helheten.",
            project.comments.size(),
            {
                MALKOLL_INDEXED("followup", "uppföljningen", comments, key_cell(row.follow_up)),
                MALKOLL_COLUMN("year", "INT", "dess år", comments, integer_cell(p.follow_ups[row.follow_up].period.year)),
                MALKOLL_COLUMN("part", "TEXT", "'' för helåret, 'delår'", comments, part_cell(p.follow_ups[row.follow_up].period)),
                MALKOLL_INDEXED("goal", "målet; NULL: finns inte, eller inte till ett mål", comments, key_cell(row.goal)),
                MALKOLL_INDEXED("assignment", "uppdraget; NULL: inte till ett uppdrag", comments, key_cell(row.assignment)),
                MALKOLL_INDEXED("indicator", "indikatorn; NULL: inte till en indikator", comments, key_cell(row.indicator)),
                MALKOLL_COLUMN("goal_text", "TEXT", "id som det är skrivet; NULL: till helheten", comments,
                               row.named.empty() ? null_cell() : text_cell(p.sources->text(row.named))),
                MALKOLL_COLUMN("text", "TEXT", "kommentaren", comments, text_cell(p.text(row.text))),
                MALKOLL_PLACE("texten", comments, row.text),
            }));
  tables.push_back(
      table(project, "spent", "Vad som har förbrukats av en post, eller av en hel nämnd eller ett helt bolag.", project.spent.size(),
            {
                MALKOLL_INDEXED("followup", "uppföljningen", spent, key_cell(row.follow_up)),
                MALKOLL_COLUMN("year", "INT", "dess år", spent, integer_cell(p.follow_ups[row.follow_up].period.year)),
                MALKOLL_COLUMN("part", "TEXT", "'' för helåret, 'delår'", spent, part_cell(p.follow_ups[row.follow_up].period)),
                MALKOLL_INDEXED("unit", "nämnden eller bolaget som har posten; NULL: finns inte", spent, key_cell(row.unit)),
                MALKOLL_INDEXED("post", "posten; NULL: finns inte i inlämningen, eller för hela enheten", spent, key_cell(row.post)),
                MALKOLL_COLUMN("post_text", "TEXT", "id som det är skrivet; NULL: för hela enheten", spent,
                               row.post_text.empty() ? null_cell() : text_cell(p.sources->text(row.post_text))),
                MALKOLL_COLUMN("value", "INT", "förbrukat i öre, kostnad positiv", spent, integer_cell(row.value)),
                MALKOLL_COLUMN("last_digit", "INT", "öre som den sista skrivna siffran står för", spent, integer_cell(row.last_digit)),
                MALKOLL_COLUMN("budgeted", "INT",
                               "postens drift det året, annars dess investering; för en hel enhet dess ram; NULL: inget belopp (härledd)",
                               spent, optional_cell(row.budgeted)),
                MALKOLL_PLACE("beloppet", spent, row.place),
            }));
}

}  // namespace malkoll
