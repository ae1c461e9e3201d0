#include "submission/kolada_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "model/exact.h"
#include "model/kolada.h"
#include "model/measure_unit.h"
#include "text/format.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::submission {

namespace {

/// One word for units that are the same.
std::string same_unit(std::string_view unit) {
  const std::string folded = fold(unit);
  if (unit.find('%') != std::string_view::npos || folded == "procent") return "%";
  if (folded == "st" || folded == "styck" || folded == "stycken") return "antal";
  if (folded == "kronor") return "kr";
  if (folded == "mkr") return "mnkr";
  return folded;
}

/// Whether two names have a word of some length in common, or the beginning of one: elever and elevernas.
bool share_a_word(std::string_view one, std::string_view other) {
  constexpr std::size_t telling = 5;
  std::set<std::string> beginnings;
  const std::string folded = fold(one), folded_other = fold(other);
  for (const std::string_view word : split_words(folded)) {
    if (word.size() >= telling) beginnings.emplace(word.substr(0, telling));
  }
  if (beginnings.empty()) return true;  // there is nothing to tell by
  const auto words = split_words(folded_other);
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return word.size() >= telling && beginnings.contains(std::string(word.substr(0, telling)));
  });
}

/// The word for whom a value counts: girls where the indicator counts girls.
std::string group_for(const Project& project, Id<IndicatorRow> indicator, std::string_view group) {
  const std::string_view young = group == "kvinnor" ? "flickor" : group == "män" ? "pojkar" : "";
  const auto is_young = [&](const OutcomeRow& o) { return o.indicator == indicator && (o.group == "flickor" || o.group == "pojkar"); };
  const bool counts_young = std::any_of(project.outcomes.begin(), project.outcomes.end(), is_young);
  return std::string(counts_young && !young.empty() ? young : group);
}

/// What is written of the same as one of Kolada's values.
template <typename Row, typename InKolada, typename NameOf>
void hold_against(const Project& project, const Rows<Row>& rows, const InKolada& in_kolada, NameOf name_of, const KoladaValueRow& value,
                  KoladaLine& line) {
  for (const Id<Row> r : rows.ids()) {
    if (rows[r].period.is_interim() || !model::is_same(rows[r], name_of(rows[r]), value)) continue;
    line.is_written = true;
    const Measure& m = project.facts.measures[rows[r].measure];
    const std::optional<Decimal>& kolada = in_kolada[r];
    if (kolada && model::compare(*kolada, m.value) != 0)
      line.others.push_back({m.place, std::string(project.text(m.place)), format_decimal(*kolada)});
  }
}

std::optional<KoladaLine> line_of(const Project& project, Id<KoladaValueRow> row) {
  const KoladaValueRow& value = project.kolada_values[row];
  const std::optional<Decimal> number = model::as_indicator_writes(project, row);
  if (!number) return std::nullopt;
  KoladaLine line{.year = value.year,
                  .name = value.name,
                  .group = group_for(project, value.indicator, value.group),
                  .number = format_decimal(*number),
                  .status = value.status};
  if (value.name.empty()) {
    hold_against(project, project.outcomes, project.outcome_in_kolada, [](const OutcomeRow&) { return std::string_view(); }, value, line);
  } else {
    hold_against(project, project.comparisons, project.comparison_in_kolada, [](const ComparisonRow& c) { return c.name; }, value, line);
  }
  line.in_plan_years = project.plan.holds(value.year);
  return line;
}

std::vector<KoladaLine> lines_of(const Project& project, Id<IndicatorRow> indicator, const std::vector<Year>& years) {
  std::vector<KoladaLine> lines;
  for (const Id<KoladaValueRow> row : model::kolada_values_of(project, indicator)) {
    if (!std::binary_search(years.begin(), years.end(), project.kolada_values[row].year)) continue;
    std::optional<KoladaLine> line = line_of(project, row);
    // What to compare with in years before the plan is asked for by whoever has written some of it.
    if (line && (line->name.empty() || line->in_plan_years || line->is_written)) lines.push_back(std::move(*line));
  }
  std::stable_sort(lines.begin(), lines.end(), [](const KoladaLine& a, const KoladaLine& b) {
    return a.year != b.year ? a.year < b.year : a.name.empty() && !b.name.empty();
  });
  return lines;
}

void add_answer(const Project& project, const KoladaIndicatorRow& row, KoladaIndicator& to) {
  const IndicatorRow& indicator = project.indicators[to.indicator];
  to.asked = true;
  to.title = row.title;
  to.gone = row.gone;
  to.last_year = row.last_year;
  const std::string_view own = project.text(indicator.unit_of_measure);
  const std::string_view written = own.empty() ? std::string_view(indicator.title_unit) : own;
  const std::string unit = model::unit_in_title(row.title);
  if (!unit.empty() && !written.empty() && same_unit(unit) != same_unit(written)) {
    to.unit = unit;
    to.unit_written = written;
  }
  to.other_name = !row.title.empty() && !share_a_word(project.title(indicator.declaration), row.title);
}

}  // namespace

std::string KoladaLine::head_of(std::string_view about) const {
  return fmt::format("{} {}{}{}{}{}", name.empty() ? "utfall" : "jämförelse", about, name.empty() ? "" : " ", name,
                     group.empty() ? "" : " ", group);
}

std::string KoladaLine::head() const { return head_of(to_string(year)); }

std::vector<Year> kolada_years(const Project& project) {
  std::set<Year> years;
  const auto add = [&](const MeasureRow& written) {
    if (written.indicator != no_row && written.period.year != 0 &&
        !model::kolada_number(project, project.indicators[written.indicator]).empty())
      years.insert(written.period.year);
  };
  for (const OutcomeRow& o : project.outcomes) add(o);
  for (const ComparisonRow& c : project.comparisons) add(c);
  for (const TargetRow& t : project.targets) add(t);
  const PlanRow& plan = project.plan;
  if (plan.budget_year != 0) {
    for (Year year = plan.budget_year - 1; year <= plan.last_year; ++year) years.insert(year);
  }
  return {years.begin(), years.end()};
}

std::vector<KoladaIndicator> kolada_indicators(const Project& project) {
  const std::vector<Year> years = kolada_years(project);
  std::vector<KoladaIndicator> all;
  for (const Id<IndicatorRow> i : project.indicators.ids()) {
    KoladaIndicator one{.indicator = i, .number = model::kolada_number(project, project.indicators[i])};
    if (one.number.empty()) continue;
    for (const KoladaIndicatorRow& row : project.kolada_indicators) {
      if (row.indicator == i) add_answer(project, row, one);
    }
    one.lines = lines_of(project, i, years);
    const auto has = [&](Year year) {
      return std::any_of(one.lines.begin(), one.lines.end(),
                         [&](const KoladaLine& l) { return l.year == year && l.name.empty() && l.group.empty(); });
    };
    for (Year year = project.plan.budget_year; year != 0 && year <= project.plan.last_year; ++year) {
      if (one.asked && !one.gone && !has(year)) one.missing.push_back(year);
    }
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace malkoll::submission
