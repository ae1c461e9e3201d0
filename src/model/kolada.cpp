#include "model/kolada.h"

#include <algorithm>
#include <span>

#include "kolada/number.h"
#include "model/exact.h"
#include "model/measure_unit.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::model {

namespace {

constexpr std::string_view whole_country = "riket", women = "kvinnor", men = "män";

std::string_view group_of(kolada::Gender gender) {
  return gender == kolada::Gender::all ? std::string_view() : gender == kolada::Gender::women ? women : men;
}

/// Kolada counts girls as women.
std::string_view adult(std::string_view group) { return group == "flickor" ? women : group == "pojkar" ? men : group; }

/// The amount that a unit begins with: kr of `kr/elev`, mnkr of `mnkr per år`.
AmountUnit amount_in(std::string_view unit) { return amount_unit(unit.substr(0, unit.find_first_of(" /"))); }

/// How many times Kolada's value is to be divided by ten to be in the other unit; 0 where either is no amount.
int power_between(AmountUnit of_kolada, AmountUnit written) {
  if (of_kolada == AmountUnit::none || written == AmountUnit::none) return 0;
  int power = 0;
  for (std::int64_t n = ore_per(of_kolada); n > 1; n /= 10) ++power;
  for (std::int64_t n = ore_per(written); n > 1; n /= 10) --power;
  return power;
}

const KoladaIndicatorRow* row_of(const Project& project, Id<IndicatorRow> indicator) {
  const auto& rows = project.kolada_indicators;
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const KoladaIndicatorRow& row) { return row.indicator == indicator; });
  return found == rows.end() ? nullptr : &*found;
}

int power_for(const Project& project, Id<IndicatorRow> indicator, std::string_view beside) {
  const KoladaIndicatorRow* row = row_of(project, indicator);
  if (row == nullptr) return 0;
  const std::string_view unit = beside.empty() ? project.text(project.indicators[indicator].unit_of_measure) : beside;
  return power_between(amount_in(unit_in_title(row->title)), amount_in(unit));
}

/// A written value, and what Kolada has of the same, rounded as it is written.
std::optional<Decimal> in_kolada(const Project& project, const MeasureRow& written, std::string_view name) {
  if (written.indicator == no_row || written.period.is_interim()) return std::nullopt;
  const Measure& m = project.facts.measures[written.measure];
  if (m.op == TargetOp::yes || m.op == TargetOp::no) return std::nullopt;
  const std::span<const KoladaValueRow> values = project.kolada_values[kolada_values_of(project, written.indicator)];
  const auto found = std::find_if(values.begin(), values.end(), [&](const KoladaValueRow& v) { return is_same(written, name, v); });
  if (found == values.end()) return std::nullopt;
  return kolada::rounded(found->number, m.value.decimals, power_for(project, written.indicator, project.text(m.unit)));
}

/// As the name can stand on a line: on one line, and without what would end the name.
std::string name_of(const kolada::Answers& answers, const std::string& place) {
  if (place == kolada::country) return std::string(whole_country);
  const kolada::Place* known = answers.place(place);
  std::string name = known == nullptr ? place : known->title;
  std::erase(name, ':');
  std::replace_if(name.begin(), name.end(), [](char c) { return c >= 0 && c < ' '; }, ' ');
  name.erase(std::unique(name.begin(), name.end(), [](char a, char b) { return a == ' ' && b == ' '; }), name.end());
  const std::string_view words = trim(name);
  return words.empty() ? place : std::string(words);
}

}  // namespace

std::string municipality_of(const kolada::Answers& answers, std::string_view plans) {
  if (!answers.municipality.empty()) return answers.municipality;
  std::string first;
  for (const kolada::Value& value : answers.values) {
    if (value.place == plans) return value.place;
    if (first.empty() && value.place != kolada::country && !value.place.starts_with('G')) first = value.place;
  }
  return first;
}

std::string kolada_number(const Project& project, const IndicatorRow& indicator) {
  return indicator.from_kolada ? kolada::as_number(project.sources->text(indicator.kolada)).value_or("") : "";
}

IdRange<KoladaValueRow> kolada_values_of(const Project& project, Id<IndicatorRow> indicator) {
  const auto& rows = project.kolada_values;
  const auto first = std::partition_point(rows.begin(), rows.end(), [&](const KoladaValueRow& row) { return row.indicator < indicator; });
  const auto last = std::partition_point(first, rows.end(), [&](const KoladaValueRow& row) { return row.indicator == indicator; });
  return {Id<KoladaValueRow>(static_cast<std::size_t>(first - rows.begin())),
          Id<KoladaValueRow>(static_cast<std::size_t>(last - rows.begin()))};
}

bool is_same(const MeasureRow& written, std::string_view name, const KoladaValueRow& value) {
  return written.indicator == value.indicator && written.period.year == value.year && adult(written.group) == value.group &&
         fold(name) == fold(value.name);
}

std::optional<Decimal> as_indicator_writes(const Project& project, Id<KoladaValueRow> row) {
  const KoladaValueRow& value = project.kolada_values[row];
  std::optional<unsigned> decimals;
  const auto count = [&](const MeasureRow& written) {
    if (written.indicator == value.indicator)
      decimals = std::max(decimals.value_or(0), unsigned{project.facts.measures[written.measure].value.decimals});
  };
  for (const OutcomeRow& outcome : project.outcomes) count(outcome);
  for (const TargetRow& target : project.targets) {
    if (project.facts.measures[target.measure].form == TargetForm::level) count(target);
  }
  return kolada::rounded(value.number, decimals.value_or(1), power_for(project, value.indicator, {}));
}

void connect_kolada(Project& project, const kolada::Answers& answers) {
  constexpr unsigned finest = 6;
  const std::string own = municipality_of(answers, project.plan.municipality);
  project.has_kolada = true;
  for (const Id<IndicatorRow> i : project.indicators.ids()) {
    const std::string number = kolada_number(project, project.indicators[i]);
    if (number.empty()) continue;
    const kolada::Indicator* known = answers.indicator(number);
    auto v = std::partition_point(answers.values.begin(), answers.values.end(),
                                  [&](const kolada::Value& value) { return value.indicator < number; });
    bool any = false;
    for (; v != answers.values.end() && v->indicator == number; ++v) {
      any = true;
      const std::optional<Decimal> value = v->known() ? kolada::rounded(v->number, finest) : std::nullopt;
      if (value)
        project.kolada_values.push_back(
            {i, v->year, group_of(v->gender), v->place == own ? std::string() : name_of(answers, v->place), v->number, *value, v->status});
    }
    if (known != nullptr) project.kolada_indicators.push_back({i, number, known->title, kolada::last_year(known->title), known->gone});
    else if (any) project.kolada_indicators.push_back({i, number, {}, {}, false});
  }
  for (const OutcomeRow& outcome : project.outcomes) project.outcome_in_kolada.push_back(in_kolada(project, outcome, {}));
  for (const ComparisonRow& c : project.comparisons) project.comparison_in_kolada.push_back(in_kolada(project, c, c.name));
}

}  // namespace malkoll::model
