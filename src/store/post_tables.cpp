#include "store/columns.h"

#include <algorithm>

#include "model/money.h"
#include "model/motivation.h"
#include "model/odd_amounts.h"

namespace malkoll {

using namespace columns;

namespace {

Cell post_text(const Project& p, const PostRow& post, Key key) { return some_text(p.post_text(post, key)); }

/// What an amount of a post was read in: its own unit, else its budget's.
AmountUnit unit_of(const Project& p, const AmountRow& amount) {
  return amount.unit != AmountUnit::none ? amount.unit : p.budgets[p.posts[amount.post].budget].amount_unit;
}

/// An amount of the budget year, of one kind.
Cell amount_this_year(const Project& p, Id<PostRow> post, Key key) {
  for (const AmountRow& amount : p.amounts[p.amounts_of(post)]) {
    if (amount.key == key && amount.year == p.plan.budget_year) return integer_cell(amount.value);
  }
  return null_cell();
}

std::int64_t assignments_of(const Project& p, Id<PostRow> post) {
  if (!p.posts[post].has_assignment) return 0;
  return std::count_if(p.answers.begin(), p.answers.end(), [&](const AnswerRow& answer) { return answer.post == post; });
}

std::int64_t amounts_this_year(const Project& p, Id<PostRow> post) {
  std::int64_t count = 0;
  for (const AmountRow& amount : p.amounts[p.amounts_of(post)]) {
    count += amount.year == p.plan.budget_year && amount.key != Key::actual ? 1 : 0;
  }
  return count == 0 && p.posts[post].has_change && p.posts[post].has_net ? 1 : count;  // a förändring of an earlier year stays
}

/// Drift and investering of years after `till och med`, each as its size.
Cell money_after(const Project& p, Id<PostRow> post) {
  const PostRow& row = p.posts[post];
  if (row.until == 0) return null_cell();
  Ore sum;
  for (const AmountRow& amount : p.amounts[p.amounts_of(post)]) {
    const bool counts = amount.key == Key::operation || amount.key == Key::investment || amount.key == Key::change;
    if (counts && amount.year > row.until) sum = add(sum, magnitude(amount.value));
  }
  return integer_cell(sum);
}

}  // namespace

void add_post_tables(const Project& project, std::vector<Table>& tables) {
  tables.push_back(table(
      project, "post", "En post i en budget.", project.posts.size(),
      {
          Column{"key", "INT", "radens nummer", nullptr},
          MALKOLL_COLUMN("id", "TEXT", "id", posts, text_cell(p.id(row.declaration))),
          MALKOLL_COLUMN("title", "TEXT", "rubrik", posts, text_cell(p.title(row.declaration))),
          MALKOLL_INDEXED("unit", "nämnden eller bolaget", posts, key_cell(row.unit)),
          MALKOLL_INDEXED("budget", "inlämningen", posts, key_cell(row.budget)),
          MALKOLL_COLUMN("class", "TEXT", "slag; NULL: inte angivet", posts, some_text(word(row.post_class))),
          MALKOLL_COLUMN("law", "TEXT", "lagrum", posts, post_text(p, row, Key::law)),
          MALKOLL_COLUMN("activity", "TEXT", "verksamhet", posts, post_text(p, row, Key::activity)),
          MALKOLL_COLUMN("code_string", "TEXT", "kodsträng", posts, post_text(p, row, Key::code_string)),
          MALKOLL_COLUMN("motivation", "TEXT", "motivering", posts, post_text(p, row, Key::motivation)),
          MALKOLL_COLUMN("until", "INT", "året efter till och med", posts, row.until == 0 ? null_cell() : integer_cell(row.until)),
          MALKOLL_COLUMN(
              "net", "INT",
              "drift under budgetåret, netto; saknas den är det driften senast och förändringarna sedan dess, eller summan av förändringarna; NULL: inget belopp (härledd)",
              posts, row.has_net ? integer_cell(row.net) : null_cell()),
          MALKOLL_COLUMN("investment", "INT", "investering under budgetåret och planåren; NULL: ingen (härledd)", posts,
                         row.has_investment ? integer_cell(row.investment) : null_cell()),
          MALKOLL_COLUMN("income", "INT", "intäkt under budgetåret, annars statsbidrag; NULL: ingen (härledd)", posts,
                         row.has_income ? integer_cell(row.income) : null_cell()),
          MALKOLL_COLUMN("change", "INT", "förändring under budgetåret; NULL: ingen (härledd)", posts,
                         amount_this_year(p, index, Key::change)),
          MALKOLL_COLUMN("grant", "INT", "statsbidrag under budgetåret; NULL: inget (härledd)", posts,
                         amount_this_year(p, index, Key::grant)),
          MALKOLL_COLUMN(
              "amounts", "INT",
              "antal belopp för budgetåret, av alla slag utom utfall; finns inget räknas en förändring ett tidigare år (härledd)", posts,
              integer_cell(amounts_this_year(p, index))),
          MALKOLL_COLUMN("first_amount", "INT", "första året med belopp, utfall oräknat (härledd)", posts,
                         row.first_year == 0 ? null_cell() : integer_cell(row.first_year)),
          MALKOLL_COLUMN("last_amount", "INT",
                         "sista året med belopp, utfall oräknat; en förändring står kvar till sista planåret eller till och med (härledd)",
                         posts, row.last_year == 0 ? null_cell() : integer_cell(row.last_year)),
          MALKOLL_COLUMN("last_drift", "INT", "sista året med drift som inte är 0 (härledd)", posts,
                         row.last_drift == 0 ? null_cell() : integer_cell(row.last_drift)),
          MALKOLL_COLUMN("last_invest", "INT", "sista året med investering som inte är 0 (härledd)", posts,
                         row.last_invest == 0 ? null_cell() : integer_cell(row.last_invest)),
          MALKOLL_COLUMN("money_after", "INT",
                         "drift, förändring och investering efter året i till och med, till storleken; NULL: inget sådant år (härledd)",
                         posts, money_after(p, index)),
          MALKOLL_COLUMN("repeats", "INT",
                         "målet (`goal.key`) vars text motiveringen bara upprepar; NULL: inget (räknas fram när kolumnen läses)", posts,
                         key_cell(repeated_goal(p, index))),
          MALKOLL_COLUMN("written_links", "INT", "mål som nämns efter bidrar till, kända eller ej (härledd)", posts,
                         integer_cell(row.written_links)),
          MALKOLL_COLUMN("goals", "INT", "olika mål bland dem som finns (härledd)", posts, integer_cell(row.goals)),
          MALKOLL_COLUMN("counters", "INT", "mål som nämns efter motverkar (härledd)", posts, integer_cell(row.counters)),
          MALKOLL_COLUMN("share_sum", "INT", "summan av andelarna (härledd)", posts, integer_cell(row.share_sum)),
          MALKOLL_COLUMN("assignments", "INT", "uppdrag som posten nämner, kända eller ej (härledd)", posts,
                         integer_cell(assignments_of(p, index))),
          MALKOLL_COLUMN("for_assignments", "INT", "öre som är för uppdrag som inte tjänar något mål: storleken på net, annars 0 (härledd)",
                         posts, integer_cell(is_for_assignments(row) && row.has_net ? magnitude(row.net) : Ore())),
          MALKOLL_COLUMN("excused", "INT", "1: grunduppdrag, lagstadgat eller finansiellt (härledd)", posts,
                         integer_cell(row.excused ? 1 : 0)),
          MALKOLL_COLUMN("money", "INT", "pengar det gäller: storleken på net, annars på income, annars investment, annars 0 (härledd)",
                         posts, integer_cell(money_at_stake(row))),
          MALKOLL_PLACE("postens id", posts, p.declaration(row.declaration).id),
      }));
  tables.push_back(table(
      project, "amount", "Ett belopp på en post.", project.amounts.size(),
      {
          Column{"key", "INT", "radens nummer", nullptr},
          MALKOLL_INDEXED("post", "posten", amounts, key_cell(row.post)),
          MALKOLL_COLUMN("kind", "TEXT", "'drift', 'investering', 'intäkt', 'förändring', 'utfall' eller 'statsbidrag'", amounts,
                         text_cell(word(row.key))),
          MALKOLL_COLUMN("year", "INT", "året", amounts, integer_cell(row.year)),
          MALKOLL_COLUMN("value", "INT", "öre", amounts, integer_cell(row.value)),
          MALKOLL_COLUMN("written_unit", "TEXT", "kr, tkr, mnkr eller mdkr", amounts, some_text(amount_unit_word(row.unit))),
          MALKOLL_COLUMN("last_digit", "INT", "öre som den sista skrivna siffran står för", amounts,
                         integer_cell(last_digit(unit_of(p, row), row.decimals))),
          MALKOLL_COLUMN(
              "beside", "INT",
              "ett annat år på posten (`amount.key`) som det här beloppet skiljer sig från som tkr från mnkr, om det är det här som är det ovanliga; NULL annars (räknas fram när kolumnen läses)",
              amounts, key_cell(odd_beside(p, index))),
          MALKOLL_PLACE("beloppet", amounts, row.place()),
      }));
  tables.push_back(table(
      project, "twin",
      "Två poster i olika budgetar som ser ut att vara samma post: samma kodsträng, eller samma rubrik och samma drift och investering. Står kodsträngen, eller rubriken med beloppen, på fler än två poster är den ingen posts egen, och de finns inte med.",
      project.twins.size(),
      {
          MALKOLL_INDEXED("post", "den senare posten (härledd)", twins, key_cell(row.post)),
          MALKOLL_INDEXED("other", "den tidigare (härledd)", twins, key_cell(row.other)),
          MALKOLL_COLUMN("alike", "TEXT", "vad som är lika: 'kodsträng' eller 'rubrik' (härledd)", twins,
                         text_cell(row.by_code ? "kodsträng" : "rubrik")),
          MALKOLL_PLACE("den senare postens id", twins, p.declaration(p.posts[row.post].declaration).id),
      }));
  tables.push_back(
      table(project, "link", "Ett mål som en post bidrar till eller motverkar.", project.links.size(),
            {
                Column{"key", "INT", "radens nummer", nullptr},
                MALKOLL_INDEXED("post", "posten", links, key_cell(row.post)),
                MALKOLL_INDEXED("unit", "postens nämnd eller bolag", links, key_cell(p.posts[row.post].unit)),
                MALKOLL_INDEXED("goal", "målet; NULL: finns inte i planen", links, key_cell(row.goal)),
                MALKOLL_COLUMN("goal_text", "TEXT", "id som det är skrivet, eller målets id där kopplingen kommer av ett uppdrag", links,
                               text_cell(row.through ? p.id(p.goals[row.goal].declaration) : p.sources->text(row.text))),
                MALKOLL_COLUMN("through", "TEXT", "uppdraget på posten som kopplingen kommer av; NULL: målet är skrivet på posten", links,
                               row.through ? text_cell(p.sources->text(row.text)) : null_cell()),
                MALKOLL_COLUMN("works", "TEXT", "'bidrar' eller 'motverkar'", links, text_cell(row.against ? "motverkar" : "bidrar")),
                MALKOLL_COLUMN("share", "INT", "andelen sedan resten har delats ut; NULL för motverkar (härledd)", links,
                               row.against ? null_cell() : integer_cell(row.share)),
                MALKOLL_COLUMN("money", "INT", "målets del av post.net; delarna blir exakt hela beloppet (härledd)", links,
                               integer_cell(row.money)),
                MALKOLL_PLACE("målets eller uppdragets id på raden", links, row.text),
            }));
}

}  // namespace malkoll
