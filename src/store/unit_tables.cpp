#include "store/columns.h"

namespace malkoll {

using namespace columns;

void add_unit_tables(const Project& project, std::vector<Table>& tables) {
  tables.push_back(
      table(project, "unit", "En nämnd eller ett bolag, med summor över dess inlämning.", project.units.size(),
            {
                Column{"key", "INT", "radens nummer", nullptr},
                MALKOLL_COLUMN("kind", "TEXT", "'nämnd' eller 'bolag'", units, text_cell(word(row.kind))),
                MALKOLL_COLUMN("id", "TEXT", "id", units, text_cell(p.id(row.declaration))),
                MALKOLL_COLUMN("title", "TEXT", "namn", units, text_cell(p.title(row.declaration))),
                MALKOLL_COLUMN("owned_share", "INT", "ägarandel i hundradels procent; NULL: inte angiven", units, optional_cell(row.owned_share)),
                MALKOLL_COLUMN("directive", "TEXT", "ägardirektiv", units, property_cell(p, row.declaration, Key::directive)),
                MALKOLL_COLUMN("no_own_goals", "TEXT", "skälet efter utan egna mål", units, property_cell(p, row.declaration, Key::no_own_goals)),
                MALKOLL_COLUMN("no_submission", "TEXT", "skälet efter lämnar inte in", units, property_cell(p, row.declaration, Key::no_submission)),
                MALKOLL_COLUMN("budgets", "INT", "antal inlämningar (härledd)", units, integer_cell(row.budgets)),
                MALKOLL_COLUMN("goals", "INT", "antal egna mål (härledd)", units, integer_cell(row.goals)),
                MALKOLL_COLUMN("posts", "INT", "antal poster (härledd)", units, integer_cell(row.posts)),
                MALKOLL_COLUMN("linked_goals", "INT", "antal olika mål som posterna når (härledd)", units, integer_cell(row.linked_goals)),
                MALKOLL_COLUMN("net", "INT", "summan av post.net (härledd)", units, integer_cell(row.net)),
                MALKOLL_COLUMN("base", "INT", "summan av nettobeloppens storlek för poster som inte är undantagna: det som ska bidra till mål (härledd)", units, integer_cell(row.base)),
                MALKOLL_COLUMN("linked", "INT", "den del av base som är kopplad till ett mål (härledd)", units, integer_cell(row.linked)),
                MALKOLL_COLUMN("unlinked", "INT", "den del av base som inte når något mål (härledd)", units, integer_cell(row.unlinked)),
                MALKOLL_COLUMN("excused", "INT", "summan för undantagna poster (grunduppdrag, lagstadgat och finansiellt), redovisade för sig (härledd)", units, integer_cell(row.excused_money)),
                MALKOLL_COLUMN("for_assignments", "INT", "summan för poster till uppdrag som inte tjänar något mål, redovisade för sig (härledd)", units, integer_cell(row.for_assignments)),
                MALKOLL_COLUMN("reached", "INT", "det som når ett mål, till storleken, också av undantagna poster (härledd)", units, integer_cell(row.reached)),
                MALKOLL_COLUMN("negative", "INT", "poster med net under noll som varken är effektivisering eller finansiellt eller har intäkt (härledd)", units, integer_cell(row.negative)),
                MALKOLL_COLUMN("given_later", "INT", "1: någon post har belopp för ett planår (härledd)", units, integer_cell(row.given_later ? 1 : 0)),
                MALKOLL_COLUMN("unreadable", "INT", "rader i inlämningarna som inte gick att läsa (härledd)", units, integer_cell(row.unreadable)),
                MALKOLL_PLACE("id", units, p.declaration(row.declaration).id),
            }));
  tables.push_back(table(project, "unit_year", "En rad för varje nämnd eller bolag, år och slag av belopp som har en ram eller ett belopp.", project.unit_years.size(),
                         {
                             MALKOLL_INDEXED("unit", "nämnden eller bolaget", unit_years, key_cell(row.unit)),
                             MALKOLL_COLUMN("year", "INT", "året", unit_years, integer_cell(row.year)),
                             MALKOLL_COLUMN("kind", "TEXT", "'drift' (mot ram), 'investering' (mot investeringsram) eller 'utfall' (mot enhetens utfall)", unit_years, text_cell(word(row.kind))),
                             MALKOLL_COLUMN("frame", "INT", "ramen, eller enhetens utfall, i öre; NULL: ingen", unit_years, optional_cell(row.frame)),
                             MALKOLL_COLUMN("total", "INT", "summan av posternas belopp; där de bara har förändringar är det ramen året före och förändringarna; NULL: ingen post har belopp det året (härledd)", unit_years, optional_cell(row.total)),
                             MALKOLL_COLUMN("before", "INT", "för drift: ramen året före; NULL: ingen (härledd)", unit_years, optional_cell(row.before)),
                             MALKOLL_COLUMN("by_change", "INT", "1: posterna har bara förändringar det året; 2: några har bara en förändring och andra drift; annars 0 (härledd)", unit_years, integer_cell(static_cast<std::int64_t>(row.by_change))),
                             MALKOLL_COLUMN("posts", "INT", "antal belopp i summan (härledd)", unit_years, integer_cell(row.posts)),
                             MALKOLL_COLUMN("tolerance", "INT", "öre som får skilja: hälften av avrundningen på ramen och, för varje belopp, det minsta av avrundningen och sista skrivna siffran (härledd)", unit_years, integer_cell(row.tolerance)),
                             MALKOLL_COLUMN("unreadable", "INT", "belopp som inte gick att läsa (härledd)", unit_years, integer_cell(row.unreadable)),
                             MALKOLL_COLUMN("turned", "INT", "där summan inte är ramen: det enda belopp (`amount.key`) som har ett ovanligt tecken och som med det andra gör summan till ramen; NULL: inget, eller flera (härledd)", unit_years, key_cell(row.turned)),
                             MALKOLL_COLUMN("thousandfold", "INT", "där summan inte är ramen: det enda belopp som gör summan till ramen om det tas tusen gånger, eller om en tusendel tas; NULL: inget, eller flera (härledd)", unit_years, key_cell(row.thousandfold)),
                             MALKOLL_COLUMN("largest", "INT", "där summan inte är ramen: det största beloppet (härledd)", unit_years, key_cell(row.largest)),
                             MALKOLL_PLACE("raden med ramen, eller med enhetens utfall", unit_years, row.place),
                         }));
  tables.push_back(table(project, "plan_year", "En rad för varje år som planen, en nämnd eller ett bolag har en ram, eller som planen säger något om ekonomin.", project.plan_years.size(),
                         {
                             MALKOLL_COLUMN("year", "INT", "året", plan_years, integer_cell(row.year)),
                             MALKOLL_COLUMN("frame", "INT", "planens ram i öre; NULL: ingen", plan_years, optional_cell(row.frame)),
                             MALKOLL_COLUMN("total", "INT", "nämndernas och bolagens ramar tillsammans; NULL: ingen har någon det året (härledd)", plan_years, optional_cell(row.total)),
                             MALKOLL_COLUMN("units", "INT", "antal ramar i summan (härledd)", plan_years, integer_cell(row.units)),
                             MALKOLL_COLUMN("tolerance", "INT", "öre som får skilja, se `unit_year.tolerance` (härledd)", plan_years, integer_cell(row.tolerance)),
                             MALKOLL_COLUMN("unreadable", "INT", "ramar som inte gick att läsa (härledd)", plan_years, integer_cell(row.unreadable)),
                             MALKOLL_COLUMN("tax_rate", "INT", "skattesats, i öre per hundra kronor; NULL: inte angiven", plan_years, optional_cell(row.tax_rate)),
                             MALKOLL_COLUMN("result", "INT", "resultat i öre, överskott positivt; NULL: inte angivet", plan_years, optional_cell(row.result)),
                             MALKOLL_COLUMN("taxes", "INT", "skatter och bidrag i öre, intäkter positiva; NULL: inte angivet", plan_years, optional_cell(row.taxes)),
                             MALKOLL_COLUMN("net_interest", "INT", "finansnetto i öre, intäkter positiva; NULL: inte angivet", plan_years, optional_cell(row.net_interest)),
                             MALKOLL_COLUMN("cost", "INT", "det som resultatet räknas mot: planens ram, annars nämndernas tillsammans; NULL: inte alla har någon (härledd)", plan_years, optional_cell(row.cost)),
                             MALKOLL_COLUMN("result_tolerance", "INT", "öre som får skilja mellan dem och resultatet (härledd)", plan_years, integer_cell(row.result_tolerance)),
                             MALKOLL_OTHER_PLACE("result_place", "raden med resultatet", plan_years, row.result_place),
                             MALKOLL_PLACE("raden med planens ram", plan_years, row.place),
                         }));
  tables.push_back(table(project, "budget", "En inlämning.", project.budgets.size(),
                         {
                             Column{"key", "INT", "radens nummer", nullptr},
                             MALKOLL_INDEXED("unit", "nämnden eller bolaget; NULL: finns inte", budgets, key_cell(row.unit)),
                             MALKOLL_COLUMN("unit_text", "TEXT", "id som det är skrivet", budgets, text_cell(p.id(row.declaration))),
                             MALKOLL_COLUMN("title", "TEXT", "rubrik", budgets, text_cell(p.title(row.declaration))),
                             MALKOLL_COLUMN("plan_text", "TEXT", "planens id som det är skrivet; NULL: inte angivet", budgets, some_text(p.sources->text(row.plan))),
                             MALKOLL_COLUMN("version", "INT", "version", budgets, optional_cell(row.version)),
                             MALKOLL_COLUMN("decided", "TEXT", "beslutad, som ÅÅÅÅ-MM-DD", budgets, date_cell(row.decided.value_or(0))),
                             MALKOLL_COLUMN("diary", "TEXT", "diarienummer", budgets, property_cell(p, row.declaration, Key::diary)),
                             MALKOLL_COLUMN("sign", "TEXT", "tecknet som gäller: 'kostnad positiv' eller 'kostnad negativ' (härledd)", budgets, text_cell(sign_word(row.sign))),
                             MALKOLL_COLUMN("counts", "INT", "1: den inlämning från enheten som räknas, annars 0; den som svarar mot planen går före en mot en annan plan, sedan räknas den högsta versionen (härledd)", budgets, integer_cell(row.counts ? 1 : 0)),
                             MALKOLL_COLUMN("posts", "INT", "antal poster (härledd)", budgets, integer_cell(row.posts)),
                             MALKOLL_COLUMN("goals", "INT", "antal egna mål (härledd)", budgets, integer_cell(row.goals)),
                             MALKOLL_PLACE("id efter ordet budget", budgets, p.declaration(row.declaration).id),
                         }));
  tables.push_back(table(project, "coverage", "Varje mål med varje nämnd och bolag som är ansvarig för det, har ett eget mål under det, ett uppdrag som tjänar det eller en post som når det: rapportens matris.", project.coverage.size(),
      {
          MALKOLL_INDEXED("goal", "målet", coverage, key_cell(row.goal)),
          MALKOLL_INDEXED("unit", "nämnden eller bolaget", coverage, key_cell(row.unit)),
          MALKOLL_COLUMN("responsible", "INT", "1: ansvarig för målet (härledd)", coverage, integer_cell(row.responsible.empty() ? 0 : 1)),
          MALKOLL_COLUMN("own_goals", "INT", "egna mål som bryter ned målet (härledd)", coverage, integer_cell(row.own_goals)),
          MALKOLL_COLUMN("assignments", "INT", "egna uppdrag som tjänar målet, och planens som enhetens poster nämner (härledd)", coverage, integer_cell(row.assignments)),
          MALKOLL_COLUMN("posts", "INT", "poster som når målet (härledd)", coverage, integer_cell(row.posts)),
          MALKOLL_COLUMN("direct_posts", "INT", "poster som pekar direkt på målet (härledd)", coverage, integer_cell(row.direct_posts)),
          MALKOLL_COLUMN("direct_money", "INT", "öre från dem (härledd)", coverage, integer_cell(row.direct_money)),
          MALKOLL_COLUMN("money", "INT", "öre under budgetåret efter andelar; ett eget mål med två mål delar lika (härledd)", coverage, integer_cell(row.money)),
          MALKOLL_COLUMN("later", "INT", "öre under planåren, till storleken; NULL: inga belopp för planår (härledd)", coverage,
                         p.units[row.unit].given_later ? integer_cell(row.later) : null_cell()),
          MALKOLL_COLUMN("investment", "INT", "öre i investering under budgetåret efter andelar, till storleken (härledd)", coverage, integer_cell(row.investment)),
          MALKOLL_COLUMN("later_investment", "INT", "öre i investering under planåren; NULL: inga belopp för planår (härledd)", coverage,
                         p.units[row.unit].given_later ? integer_cell(row.later_investment) : null_cell()),
          MALKOLL_COLUMN("temporary", "INT", "poster med till och med (härledd)", coverage, integer_cell(row.temporary)),
          MALKOLL_PLACE("namnet på raden ansvarig, annars målets id", coverage, !row.responsible.empty()
                                      ? row.responsible
                                      : p.declaration(p.goals[row.goal].declaration).id),
          MALKOLL_OTHER_PLACE("first_link", "första direkta kopplingen", coverage, row.first_link),
      }));
}

}  // namespace malkoll
