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

Table post_table(const Project& project) {
  return table(
      project, "post", "En post i en budget.", project.posts.size(),
      {
          key_column(),
          column<&Project::posts>("id", "TEXT", "id",
                                  [](const Project& p, const PostRow& row) { return text_cell(p.id(row.declaration)); }),
          column<&Project::posts>("title", "TEXT", "rubrik",
                                  [](const Project& p, const PostRow& row) { return text_cell(p.title(row.declaration)); }),
          indexed(column<&Project::posts, &PostRow::unit>("unit", "nämnden eller bolaget")),
          indexed(column<&Project::posts, &PostRow::budget>("budget", "inlämningen")),
          column<&Project::posts>("class", "TEXT", "slag; NULL: inte angivet",
                                  [](const PostRow& row) { return some_text(word(row.post_class)); }),
          column<&Project::posts>("law", "TEXT", "lagrum",
                                  [](const Project& p, const PostRow& row) { return post_text(p, row, Key::law); }),
          column<&Project::posts>("activity", "TEXT", "verksamhet",
                                  [](const Project& p, const PostRow& row) { return post_text(p, row, Key::activity); }),
          column<&Project::posts>("code_string", "TEXT", "kodsträng",
                                  [](const Project& p, const PostRow& row) { return post_text(p, row, Key::code_string); }),
          column<&Project::posts>("motivation", "TEXT", "motivering",
                                  [](const Project& p, const PostRow& row) { return post_text(p, row, Key::motivation); }),
          column<&Project::posts>("until", "INT", "året efter till och med",
                                  [](const PostRow& row) { return row.until == 0 ? null_cell() : integer_cell(row.until); }),
          column<&Project::posts>(
              "net", "INT",
              "drift under budgetåret, netto; saknas den är det driften senast och förändringarna sedan dess, eller summan av förändringarna; NULL: inget belopp (härledd)",
              [](const PostRow& row) { return row.has_net ? integer_cell(row.net) : null_cell(); }),
          column<&Project::posts>("investment", "INT", "investering under budgetåret och planåren; NULL: ingen (härledd)",
                                  [](const PostRow& row) { return row.has_investment ? integer_cell(row.investment) : null_cell(); }),
          column<&Project::posts>("income", "INT", "intäkt under budgetåret, annars statsbidrag; NULL: ingen (härledd)",
                                  [](const PostRow& row) { return row.has_income ? integer_cell(row.income) : null_cell(); }),
          column<&Project::posts>(
              "change", "INT", "förändring under budgetåret; NULL: ingen (härledd)",
              [](const Project& p, const PostRow&, Id<PostRow> index) { return amount_this_year(p, index, Key::change); }),
          column<&Project::posts>(
              "grant", "INT", "statsbidrag under budgetåret; NULL: inget (härledd)",
              [](const Project& p, const PostRow&, Id<PostRow> index) { return amount_this_year(p, index, Key::grant); }),
          column<&Project::posts>(
              "amounts", "INT",
              "antal belopp för budgetåret, av alla slag utom utfall; finns inget räknas en förändring ett tidigare år (härledd)",
              [](const Project& p, const PostRow&, Id<PostRow> index) { return integer_cell(amounts_this_year(p, index)); }),
          column<&Project::posts>("first_amount", "INT", "första året med belopp, utfall oräknat (härledd)",
                                  [](const PostRow& row) { return row.first_year == 0 ? null_cell() : integer_cell(row.first_year); }),
          column<&Project::posts>(
              "last_amount", "INT",
              "sista året med belopp, utfall oräknat; en förändring står kvar till sista planåret eller till och med (härledd)",
              [](const PostRow& row) { return row.last_year == 0 ? null_cell() : integer_cell(row.last_year); }),
          column<&Project::posts>("last_drift", "INT", "sista året med drift som inte är 0 (härledd)",
                                  [](const PostRow& row) { return row.last_drift == 0 ? null_cell() : integer_cell(row.last_drift); }),
          column<&Project::posts>("last_invest", "INT", "sista året med investering som inte är 0 (härledd)",
                                  [](const PostRow& row) { return row.last_invest == 0 ? null_cell() : integer_cell(row.last_invest); }),
          column<&Project::posts>(
              "money_after", "INT",
              "drift, förändring och investering efter året i till och med, till storleken; NULL: inget sådant år (härledd)",
              [](const Project& p, const PostRow&, Id<PostRow> index) { return money_after(p, index); }),
          column<&Project::posts>("repeats", "INT",
                                  "målet (`goal.key`) vars text motiveringen bara upprepar; NULL: inget (räknas fram när kolumnen läses)",
                                  [](const Project& p, const PostRow&, Id<PostRow> index) { return key_cell(repeated_goal(p, index)); }),
          column<&Project::posts, &PostRow::written_links>("written_links", "mål som nämns efter bidrar till, kända eller ej (härledd)"),
          column<&Project::posts, &PostRow::goals>("goals", "olika mål bland dem som finns (härledd)"),
          column<&Project::posts, &PostRow::counters>("counters", "mål som nämns efter motverkar (härledd)"),
          column<&Project::posts, &PostRow::share_sum>("share_sum", "summan av andelarna (härledd)"),
          column<&Project::posts>(
              "assignments", "INT", "uppdrag som posten nämner, kända eller ej (härledd)",
              [](const Project& p, const PostRow&, Id<PostRow> index) { return integer_cell(assignments_of(p, index)); }),
          column<&Project::posts>(
              "for_assignments", "INT", "öre som är för uppdrag som inte tjänar något mål: storleken på net, annars 0 (härledd)",
              [](const PostRow& row) { return integer_cell(is_for_assignments(row) && row.has_net ? magnitude(row.net) : Ore()); }),
          column<&Project::posts>("excused", "INT", "1: grunduppdrag, lagstadgat eller finansiellt (härledd)",
                                  [](const PostRow& row) { return integer_cell(row.excused ? 1 : 0); }),
          column<&Project::posts>("money", "INT",
                                  "pengar det gäller: storleken på net, annars på income, annars investment, annars 0 (härledd)",
                                  [](const PostRow& row) { return integer_cell(money_at_stake(row)); }),
          place<&Project::posts>("postens id", [](const Project& p, const PostRow& row) { return p.declaration(row.declaration).id; }),
      });
}

