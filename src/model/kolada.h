#pragma once

#include <string>
#include <vector>

#include "kolada/answers.h"
#include "model/project.h"

/// Kolada's answers held against what the plan, the submissions and the follow-ups say.
namespace malkoll::model {

/// Whose answers they are: the municipality that they were asked for, else the plan's where they speak of it, else the first that they speak of.
[[nodiscard]] std::string municipality_of(const kolada::Answers& answers, std::string_view plans);

/// Fills Project::kolada_indicators and what goes with it. Requires tidy answers of the plan's municipality, and a resolved project.
void connect_kolada(Project& project, const kolada::Answers& answers);

/// The number of an indicator in Kolada: a letter and five digits; empty: it names none.
[[nodiscard]] std::string kolada_number(const Project& project, const IndicatorRow& indicator);

/// Kolada's values for an indicator.
[[nodiscard]] IdRange<KoladaValueRow> kolada_values_of(const Project& project, Id<IndicatorRow> indicator);

/// What an indicator's value comes to as the indicator is written: with as many decimals as the most that its targets and values have (one
/// where it has none), and in its own unit where that and Kolada's are amounts.
[[nodiscard]] std::optional<Decimal> as_indicator_writes(const Project& project, Id<KoladaValueRow> value);

/// Whether a written value is of the same as one of Kolada's: year, whom it counts, and what it is compared with.
[[nodiscard]] bool is_same(const MeasureRow& written, std::string_view name, const KoladaValueRow& value);

}  // namespace malkoll::model
