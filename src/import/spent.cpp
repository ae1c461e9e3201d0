#include "import/spent.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "format/formatter.h"
#include "grammar.h"
#include "import/cell_value.h"
#include "import/chunk.h"
#include "import/spent_posts.h"
#include "model/money.h"

namespace malkoll::importing {

namespace {

/// A text of the language that was made of a table.
struct ReadText {
  Sources sources;
  Facts facts;

  explicit ReadText(std::string_view text) {
    sources.add("", std::string(text));
    Sink sink;
    parse(sources[0], Keywords(), facts, sink);
  }
  [[nodiscard]] std::string_view in(Span span) const { return sources.text(span); }
};

/// How a unit's amounts of outcomes are written.
struct Writing {
  AmountUnit unit = AmountUnit::none;
  std::int64_t sign = 1;
};

/// A post of the ledger: what came out of it, costs positive.
struct LedgerPost {
  LedgerRow names;
  std::optional<Ore> drift, investment;
};

bool has_outcome(const ReadText& read, Year year) {
  return std::any_of(read.facts.amounts.begin(), read.facts.amounts.end(),
                     [&](const Amount& a) { return a.key == Key::actual && (year == 0 || a.year == year); });
}

Writing writing_of(const ReadText& read, Id<Declaration> budget, const Project& plan) {
  Writing writing{plan.plan.amount_unit, plan.plan.sign};
  for (const Property& p : read.facts.properties) {
    if (p.owner != budget) continue;
    if (p.key == Key::amount_unit) writing.unit = p.as<AmountUnit>();
    if (p.key == Key::sign) writing.sign = p.as<Chosen>().value;
  }
  return writing;
}

/// The sign of what is written of a unit in its follow-up: that of its budget, else the plan's.
std::int64_t sign_for(const Project& project, Id<UnitRow> unit) {
  for (const BudgetRow& budget : project.budgets) {
    if (budget.counts && budget.unit == unit) return budget.sign;
  }
  return project.plan.sign;
}

class Spending {
 public:
  Spending(const ReadText& read, const Project& project, Year year)
      : read_(read), project_(project), year_(year), actual_(has_outcome(read, year)) {
    for (const Property& p : read.facts.properties) {
      if (p.key == Key::code_string) codes_.emplace(p.owner, read.in(p.value));
    }
  }

  [[nodiscard]] Key key() const { return actual_ ? Key::actual : Key::operation; }

  /// The rows of the ledger by unit, in their order.
  [[nodiscard]] std::map<std::string, std::vector<LedgerPost>> posts() const {
    std::map<std::string, std::vector<LedgerPost>> posts;
    std::map<Id<Declaration>, Writing> writings;
    Id<Declaration> last;
    for (const Amount& amount : read_.facts.amounts) {
      if (amount.year != year_ || (amount.key != key() && (actual_ || amount.key != Key::investment))) continue;
      const Declaration& post = read_.facts.declarations[amount.owner];
      if (post.kind != Kind::post || post.parent == no_row) continue;
      const auto [writing, fresh] = writings.try_emplace(post.parent);
      if (fresh) writing->second = writing_of(read_, post.parent, project_);
      const ReadAmount in_ore = amount.unit == AmountUnit::none ? to_ore({amount.value.count(), amount.decimals}, writing->second.unit)
                                                                : ReadAmount{.value = amount.value};
      if (in_ore.fault != NumberFault::none) continue;  // the reading has said so
      std::vector<LedgerPost>& of_unit = posts[std::string(read_.in(read_.facts.declarations[post.parent].id))];
      if (amount.owner != last) of_unit.push_back({names_of(amount.owner), std::nullopt, std::nullopt});
      last = amount.owner;
      std::optional<Ore>& value = amount.key == Key::investment ? of_unit.back().investment : of_unit.back().drift;
      value = add(value.value_or(Ore()), in_ore.value * writing->second.sign);
    }
    return posts;
  }

  /// The sign with which the table writes a unit's costs.
  [[nodiscard]] std::int64_t table_sign(std::string_view unit) const {
    for (const Id<Declaration> d : read_.facts.declarations.ids()) {
      if (read_.facts.declarations[d].kind == Kind::budget && read_.in(read_.facts.declarations[d].id) == unit)
        return writing_of(read_, d, project_).sign;
    }
    return project_.plan.sign;
  }

 private:
  [[nodiscard]] LedgerRow names_of(Id<Declaration> post) const {
    const Declaration& declaration = read_.facts.declarations[post];
    const auto code = codes_.find(post);
    return {read_.in(declaration.id), read_.in(declaration.title), code == codes_.end() ? std::string_view() : code->second};
  }

