#include "check/settings.h"

#include "diag/nearest.h"
#include "text/told.h"
#include "text/utf8.h"

namespace malkoll {

namespace {

void unknown_code(const Project& project, const Catalogue& catalogue, Span code, Key key, Sink& sink) {
  Mistake m;
  m.code = Code::P12;
  m.span = code;
  m.key = word(key);
  std::vector<std::string_view> codes;
  for (const RuleInfo& rule : catalogue.rules) codes.emplace_back(rule.code);
  const auto near = nearest(as_code(project.sources->text(code)), codes);
  if (near) {
    m.suggestion = codes[*near];
    m.certain = fold(m.suggestion) == fold(project.sources->text(code));
  } else {
    m.variant = "utan-förslag";
  }
  sink.add(std::move(m));
}

std::string_view written_way(LimitWay way) {
  return written(Shape::target, way == LimitWay::at_most ? TargetOp::at_most : TargetOp::at_least);
}

/// What a threshold is measured in.
enum class LimitKind : std::uint8_t { count, percent, money };

LimitKind measure_of(std::string_view unit) {
  return unit.empty() ? LimitKind::count : unit == "%" ? LimitKind::percent : LimitKind::money;
}

std::string_view example_of(LimitKind measure) {
  switch (measure) {
    case LimitKind::count: return in_run_language("antal, till exempel   varning, högst 3");
    case LimitKind::percent: return in_run_language("procent, till exempel   varning, högst 10 %");
    case LimitKind::money: return in_run_language("pengar, till exempel   varning, högst 50 mnkr");
  }
  return {};
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
    const auto refuse = [&](const char* variant, std::string_view wanted = {}) {
      Mistake m;
      m.code = Code::P12;
      m.variant = variant;
      m.span = written.place;
      m.suggestion = rule->code;
      m.wanted = wanted;
      sink.add(std::move(m));
    };
    if (rule->sql.empty() && rule->level == Level::error) {
      refuse("fast");
      continue;
    }
    RuleSetting& setting = settings[catalogue.index(rule->code)];
    setting.level = static_cast<Level>(written.level);
    setting.place = written.place;
    if (!written.has_limit) continue;
    const std::string_view unit = project.sources->text(written.limit_unit);
    const auto limit = limit_value(written.limit, unit);
    if (!rule->limit) {
      refuse("gräns");
    } else if ((rule->limit->way == LimitWay::at_most && written.way == TargetOp::at_least) ||
               (rule->limit->way == LimitWay::at_least && written.way == TargetOp::at_most)) {
      refuse("gränsens-håll", written_way(rule->limit->way));
    } else if (!limit || measure_of(unit) != measure_of(rule->limit->unit)) {
      refuse("gränsens-enhet", example_of(measure_of(rule->limit->unit)));
    } else if (*limit < 0 || (measure_of(unit) == LimitKind::percent && *limit > 10'000)) {
      refuse("gränsens-värde",
             measure_of(unit) == LimitKind::percent
                 ? "högst 10 %"
                 : example_of(measure_of(unit)).substr(example_of(measure_of(unit)).rfind(written_way(LimitWay::at_most))));
    } else {
      setting.limit = limit;
    }
  }
  for (const WrittenWaiver& waiver : project.facts.waivers) {
    if (catalogue.find(project.sources->text(waiver.code)) == nullptr) unknown_code(project, catalogue, waiver.code, Key::waiver, sink);
  }
  return settings;
}

}  // namespace malkoll
