#include "store/columns.h"

namespace malkoll {

using namespace columns;

namespace {

const Measure& measure(const Project& p, const MeasureRow& row) {
  return p.facts.measures[row.measure];
}

bool has_number(TargetOp op) {
  return op >= TargetOp::at_least && op <= TargetOp::equal;
}
Cell target_value(const Measure& m) {
  return has_number(m.op) ? real_cell(m.value.real()) : null_cell();
}
Cell target_high(const Measure& m) {
  return m.op == TargetOp::between ? real_cell(m.high.real()) : null_cell();
}
Cell outcome_value(const Measure& m) {
  return m.op == TargetOp::yes || m.op == TargetOp::no ? real_cell(m.op == TargetOp::yes ? 1 : 0)
                                                       : real_cell(m.value.real());
}

Cell outcome_at(const Project& p, std::uint32_t row) {
  return row == no_row ? null_cell() : outcome_value(measure(p, p.outcomes[row]));
}
/// The target, else what was measured, else the indicator: only an own goal has a target for that year.
Span year_place(const Project& p, const IndicatorYearRow& year) {
  if (year.target != no_row) return measure(p, p.targets[year.target]).place;
  const std::uint32_t measured = year.outcome != no_row ? year.outcome : year.half;
  if (measured != no_row) return measure(p, p.outcomes[measured]).place;
  return p.declaration(p.indicators[year.indicator].declaration).id;
}

std::string_view direction_from(const Project& p, const IndicatorRow& row) {
  switch (row.direction_from) {
    case DirectionFrom::target: return "målvärde";
    case DirectionFrom::indicator: return "indikator";
    case DirectionFrom::goal: return word(p.goals[row.goal].kind);
    case DirectionFrom::title: return "titel";
    case DirectionFrom::plan: return "plan";
    case DirectionFrom::goal_text: return "målets text";
    default: return {};
  }
}

/// A målvärde's line before its colon: `målvärde 2025`.
std::string_view head_of(const Project& p, const Measure& m) {
  const std::string_view line = p.sources->text(p.sources->line(m.place.at));
  const std::size_t first = line.find_first_not_of(" \t"), colon = line.find(':');
  return first == std::string_view::npos || colon == std::string_view::npos || colon < first ? std::string_view() : line.substr(first, colon - first);
}

std::int64_t file_of(const Project& p, const MeasureRow& row) {
  return static_cast<std::int64_t>(p.sources->index_at(measure(p, row).place.at));
}

}  // namespace

void add_indicator_tables(const Project& project, std::vector<Table>& tables) {
  tables.push_back(
      table(project, "indicator", project.indicators.size(),
            {
                Column{"key", "INT", nullptr},
                MALKOLL_COLUMN("id", "TEXT", indicators, text_cell(p.id(row.declaration))),
                MALKOLL_COLUMN("title", "TEXT", indicators, text_cell(p.title(row.declaration))),
                MALKOLL_INDEXED("goal", indicators, key_cell(row.goal)),
                MALKOLL_COLUMN("unit_of_measure", "TEXT", indicators, some_text(p.text(row.unit_of_measure))),
                MALKOLL_COLUMN("title_unit", "TEXT", indicators, some_text(row.title_unit)),
                MALKOLL_COLUMN("counts_change", "INT", indicators, integer_cell(row.counts_change ? 1 : 0)),
                MALKOLL_COLUMN("source", "TEXT", indicators, some_text(p.text(row.source))),
                MALKOLL_COLUMN("kolada", "TEXT", indicators, row.from_kolada ? text_cell(p.sources->text(row.kolada)) : null_cell()),
                MALKOLL_COLUMN("direction", "TEXT", indicators, some_text(word(row.direction))),
                MALKOLL_COLUMN("direction_from", "TEXT", indicators,
                               row.direction_from == DirectionFrom::none ? null_cell() : text_cell(direction_from(p, row))),
                MALKOLL_COLUMN("said_direction", "TEXT", indicators, some_text(word(row.said_direction))),
                MALKOLL_COLUMN("said_direction_on", "TEXT", indicators,
                               row.said_direction == Direction::none ? null_cell() : text_cell(word(row.said_direction_on))),
                MALKOLL_OTHER_PLACE("direction_place", indicators, row.said_direction == Direction::none ? Span{} : row.direction_place),
                MALKOLL_COLUMN("measured", "TEXT", indicators, property_cell(p, row.declaration, Key::measured)),
                MALKOLL_COLUMN("months", "INT", indicators, integer_cell(row.months)),
                MALKOLL_COLUMN("owner", "INT", indicators, key_cell(row.owner)),
                MALKOLL_COLUMN("owner_text", "TEXT", indicators, some_text(p.sources->text(row.owner_text))),
                MALKOLL_COLUMN("targets", "INT", indicators, integer_cell(row.targets)),
                MALKOLL_COLUMN("target_missing", "TEXT", indicators,
                               row.says_missing ? text_cell(p.text(row.target_missing)) : null_cell()),
                MALKOLL_COLUMN("outcomes", "INT", indicators, integer_cell(row.outcomes)),
                MALKOLL_OTHER_PLACE("bare_target", indicators, row.bare_target),
                MALKOLL_COLUMN("last_target_year", "INT", indicators,
                               row.last_target == no_row || p.targets[row.last_target].year == 0
                                   ? null_cell()
                                   : integer_cell(p.targets[row.last_target].year)),
                MALKOLL_COLUMN("last_target_op", "TEXT", indicators,
                               row.last_target == no_row ? null_cell()
                                                         : text_cell(word(measure(p, p.targets[row.last_target]).op))),
                MALKOLL_COLUMN(
                    "last_target_value", "REAL", indicators,
                    row.last_target == no_row ? null_cell() : target_value(measure(p, p.targets[row.last_target]))),
                MALKOLL_COLUMN("latest_year", "INT", indicators,
                               row.latest == no_row ? null_cell() : integer_cell(p.outcomes[row.latest].year)),
                MALKOLL_COLUMN("latest_value", "REAL", indicators,
                               row.latest == no_row ? null_cell() : outcome_value(measure(p, p.outcomes[row.latest]))),
                MALKOLL_COLUMN("mal", "INT", indicators, integer_cell(row.goals)),
                MALKOLL_COLUMN("unreadable_targets", "INT", indicators, integer_cell(row.unreadable_targets)),
                MALKOLL_COLUMN("unreadable_outcomes", "INT", indicators, integer_cell(row.unreadable_outcomes)),
                MALKOLL_INDEXED("twin", indicators, key_cell(row.twin)),
                MALKOLL_COLUMN(
                    "file", "INT", indicators,
                    integer_cell(static_cast<std::int64_t>(p.sources->index_at(p.declaration(row.declaration).id.at)))),
                MALKOLL_PLACE(indicators, p.declaration(row.declaration).id),
            }));
  tables.push_back(table(project, "indicator_use", project.indicator_uses.size(),
                         {
                             MALKOLL_INDEXED("goal", indicator_uses, key_cell(row.goal)),
                             MALKOLL_INDEXED("indicator", indicator_uses, key_cell(row.indicator)),
                             MALKOLL_COLUMN("own", "INT", indicator_uses, integer_cell(row.own ? 1 : 0)),
                             MALKOLL_PLACE(indicator_uses, row.place),
                         }));
  tables.push_back(
      table(project, "target", project.targets.size(),
            {
                MALKOLL_INDEXED("indicator", targets, key_cell(row.indicator)),
                MALKOLL_INDEXED("goal", targets, key_cell(row.goal)),
                MALKOLL_COLUMN("year", "INT", targets, row.year == 0 ? null_cell() : integer_cell(row.year)),
                MALKOLL_COLUMN("op", "TEXT", targets, text_cell(word(measure(p, row).op))),
                MALKOLL_COLUMN("value", "REAL", targets, target_value(measure(p, row))),
                MALKOLL_COLUMN("high", "REAL", targets, target_high(measure(p, row))),
                MALKOLL_COLUMN("unit_text", "TEXT", targets, some_text(p.text(measure(p, row).unit))),
                MALKOLL_COLUMN("head", "TEXT", targets, some_text(head_of(p, measure(p, row)))),
                MALKOLL_COLUMN("written", "TEXT", targets, some_text(p.text(measure(p, row).place))),
                MALKOLL_COLUMN("file", "INT", targets, integer_cell(file_of(p, row))),
                MALKOLL_PLACE(targets, measure(p, row).place),
            }));
  tables.push_back(
      table(project, "outcome", project.outcomes.size(),
            {
                MALKOLL_INDEXED("indicator", outcomes, key_cell(row.indicator)),
                MALKOLL_COLUMN("year", "INT", outcomes, integer_cell(row.year)),
                MALKOLL_COLUMN("baseline", "INT", outcomes, integer_cell(measure(p, row).key == Key::baseline ? 1 : 0)),
                MALKOLL_COLUMN("value", "REAL", outcomes, outcome_value(measure(p, row))),
                MALKOLL_COLUMN("part", "TEXT", outcomes, part_cell(row.half_year)),
                MALKOLL_INDEXED("followup", outcomes, key_cell(row.follow_up)),
                MALKOLL_COLUMN("unit_text", "TEXT", outcomes, some_text(p.text(measure(p, row).unit))),
                MALKOLL_COLUMN("file", "INT", outcomes, integer_cell(file_of(p, row))),
                MALKOLL_PLACE(outcomes, measure(p, row).place),
            }));
  tables.push_back(table(
      project, "indicator_year", project.indicator_years.size(),
      {
          MALKOLL_INDEXED("indicator", indicator_years, key_cell(row.indicator)),
          MALKOLL_INDEXED("year", indicator_years, integer_cell(row.year)),
          MALKOLL_INDEXED("goal", indicator_years, key_cell(row.goal)),
          MALKOLL_COLUMN("op", "TEXT", indicator_years,
                         row.target == no_row ? null_cell() : text_cell(word(measure(p, p.targets[row.target]).op))),
          MALKOLL_COLUMN("target", "REAL", indicator_years,
                         row.target == no_row ? null_cell() : target_value(measure(p, p.targets[row.target]))),
          MALKOLL_COLUMN("high", "REAL", indicator_years,
                         row.target == no_row ? null_cell() : target_high(measure(p, p.targets[row.target]))),
          MALKOLL_COLUMN("value", "REAL", indicator_years, outcome_at(p, row.outcome)),
          MALKOLL_COLUMN("half_value", "REAL", indicator_years, outcome_at(p, row.half)),
          MALKOLL_COLUMN("met", "INT", indicator_years, row.met ? integer_cell(*row.met ? 1 : 0) : null_cell()),
          MALKOLL_COLUMN("unreadable", "INT", indicator_years, integer_cell(row.unreadable ? 1 : 0)),
          MALKOLL_PLACE(indicator_years, year_place(p, row)),
      }));
}

}  // namespace malkoll
