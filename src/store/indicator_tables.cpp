#include <algorithm>

#include "model/measure_unit.h"
#include "store/columns.h"

namespace malkoll {

using namespace columns;

namespace {

const Measure& measure(const Project& p, const MeasureRow& row) { return p.facts.measures[row.measure]; }

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

void add_kolada_tables(const Project& project, std::vector<Table>& tables) {
  tables.push_back(table(
      project, "kolada_indicator",
      "Ett nyckeltal i Kolada som en indikator hämtas från. Finns bara där Koladas svar har lästs (--kolada, eller kolada.json bredvid planen).",
      project.kolada_indicators.size(),
      {
          MALKOLL_INDEXED("indicator", "indikatorn", kolada_indicators, key_cell(row.indicator)),
          MALKOLL_COLUMN("number", "TEXT", "nyckeltalets nummer, som Kolada skriver det", kolada_indicators, text_cell(row.number)),
          MALKOLL_COLUMN("title", "TEXT", "vad nyckeltalet heter i Kolada; NULL: svaren har bara värden", kolada_indicators,
                         some_text(row.title)),
          MALKOLL_COLUMN("gone", "INT", "1: Kolada har inte kvar numret", kolada_indicators, integer_cell(row.gone ? 1 : 0)),
          MALKOLL_COLUMN("last_year", "INT", "sista året, där namnet i Kolada slutar med det: (-2019); NULL: det säger inget",
                         kolada_indicators, row.last_year == 0 ? null_cell() : integer_cell(row.last_year)),
      }));
  tables.push_back(table(
      project, "kolada_value", "Ett värde ur Kolada för en indikator. Värden som saknas eller är borttagna där är inte med.",
      project.kolada_values.size(),
      {
          MALKOLL_INDEXED("indicator", "indikatorn", kolada_values, key_cell(row.indicator)),
          MALKOLL_COLUMN("year", "INT", "året", kolada_values, integer_cell(row.year)),
          MALKOLL_COLUMN("grp", "TEXT", "kvinnor eller män; NULL: alla tillsammans", kolada_values, some_text(row.group)),
          MALKOLL_COLUMN("name", "TEXT", "vems det är: riket, en annan kommun eller en grupp; NULL: kommunens eget", kolada_values,
                         some_text(row.name)),
          MALKOLL_COLUMN("value", "REAL", "talet i Koladas enhet, med högst sex decimaler", kolada_values, real_cell(row.value.real())),
          MALKOLL_COLUMN("status", "TEXT", "Koladas ord om värdet; NULL: inget", kolada_values, some_text(row.status)),
      }));
}

}  // namespace

void add_indicator_tables(const Project& project, std::vector<Table>& tables) {
  tables.push_back(table(
      project, "indicator", "En indikator.", project.indicators.size(),
      {
          Column{"key", "INT", "radens nummer", nullptr},
          MALKOLL_COLUMN("id", "TEXT", "id", indicators, text_cell(p.id(row.declaration))),
          MALKOLL_COLUMN("title", "TEXT", "vad som mäts", indicators, text_cell(p.title(row.declaration))),
          MALKOLL_INDEXED(
              "goal",
              "målet som den hör till: det första på raden mål, annars det som den står under; NULL: den står under ett målområde eller planen",
              indicators, key_cell(row.goal)),
          MALKOLL_INDEXED("area", "målområdet som den står under, där inget mål gör det; annars NULL", indicators, key_cell(row.area)),
          MALKOLL_COLUMN("says_goals", "INT", "1: den har en rad mål", indicators, integer_cell(says_goals(p, row) ? 1 : 0)),
          MALKOLL_COLUMN("persons", "INT", "1: namnet räknar personer: elever, invånare, medarbetare … (härledd)", indicators,
                         integer_cell(model::counts_persons(p.title(row.declaration)) ? 1 : 0)),
          MALKOLL_COLUMN("partly", "INT",
                         "delvis uppfyllt, i hundradels procent av målvärdet, på indikatorn eller planen; NULL: inte angivet", indicators,
                         row.partly == 0 ? null_cell() : integer_cell(row.partly)),
          MALKOLL_COLUMN("partly_level", "REAL", "delvis uppfyllt, som ett värde på indikatorn; NULL: inte angivet", indicators,
                         row.partly_level == no_row ? null_cell() : real_cell(p.facts.measures[row.partly_level].value.real())),
          MALKOLL_COLUMN("unit_of_measure", "TEXT", "enhet", indicators, some_text(p.text(row.unit_of_measure))),
          MALKOLL_COLUMN("activity", "TEXT",
                         "orden i namnet som säger att något ska göras, inte mätas: stärka, framtagen …; NULL: inga (härledd)", indicators,
                         some_text(row.activity)),
          MALKOLL_COLUMN("title_unit", "TEXT", "mätenheten som namnet säger: andel (%), kr/elev, Antal …; NULL: ingen (härledd)",
                         indicators, some_text(row.title_unit)),
          MALKOLL_COLUMN("counts_change", "INT",
                         "1: namnet nämner ökning, minskning, förändring, skillnad eller netto, och värdet får vara under 0 (härledd)",
                         indicators, integer_cell(row.counts_change ? 1 : 0)),
          MALKOLL_COLUMN("source", "TEXT", "källa", indicators, some_text(p.text(row.source))),
          MALKOLL_COLUMN(
              "kolada", "TEXT",
              "nyckeltalets nummer, som det är skrivet efter Kolada i källa; '' där inget nummer står; NULL: inte ur Kolada (härledd)",
              indicators, row.from_kolada ? text_cell(p.sources->text(row.kolada)) : null_cell()),
          MALKOLL_COLUMN("direction", "TEXT", "vad som är bättre: öka, minska eller bevara; NULL: inget säger det (härledd)", indicators,
                         some_text(word(row.direction))),
          MALKOLL_COLUMN(
              "direction_from", "TEXT",
              "vad som säger det, det första av: målvärde, indikator eller mål (riktning), titel, plan (riktning), målets text; bevara på indikator eller mål går före (härledd)",
              indicators, row.direction_from == DirectionFrom::none ? null_cell() : text_cell(direction_from(p, row))),
          MALKOLL_COLUMN("said_direction", "TEXT", "riktning, som den är skriven på indikatorn, målet eller planen", indicators,
                         some_text(word(row.said_direction))),
          MALKOLL_COLUMN("said_direction_on", "TEXT", "vad riktning är skriven på: indikator, mål eller plan (härledd)", indicators,
                         row.said_direction == Direction::none ? null_cell() : text_cell(word(row.said_direction_on))),
          MALKOLL_OTHER_PLACE("direction_place", "platsen för riktning (härledd)", indicators,
                              row.said_direction == Direction::none ? Span{} : row.direction_place),
          MALKOLL_COLUMN("measured", "TEXT", "mäts", indicators, property_cell(p, row.declaration, Key::measured)),
          MALKOLL_COLUMN("months", "INT", "månader mellan mätningarna (härledd)", indicators, integer_cell(row.months)),
          MALKOLL_COLUMN("owner", "INT", "ansvarig", indicators, key_cell(row.owner)),
          MALKOLL_COLUMN("owner_text", "TEXT", "ansvarig som det är skrivet; owner NULL och text här: finns inte", indicators,
                         some_text(p.sources->text(row.owner_text))),
          MALKOLL_COLUMN("targets", "INT", "målvärden utom saknas, egna och på egna mål som använder indikatorn (härledd)", indicators,
                         integer_cell(row.targets)),
          MALKOLL_COLUMN("target_missing", "TEXT", "skälet efter målvärde: saknas", indicators,
                         row.says_missing ? text_cell(p.text(row.target_missing)) : null_cell()),
          MALKOLL_COLUMN("outcomes", "INT", "utgångsvärden och utfall, i planen eller en uppföljning (härledd)", indicators,
                         integer_cell(row.outcomes)),
          MALKOLL_OTHER_PLACE("bare_target", "platsen för det första målvärdet som är ett ensamt tal; NULL: inget (härledd)", indicators,
                              row.bare_target),
          MALKOLL_COLUMN(
              "last_target_year", "INT",
              "sista året med målvärde, på indikatorn eller på det mål som den står under; NULL: inget målvärde, eller ett utan år (härledd)",
              indicators,
              row.last_target == no_row || p.targets[row.last_target].period.year == 0
                  ? null_cell()
                  : integer_cell(p.targets[row.last_target].period.year)),
          MALKOLL_COLUMN("last_target_op", "TEXT", "dess villkor, se target.op (härledd)", indicators,
                         row.last_target == no_row ? null_cell() : text_cell(word(measure(p, p.targets[row.last_target]).op))),
          MALKOLL_COLUMN("last_target_form", "TEXT", "dess form, se target.form (härledd)", indicators,
                         row.last_target == no_row ? null_cell() : text_cell(word(measure(p, p.targets[row.last_target]).form))),
          MALKOLL_COLUMN("last_target_over", "TEXT", "vad det gäller av flera år, se target.over (härledd)", indicators,
                         row.last_target == no_row ? null_cell() : text_cell(word(measure(p, p.targets[row.last_target]).over))),
          MALKOLL_COLUMN("last_target_value", "REAL", "dess nivå, se target.value (härledd)", indicators,
                         row.last_target == no_row ? null_cell() : level_value(p.targets[row.last_target].level)),
          MALKOLL_COLUMN("latest_year", "INT", "det senaste helåret med utfall eller utgångsvärde (härledd)", indicators,
                         row.latest == no_row ? null_cell() : integer_cell(p.outcomes[row.latest].period.year)),
          MALKOLL_COLUMN("latest_value", "REAL", "dess tal, utfallet där båda finns (härledd)", indicators,
                         row.latest == no_row ? null_cell() : outcome_value(measure(p, p.outcomes[row.latest]))),
          MALKOLL_COLUMN("mal", "INT", "antal olika mål som den hör till, också genom egna mål (härledd)", indicators,
                         integer_cell(row.goals)),
          MALKOLL_COLUMN("unreadable_targets", "INT", "rader med målvärde för den som inte gick att läsa, var de än står (härledd)",
                         indicators, integer_cell(row.unreadable_targets)),
          MALKOLL_COLUMN("unreadable_outcomes", "INT", "rader med utgångsvärde eller utfall för den som inte gick att läsa (härledd)",
                         indicators, integer_cell(row.unreadable_outcomes)),
          MALKOLL_INDEXED(
              "twin",
              "den första indikatorn som mäter samma sak, planens före nämndernas och bolagens: samma nummer i Kolada; eller samma rubrik i planen, eller hos samma nämnd eller bolag; eller samma rubrik och samma källa, där källan inte är egen. NULL: ingen (härledd)",
              indicators, key_cell(row.twin)),
          MALKOLL_COLUMN("file", "INT", "filens nummer", indicators,
                         integer_cell(static_cast<std::int64_t>(p.sources->index_at(p.declaration(row.declaration).id.at)))),
          MALKOLL_PLACE("indikatorns id", indicators, p.declaration(row.declaration).id),
      }));
  tables.push_back(table(
      project, "indicator_use", "Vilka mål som använder vilka indikatorer.", project.indicator_uses.size(),
      {
          MALKOLL_INDEXED("goal", "målet", indicator_uses, key_cell(row.goal)),
          MALKOLL_INDEXED("indicator", "indikatorn", indicator_uses, key_cell(row.indicator)),
          MALKOLL_COLUMN("own", "INT", "1: står under målet; 0: nämns på raden indikator", indicator_uses, integer_cell(row.own ? 1 : 0)),
          MALKOLL_PLACE("id på raden", indicator_uses, row.place),
      }));
  tables.push_back(table(
      project, "target", "Ett målvärde.", project.targets.size(),
      {
          MALKOLL_INDEXED("indicator", "indikatorn", targets, key_cell(row.indicator)),
          MALKOLL_INDEXED("goal", "nämndmålet eller bolagsmålet som det står på, annars NULL", targets, key_cell(row.goal)),
          MALKOLL_COLUMN("first_year", "INT", "det första av flera år; annars NULL", targets,
                         measure(p, row).first_year == 0 ? null_cell() : integer_cell(measure(p, row).first_year)),
          MALKOLL_COLUMN("year", "INT", "året, eller det sista av flera; NULL: gäller alltid", targets,
                         row.period.year == 0 ? null_cell() : integer_cell(row.period.year)),
          MALKOLL_COLUMN(
              "op", "TEXT",
              "'>=', '<=', '>', '<', 'between', '=', 'up', 'down', 'yes', 'none', 'better' eller 'no worse' (bättre än, lika med eller bättre än)",
              targets, text_cell(word(measure(p, row).op))),
          MALKOLL_COLUMN("form", "TEXT", "'nivå', 'steg', 'placering' eller 'jämförelse'", targets, text_cell(word(measure(p, row).form))),
          MALKOLL_COLUMN("over", "TEXT", "av flera år: '' det sista, 'snitt' eller 'summa'", targets,
                         text_cell(word(measure(p, row).over))),
          MALKOLL_COLUMN(
              "value", "REAL",
              "nivån i sitt år, annars budgetåret: talet; där steget går; värdet i jämförelsen. NULL: den går inte att räkna ut (härledd)",
              targets, level_value(row.level)),
          MALKOLL_COLUMN("high", "REAL", "det högre talet vid between", targets, level_high(row.level)),
          MALKOLL_COLUMN("step", "REAL", "ett stegs längd", targets,
                         measure(p, row).form == TargetForm::step ? real_cell(measure(p, row).value.real()) : null_cell()),
          MALKOLL_COLUMN("step_unit", "TEXT", "vad steget räknas i: '', '%', '% av värdet' eller 'procentenheter'", targets,
                         measure(p, row).form == TargetForm::step ? text_cell(word(measure(p, row).step_unit)) : null_cell()),
          MALKOLL_COLUMN("per_year", "INT", "1: steget tas varje år", targets, integer_cell(measure(p, row).per_year ? 1 : 0)),
          MALKOLL_COLUMN("base_year", "INT", "året som steget utgår från; NULL: inget värde att utgå från (härledd)", targets,
                         row.base_year == 0 ? null_cell() : integer_cell(row.base_year)),
          MALKOLL_COLUMN("base_value", "REAL", "värdet som steget utgår från; NULL: det saknas (härledd)", targets,
                         outcome_at(p, row.base)),
          MALKOLL_COLUMN("than", "TEXT", "namnet på den jämförelse som gäller", targets, some_text(p.text(measure(p, row).than))),
          MALKOLL_COLUMN("unit_text", "TEXT", "enhet som står efter talet", targets, some_text(p.text(measure(p, row).unit))),
          MALKOLL_COLUMN("head", "TEXT", "radens början till kolonet: `målvärde 2025`", targets, some_text(head_of(p, measure(p, row)))),
          MALKOLL_COLUMN("written", "TEXT", "värdet som det är skrivet", targets, some_text(p.text(measure(p, row).place))),
          MALKOLL_COLUMN("file", "INT", "filens nummer", targets, integer_cell(file_of(p, row))),
          MALKOLL_PLACE("målvärdet", targets, measure(p, row).place),
      }));
  tables.push_back(table(
      project, "outcome", "Ett utgångsvärde eller utfall.", project.outcomes.size(),
      {
          MALKOLL_INDEXED("indicator", "indikatorn", outcomes, key_cell(row.indicator)),
          MALKOLL_COLUMN("year", "INT", "året", outcomes, integer_cell(row.period.year)),
          MALKOLL_COLUMN("baseline", "INT", "1: utgångsvärde, 0: utfall", outcomes,
                         integer_cell(measure(p, row).key == Key::baseline ? 1 : 0)),
          MALKOLL_COLUMN("value", "REAL", "talet", outcomes, outcome_value(measure(p, row))),
          MALKOLL_COLUMN("grp", "TEXT", "gruppen som det är värdet för: kvinnor, män …; NULL: alla tillsammans", outcomes,
                         some_text(row.group)),
          MALKOLL_COLUMN("part", "TEXT", "'' för helåret, 'delår'", outcomes, part_cell(row.period)),
          MALKOLL_INDEXED("followup", "uppföljningen som det står i; NULL: det står på indikatorn", outcomes, key_cell(row.follow_up)),
          MALKOLL_COLUMN("unit_text", "TEXT", "enhet som står vid talet", outcomes, some_text(p.text(measure(p, row).unit))),
          MALKOLL_COLUMN(
              "kolada", "REAL",
              "vad Kolada har för samma år och grupp, i indikatorns enhet och med lika många decimaler som talet; NULL: inget är läst (härledd)",
              outcomes, in_kolada(p.outcome_in_kolada, index)),
          MALKOLL_COLUMN("file", "INT", "filens nummer", outcomes, integer_cell(file_of(p, row))),
          MALKOLL_PLACE("värdet", outcomes, measure(p, row).place),
      }));
  tables.push_back(table(
      project, "comparison", "Ett värde att jämföra en indikator med.", project.comparisons.size(),
      {
          MALKOLL_INDEXED("indicator", "indikatorn", comparisons, key_cell(row.indicator)),
          MALKOLL_COLUMN("year", "INT", "året", comparisons, integer_cell(row.period.year)),
          MALKOLL_COLUMN("part", "TEXT", "'' för helåret, 'delår'", comparisons, part_cell(row.period)),
          MALKOLL_COLUMN("name", "TEXT", "vad det jämförs med, till exempel riket", comparisons, text_cell(row.name)),
          MALKOLL_COLUMN("grp", "TEXT", "gruppen som det är värdet för; NULL: alla tillsammans", comparisons, some_text(row.group)),
          MALKOLL_COLUMN("value", "REAL", "talet", comparisons, outcome_value(measure(p, row))),
          MALKOLL_COLUMN("kolada", "REAL", "vad Kolada har för samma år, namn och grupp, som i outcome (härledd)", comparisons,
                         in_kolada(p.comparison_in_kolada, index)),
          MALKOLL_INDEXED("followup", "uppföljningen som det står i; NULL: det står på indikatorn", comparisons, key_cell(row.follow_up)),
          MALKOLL_PLACE("värdet", comparisons, measure(p, row).place),
      }));
  tables.push_back(table(
      project, "indicator_year",
      "En indikators år: vad som skulle nås och vad det blev. En rad för varje år med målvärde eller mätning, och en till för varje eget mål som har ett målvärde för indikatorn det året. Ett målvärde utan år gäller budgetåret och de planår som inte har något eget.",
      project.indicator_years.size(),
      {
          MALKOLL_INDEXED("indicator", "indikatorn", indicator_years, key_cell(row.indicator)),
          MALKOLL_INDEXED("year", "året", indicator_years, integer_cell(row.year)),
          MALKOLL_INDEXED("goal", "det egna mål vars målvärde det är; NULL: indikatorns eget", indicator_years, key_cell(row.goal)),
          MALKOLL_COLUMN("op", "TEXT", "målvärdets villkor, se target.op; NULL: inget målvärde det året", indicator_years,
                         row.target == no_row ? null_cell() : text_cell(word(measure(p, p.targets[row.target]).op))),
          MALKOLL_COLUMN("target", "REAL", "målvärdets nivå det året, se target.value", indicator_years, level_value(row.level)),
          MALKOLL_COLUMN("high", "REAL", "det högre talet vid between", indicator_years, level_high(row.level)),
          MALKOLL_COLUMN("value", "REAL", "årets utfall, annars dess utgångsvärde (härledd)", indicator_years, outcome_at(p, row.outcome)),
          MALKOLL_COLUMN("half_value", "REAL", "utfallet vid delåret (härledd)", indicator_years, outcome_at(p, row.half)),
          MALKOLL_COLUMN("other", "REAL", "värdet som målvärdet jämförs med det året (härledd)", indicator_years,
                         row.other == no_row ? null_cell() : outcome_value(measure(p, p.comparisons[row.other]))),
          MALKOLL_COLUMN("so_far", "REAL", "snittet eller summan hittills, av ett målvärde för flera år; NULL: ett år saknas (härledd)",
                         indicator_years, row.so_far ? real_cell(row.so_far->real()) : null_cell()),
          MALKOLL_COLUMN(
              "fulfilment", "INT",
              "hur stor del av målvärdet som är nådd, i hundradels procent: utfallet delat med målvärdet, eller tvärtom där lägre är bättre; NULL: går inte att säga (härledd)",
              indicator_years, optional_cell(row.fulfilment)),
          MALKOLL_COLUMN("met", "INT", "1: nått, 0: inte nått, NULL: går inte att säga (härledd)", indicator_years,
                         row.met ? integer_cell(*row.met ? 1 : 0) : null_cell()),
          MALKOLL_COLUMN("unreadable", "INT", "1: en rad med årets utfall gick inte att läsa (härledd)", indicator_years,
                         integer_cell(row.unreadable ? 1 : 0)),
          MALKOLL_PLACE("målvärdet, annars mätvärdet, annars indikatorn", indicator_years, year_place(p, row)),
      }));
  add_kolada_tables(project, tables);
}

}  // namespace malkoll