  const ReadText& read_;
  const Project& project_;
  Year year_;
  bool actual_;
  std::map<Id<Declaration>, std::string_view> codes_;  ///< kodsträng, by post
};

/// One unit's rows placed on its posts.
struct Placed {
  std::map<Id<PostRow>, LedgerPost> posts;
  Ore sum;
  std::vector<SpentLeft> left;
};

Placed place(const std::vector<LedgerPost>& rows, const PostKeys& keys, const std::string& unit) {
  using Why = SpentLeft::Why;
  Placed placed;
  for (const LedgerPost& row : rows) {
    placed.sum = add(placed.sum, row.drift.value_or(Ore()));
    const PostKeys::Found found = keys.find(row.names);
    if (found.post != no_row) {
      LedgerPost& post = placed.posts.try_emplace(found.post, LedgerPost{row.names, std::nullopt, std::nullopt}).first->second;
      if (row.drift) post.drift = add(post.drift.value_or(Ore()), *row.drift);
      if (row.investment) post.investment = add(post.investment.value_or(Ore()), *row.investment);
      continue;
    }
    const auto leave = [&](Why why, Ore ore) {
      placed.left.push_back({why, unit, std::string(row.names.id), std::string(row.names.title), ore});
    };
    if (row.drift) leave(found.several ? Why::several : Why::no_post, *row.drift);
    if (row.investment) leave(Why::investment, *row.investment);
  }
  // A post's förbrukat is of its drift, where it has both.
  for (auto& [post, spent] : placed.posts) {
    if (!spent.drift || !spent.investment) continue;
    placed.left.push_back({Why::investment, unit, std::string(spent.names.id), std::string(spent.names.title), *spent.investment});
    spent.investment.reset();
  }
  return placed;
}

std::string left_line(const SpentLeft& left) {
  const char* what = left.why == SpentLeft::Why::several      ? "kan höra till flera poster"
                     : left.why == SpentLeft::Why::investment ? "investering utan egen post, inte med i summan"
                                                              : "finns inte som post";
  return fmt::format("  # {}: {} »{}« {}\n", what, left.post, left.title, write_amount(left.ore, AmountUnit::kr));
}

std::string unit_text(const Project& project, Id<UnitRow> unit, const Placed& placed, const SpentOptions& options) {
  const std::string id(project.id(project.units[unit].declaration));
  const std::int64_t sign = sign_for(project, unit);
  const std::string period = fmt::format("{}{}", options.year, options.half_year ? "-delår" : "");
  std::string text = fmt::format("\nuppföljning {}: Utfall {} för {}\n  nämnd: {}\n  förbrukat {}: {}\n", period, period,
                                 project.title(project.units[unit].declaration), id, id, write_amount(placed.sum * sign, AmountUnit::kr));
  for (const auto& [post, spent] : placed.posts) {
    text += fmt::format("  förbrukat {}/{}: {}\n", id, project.id(project.posts[post].declaration),
                        write_amount((spent.drift ? *spent.drift : spent.investment.value_or(Ore())) * sign, AmountUnit::kr));
  }
  for (const SpentLeft& left : placed.left) text += left_line(left);
  return text;
}

/// What the finished text says of the whole unit, costs positive.
Ore written_sum(const ReadText& text, std::string_view unit, std::int64_t sign) {
  Ore sum;
  for (const WrittenSpent& spent : text.facts.spent) {
    if (spent.post.empty() && text.in(spent.unit) == unit) sum = add(sum, spent.amount.value * sign);
  }
  return sum;
}

}  // namespace

std::vector<Year> outcome_years(std::string_view text) {
  const ReadText read(text);
  const bool actual = has_outcome(read, {});
  std::set<Year> years;
  for (const Amount& amount : read.facts.amounts) {
    if (amount.key == Key::actual || (!actual && (amount.key == Key::operation || amount.key == Key::investment)))
      years.insert(amount.year);
  }
  return {years.begin(), years.end()};
}

Spent spent_of(const std::string& text, const Sums& sums, const Project& budget, const SpentOptions& options) {
  const ReadText read(text);
  const Spending spending(read, budget, options.year);
  const auto posts = spending.posts();
  Spent spent;
  spent.of_budget_columns = spending.key() != Key::actual;
  spent.text = fmt::format("# Utfall {} ur {}, på budgetens poster.\n", options.year, options.file);
  if (!options.use.empty()) spent.text += fmt::format("\nanvänd: {}\n", options.use);
  const auto ledger_of = [&](const std::string& unit) {
    const auto sum = sums.find({unit, spending.key(), options.year});
    return sum == sums.end() ? Ore() : sum->second * spending.table_sign(unit);
  };
  std::string nowhere;
  for (const auto& [id, rows] : posts) {
    const Id<UnitRow> unit = budget.unit_named(id);
    if (unit == no_row) {
      for (const LedgerPost& row : rows) {
        SpentLeft left{SpentLeft::Why::no_unit, id, std::string(row.names.id), std::string(row.names.title),
                       add(row.drift.value_or(Ore()), row.investment.value_or(Ore()))};
        nowhere += fmt::format("# {} finns inte i planen: {} »{}« {}\n", id, left.post, left.title, write_amount(left.ore, AmountUnit::kr));
        spent.left.push_back(std::move(left));
      }
      spent.units.push_back({id, ledger_of(id), {}, {}, 0});
      continue;
    }
    Placed placed = place(rows, PostKeys(budget, unit), id);
    spent.text += unit_text(budget, unit, placed, options);
    SpentOfUnit of_unit{id, ledger_of(id), {}, {}, placed.posts.size()};
    for (const auto& [post, came] : placed.posts) of_unit.on_posts = add(of_unit.on_posts, came.drift.value_or(Ore()));
    spent.units.push_back(std::move(of_unit));
    std::move(placed.left.begin(), placed.left.end(), std::back_inserter(spent.left));
  }
  if (!nowhere.empty()) spent.text += "\n" + nowhere;
  if (const std::size_t refused = text.rfind(refused_rows); refused != std::string::npos) spent.text += "\n" + text.substr(refused) + "\n";
  Formatted formatted = format({"uppföljning.malkoll", std::move(spent.text), 0, {}}, Keywords());
  spent.text = std::move(formatted.text);
  const ReadText written(spent.text);
  for (SpentOfUnit& unit : spent.units) {
    const Id<UnitRow> row = budget.unit_named(unit.unit);
    if (row != no_row) unit.written = written_sum(written, unit.unit, sign_for(budget, row));
  }
  std::stable_sort(spent.left.begin(), spent.left.end(),
                   [](const SpentLeft& a, const SpentLeft& b) { return magnitude(a.ore) > magnitude(b.ore); });
  return spent;
}

}  // namespace malkoll::importing
