#include "import/heading_levels.h"

#include <algorithm>
#include <set>

#include "import/headings.h"
#include "import/unit_headings.h"
#include "text/lines.h"

namespace malkoll::importing {

namespace {

bool is_own(const SampleCell& cell) { return cell.type != grid::Cell::Type::empty && !cell.covered; }

std::ptrdiff_t first_own(const SampleRow& row) { return std::find_if(row.cells.begin(), row.cells.end(), is_own) - row.cells.begin(); }

/// Several units of the plan stand in the row: they are groups of columns. One alone is a title.
bool names_units(const SampleRow& row, const PlanNames& names) {
  std::set<std::string> units;
  for (const SampleCell& cell : row.cells) {
    if (!is_own(cell) || cell.type != grid::Cell::Type::text) continue;
    if (std::string unit = unit_heading(names, cell.text).unit; !unit.empty()) units.insert(std::move(unit));
  }
  return units.size() >= 2;
}

struct Levels {
  const TableShape& shape;
  std::size_t first, last;
  const PlanNames& names;
  std::vector<bool> units = {};  ///< by row, from `first`: it names units

  [[nodiscard]] const SampleRow& row(std::size_t r) const { return shape.rows[r]; }
  [[nodiscard]] bool has_units(std::size_t r) const { return units[r - first]; }
  [[nodiscard]] bool is_unit(std::string_view text) const { return !unit_heading(names, text).unit.empty(); }

  /// The lowest heading of the column is that of amounts, or the unit's whose they are.
  [[nodiscard]] bool over_amount(std::size_t c) const {
    const SampleCell& below = row(last).at(c);
    if (!is_own(below)) return false;
    const std::string text = heading_text(below);
    return meaning_of(text).role == Role::amount || (has_units(last) && is_unit(text));
  }

  [[nodiscard]] bool begins_above(std::size_t r, std::size_t c) const {
    for (std::size_t above = first; above < r; ++above) {
      if (is_own(row(above).at(c))) return true;
    }
    return false;
  }

  /// A row above the lowest, spread over the columns that it stands above.
  [[nodiscard]] std::vector<std::string> spread(std::size_t r) const {
    std::vector<std::string> texts(shape.columns);
    // Alone at the left end of the table it is the title of all of it, and no group of some columns.
    if (own_cells(row(r)) == 1 && first_own(row(r)) <= first_own(row(last))) return texts;
    std::string group;
    for (std::size_t c = 0; c < shape.columns; ++c) {
      const SampleCell& cell = row(r).at(c);
      if (cell.type != grid::Cell::Type::empty) {
        texts[c] = heading_text(cell);
        group = money_heading(texts[c]).money || (has_units(r) && is_unit(texts[c])) ? texts[c] : std::string();
      } else if (c > 0 && row(r).at(c - 1).covered) {
        group.clear();  // a merged cell says how far it goes
      } else if (over_amount(c) && !begins_above(r, c)) {
        texts[c] = group;
      } else {
        group.clear();
      }
    }
    return texts;
  }

  [[nodiscard]] std::vector<std::string> lowest() const {
    std::vector<std::string> texts(shape.columns);
    for (std::size_t c = 0; c < shape.columns; ++c) {
      const SampleCell& cell = row(last).at(c);
      if (cell.type != grid::Cell::Type::empty) texts[c] = heading_text(cell);
    }
    return texts;
  }

  /// Columns of which the row says more with what stands above.
  std::size_t join(std::vector<std::string>& above, const std::vector<std::string>& row_texts, bool with_units) const {
    std::size_t gained = 0;
    for (std::size_t c = 0; c < shape.columns; ++c) {
      const std::string& below = row_texts[c];
      if (below.empty() || below == above[c]) continue;
      const bool unit_above = with_units && is_unit(above[c]), unit_below = with_units && is_unit(below);
      const MoneyHeading one = money_heading(above[c]), second = money_heading(below), both = money_heading(above[c] + " " + below);
      // A name's heading, or one that says all, needs nothing from above; below Intäkter stands Avgifter.
      const Role role = meaning_of(below).role;
      const bool kind = role == Role::none && one.money && (one.flow == Flow::cost || one.flow == Flow::income);
      const bool alone =
          above[c].empty() || (role != Role::amount && !kind && !unit_below) || (!one.money && !unit_above) || both.several_years;
      if (alone) {
        above[c] = below;
        continue;
      }
      const bool more = both.year != second.year || both.scenario != second.scenario || both.flow != second.flow ||
                        both.key != second.key || both.unit != second.unit || unit_above != unit_below;
      above[c] += " " + below;
      gained += more ? 1 : 0;
    }
    return gained;
  }
};

}  // namespace

std::string heading_text(const SampleCell& cell) {
  if (cell.shown_year != 0) return to_string(cell.shown_year);
  if (const Year year = bare_year(cell.text); year != 0 && cell.type == grid::Cell::Type::number) return to_string(year);
  return std::string(trim(cell.text));
}

std::size_t own_cells(const SampleRow& row) { return static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(), is_own)); }

HeadingLevels read_levels(const TableShape& shape, std::size_t first, std::size_t last, const PlanNames& names) {
  Levels levels{shape, first, last, names};
  bool with_units = false;
  for (std::size_t r = first; r <= last; ++r) {
    levels.units.push_back(names_units(shape.rows[r], names));
    with_units |= levels.units.back();
  }
  HeadingLevels all{levels.spread(first), 0, true};
  for (std::size_t r = first + 1; r <= last; ++r) {
    const std::size_t gained = levels.join(all.texts, r == last ? levels.lowest() : levels.spread(r), with_units);
    all.gained += gained;
    all.each_gained &= gained > 0;
  }
  return all;
}

}  // namespace malkoll::importing
