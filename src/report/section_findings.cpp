#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "diag/documentation.h"
#include "diag/places.h"
#include "report/follow_up_findings.h"
#include "report/money_once.h"
#include "report/sections.h"

namespace malkoll::report {

namespace {

constexpr std::size_t most_of_level = 25;  ///< of a rule: what stops a budget is never behind advice of the same rule

struct RuleFindings {
  std::uint16_t rule = 0;
  Level worst = Level::advice;
  Ore money;
  std::vector<std::uint32_t> rows;  ///< the worst first, then by place
};

/// What a report shows: of what it is about, and a follow-up what is found of that.
class Shown {
 public:
  explicit Shown(const Page& page) : page_(page) {
    if (page.options.follow_up) follow_up_.emplace(page.input.project, page.input.result, *page.options.follow_up);
  }
  [[nodiscard]] bool operator()(const Finding& finding) const {
    return page_.is_about(finding) && (!follow_up_ || follow_up_->hold(finding));
  }

 private:
  const Page& page_;
  std::optional<FollowUpFindings> follow_up_;
};

/// Of a gathered finding: what it stands for, in a unit's own report what concerns that.
Data item_rows(const Page& page, const Shown& is_shown, const Finding& finding) {
  Data rows{Data::type::list};
  for (const Finding& item : finding.items) {
    if (!is_shown(item)) continue;
    Data row;
    row.set("message", capital(shown(item.message)));
    put(row, "place", page.place(item.span, item.whole_file));
    put(row, "money", page.words.total_if_any(item.money.value_or(Ore())));
    rows.push_back(row);
  }
  return rows;
}

/// The worst first, then by money, then by code.
std::vector<RuleFindings> by_rule(const Page& page, const Shown& is_shown) {
  std::map<std::uint16_t, RuleFindings> groups;
  const auto& findings = page.input.result.findings;
  for (std::uint32_t f = 0; f < findings.size(); ++f) {
    if (findings[f].waived || !is_shown(findings[f])) continue;
    RuleFindings& group = groups[findings[f].rule];
    group.rule = findings[f].rule;
    group.worst = std::max(group.worst, findings[f].level);
    group.rows.push_back(f);
  }
  std::vector<RuleFindings> sorted;
  for (auto& [rule, group] : groups) {
    std::stable_sort(group.rows.begin(), group.rows.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return findings[a].level > findings[b].level; });
    group.money = money_once(page.input.project, findings, group.rows);
    sorted.push_back(std::move(group));
  }
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const RuleFindings& a, const RuleFindings& b) { return a.worst != b.worst ? a.worst > b.worst : a.money > b.money; });
  return sorted;
}

void add_level(const Page& page, Data& data, Level level) {
  data.set("level", std::string(level_word(level, page.words.language())));
  data.set("level_class", std::string(level_word(level, Language::english)));
}

Data finding_row(const Page& page, const Shown& is_shown, const Finding& finding) {
  Data row;
  add_level(page, row, finding.level);
  row.set("message", capital(shown(finding.message)));
  put(row, "help", capital(shown(finding.help)));
  put(row, "place", page.place(finding.span, finding.whole_file));
  put(row, "unit", shown(finding.unit));
  put(row, "money", page.words.total_if_any(finding.money.value_or(Ore())));
  Data items = item_rows(page, is_shown, finding);
  flag(row, "gathered", !items.is_empty_list());
  row.set("items", items);
  return row;
}

