#include "check/settings.h"

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

}  // namespace malkoll
