// What remains to be done, as a list of causes.
#include "check/tasks.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "check/consequences.h"
#include "diag/pattern.h"
#include "diag/places.h"
#include "diag/summary_line.h"
#include "model/money.h"
#include "text/format.h"
#include "text/told.h"

namespace malkoll {

namespace {

constexpr std::size_t most_listed = 5;  ///< units by name in a text

using Line = std::pair<std::uint16_t, Paper>;  ///< rule and paper

/// A line while it is gathered.
struct Gathered {
  std::vector<std::uint32_t> own;
  std::map<std::uint16_t, std::vector<std::uint32_t>> under;  ///< by rule
};

/// One line of the plan mends them all, wherever they stand.
bool is_mended_in_the_plan(const RuleInfo& rule) { return rule.code == "I04"; }

class Lister {
 public:
  explicit Lister(const TaskInput& input) : input_(input), rules_(input.result.catalogue->rules) {}

  std::vector<Task> list(FunctionRef<bool(const Finding&)> is_shown) {
    std::vector<std::uint32_t> shown;
    for (std::uint32_t f = 0; f < input_.result.findings.size(); ++f) {
      if (counts(finding(f)) && is_shown(finding(f))) shown.push_back(f);
    }
    const Consequences consequences(input_.project, input_.result, shown);
    std::map<Line, Gathered> lines;
    for (const std::uint32_t f : shown) {
      const auto cause = consequences.cause_of(f);
      if (cause) lines[line_of(*cause)].under[finding(f).rule].push_back(f);
      else lines[line_of(f)].own.push_back(f);
    }
    std::vector<Task> tasks;
    for (auto& [line, gathered] : lines) tasks.push_back(task_of(line, gathered));
    std::stable_sort(tasks.begin(), tasks.end(), [&](const Task& a, const Task& b) { return order_of(a) < order_of(b); });
    return tasks;
  }

 private:
  [[nodiscard]] const Finding& finding(std::uint32_t f) const { return input_.result.findings[f]; }
  [[nodiscard]] const Project& project() const { return input_.project; }

  [[nodiscard]] Line line_of(std::uint32_t f) const {
    const std::uint16_t rule = finding(f).rule;
    return {rule, is_mended_in_the_plan(rules_[rule]) ? Paper::plan : finding(f).paper};
  }

  Task task_of(Line line, Gathered& gathered) const {
    Task task;
    task.rule = line.first;
    task.paper = line.second;
    task.weight = last_weight;
    task.first = gathered.own.front();
    for (const std::uint32_t f : gathered.own) {
      task.count += count_of(finding(f));
      task.level = std::max(task.level, finding(f).level);
      task.weight = std::min(task.weight, weight_of(finding(f)));
      if (finding(f).level > finding(task.first).level) task.first = f;
    }
    const Level own_level = task.level;
    for (auto& [rule, findings] : gathered.under) {
      Consequence consequence{rule, 0, {}};
      for (const std::uint32_t f : findings) {
        consequence.count += count_of(finding(f));
        task.level = std::max(task.level, finding(f).level);
      }
      task.count += consequence.count;
      consequence.findings = std::move(findings);
      task.consequences.push_back(std::move(consequence));
    }
    // A mild wording is no small thing where what comes of it is worse.
    if (task.level > own_level) task.weight = std::min(task.weight, rules_[task.rule].weight);
    std::sort(task.consequences.begin(), task.consequences.end(),
              [](const Consequence& a, const Consequence& b) { return std::tuple(b.count, a.rule) < std::tuple(a.count, b.rule); });
    task.findings = std::move(gathered.own);
    task.money = money_of(task);
    task.units = units_of(task);
    task.text = text_of(task);
    return task;
  }

  /// A wording that is milder than its rule comes after what the rule is for.
  [[nodiscard]] int weight_of(const Finding& f) const {
    const RuleInfo& rule = rules_[f.rule];
    const Variant& variant = rule.variants[(f.items.empty() ? f : f.items.front()).variant];
    return variant.level.value_or(rule.level) < rule.level ? last_weight : rule.weight;
  }

  /// What several findings on one thing put at stake is the thing's money, once; what several indicators of a goal do is the goal's.
  [[nodiscard]] std::optional<Ore> money_of(const std::vector<std::uint32_t>& findings) const {
    std::unordered_map<Id<Declaration>, Ore> of_thing;
    std::optional<Ore> sum;
    for (const std::uint32_t f : findings) {
      each_of(finding(f), [&](const Finding& one) {
        if (!one.money) return;
        if (!sum) sum = Ore();
        const Id<Declaration> thing = project().money_owner(one.span);
        if (thing == no_row) return void(sum = add(*sum, *one.money));
        Ore& there = of_thing[thing];
        if (magnitude(*one.money) > magnitude(there)) there = *one.money;
      });
    }
    for (const auto& entry : of_thing) sum = add(*sum, entry.second);
    return sum;
  }

  [[nodiscard]] std::optional<Ore> money_of(const Task& task) const {
    if (const auto own = money_of(task.findings)) return own;
    std::optional<Ore> most;  // their money may be the same kronor: the most that one rule has is no less than once
    for (const Consequence& consequence : task.consequences) most = std::max(most, money_of(consequence.findings));
    return most;
  }