Table amount_table(const Project& project) {
  return table(
      project, "amount", "Ett belopp på en post.", project.amounts.size(),
      {
          key_column(),
          indexed(column<&Project::amounts, &AmountRow::post>("post", "posten")),
          column<&Project::amounts>("kind", "TEXT", "'drift', 'investering', 'intäkt', 'förändring', 'utfall' eller 'statsbidrag'",
                                    [](const AmountRow& row) { return text_cell(word(row.key)); }),
          column<&Project::amounts, &AmountRow::year>("year", "året"),
          column<&Project::amounts, &AmountRow::value>("value", "öre"),
          column<&Project::amounts>("written_unit", "TEXT", "kr, tkr, mnkr eller mdkr",
                                    [](const AmountRow& row) { return some_text(amount_unit_word(row.unit)); }),
          column<&Project::amounts>(
              "last_digit", "INT", "öre som den sista skrivna siffran står för",
              [](const Project& p, const AmountRow& row) { return integer_cell(last_digit(unit_of(p, row), row.decimals)); }),
          column<&Project::amounts>(
              "beside", "INT",
              "ett annat år på posten (`amount.key`) som det här beloppet skiljer sig från som tkr från mnkr, om det är det här som är det ovanliga; NULL annars (räknas fram när kolumnen läses)",
              [](const Project& p, const AmountRow&, Id<AmountRow> index) { return key_cell(odd_beside(p, index)); }),
          place<&Project::amounts>("beloppet", [](const AmountRow& row) { return row.place(); }),
      });
}

Table twin_table(const Project& project) {
  return table(
      project, "twin",
      "Två poster i olika budgetar som ser ut att vara samma post: samma kodsträng, eller samma rubrik och samma drift och investering. Står kodsträngen, eller rubriken med beloppen, på fler än två poster är den ingen posts egen, och de finns inte med.",
      project.twins.size(),
      {
          indexed(column<&Project::twins, &TwinRow::post>("post", "den senare posten (härledd)")),
          indexed(column<&Project::twins, &TwinRow::other>("other", "den tidigare (härledd)")),
          column<&Project::twins>("alike", "TEXT", "vad som är lika: 'kodsträng' eller 'rubrik' (härledd)",
                                  [](const TwinRow& row) { return text_cell(row.by_code ? "kodsträng" : "rubrik"); }),
          place<&Project::twins>("den senare postens id",
                                 [](const Project& p, const TwinRow& row) { return p.declaration(p.posts[row.post].declaration).id; }),
      });
}

Table link_table(const Project& project) {
  return table(
      project, "link", "Ett mål som en post bidrar till eller motverkar.", project.links.size(),
      {
          key_column(),
          indexed(column<&Project::links, &LinkRow::post>("post", "posten")),
          indexed(column<&Project::links>("unit", "INT", "postens nämnd eller bolag",
                                          [](const Project& p, const LinkRow& row) { return key_cell(p.posts[row.post].unit); })),
          indexed(column<&Project::links, &LinkRow::goal>("goal", "målet; NULL: finns inte i planen")),
          column<&Project::links>("goal_text", "TEXT", "id som det är skrivet, eller målets id där kopplingen kommer av ett uppdrag",
                                  [](const Project& p, const LinkRow& row) {
                                    return text_cell(row.through ? p.id(p.goals[row.goal].declaration) : p.sources->text(row.text));
                                  }),
          column<&Project::links>(
              "through", "TEXT", "uppdraget på posten som kopplingen kommer av; NULL: målet är skrivet på posten",
              [](const Project& p, const LinkRow& row) { return row.through ? text_cell(p.sources->text(row.text)) : null_cell(); }),
          column<&Project::links>("works", "TEXT", "'bidrar' eller 'motverkar'",
                                  [](const LinkRow& row) { return text_cell(row.against ? "motverkar" : "bidrar"); }),
          column<&Project::links>("share", "INT", "andelen sedan resten har delats ut; NULL för motverkar (härledd)",
                                  [](const LinkRow& row) { return row.against ? null_cell() : integer_cell(row.share); }),
          column<&Project::links, &LinkRow::money>("money", "målets del av post.net; delarna blir exakt hela beloppet (härledd)"),
          place<&Project::links, &LinkRow::text>("målets eller uppdragets id på raden"),
      });
}

}  // namespace

void add_post_tables(const Project& project, std::vector<Table>& tables) {
  tables.push_back(post_table(project));
  tables.push_back(amount_table(project));
  tables.push_back(twin_table(project));
  tables.push_back(link_table(project));
}

}  // namespace malkoll
