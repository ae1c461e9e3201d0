#include "store/columns.h"

namespace malkoll {

using namespace columns;

namespace {

Table kolada_indicator_table(const Project& project) {
  return table(
      project, "kolada_indicator",
      "Ett nyckeltal i Kolada som en indikator hämtas från. Finns bara där Koladas svar har lästs (--kolada, eller kolada.json bredvid planen).",
      project.kolada_indicators.size(),
      {
          indexed(column<&Project::kolada_indicators, &KoladaIndicatorRow::indicator>("indicator", "indikatorn")),
          column<&Project::kolada_indicators>("number", "TEXT", "nyckeltalets nummer, som Kolada skriver det",
                                              [](const KoladaIndicatorRow& row) { return text_cell(row.number); }),
          column<&Project::kolada_indicators, &KoladaIndicatorRow::title>("title",
                                                                          "vad nyckeltalet heter i Kolada; NULL: svaren har bara värden"),
          column<&Project::kolada_indicators, &KoladaIndicatorRow::gone>("gone", "1: Kolada har inte kvar numret"),
          column<&Project::kolada_indicators>(
              "last_year", "INT", "sista året, där namnet i Kolada slutar med det: (-2019); NULL: det säger inget",
              [](const KoladaIndicatorRow& row) { return row.last_year == 0 ? null_cell() : integer_cell(row.last_year); }),
      });
}

Table kolada_value_table(const Project& project) {
  return table(project, "kolada_value", "Ett värde ur Kolada för en indikator. Värden som saknas eller är borttagna där är inte med.",
               project.kolada_values.size(),
               {
                   indexed(column<&Project::kolada_values, &KoladaValueRow::indicator>("indicator", "indikatorn")),
                   column<&Project::kolada_values, &KoladaValueRow::year>("year", "året"),
                   column<&Project::kolada_values, &KoladaValueRow::group>("grp", "kvinnor eller män; NULL: alla tillsammans"),
                   column<&Project::kolada_values, &KoladaValueRow::name>(
                       "name", "vems det är: riket, en annan kommun eller en grupp; NULL: kommunens eget"),
                   column<&Project::kolada_values>("value", "REAL", "talet i Koladas enhet, med högst sex decimaler",
                                                   [](const KoladaValueRow& row) { return real_cell(row.value.real()); }),
                   column<&Project::kolada_values, &KoladaValueRow::status>("status", "Koladas ord om värdet; NULL: inget"),
               });
}

}  // namespace

void add_kolada_tables(const Project& project, std::vector<Table>& tables) {
  tables.push_back(kolada_indicator_table(project));
  tables.push_back(kolada_value_table(project));
}

}  // namespace malkoll
