#include "plan_import/header.h"

#include <algorithm>

#include "import/money_heading.h"
#include "import/sum_words.h"
#include "plan_import/economy.h"
#include "plan_import/frame_columns.h"
#include "plan_import/units.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::plan_import {

namespace {

using grid::DocumentRow;

bool has_own(const DocumentRow& row, std::size_t column) {
  return column < row.cells.size() && row.cells[column].type != grid::Cell::Type::empty && !row.cells[column].covered &&
         !trim(row.cells[column].text).empty();
}

/// What a column's texts mean together with those of its neighbours: years alone are of what the table is about.
PlanTable kind_of(const std::vector<PlanHeading>& columns) {
  const auto has = [&](PlanRole role) {
    return std::any_of(columns.begin(), columns.end(), [&](const PlanHeading& h) { return h.role == role; });
  };
  const auto years = std::count_if(columns.begin(), columns.end(), [](const PlanHeading& h) {
    return h.year != 0 && ((h.role == PlanRole::none && h.alone) || h.role == PlanRole::frame || h.role == PlanRole::investment_frame);
  });
  // Aktiviteter beside indicators with their values are not what the rows are about.
  const bool measured = has(PlanRole::indicator) && (has(PlanRole::target) || has(PlanRole::outcome) || has(PlanRole::baseline));
  if (has(PlanRole::assignment) && !measured) return PlanTable::assignments;
  if (has(PlanRole::indicator)) return PlanTable::indicators;
  if (has(PlanRole::goal)) return PlanTable::goals;
  if (has(PlanRole::unit) && (has(PlanRole::frame) || has(PlanRole::investment_frame))) return PlanTable::frames;
  if (years > 0 &&
      (has(PlanRole::frame) || has(PlanRole::investment_frame) || has(PlanRole::unit) || columns.front().role == PlanRole::none))
    return PlanTable::frames;
  return PlanTable::none;
}

/// Åtgärder or insatser with nothing but amounts beside them are what money goes to, and no uppdrag.
PlanTable kind_of(const PlanHeader& header) {
  const PlanTable kind = kind_of(header.columns);
  const auto has = [&](PlanRole role) { return header.column(role).has_value(); };
  if (kind != PlanTable::assignments || has(PlanRole::responsible) || has(PlanRole::unit) || has(PlanRole::due) || has(PlanRole::goal))
    return kind;
  const bool money = std::any_of(header.columns.begin(), header.columns.end(), [](const PlanHeading& h) {
    return h.role == PlanRole::frame || h.role == PlanRole::investment_frame || (h.year != 0 && h.role == PlanRole::none && h.alone);
  });
  return money && !has_word(header.texts[*header.column(PlanRole::assignment)], "uppdrag") ? PlanTable::frames : kind;
}

struct Weight {
  std::size_t roles = 0, years = 0, both = 0, filled = 0;
};

Weight weigh(const std::vector<PlanHeading>& columns, const DocumentRow& first, const DocumentRow* second) {
  Weight weight;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (!has_own(first, c) && (second == nullptr || !has_own(*second, c))) continue;
    ++weight.filled;
    if (columns[c].role != PlanRole::none) ++weight.roles;
    else if (columns[c].year != 0 && !columns[c].sentence) ++weight.years;
    if (columns[c].role != PlanRole::none && columns[c].year != 0) ++weight.both;
  }
  return weight;
}

bool are_headings(const Weight& weight, const DocumentRow& row) {
  const bool known = (weight.roles + weight.years) * 2 >= weight.filled || weight.both > 1;  // Ram 2026, what adds to it, Ram 2027
  if (weight.roles + weight.years < 2 || !known) return false;
  // A row of figures may look like years: then something else is a heading, or the first column has none.
  return weight.roles > 0 || !has_own(row, 0) || row.heading;
}

/// No row of headings holds amounts, dates or long texts.
bool can_be_headings(const DocumentRow& row) {
  constexpr std::size_t longest = 70;
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    if (!has_own(row, c)) continue;
    const grid::DocumentCell& cell = row.cells[c];
    const bool number = cell.type == grid::Cell::Type::number || cell.text.find_first_not_of("0123456789 ,.-%") == std::string::npos;
    if ((number && importing::bare_year(cell.text) == 0) || cell.type == grid::Cell::Type::date || cell.type == grid::Cell::Type::percent ||
        count_code_points(cell.text) > longest)
      return false;
  }
  return true;
}

