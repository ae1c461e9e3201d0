#include <algorithm>

#include "model/measure_unit.h"
#include "model/target_levels.h"
#include "store/columns.h"

namespace malkoll {

using namespace columns;

namespace {

Cell level_value(const TargetLevel& level) { return level.known ? real_cell(level.value.real()) : null_cell(); }
Cell level_high(const TargetLevel& level) { return level.op == TargetOp::between ? real_cell(level.high.real()) : null_cell(); }
Cell outcome_value(const Measure& m) {
  return m.op == TargetOp::yes || m.op == TargetOp::no ? real_cell(m.op == TargetOp::yes ? 1 : 0) : real_cell(m.value.real());
}

Cell outcome_at(const Project& p, Id<OutcomeRow> row) { return row == no_row ? null_cell() : outcome_value(measure(p, p.outcomes[row])); }
/// The target, else what was measured, else the indicator: only an own goal has a target for that year.
Span year_place(const Project& p, const IndicatorYearRow& year) {
  if (year.target != no_row) return measure(p, p.targets[year.target]).place;
  const Id<OutcomeRow> measured = year.outcome != no_row ? year.outcome : year.half;
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
  return first == std::string_view::npos || colon == std::string_view::npos || colon < first ? std::string_view()
                                                                                             : line.substr(first, colon - first);
}

bool says_goals(const Project& p, const IndicatorRow& row) {
  const auto& references = p.facts.references;
  auto r = std::lower_bound(references.begin(), references.end(), row.declaration,
                            [](const Reference& reference, Id<Declaration> owner) { return reference.owner < owner; });
  for (; r != references.end() && r->owner == row.declaration; ++r) {
    if (r->key == Key::goal) return true;
  }
  return false;
}

std::int64_t file_of(const Project& p, const MeasureRow& row) {
  return static_cast<std::int64_t>(p.sources->index_at(measure(p, row).place.at));
}

/// Empty where Kolada's answers are not at hand.
template <typename Row>
Cell in_kolada(const Rows<Row, std::optional<Decimal>>& beside, Id<Row> row) {
  return row < beside.end_id() && beside[row] ? real_cell(beside[row]->real()) : null_cell();
}

Table indicator_table(const Project& project) {
  return table(
      project, "indicator", "En indikator.", project.indicators.size(),
      {
          key_column(),
          column<&Project::indicators>("id", "TEXT", "id",
                                       [](const Project& p, const IndicatorRow& row) { return text_cell(p.id(row.declaration)); }),
          column<&Project::indicators>("title", "TEXT", "vad som mäts",
                                       [](const Project& p, const IndicatorRow& row) { return text_cell(p.title(row.declaration)); }),
          indexed(column<&Project::indicators, &IndicatorRow::goal>(
              "goal",
              "målet som den hör till: det första på raden mål, annars det som den står under; NULL: den står under ett målområde eller planen")),
          indexed(column<&Project::indicators, &IndicatorRow::area>("area",
                                                                    "målområdet som den står under, där inget mål gör det; annars NULL")),
          column<&Project::indicators>("says_goals", "INT", "1: den har en rad mål",
                                       [](const Project& p, const IndicatorRow& row) { return integer_cell(says_goals(p, row) ? 1 : 0); }),
          column<&Project::indicators>("persons", "INT", "1: namnet räknar personer: elever, invånare, medarbetare … (härledd)",
                                       [](const Project& p, const IndicatorRow& row) {
                                         return integer_cell(model::counts_persons(p.title(row.declaration)) ? 1 : 0);
                                       }),
          column<&Project::indicators>("partly", "INT",
                                       "delvis uppfyllt, i hundradels procent av målvärdet, på indikatorn eller planen; NULL: inte angivet",
                                       [](const IndicatorRow& row) { return row.partly == 0 ? null_cell() : integer_cell(row.partly); }),
          column<&Project::indicators>("partly_level", "REAL", "delvis uppfyllt, som ett värde på indikatorn; NULL: inte angivet",
                                       [](const Project& p, const IndicatorRow& row) {
                                         return row.partly_level == no_row ? null_cell()
                                                                           : real_cell(p.facts.measures[row.partly_level].value.real());
                                       }),
          column<&Project::indicators>("unit_of_measure", "TEXT", "enhet",
                                       [](const Project& p, const IndicatorRow& row) { return some_text(p.text(row.unit_of_measure)); }),
          column<&Project::indicators, &IndicatorRow::activity>(
              "activity", "orden i namnet som säger att något ska göras, inte mätas: stärka, framtagen …; NULL: inga (härledd)"),
          column<&Project::indicators, &IndicatorRow::title_unit>(
              "title_unit", "mätenheten som namnet säger: andel (%), kr/elev, Antal …; NULL: ingen (härledd)"),
          column<&Project::indicators, &IndicatorRow::counts_change>(
              "counts_change",
              "1: namnet nämner ökning, minskning, förändring, skillnad eller netto, och värdet får vara under 0 (härledd)"),
          column<&Project::indicators>("source", "TEXT", "källa",
                                       [](const Project& p, const IndicatorRow& row) { return some_text(p.text(row.source)); }),
          column<&Project::indicators>(
              "kolada", "TEXT",
              "nyckeltalets nummer, som det är skrivet efter Kolada i källa; '' där inget nummer står; NULL: inte ur Kolada (härledd)",
              [](const Project& p, const IndicatorRow& row) {
                return row.from_kolada ? text_cell(p.sources->text(row.kolada)) : null_cell();
              }),
          column<&Project::indicators>("direction", "TEXT", "vad som är bättre: öka, minska eller bevara; NULL: inget säger det (härledd)",
                                       [](const IndicatorRow& row) { return some_text(word(row.direction)); }),
          column<&Project::indicators>(
              "direction_from", "TEXT",
              "vad som säger det, det första av: målvärde, indikator eller mål (riktning), titel, plan (riktning), målets text; bevara på indikator eller mål går före (härledd)",
              [](const Project& p, const IndicatorRow& row) {
                return row.direction_from == DirectionFrom::none ? null_cell() : text_cell(direction_from(p, row));
              }),
          column<&Project::indicators>("said_direction", "TEXT", "riktning, som den är skriven på indikatorn, målet eller planen",
                                       [](const IndicatorRow& row) { return some_text(word(row.said_direction)); }),
          column<&Project::indicators>("said_direction_on", "TEXT", "vad riktning är skriven på: indikator, mål eller plan (härledd)",
                                       [](const IndicatorRow& row) {
                                         return row.said_direction == Direction::none ? null_cell()
                                                                                      : text_cell(word(row.said_direction_on));
                                       }),
          other_place<&Project::indicators>(
              "direction_place", "platsen för riktning (härledd)",
              [](const IndicatorRow& row) { return row.said_direction == Direction::none ? Span{} : row.direction_place; }),
          column<&Project::indicators>(
              "measured", "TEXT", "mäts",
              [](const Project& p, const IndicatorRow& row) { return property_cell(p, row.declaration, Key::measured); }),
          column<&Project::indicators, &IndicatorRow::months>("months", "månader mellan mätningarna (härledd)"),
          column<&Project::indicators, &IndicatorRow::owner>("owner", "ansvarig"),
          column<&Project::indicators>(
              "owner_text", "TEXT", "ansvarig som det är skrivet; owner NULL och text här: finns inte",
              [](const Project& p, const IndicatorRow& row) { return some_text(p.sources->text(row.owner_text)); }),
          column<&Project::indicators, &IndicatorRow::targets>(
              "targets", "målvärden utom saknas, egna och på egna mål som använder indikatorn (härledd)"),
          column<&Project::indicators>("target_missing", "TEXT", "skälet efter målvärde: saknas",
                                       [](const Project& p, const IndicatorRow& row) {
                                         return row.says_missing ? text_cell(p.text(row.target_missing)) : null_cell();
                                       }),
          column<&Project::indicators, &IndicatorRow::outcomes>("outcomes",
                                                                "utgångsvärden och utfall, i planen eller en uppföljning (härledd)"),
          other_place<&Project::indicators, &IndicatorRow::bare_target>(
              "bare_target", "platsen för det första målvärdet som är ett ensamt tal; NULL: inget (härledd)"),
          column<&Project::indicators>(
              "last_target_year", "INT",
              "sista året med målvärde, på indikatorn eller på det mål som den står under; NULL: inget målvärde, eller ett utan år (härledd)",
              [](const Project& p, const IndicatorRow& row) {
                return row.last_target == no_row || p.targets[row.last_target].period.year == 0
                           ? null_cell()
                           : integer_cell(p.targets[row.last_target].period.year);
              }),
          column<&Project::indicators>("last_target_op", "TEXT", "dess villkor, se target.op (härledd)",
                                       [](const Project& p, const IndicatorRow& row) {
                                         return row.last_target == no_row ? null_cell()
                                                                          : text_cell(word(measure(p, p.targets[row.last_target]).op));
                                       }),
          column<&Project::indicators>("last_target_form", "TEXT", "dess form, se target.form (härledd)",
                                       [](const Project& p, const IndicatorRow& row) {
                                         return row.last_target == no_row ? null_cell()
                                                                          : text_cell(word(measure(p, p.targets[row.last_target]).form));
                                       }),
          column<&Project::indicators>("last_target_over", "TEXT", "vad det gäller av flera år, se target.over (härledd)",
                                       [](const Project& p, const IndicatorRow& row) {
                                         return row.last_target == no_row ? null_cell()
                                                                          : text_cell(word(measure(p, p.targets[row.last_target]).over));
                                       }),
          column<&Project::indicators>("last_target_value", "REAL", "dess nivå, se target.value (härledd)",
                                       [](const Project& p, const IndicatorRow& row) {
                                         return row.last_target == no_row ? null_cell() : level_value(p.targets[row.last_target].level);
                                       }),
          column<&Project::indicators>("latest_year", "INT", "det senaste helåret med utfall eller utgångsvärde (härledd)",
                                       [](const Project& p, const IndicatorRow& row) {
                                         return row.latest == no_row ? null_cell() : integer_cell(p.outcomes[row.latest].period.year);
                                       }),
          column<&Project::indicators>("latest_value", "REAL", "dess tal, utfallet där båda finns (härledd)",
                                       [](const Project& p, const IndicatorRow& row) {
                                         return row.latest == no_row ? null_cell() : outcome_value(measure(p, p.outcomes[row.latest]));
                                       }),
          column<&Project::indicators, &IndicatorRow::goals>("mal", "antal olika mål som den hör till, också genom egna mål (härledd)"),
          column<&Project::indicator_gaps, &IndicatorGaps::targets>(
              "unreadable_targets", "rader med målvärde för den som inte gick att läsa, var de än står (härledd)"),
          column<&Project::indicator_gaps, &IndicatorGaps::outcomes>(
              "unreadable_outcomes", "rader med utgångsvärde eller utfall för den som inte gick att läsa (härledd)"),
          indexed(column<&Project::indicators, &IndicatorRow::twin>(
              "twin",
              "den första indikatorn som mäter samma sak, planens före nämndernas och bolagens: samma nummer i Kolada; eller samma rubrik i planen, eller hos samma nämnd eller bolag; eller samma rubrik och samma källa, där källan inte är egen. NULL: ingen (härledd)")),
          column<&Project::indicators>("file", "INT", "filens nummer",
                                       [](const Project& p, const IndicatorRow& row) {
                                         return integer_cell(
                                             static_cast<std::int64_t>(p.sources->index_at(p.declaration(row.declaration).id.at)));
                                       }),
          place<&Project::indicators>("indikatorns id",
                                      [](const Project& p, const IndicatorRow& row) { return p.declaration(row.declaration).id; }),
      });
}

Table indicator_use_table(const Project& project) {
  return table(project, "indicator_use", "Vilka mål som använder vilka indikatorer.", project.indicator_uses.size(),
               {
                   indexed(column<&Project::indicator_uses, &IndicatorUseRow::goal>("goal", "målet")),
                   indexed(column<&Project::indicator_uses, &IndicatorUseRow::indicator>("indicator", "indikatorn")),
                   column<&Project::indicator_uses, &IndicatorUseRow::own>("own", "1: står under målet; 0: nämns på raden indikator"),
                   place<&Project::indicator_uses, &IndicatorUseRow::place>("id på raden"),
               });
}

Table target_table(const Project& project) {
  return table(
      project, "target", "Ett målvärde.", project.targets.size(),
      {
          indexed(column<&Project::targets, &TargetRow::indicator>("indicator", "indikatorn")),
          indexed(column<&Project::targets, &TargetRow::goal>("goal", "nämndmålet eller bolagsmålet som det står på, annars NULL")),
          column<&Project::targets>("first_year", "INT", "det första av flera år; annars NULL",
                                    [](const Project& p, const TargetRow& row) {
                                      return measure(p, row).first_year == 0 ? null_cell() : integer_cell(measure(p, row).first_year);
                                    }),
          column<&Project::targets>(
              "year", "INT", "året, eller det sista av flera; NULL: gäller alltid",
              [](const TargetRow& row) { return row.period.year == 0 ? null_cell() : integer_cell(row.period.year); }),
          column<&Project::targets>(
              "op", "TEXT",
              "'>=', '<=', '>', '<', 'between', '=', 'up', 'down', 'yes', 'none', 'better' eller 'no worse' (bättre än, lika med eller bättre än)",
              [](const Project& p, const TargetRow& row) { return text_cell(word(measure(p, row).op)); }),
          column<&Project::targets>("form", "TEXT", "'nivå', 'steg', 'placering' eller 'jämförelse'",
                                    [](const Project& p, const TargetRow& row) { return text_cell(word(measure(p, row).form)); }),
          column<&Project::targets>("over", "TEXT", "av flera år: '' det sista, 'snitt' eller 'summa'",
                                    [](const Project& p, const TargetRow& row) { return text_cell(word(measure(p, row).over)); }),
          column<&Project::targets>(
              "value", "REAL",
              "nivån i sitt år, annars budgetåret: talet; där steget går; värdet i jämförelsen. NULL: den går inte att räkna ut (härledd)",
              [](const TargetRow& row) { return level_value(row.level); }),
          column<&Project::targets>("high", "REAL", "det högre talet vid between",
                                    [](const TargetRow& row) { return level_high(row.level); }),
          column<&Project::targets>("step", "REAL", "ett stegs längd",
                                    [](const Project& p, const TargetRow& row) {
                                      return measure(p, row).form == TargetForm::step ? real_cell(measure(p, row).value.real())
                                                                                      : null_cell();
                                    }),
          column<&Project::targets>("step_unit", "TEXT", "vad steget räknas i: '', '%', '% av värdet' eller 'procentenheter'",
                                    [](const Project& p, const TargetRow& row) {
                                      return measure(p, row).form == TargetForm::step ? text_cell(word(measure(p, row).step_unit))
                                                                                      : null_cell();
                                    }),
          column<&Project::targets>("per_year", "INT", "1: steget tas varje år",
                                    [](const Project& p, const TargetRow& row) { return integer_cell(measure(p, row).per_year ? 1 : 0); }),
          column<&Project::targets>("base_year", "INT", "året som steget utgår från; NULL: inget värde att utgå från (härledd)",
                                    [](const TargetRow& row) { return row.base_year == 0 ? null_cell() : integer_cell(row.base_year); }),
          column<&Project::targets>("base_value", "REAL", "värdet som steget utgår från; NULL: det saknas (härledd)",
                                    [](const Project& p, const TargetRow& row) { return outcome_at(p, row.base); }),
          column<&Project::targets>("than", "TEXT", "namnet på den jämförelse som gäller",
                                    [](const Project& p, const TargetRow& row) { return some_text(p.text(measure(p, row).than)); }),
          column<&Project::targets>("unit_text", "TEXT", "enhet som står efter talet",
                                    [](const Project& p, const TargetRow& row) { return some_text(p.text(measure(p, row).unit)); }),
          column<&Project::targets>("head", "TEXT", "radens början till kolonet: `målvärde 2025`",
                                    [](const Project& p, const TargetRow& row) { return some_text(head_of(p, measure(p, row))); }),
          column<&Project::targets>("written", "TEXT", "värdet som det är skrivet",
                                    [](const Project& p, const TargetRow& row) { return some_text(p.text(measure(p, row).place)); }),
          column<&Project::targets>("file", "INT", "filens nummer",
                                    [](const Project& p, const TargetRow& row) { return integer_cell(file_of(p, row)); }),
          place<&Project::targets>("målvärdet", [](const Project& p, const TargetRow& row) { return measure(p, row).place; }),
      });
}

Table outcome_table(const Project& project) {
  return table(
      project, "outcome", "Ett utgångsvärde eller utfall.", project.outcomes.size(),
      {
          indexed(column<&Project::outcomes, &OutcomeRow::indicator>("indicator", "indikatorn")),
          column<&Project::outcomes>("year", "INT", "året", [](const OutcomeRow& row) { return integer_cell(row.period.year); }),
          column<&Project::outcomes>(
              "baseline", "INT", "1: utgångsvärde, 0: utfall",
              [](const Project& p, const OutcomeRow& row) { return integer_cell(measure(p, row).key == Key::baseline ? 1 : 0); }),
          column<&Project::outcomes>("value", "REAL", "talet",
                                     [](const Project& p, const OutcomeRow& row) { return outcome_value(measure(p, row)); }),
          column<&Project::outcomes, &OutcomeRow::group>("grp", "gruppen som det är värdet för: kvinnor, män …; NULL: alla tillsammans"),
          column<&Project::outcomes>("part", "TEXT", "'' för helåret, 'delår'",
                                     [](const OutcomeRow& row) { return part_cell(row.period); }),
          indexed(
              column<&Project::outcomes, &OutcomeRow::follow_up>("followup", "uppföljningen som det står i; NULL: det står på indikatorn")),
          column<&Project::outcomes>("unit_text", "TEXT", "enhet som står vid talet",
                                     [](const Project& p, const OutcomeRow& row) { return some_text(p.text(measure(p, row).unit)); }),
          column<&Project::outcomes>(
              "kolada", "REAL",
              "vad Kolada har för samma år och grupp, i indikatorns enhet och med lika många decimaler som talet; NULL: inget är läst (härledd)",
              [](const Project& p, const OutcomeRow&, Id<OutcomeRow> index) { return in_kolada(p.outcome_in_kolada, index); }),
          column<&Project::outcomes>("file", "INT", "filens nummer",
                                     [](const Project& p, const OutcomeRow& row) { return integer_cell(file_of(p, row)); }),
          place<&Project::outcomes>("värdet", [](const Project& p, const OutcomeRow& row) { return measure(p, row).place; }),
      });
}

Table comparison_table(const Project& project) {
  return table(
      project, "comparison", "Ett värde att jämföra en indikator med.", project.comparisons.size(),
      {
          indexed(column<&Project::comparisons, &ComparisonRow::indicator>("indicator", "indikatorn")),
          column<&Project::comparisons>("year", "INT", "året", [](const ComparisonRow& row) { return integer_cell(row.period.year); }),
          column<&Project::comparisons>("part", "TEXT", "'' för helåret, 'delår'",
                                        [](const ComparisonRow& row) { return part_cell(row.period); }),
          column<&Project::comparisons>("name", "TEXT", "vad det jämförs med, till exempel riket",
                                        [](const ComparisonRow& row) { return text_cell(row.name); }),
          column<&Project::comparisons, &ComparisonRow::group>("grp", "gruppen som det är värdet för; NULL: alla tillsammans"),
          column<&Project::comparisons>("value", "REAL", "talet",
                                        [](const Project& p, const ComparisonRow& row) { return outcome_value(measure(p, row)); }),
          column<&Project::comparisons>(
              "kolada", "REAL", "vad Kolada har för samma år, namn och grupp, som i outcome (härledd)",
              [](const Project& p, const ComparisonRow&, Id<ComparisonRow> index) { return in_kolada(p.comparison_in_kolada, index); }),
          indexed(column<&Project::comparisons, &ComparisonRow::follow_up>("followup",
                                                                           "uppföljningen som det står i; NULL: det står på indikatorn")),
          place<&Project::comparisons>("värdet", [](const Project& p, const ComparisonRow& row) { return measure(p, row).place; }),
      });
}

Table indicator_year_table(const Project& project) {
  return table(
      project, "indicator_year",
      "En indikators år: vad som skulle nås och vad det blev. En rad för varje år med målvärde eller mätning, och en till för varje eget mål som har ett målvärde för indikatorn det året. Ett målvärde utan år gäller budgetåret och de planår som inte har något eget.",
      project.indicator_years.size(),
      {
          indexed(column<&Project::indicator_years, &IndicatorYearRow::indicator>("indicator", "indikatorn")),
          indexed(column<&Project::indicator_years, &IndicatorYearRow::year>("year", "året")),
          indexed(column<&Project::indicator_years, &IndicatorYearRow::goal>("goal",
                                                                             "det egna mål vars målvärde det är; NULL: indikatorns eget")),
          column<&Project::indicator_years>("op", "TEXT", "målvärdets villkor, se target.op; NULL: inget målvärde det året",
                                            [](const Project& p, const IndicatorYearRow& row) {
                                              return row.target == no_row ? null_cell()
                                                                          : text_cell(word(measure(p, p.targets[row.target]).op));
                                            }),
          column<&Project::indicator_years>("target", "REAL", "målvärdets nivå det året, se target.value",
                                            [](const IndicatorYearRow& row) { return level_value(row.level); }),
          column<&Project::indicator_years>("high", "REAL", "det högre talet vid between",
                                            [](const IndicatorYearRow& row) { return level_high(row.level); }),
          column<&Project::indicator_years>("value", "REAL", "årets utfall, annars dess utgångsvärde (härledd)",
                                            [](const Project& p, const IndicatorYearRow& row) { return outcome_at(p, row.outcome); }),
          column<&Project::indicator_years>("half_value", "REAL", "utfallet vid delåret (härledd)",
                                            [](const Project& p, const IndicatorYearRow& row) { return outcome_at(p, row.half); }),
          column<&Project::indicator_years>("other", "REAL", "värdet som målvärdet jämförs med det året (härledd)",
                                            [](const Project& p, const IndicatorYearRow& row) {
                                              return row.other == no_row ? null_cell()
                                                                         : outcome_value(measure(p, p.comparisons[row.other]));
                                            }),
          column<&Project::indicator_years>(
              "so_far", "REAL", "snittet eller summan hittills, av ett målvärde för flera år; NULL: ett år saknas (härledd)",
              [](const IndicatorYearRow& row) { return row.so_far ? real_cell(row.so_far->real()) : null_cell(); }),
          column<&Project::indicator_years, &IndicatorYearRow::fulfilment>(
              "fulfilment",
              "hur stor del av målvärdet som är nådd, i hundradels procent: utfallet delat med målvärdet, eller tvärtom där lägre är bättre; NULL: går inte att säga (härledd)"),
          column<&Project::indicator_years>(
              "met", "INT", "1: nått, 0: inte nått, NULL: går inte att säga (härledd)",
              [](const IndicatorYearRow& row) { return row.met ? integer_cell(*row.met ? 1 : 0) : null_cell(); }),
          column<&Project::indicator_years, &IndicatorYearRow::unreadable>("unreadable",
                                                                           "1: en rad med årets utfall gick inte att läsa (härledd)"),
          place<&Project::indicator_years>("målvärdet, annars mätvärdet, annars indikatorn",
                                           [](const Project& p, const IndicatorYearRow& row) { return year_place(p, row); }),
      });
}

}  // namespace

void add_indicator_tables(const Project& project, std::vector<Table>& tables) {
  tables.push_back(indicator_table(project));
  tables.push_back(indicator_use_table(project));
  tables.push_back(target_table(project));
  tables.push_back(outcome_table(project));
  tables.push_back(comparison_table(project));
  tables.push_back(indicator_year_table(project));
}

}  // namespace malkoll
