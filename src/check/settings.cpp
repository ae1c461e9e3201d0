#include "check/settings.h"

#include <algorithm>

#include "diag/nearest.h"

namespace malkoll {

namespace {

void unknown_code(const Project& project, const Catalogue& catalogue, Span code, Key key, Sink& sink) {
  Mistake m;
  m.code = Code::P12;
  m.span = code;
  m.key = word(key);
  std::vector<std::string_view> codes;
  for (const RuleInfo& rule : catalogue.rules) codes.emplace_back(rule.code);
  const auto near = nearest(project.sources->text(code), codes);
  if (near) m.suggestion = codes[*near]; else m.variant = "utan-förslag";
  sink.add(std::move(m));
}

bool in_force(const Project& project, const WrittenWaiver& waiver) {
  const std::string_view until = project.sources->text(waiver.until);
  return until.empty() || until >= std::to_string(project.plan.budget_year) + "-01-01";
}

}  // namespace

std::vector<RuleSetting> settings_in_force(const Project& project, const Catalogue& catalogue, Sink& sink) {
  std::vector<RuleSetting> settings(catalogue.rules.size());
  for (const WrittenSetting& written : project.facts.settings) {
    const RuleInfo* rule = catalogue.find(project.sources->text(written.code));
    if (rule == nullptr) {
      unknown_code(project, catalogue, written.code, Key::rule, sink);
      continue;
    }
    if (written.owner != project.plan.declaration) continue;
    RuleSetting& setting = settings[catalogue.index(rule->code)];
    setting.level = static_cast<Level>(written.level);
    setting.place = written.place;
    if (!written.has_limit) continue;
    const auto limit = limit_value(written.limit, project.sources->text(written.limit_unit));
    const bool percent = project.sources->text(written.limit_unit) == "%";
    if (rule->limit && limit && percent == (rule->limit_unit == "%")) {
      setting.limit = limit;
      continue;
    }
    Mistake m;
    m.code = Code::P12;
    m.variant = rule->limit ? "gränsens-enhet" : "gräns";
    m.span = written.place;
    m.suggestion = rule->code;
    sink.add(std::move(m));
  }
  for (const WrittenWaiver& waiver : project.facts.waivers) {
    if (catalogue.find(project.sources->text(waiver.code)) == nullptr) unknown_code(project, catalogue, waiver.code, Key::waiver, sink);
  }
  return settings;
}

const WrittenWaiver* waiver_for(const Project& project, std::string_view code, std::uint32_t declaration) {
  const auto& waivers = project.facts.waivers;
  if (waivers.empty()) return nullptr;
  const auto on = [&](std::uint32_t owner) -> const WrittenWaiver* {
    auto w = std::lower_bound(waivers.begin(), waivers.end(), owner,
                              [](const WrittenWaiver& waiver, std::uint32_t wanted) { return waiver.owner < wanted; });
    for (; w != waivers.end() && w->owner == owner; ++w) {
      if (project.sources->text(w->code) == code && in_force(project, *w)) return &*w;
    }
    return nullptr;
  };
  for (std::uint32_t at = declaration; at != no_row; at = project.declaration(at).parent) {
    if (const WrittenWaiver* found = on(at)) return found;
  }
  if (declaration == no_row) return nullptr;
  if (const std::uint32_t unit = project.unit_of(declaration); unit != no_row) {
    if (const WrittenWaiver* found = on(project.units[unit].declaration)) return found;
    for (const BudgetRow& budget : project.budgets) {
      if (budget.unit != unit || !budget.counts) continue;
      if (const WrittenWaiver* found = on(budget.declaration)) return found;
    }
  }
  return project.plan.declaration == no_row ? nullptr : on(project.plan.declaration);
}

}  // namespace malkoll
