#include "model/target_checks.h"

#include <algorithm>

#include "diag/nearest.h"
#include "model/exact.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::model {

namespace {

/// What an indicator is measured in: as it says, else by its title; folded, but for the percent sign.
std::string unit_of(const Project& project, const IndicatorRow& indicator) {
  const std::string_view written = project.text(indicator.unit_of_measure);
  const std::string_view unit = written.empty() ? std::string_view(indicator.title_unit) : written;
  return unit.find('%') != std::string_view::npos ? "%" : fold(unit);
}

const char* fault_of(const Project& project, const Measure& target, const IndicatorRow& indicator) {
  const std::string unit = unit_of(project, indicator);
  if (target.form == TargetForm::placing) {
    static const WordList ranks("placering*, plats*, rank*, ranking*, rankning*");
    const bool title_only = project.text(indicator.unit_of_measure).empty();
    return title_only || ranks.first_in(unit) ? nullptr : "placering-enhet";
  }
  const bool share = unit == "%" || unit.starts_with("procent");
  const bool untold = target.step_unit == StepUnit::percent || (target.step_unit == StepUnit::plain && target.unit.empty());
  return target.form == TargetForm::step && untold && share ? "procent" : nullptr;
}

}  // namespace

bool refuses_form(const Project& project, const Measure& target, const IndicatorRow* indicator, Faults& faults) {
  const char* const fault = indicator == nullptr ? nullptr : fault_of(project, target, *indicator);
  if (fault == nullptr) return false;
  Mistake mistake;
  mistake.code = Code::P09;
  mistake.variant = fault;
  mistake.span = target.place;
  mistake.key = word(target.key);
  mistake.kind = word(project.declaration(target.owner).kind);
  faults.sink.add(std::move(mistake));
  faults.broken.push_back({target.owner, target.key, target.year, target.place, target.indicator});
  return true;
}

void find_comparisons(const Project& project, Faults& faults) {
  for (const TargetRow& target : project.targets) {
    const Measure& m = project.facts.measures[target.measure];
    if (m.form != TargetForm::comparison || target.indicator == no_row) continue;
    const std::string wanted = fold(project.text(m.than));
    std::vector<std::string_view> names;
    bool found = false;
    for (const ComparisonRow& c : project.comparisons) {
      if (c.indicator != target.indicator) continue;
      names.push_back(c.name);
      found |= fold(c.name) == wanted;
    }
    if (found || names.empty()) continue;
    LooseRow loose{.wanted = LooseRow::Wanted::comparison,
                   .owner = project.declaration(m.owner).kind,
                   .property = word(m.key),
                   .unit = project.unit_of(m.owner),
                   .text = m.than};
    const auto near = nearest(project.text(m.than), names);
    loose.suggestion = near ? names[*near] : names.front();
    faults.loose.push_back(loose);
  }
}

std::int64_t in_hundredths(Decimal number) {
  const auto hundredths = times(number, 100);
  if (!hundredths) return 0;
  std::int64_t whole = hundredths->mantissa;
  for (int d = hundredths->decimals; d > 0; --d) whole /= 10;
  return whole;
}

std::int64_t partly_in(const Project& project, Id<Declaration> declaration) {
  if (declaration == no_row) return 0;
  for (const Measure& m : project.facts.measures) {
    if (m.owner == declaration && m.key == Key::partly && m.of_target) return in_hundredths(m.value);
  }
  return 0;
}

}  // namespace malkoll::model
