#include "import/sie_map.h"

#include <charconv>
#include <set>
#include <string>
#include <vector>

#include "text/utf8.h"

namespace malkoll::importing {

namespace {

constexpr std::size_t type_column = 3, first_dimension = 4;
constexpr std::string_view budget_heading = "Budget ", outcome_heading = "Utfall ";

bool is_money(std::string_view heading) { return heading.starts_with(budget_heading) || heading.starts_with(outcome_heading); }

void add_heading(ValueSource& source, std::string heading) {
  source.columns.push_back({std::move(heading), 0});
  source.minus.push_back(false);
}

}  // namespace

std::string use_plan_units(ColumnMap& map, const grid::Grid& budget, const PlanNames& names) {
  struct Known {
    std::size_t known = 0, filled = 0;
  };
  std::vector<std::string> headings;
  std::vector<Known> columns;
  static_cast<void>(budget.read(0, [&](const grid::Row& row) {
    if (headings.empty()) {
      for (const grid::Cell& cell : row.cells) headings.emplace_back(cell.text);
      columns.resize(headings.size());
      return true;
    }
    for (std::size_t c = first_dimension; c < row.cells.size() && c < columns.size(); ++c) {
      const std::string_view text = row.cells[c].text;
      if (row.cells[c].type != grid::Cell::Type::text || text.empty()) continue;
      ++columns[c].filled;
      columns[c].known += find_unit(names, std::string(text)).empty() ? 0U : 1U;
    }
    return true;
  }));
  for (std::size_t c = first_dimension; c + 1 < headings.size() && !is_money(headings[c]); c += 2) {
    const auto all_known = [&](std::size_t column) {
      return columns[column].filled > 0 && columns[column].known * 5 >= columns[column].filled * 4;
    };
    // A dimension that is called so has the nämnder, also those that the plan does not know.
    const bool named = names_a_body(headings[c]) || fold(headings[c]) == "bolag";
    const auto some_known = [&](std::size_t column) { return all_known(column) || (named && columns[column].known > 0); };
    const bool by_name = !some_known(c);
    if (by_name && !some_known(c + 1)) continue;
    map.unit = {};
    add_heading(map.unit, headings[by_name ? c + 1 : c]);
    map.unit_title = {};
    add_heading(map.unit_title, headings[c + 1]);
    const auto leave = [&](ValueSource& source, const std::string& heading) {  // the unit says it
      for (std::size_t s = 0; s < source.columns.size(); ++s) {
        if (source.columns[s].heading != heading) continue;
        source.columns.erase(source.columns.begin() + static_cast<std::ptrdiff_t>(s));
        source.minus.erase(source.minus.begin() + static_cast<std::ptrdiff_t>(s));
        return;
      }
    };
    leave(map.post, headings[c]);
    leave(map.title, headings[c + 1]);
    return headings[c];
  }
  return {};
}

ColumnMap sie_map(const grid::Grid& budget) {
  std::vector<std::string> headings;
  std::set<std::string, std::less<>> types;  // of accounts
  static_cast<void>(budget.read(0, [&](const grid::Row& row) {  // made in memory: nothing can fail
    if (headings.empty()) {
      for (const grid::Cell& cell : row.cells) headings.emplace_back(cell.text);
    } else if (row.cells.size() > type_column) {
      types.emplace(row.cells[type_column].text);
    }
    return true;
  }));
  ColumnMap map;
  map.heading_row = 1;
  add_heading(map.unit, "Företag");
  ValueSource code;
  add_heading(map.post, "Konto");
  add_heading(code, "Konto");
  add_heading(map.title, "Kontonamn");
  std::size_t c = first_dimension;
  for (; c < headings.size() && !is_money(headings[c]); c += 2) {
    add_heading(map.post, headings[c]);
    add_heading(code, headings[c]);
    add_heading(map.title, headings[c + 1]);
  }
  map.properties.push_back({Key::code_string, {}, std::move(code)});
  for (; c < headings.size(); ++c) {
    const bool outcome = headings[c].starts_with(outcome_heading);
    MappedProperty& amount = map.properties.emplace_back(MappedProperty{outcome ? Key::actual : Key::operation, {}, {}});
    const std::string_view year = std::string_view(headings[c]).substr((outcome ? outcome_heading : budget_heading).size());
    amount.year = year_of_digits(year.substr(0, year.find_first_not_of("0123456789")));
    add_heading(amount.source, headings[c]);
  }
  for (const std::string type : {"T", "S"}) {  // tillgångar and skulder are no costs
    if (!types.contains(type)) continue;
    Condition& skip = map.skip.emplace_back();
    skip.column.heading = "Kontotyp";
    skip.value = fold(type);
    skip.shown = type;
  }
  map.unit_of_amounts = AmountUnit::kr;
  return map;
}

}  // namespace malkoll::importing