/// Above rows of what the plan comes to one year is enough, whatever the column of their names is called.
bool are_years_of_economy(const PlanHeader& header, const DocumentRow& row, const grid::Block& table) {
  const auto years = std::count_if(header.columns.begin(), header.columns.end(), [](const PlanHeading& h) {
    if (h.year == 0) return h.role == PlanRole::frame;  // Budget, below a heading with the year
    return h.alone || h.role == PlanRole::frame || h.role == PlanRole::outcome || h.role == PlanRole::spent;
  });
  const bool others = std::any_of(header.columns.begin(), header.columns.end(), [](const PlanHeading& h) {
    return h.role == PlanRole::goal || h.role == PlanRole::indicator || h.role == PlanRole::assignment || h.role == PlanRole::target;
  });
  const bool named = has_own(row, 0) && economy_row(row.cells[0].text, TableOf::economy) != EconomyRow::none;  // Avskrivningar, 2010, 2026
  return years > 0 && !others && !named && speaks_of_economy(table);
}

/// The only words between the goal and its values, whatever they are called, say what is measured: `Mål`, `Uppföljning`, `Resultat 2024`, `Mål 2026`.
void find_measures(PlanHeader& header) {
  const auto has = [&](PlanRole role) { return header.column(role).has_value(); };
  if (has(PlanRole::indicator) || has(PlanRole::assignment) || !has(PlanRole::goal) || !has(PlanRole::target)) return;
  if (!has(PlanRole::outcome) && !has(PlanRole::baseline)) return;
  const auto is_value = [](const PlanHeading& h) {
    return h.role == PlanRole::target || h.role == PlanRole::outcome || h.role == PlanRole::baseline;
  };
  const auto first =
      static_cast<std::size_t>(std::find_if(header.columns.begin(), header.columns.end(), is_value) - header.columns.begin());
  std::vector<std::size_t> unknown;
  for (std::size_t c = *header.column(PlanRole::goal) + 1; c < first; ++c) {
    if (header.columns[c].role == PlanRole::none && header.columns[c].year == 0 && !fold(header.texts[c]).empty()) unknown.push_back(c);
  }
  if (unknown.size() == 1) header.columns[unknown.front()].role = PlanRole::indicator;
}

PlanHeader made(std::vector<std::string> texts, std::size_t rows) {
  PlanHeader header;
  for (std::string& text : texts) std::replace(text.begin(), text.end(), '\n', ' ');
  for (const std::string& text : texts) header.columns.push_back(plan_heading(text));
  header.texts = std::move(texts);
  header.rows = rows;
  find_measures(header);
  // Nämnder beside each other, where the rows are goals or uppdrag: a cross says who is responsible.
  const bool of_items = std::any_of(header.columns.begin(), header.columns.end(), [](const PlanHeading& h) {
    return h.whole && (h.role == PlanRole::goal || h.role == PlanRole::assignment);
  });
  if (!of_items) return header;
  std::vector<std::size_t> units;
  for (std::size_t c = 0; c < header.columns.size(); ++c) {
    if (header.columns[c].role == PlanRole::none && is_bare_unit(header.texts[c])) units.push_back(c);
  }
  for (std::size_t n = 0; units.size() > 1 && n < units.size(); ++n) header.columns[units[n]].role = PlanRole::crossed;
  return header;
}

/// Two rows of headings: years under what they are years of, or the other way.
std::optional<PlanHeader> both_rows(const DocumentRow& upper, const DocumentRow& lower) {
  const std::size_t width = std::max(upper.cells.size(), lower.cells.size());
  std::vector<std::string> texts(width);
  std::string left;
  bool any = false;
  std::size_t years = 0;
  for (std::size_t c = 0; c < lower.cells.size(); ++c)
    if (has_own(lower, c) && plan_heading(text_at(lower, c)).alone) ++years;
  const bool certain =
      years > 1 && (!has_own(lower, 0) || text_at(lower, 0) == text_at(upper, 0));  // words between years are headings, too
  for (std::size_t c = 0; c < width; ++c) {
    std::string above = text_at(upper, c);
    const std::string below = text_at(lower, c);
    const bool down = c < lower.cells.size() && lower.cells[c].covered && below == above;
    if (!above.empty()) left = above;
    if (below.empty() || down) {
      texts[c] = above;
      continue;
    }
    const PlanHeading heading = plan_heading(below);
    const std::string whom = fold(below);
    const bool counted = !heading.group.empty() || whom == "totalt" || whom == "alla" || whom == "kommunen" ||  // Kvinnor, Män, Totalt
                         flow_alone(below) != importing::Flow::none;  // Kostnader, Intäkter, Netto
    if (heading.role == PlanRole::none && heading.year == 0 && !counted && !certain) return std::nullopt;
    any = true;
    texts[c] = (above.empty() ? left : above) + ' ' + below;
  }
  return any ? std::optional(made(std::move(texts), 2)) : std::nullopt;
}

}  // namespace

