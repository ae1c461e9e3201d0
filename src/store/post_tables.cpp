#include "store/columns.h"

#include "model/money.h"
#include "model/motivation.h"
#include "model/odd_amounts.h"

namespace malkoll {

using namespace columns;

namespace {

Cell post_text(const Project& p, const PostRow& post, Key key) { return some_text(p.post_text(post, key)); }

/// What an amount of a post was read in: its own unit, else its budget's.
AmountUnit unit_of(const Project& p, const Amount& amount) {
  return amount.unit != AmountUnit::none ? amount.unit : p.budgets[p.posts[amount.owner].budget].amount_unit;
}

std::int64_t amounts_this_year(const Project& p, std::uint32_t post) {
  std::int64_t count = 0;
  for (std::uint32_t a = p.posts[post].first_amount; a < p.amounts_end(post); ++a) {
    count += p.facts.amounts[a].year == p.plan.budget_year ? 1 : 0;
  }
  return count;
}

/// Drift and investering of years after `till och med`, each as its size.
Cell money_after(const Project& p, std::uint32_t post) {
  const PostRow& row = p.posts[post];
  if (row.until == 0) return null_cell();
  std::int64_t sum = 0;
  for (std::uint32_t a = row.first_amount; a < p.amounts_end(post); ++a) {
    const Amount& amount = p.facts.amounts[a];
    if (amount.key != Key::income && amount.year > row.until) sum = add(sum, magnitude(amount.value));
  }
  return integer_cell(sum);
}

}  // namespace

void add_post_tables(const Project& project, std::vector<Table>& tables) {
  tables.push_back(table(
      project, "post", project.posts.size(),
      {
          Column{"key", "INT", nullptr},
          MALKOLL_COLUMN("id", "TEXT", posts, text_cell(p.id(row.declaration))),
          MALKOLL_COLUMN("title", "TEXT", posts, text_cell(p.title(row.declaration))),
          MALKOLL_INDEXED("unit", posts, key_cell(row.unit)),
          MALKOLL_INDEXED("budget", posts, key_cell(row.budget)),
          MALKOLL_COLUMN("class", "TEXT", posts, some_text(word(row.post_class))),
          MALKOLL_COLUMN("law", "TEXT", posts, post_text(p, row, Key::law)),
          MALKOLL_COLUMN("activity", "TEXT", posts, post_text(p, row, Key::activity)),
          MALKOLL_COLUMN("code_string", "TEXT", posts, post_text(p, row, Key::code_string)),
          MALKOLL_COLUMN("motivation", "TEXT", posts, post_text(p, row, Key::motivation)),
          MALKOLL_COLUMN("until", "INT", posts, row.until == 0 ? null_cell() : integer_cell(row.until)),
          MALKOLL_COLUMN("net", "INT", posts, row.has_net ? integer_cell(row.net) : null_cell()),
          MALKOLL_COLUMN("investment", "INT", posts, row.has_investment ? integer_cell(row.investment) : null_cell()),
          MALKOLL_COLUMN("income", "INT", posts, row.has_income ? integer_cell(row.income) : null_cell()),
          MALKOLL_COLUMN("amounts", "INT", posts, integer_cell(amounts_this_year(p, index))),
          MALKOLL_COLUMN("first_amount", "INT", posts,
                         row.first_year == 0 ? null_cell() : integer_cell(row.first_year)),
          MALKOLL_COLUMN("last_amount", "INT", posts, row.last_year == 0 ? null_cell() : integer_cell(row.last_year)),
          MALKOLL_COLUMN("last_drift", "INT", posts, row.last_drift == 0 ? null_cell() : integer_cell(row.last_drift)),
          MALKOLL_COLUMN("last_invest", "INT", posts,
                         row.last_invest == 0 ? null_cell() : integer_cell(row.last_invest)),
          MALKOLL_COLUMN("money_after", "INT", posts, money_after(p, index)),
          MALKOLL_COLUMN("repeats", "INT", posts, key_cell(repeated_goal(p, index))),
          MALKOLL_COLUMN("written_links", "INT", posts, integer_cell(row.written_links)),
          MALKOLL_COLUMN("goals", "INT", posts, integer_cell(row.goals)),
          MALKOLL_COLUMN("counters", "INT", posts, integer_cell(row.counters)),
          MALKOLL_COLUMN("share_sum", "INT", posts, integer_cell(row.share_sum)),
          MALKOLL_COLUMN("excused", "INT", posts, integer_cell(row.excused ? 1 : 0)),
          MALKOLL_COLUMN("money", "INT", posts, integer_cell(money_at_stake(row))),
          MALKOLL_PLACE(posts, p.declaration(row.declaration).id),
      }));
  tables.push_back(
      table(project, "amount", project.facts.amounts.size(),
            {
                Column{"key", "INT", nullptr},
                MALKOLL_INDEXED("post", facts.amounts, integer_cell(row.owner)),
                MALKOLL_COLUMN("kind", "TEXT", facts.amounts, text_cell(word(row.key))),
                MALKOLL_COLUMN("year", "INT", facts.amounts, integer_cell(row.year)),
                MALKOLL_COLUMN("value", "INT", facts.amounts, integer_cell(row.value)),
                MALKOLL_COLUMN("written_unit", "TEXT", facts.amounts, some_text(amount_unit_word(row.unit))),
                MALKOLL_COLUMN("last_digit", "INT", facts.amounts, integer_cell(last_digit(unit_of(p, row), row.decimals))),
                MALKOLL_COLUMN("beside", "INT", facts.amounts, key_cell(odd_beside(p, index))),
                MALKOLL_PLACE(facts.amounts, Span{row.at, row.length}),
            }));
  tables.push_back(table(project, "twin", project.twins.size(),
                         {
                             MALKOLL_INDEXED("post", twins, key_cell(row.post)),
                             MALKOLL_INDEXED("other", twins, key_cell(row.other)),
                             MALKOLL_COLUMN("alike", "TEXT", twins, text_cell(row.by_code ? "kodsträng" : "rubrik")),
                             MALKOLL_PLACE(twins, p.declaration(p.posts[row.post].declaration).id),
                         }));
  tables.push_back(
      table(project, "link", project.facts.links.size(),
            {
                Column{"key", "INT", nullptr},
                MALKOLL_INDEXED("post", facts.links, integer_cell(row.owner)),
                MALKOLL_INDEXED("unit", facts.links, key_cell(p.posts[row.owner].unit)),
                MALKOLL_INDEXED("goal", facts.links, key_cell(p.link_goal[index])),
                MALKOLL_COLUMN("goal_text", "TEXT", facts.links, text_cell(p.sources->text(row.goal))),
                MALKOLL_COLUMN("works", "TEXT", facts.links, text_cell(row.against ? "motverkar" : "bidrar")),
                MALKOLL_COLUMN("share", "INT", facts.links, row.against ? null_cell() : integer_cell(row.share)),
                MALKOLL_COLUMN("money", "INT", facts.links, integer_cell(p.link_money[index])),
                MALKOLL_PLACE(facts.links, row.goal),
            }));
}

}  // namespace malkoll
