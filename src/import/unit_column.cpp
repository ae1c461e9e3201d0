// The column that says whose each row is.

#include <algorithm>
#include <set>

#include "import/free_columns.h"
#include "import/sum_words.h"
#include "import/table_phases.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::importing {

namespace {

/// One unit is given for the whole table, and the table has several.
void hold_against_option(const SheetTable& table, std::size_t column, const PlanNames& names, Said& said) {
  std::set<std::string> units;
  for (const SampleRow& row : table.shape.rows) {
    const std::string id = row.number > table.headings.last ? find_unit(names, row.at(column).text) : std::string();
    if (!id.empty()) units.insert(id);
  }
  if (units.size() < 2) return;
  std::string all;
  for (const std::string& unit : units) all.append(all.empty() ? "" : ", ").append(unit);
  said.say(Code::F07, "flera-nämnder", table.column_place(column), {}, all);
}

}  // namespace

std::optional<std::size_t> find_unit_column(const SheetTable& table, const TableColumns& columns, const PlanNames& names,
                                            const GuessOptions& options, Said& said) {
  const std::vector<ColumnValues>& values = table.values;
  const auto anything = [](std::size_t) { return true; };
  const auto known = [&](std::size_t c) { return values[c].nearly_all(values[c].units); };
  // A column of codes beside the names: the one that the plan knows.
  std::optional<std::size_t> found = first_free(columns, Role::unit, known);
  if (!found) found = first_free(columns, Role::unit_title, known);
  const auto codes =
      first_free(columns, Role::unit, [&](std::size_t c) { return values[c].nearly_all(values[c].numbers) && values[c].units == 0; });
  if (!found && !codes) found = first_free(columns, Role::unit, anything);
  if (!found) found = first_free(columns, Role::place, known);
  if (!found) {  // the column that holds the plan's units, whatever it is called
    for (std::size_t c = 0; c < columns.meanings.size() && !found; ++c) {
      if (!columns.taken[c] && values[c].units > 0 && known(c)) found = c;
    }
  }
  if (!found) found = first_free(columns, Role::unit, anything);
  if (!found && !options.unit_given) found = first_free(columns, Role::place, [&](std::size_t) { return !names.known; });
  if (!found || !options.unit_given) return found;
  // Where the whole table is of one unit, a column with its parts is a name like any other.
  if (values[*found].units == 0) return std::nullopt;
  hold_against_option(table, *found, names, said);
  return found;
}

std::optional<std::size_t> name_beside(const SheetTable& table, const TableColumns& columns, std::size_t column) {
  const std::string stem = fold(table.headings.texts[column]);
  for (std::size_t c = 0; c < columns.meanings.size(); ++c) {
    const std::string folded = fold(table.headings.texts[c]);
    for (const std::string_view ending : {" namn", " text", " benämning", "namn", " t", "text", "benämning"}) {
      if (!columns.taken[c] && !stem.empty() && folded == stem + std::string(ending) && table.values[c].words > 0) return c;
    }
  }
  return std::nullopt;
}

/// Where a unit is written on row after row, an empty cell is one that somebody has forgotten.
bool units_fill_down(const SheetTable& table, std::size_t unit_column, const std::vector<AmountColumn>& amounts, Said& said) {
  std::string above;
  std::size_t blank = 0;
  bool closed = false;  // `Summa KS` below the rows of KS: they are all its own
  for (const SampleRow& row : table.shape.rows) {
    if (row.number <= table.headings.last) continue;
    if (const std::string& text = row.at(unit_column).text; sum_word(text) != nullptr || !ending_sum_word(text).empty()) {
      closed |= !above.empty() && (fold(text).ends_with(" " + above) || fold(text).starts_with(above + " "));
      continue;
    }
    const bool money = std::any_of(amounts.begin(), amounts.end(),
                                   [&](const AmountColumn& a) { return row.at(a.column).type != grid::Cell::Type::empty; });
    const std::string unit = fold(row.at(unit_column).text);
    if (!money && unit.empty()) continue;
    if (!unit.empty() && unit == above) return false;
    if (unit.empty() && above.empty()) return false;
    if (unit.empty()) ++blank;
    else above = unit;
  }
  if (blank < 2 && !(blank == 1 && closed)) return false;
  said.say(Code::F12, "fyll-ned", table.column_place(unit_column));
  return true;
}

}  // namespace malkoll::importing