const grid::DocumentCell& cell_at(const DocumentRow& row, std::optional<std::size_t> column) {
  static const grid::DocumentCell none;
  return column && *column < row.cells.size() ? row.cells[*column] : none;
}

std::string text_at(const DocumentRow& row, std::optional<std::size_t> column) { return std::string(trim(cell_at(row, column).text)); }

std::optional<std::size_t> PlanHeader::column(PlanRole role) const {
  const auto found = std::find_if(columns.begin(), columns.end(), [&](const PlanHeading& h) { return h.role == role; });
  return found == columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - columns.begin()));
}

std::vector<std::size_t> own_columns(const DocumentRow& row) {
  std::vector<std::size_t> own;
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    if (has_own(row, c)) own.push_back(c);
  }
  return own;
}

std::optional<grid::Block> without_repeated_headings(const grid::Block& table) {
  const auto same = [](const DocumentRow& a, const DocumentRow& b) {
    return a.cells.size() == b.cells.size() && std::equal(a.cells.begin(), a.cells.end(), b.cells.begin(),
                                                          [](const auto& x, const auto& y) { return trim(x.text) == trim(y.text); });
  };
  std::size_t first = 0;
  std::optional<PlanHeader> header;
  while (first < table.rows.size() && !(header = header_at(table, first))) ++first;
  if (!header) return std::nullopt;
  grid::Block once = table;
  for (std::size_t r = first + header->rows; r + header->rows <= once.rows.size(); ++r) {
    bool again = true;
    for (std::size_t n = 0; n < header->rows; ++n) again = again && same(once.rows[first + n], once.rows[r + n]);
    // Below a row of the table: what stands below a title, or below a sum, is a table of its own.
    const DocumentRow& above = once.rows[r - 1];
    if (!again || own_columns(above).size() < 2 || importing::sum_word(text_at(above, 0)) != nullptr ||
        above.number + 1 != once.rows[r].number)
      continue;
    once.rows.erase(once.rows.begin() + static_cast<std::ptrdiff_t>(r), once.rows.begin() + static_cast<std::ptrdiff_t>(r + header->rows));
    --r;
  }
  return once.rows.size() < table.rows.size() ? std::optional(std::move(once)) : std::nullopt;
}

std::optional<PlanHeader> header_at(const grid::Block& table, std::size_t at) {
  const DocumentRow& row = table.rows[at];
  if (!can_be_headings(row)) return std::nullopt;
  std::vector<std::string> texts;
  for (std::size_t c = 0; c < row.cells.size(); ++c) texts.push_back(text_at(row, c));
  PlanHeader one = made(std::move(texts), 1);
  const Weight alone = weigh(one.columns, row, nullptr);
  const bool next = at + 1 < table.rows.size() && table.rows[at + 1].number == row.number + 1 && can_be_headings(table.rows[at + 1]);
  const std::vector<std::size_t> own = own_columns(row);
  const bool title = own.size() == 1 && own[0] == 0;  // a line above all columns
  if (next && !title) {
    auto two = both_rows(row, table.rows[at + 1]);
    if (two) {
      const Weight both = weigh(two->columns, row, &table.rows[at + 1]);
      const auto grouped = [](const std::vector<PlanHeading>& columns) {
        return std::count_if(columns.begin(), columns.end(), [](const PlanHeading& h) { return !h.group.empty(); });
      };
      if (are_headings(both, row) && (both.both > alone.both || grouped(two->columns) > grouped(one.columns))) {
        two->kind = kind_of(*two);
        if (two->kind != PlanTable::none) return two;
      }
    }
  }
  if (are_years_of_economy(one, row, table)) {
    one.kind = PlanTable::frames;
    return one;
  }
  if (!are_headings(alone, row)) return std::nullopt;
  one.kind = kind_of(one);
  return one;
}

}  // namespace malkoll::plan_import
