// Many findings of one rule and level on one plan or budget are one finding there, with what it stands for in it.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "check/phases.h"
#include "check/rule_texts.h"
#include "model/money.h"

namespace malkoll {

namespace {

constexpr std::size_t most_alone = 5;    ///< findings that each keep their own place
constexpr std::size_t most_related = 5;  ///< places that a gathered finding shows

/// The budget in which a declaration stands, or the plan of what is the plan's; no_row where it is neither.
Id<Declaration> home_of(const Run& run, const RuleInfo& rule, Id<Declaration> declaration) {
  const Project& project = run.project;
  const Id<Declaration> plan = project.plan.declaration;
  Id<Declaration> budget;
  bool followed_up = false;
  for (Id<Declaration> d = declaration; d != no_row; d = project.parent_of(d)) {
    const Kind kind = project.declaration(d).kind;
    if (kind == Kind::budget) budget = d;
    followed_up = followed_up || kind == Kind::follow_up;
  }
  if (followed_up) return no_row;
  if (budget != no_row && rule.gathers_budget) return budget;
  if (!rule.gathers_plan) return no_row;
  // Who checks a submission alone mends that one, not the plan.
  const bool plan_is_checked = run.checked_source[run.input.sources.index_at(project.declaration(plan).id.at)];
  return budget != no_row && !plan_is_checked ? budget : plan;
}

/// The money of all. What several indicators of one goal put at stake is that goal's money, once.
std::optional<Ore> money_of(const Project& project, const std::vector<Finding>& items) {
  std::optional<Ore> sum;
  std::set<Id<Declaration>> counted;
  for (const Finding& item : items) {
    if (!item.money) continue;
    const Id<Declaration> owner = project.money_owner(item.span);
    if (owner == no_row || counted.insert(owner).second) sum = add(sum.value_or(Ore()), *item.money);
  }
  return sum;
}

/// The words of a gathered finding: those of the variant that all are of, where the head has such.
const Texts& words_of(const RuleInfo& rule, const RuleTexts& texts, const std::vector<Finding>& items) {
  const std::uint16_t first = items.front().variant;
  const bool same = std::all_of(items.begin(), items.end(), [&](const Finding& item) { return item.variant == first; });
  const Texts& own = texts.variant(same && first != 0 ? std::string(gathered_variant) + " " + rule.variants[first].name : std::string());
  return own.number != 0 ? own : texts.variant(gathered_variant);
}

Finding gathered(const Run& run, std::vector<Finding> items, Id<Declaration> home) {
  const Project& project = run.project;
  const RuleInfo& rule = run.catalogue.rules[items.front().rule];
  const RuleTexts texts = texts_of(rule, run.settings[items.front().rule], run.options.language);
  const Texts& text = words_of(rule, texts, items);
  Finding finding;
  finding.rule = items.front().rule;
  finding.variant = text.number;
  finding.level = items.front().level;
  finding.span = project.declaration(home).id;
  finding.money = money_of(project, items);
  finding.extent =
      add(finding.money.value_or(Ore()).count(), static_cast<std::int64_t>(items.size()));  // for a baseline it has grown where either has
  const std::string_view add_words = added_words(run, items.front().span);
  const auto limit = limit_in_force(rule, run.settings[finding.rule]);
  const std::string limit_words = limit ? limit_text(*limit, run.options.language) : std::string();
  const auto lookup = [&](std::string_view name) -> std::optional<Value> {
    if (name == "n") return Value{static_cast<std::int64_t>(items.size())};
    if (name == "money") return finding.money ? Value{finding.money->count()} : Value{};
    if (name == "id") return Value{project.id(home)};
    if (name == "title") return Value{project.title(home)};
    if (name == "kind") return Value{word(project.declaration(home).kind)};
    if (name == "example") return Value{std::string_view(items.front().subject_id)};
    if (name == "budget_year") return Value{std::int64_t{project.plan.budget_year.number()}};
    if (name == "limit") return Value{std::string_view(limit_words)};
    if (name == "add") return Value{add_words};
    return std::nullopt;
  };
  const auto fill = [&](const Pattern& form) {
    return form.empty() ? std::string() : expand(form, lookup, run.input.vocabulary, run.options.language);
  };
  finding.message = fill(text.message);
  finding.label = fill(text.label);
  finding.help = text.help.empty() ? items.front().help : fill(text.help);
  for (std::size_t i = 0; i < std::min(items.size(), most_related); ++i) finding.related.push_back({items[i].span, items[i].message});
  finding.items = std::move(items);
  return finding;
}

}  // namespace

void gather(const Run& run, Results& results) {
  using Group = std::tuple<std::uint16_t, Level, Id<Declaration>>;  // rule, level, the declaration of its place
  std::map<Group, std::vector<std::size_t>> groups;
  for (std::size_t f = 0; f < results.findings.size(); ++f) {
    const Finding& finding = results.findings[f];
    const RuleInfo& rule = run.catalogue.rules[finding.rule];
    if (finding.waived || finding.whole_file || !(rule.gathers_plan || rule.gathers_budget)) continue;
    const Id<Declaration> owner = run.project.owner_of(finding.span);
    const Id<Declaration> home = owner == no_row ? no_row : home_of(run, rule, owner);
    if (home != no_row) groups[{finding.rule, finding.level, home}].push_back(f);
  }
  std::vector<bool> gone(results.findings.size());
  for (auto& [group, members] : groups) {
    if (members.size() <= most_alone) continue;
    std::stable_sort(members.begin(), members.end(),
                     [&](std::size_t a, std::size_t b) { return results.findings[a].span.at < results.findings[b].span.at; });
    std::vector<Finding> items;
    for (const std::size_t f : members) {
      items.push_back(std::move(results.findings[f]));
      gone[f] = true;
    }
    place_finding(run, gathered(run, std::move(items), std::get<2>(group)), std::get<2>(group), no_row, results);
  }
  std::size_t kept = 0;
  for (std::size_t f = 0; f < results.findings.size(); ++f) {
    if (f < gone.size() && gone[f]) continue;
    if (kept != f) results.findings[kept] = std::move(results.findings[f]);
    ++kept;
  }
  results.findings.resize(kept);
}

}  // namespace malkoll
