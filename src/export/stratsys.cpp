#include <fmt/format.h>

#include <algorithm>

#include "export/tables.h"

namespace malkoll::exporting {

namespace {

/// A field has no way to hold tabs and line ends.
std::string field(std::string_view text) {
  std::string out(text);
  std::replace_if(out.begin(), out.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return out;
}

/// With a decimal comma and no spaces, as a program reads it.
std::string plain(const Decimal& number) {
  std::string digits = fmt::format("{}", number.mantissa < 0 ? -number.mantissa : number.mantissa);
  if (digits.size() <= number.decimals) digits.insert(0, number.decimals + 1U - digits.size(), '0');
  if (number.decimals > 0) digits.insert(digits.size() - number.decimals, ",");
  return (number.mantissa < 0 ? "-" : "") + digits;
}

/// Who answers for an indicator: its own ansvarig, the unit whose goal it measures, or the municipality.
std::string_view unit_of(const Project& project, const IndicatorRow& indicator) {
  Id<UnitRow> unit = indicator.owner;
  if (unit == no_row && indicator.goal != no_row) unit = project.goals[indicator.goal].unit;
  if (unit != no_row) return project.title(project.units[unit].declaration);
  return project.plan.municipality;
}

bool is_one_number(TargetOp op) {
  return op == TargetOp::at_least || op == TargetOp::at_most || op == TargetOp::above || op == TargetOp::below || op == TargetOp::equal;
}

}  // namespace

StratsysWritten write_stratsys(const Project& project, StratsysValues values, Output out) {
  StratsysWritten written;
  if (!out("Enhet\tPeriod\tMått\tVärde\r\n")) return written;
  const auto write = [&](const MeasureRow& row, bool number, Decimal value) {
    if (row.indicator == no_row || row.period.year == 0 || !number || !row.group.empty()) {
      ++written.left_out;
      return true;
    }
    const IndicatorRow& indicator = project.indicators[row.indicator];
    // Any day of the period will do; the last one of the year, or of the half-year.
    const std::string line =
        fmt::format("{}\t{}-{}\t{}\t{}\r\n", field(unit_of(project, indicator)), row.period.year,
                    row.period.is_interim() ? "06-30" : "12-31", field(project.title(indicator.declaration)), plain(value));
    return out(line);
  };
  const auto measure = [&](const MeasureRow& row) -> const Measure& { return project.facts.measures[row.measure]; };
  const auto write_target = [&](const TargetRow& row) {
    return write(row, row.level.known && is_one_number(row.level.op) && measure(row).over != Over::sum, row.level.value);
  };
  const auto write_outcome = [&](const OutcomeRow& row) { return write(row, measure(row).op == TargetOp::none, measure(row).value); };
  written.all = values == StratsysValues::targets ? std::all_of(project.targets.begin(), project.targets.end(), write_target)
                                                  : std::all_of(project.outcomes.begin(), project.outcomes.end(), write_outcome);
  return written;
}

}  // namespace malkoll::exporting