  [[nodiscard]] std::vector<UnitCount> units_of(const Task& task) const {
    std::map<std::string, std::size_t> counts;
    const auto count = [&](const std::vector<std::uint32_t>& findings) {
      for (const std::uint32_t f : findings) {
        each_of(finding(f), [&](const Finding& one) {
          if (!one.unit.empty()) ++counts[one.unit];
        });
      }
    };
    count(task.findings);
    for (const Consequence& consequence : task.consequences) count(consequence.findings);
    std::vector<UnitCount> units;
    for (const auto& entry : counts) units.push_back({entry.first, entry.second});
    std::stable_sort(units.begin(), units.end(), [](const UnitCount& a, const UnitCount& b) { return a.count > b.count; });
    return units;
  }

  [[nodiscard]] std::string_view in(std::string_view swedish) const { return in_language(swedish, input_.language); }
  [[nodiscard]] bool is_swedish() const { return input_.language == Language::swedish; }

  /// What is to be done, of the rule and of what is done in the same round.
  [[nodiscard]] std::string text_of(const Task& task) const {
    std::string text = said_of(task.findings);
    for (const Consequence& consequence : task.consequences) {
      if (is_filled_in_with(task, consequence)) text += fmt::format(" {} {}", in("och"), said_of(consequence.findings));
    }
    return text;
  }

  /// Done in the same round, and so said in the same line.
  [[nodiscard]] bool is_filled_in_with(const Task& task, const Consequence& consequence) const {
    const auto is_to_fill_in = [&](std::uint16_t rule) {
      return rules_[rule].code == "I03" || rules_[rule].code == "I08" || rules_[rule].code == "I09";
    };
    return is_to_fill_in(task.rule) && is_to_fill_in(consequence.rule);
  }

  /// How a finding is said together with others of its rule: as its wording has it, or as the rule has it. May be empty.
  [[nodiscard]] const std::string& task_words(const Finding& f) const {
    const RuleInfo& rule = rules_[f.rule];
    const Variant& own = rule.variants[(f.items.empty() ? f : f.items.front()).variant];
    const auto words = [&](const Variant& v) -> const std::string& { return is_swedish() ? v.task_sv : v.task_en; };
    return words(own).empty() ? words(rule.variants[0]) : words(own);
  }

  /// Findings of one rule as something to do, each wording for itself, the worst first.
  [[nodiscard]] std::string said_of(const std::vector<std::uint32_t>& findings) const {
    std::vector<std::pair<std::string_view, std::vector<std::uint32_t>>> groups;
    std::vector<std::uint32_t> order = findings;
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return finding(a).level > finding(b).level; });
    for (const std::uint32_t f : order) {
      const std::string_view words = task_words(finding(f));
      auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return g.first == words; });
      if (group == groups.end()) group = groups.insert(groups.end(), {words, {}});
      group->second.push_back(f);
    }
    std::string text;
    for (const auto& group : groups) text += (text.empty() ? "" : "; ") + filled_in(group.first, group.second);
    return text;
  }

  /// One alone says it itself; so does the first where the head has no words for several.
  [[nodiscard]] std::string filled_in(std::string_view words, const std::vector<std::uint32_t>& findings) const {
    std::size_t n = 0;
    std::vector<std::string> units;
    for (const std::uint32_t f : findings) {
      n += count_of(finding(f));
      each_of(finding(f), [&](const Finding& one) {
        const std::string& who = one.unit.empty() ? one.subject_id : one.unit;
        if (units.size() <= most_listed && std::find(units.begin(), units.end(), who) == units.end()) units.push_back(who);
      });
    }
    const Finding& first = finding(findings.front());
    if (n == 1) return first.message;
    if (words.empty()) return fmt::format("{} – {} {} {}", first.message, in("och"), n - 1, in("till"));
    const Pattern form = compile_pattern(words).value_or(Pattern{});  // read_rule has compiled it once
    const std::string list = listed_units(std::move(units));
    const Ore money = money_of(findings).value_or(Ore());
    const auto lookup = [&](std::string_view name) -> std::optional<Value> {
      if (name == "n") return Value{static_cast<std::int64_t>(n)};
      if (name == "money") return Value{money.count()};
      if (name == "list") return Value{std::string_view(list)};
      if (name == "budget_year") return Value{std::int64_t{project().plan.budget_year.number()}};
      return std::nullopt;
    };
    return expand(form, lookup, input_.input.vocabulary, input_.language);
  }

  [[nodiscard]] std::string listed_units(std::vector<std::string> units) const {
    const bool more = units.size() > most_listed;
    if (more) units.back() = in("fler");
    return listed(units, in("och"));
  }

  using Order = std::tuple<bool, bool, int, Ore, int, std::int64_t, std::string_view, Paper>;
  [[nodiscard]] Order order_of(const Task& task) const {
    // Who checks a submission alone mends that one first.
    const bool elsewhere = !input_.result.summary.whole_municipality && task.paper == Paper::plan;
    return {elsewhere,
            task.level != Level::error,
            task.weight,
            -magnitude(task.money.value_or(Ore())),
            -static_cast<int>(task.level),
            -static_cast<std::int64_t>(task.count),
            rules_[task.rule].code,
            task.paper};
  }

  const TaskInput& input_;
  const std::vector<RuleInfo>& rules_;
};

}  // namespace

std::vector<Task> tasks_of(const TaskInput& input, FunctionRef<bool(const Finding&)> is_shown) { return Lister(input).list(is_shown); }

std::vector<Task> tasks_of(const TaskInput& input) {
  const auto all = [](const Finding&) { return true; };
  return tasks_of(input, all);
}

}  // namespace malkoll