Data rule_group(const Page& page, const Shown& is_shown, const RuleFindings& group) {
  const RuleInfo& rule = page.input.result.catalogue->rules[group.rule];
  const Wording& w = page.words;
  Data data;
  data.set("code", rule.code);
  data.set("name", shown(rule.name));
  add_level(page, data, group.worst);
  data.set("count", w.counted(group.rows.size(), w.in("fynd¦ett"), w.in("fynd")));
  put(data, "money", w.total_if_any(group.money));
  for (const RulePart& part : documentation(rule, w.language())) {
    if (part.name == "when") continue;  // a report says when a finding is given by giving it
    put(data, std::string(part.name), part.example || part.name == "waive" ? std::string(part.text) : shown(part.text));
    data.set(fmt::format("{}_heading", part.name), std::string(part.heading));
  }
  flag(data, "examples", !rule.wrong.empty() || !rule.right.empty() || !rule.waive.empty());
  Data rows{Data::type::list};
  std::map<Level, std::size_t> of_level;
  std::size_t left_out = 0;
  for (const std::uint32_t f : group.rows) {
    const Finding& finding = page.input.result.findings[f];
    if (++of_level[finding.level] > most_of_level) ++left_out;
    else rows.push_back(finding_row(page, is_shown, finding));
  }
  data.set("findings", rows);
  put(data, "more", w.count_if_any(left_out));
  return data;
}

/// There is something that such rules look at: a rule about bolag says nothing of a municipality without any.
bool had_something_to_examine(const Project& project, std::string_view code) {
  switch (code.front()) {
    case 'D': return !project.assignments.empty();
    case 'K':
      return std::any_of(project.units.begin(), project.units.end(), [](const UnitRow& unit) { return unit.kind == Kind::company; });
    case 'U': return !project.follow_ups.empty();
    default: return true;
  }
}

/// Rules that were asked and found nothing that counts: what was right.
std::vector<const RuleInfo*> rules_without(const Page& page, const Shown& is_shown) {
  const CheckResult& result = page.input.result;
  std::vector<bool> found(result.catalogue->rules.size());
  for (const Finding& finding : result.findings) {
    if (!finding.waived && is_shown(finding)) found[finding.rule] = true;
  }
  std::vector<const RuleInfo*> rules;
  for (std::size_t r = 0; r < result.catalogue->rules.size(); ++r) {
    const RuleInfo& rule = result.catalogue->rules[r];
    const bool asked = (r < result.ran.size() && result.ran[r]) || rule.sql.empty();  // those of P and F are asked of each line and file
    if (asked && !found[r] && had_something_to_examine(page.input.project, rule.code) &&
        (!page.options.follow_up || asks_of_follow_ups(rule)))
      rules.push_back(&rule);
  }
  return rules;
}

}  // namespace

void write_waivers(Page& page) {
  Data rows{Data::type::list};
  std::size_t count = 0;
  constexpr std::size_t most = 500;
  const Shown is_shown(page);
  for (const Finding& finding : page.input.result.findings) {
    if (!finding.waived || !is_shown(finding)) continue;
    if (++count > most) continue;
    Data row;
    row.set("code", rule_of(page.input.result, finding).code);
    row.set("message", capital(shown(finding.message)));
    row.set("reason", shown(finding.waived->reason));
    row.set("until", finding.waived->until.empty() ? std::string(page.words.in("tills vidare"))
                                                   : fmt::format("{} {}", page.words.in("till och med"), shown(finding.waived->until)));
    put(row, "place", page.place(finding.span, finding.whole_file));
    row.set("money", page.words.total_if_any(finding.money.value_or(Ore())));
    rows.push_back(row);
  }
  if (count == 0) return;
  Data data;
  data.set("rows", rows);
  put(data, "left_out", page.words.count_if_any(count - std::min(count, most)));
  page.write("waivers", std::move(data));
}

void write_findings(Page& page) {
  Data groups{Data::type::list};
  const Shown is_shown(page);
  for (const RuleFindings& group : by_rule(page, is_shown)) groups.push_back(rule_group(page, is_shown, group));
  Data data;
  flag(data, "some", !groups.is_empty_list());
  data.set("groups", groups);
  const std::vector<const RuleInfo*> without = rules_without(page, is_shown);
  Data rows{Data::type::list};
  for (const RuleInfo* rule : without) {
    Data row;
    row.set("code", rule->code);
    row.set("name", shown(rule->name));
    rows.push_back(row);
  }
  data.set("rules_without", rows);
  const Wording& w = page.words;
  put(data, "without",
      without.empty() ? std::string() : w.counted(without.size(), w.in("regel utan anmärkning"), w.in("regler utan anmärkning")));
  page.write("findings", std::move(data));
}

}  // namespace malkoll::report
