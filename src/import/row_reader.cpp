// One row of a table, as the map has it: its texts, year and unit, and which conditions it meets.

#include <algorithm>

#include "import/cell_value.h"
#include "import/goal_texts.h"
#include "import/money_heading.h"
#include "import/posts.h"
#include "import/sum_words.h"
#include "text/utf8.h"

namespace malkoll::importing {

const grid::Cell& RowReader::cell(const Column& column) const {
  static const grid::Cell nothing;
  return column.number == 0 || column.number > row->cells.size() ? nothing : row->cells[column.number - 1];
}

CellOrigin RowReader::origin(const ValueSource& source) const {
  std::uint32_t number = source.columns.empty() ? 0 : source.columns.front().number;
  for (const Column& column : source.columns) {
    if (cell(column).type == grid::Cell::Type::empty) continue;
    number = column.number;
    break;
  }
  return origin_at(number);
}

CellOrigin RowReader::origin(const Column& column) const { return origin_at(column.number); }

CellOrigin RowReader::origin_at(std::uint32_t column) const {
  return {0, row->number, static_cast<std::uint16_t>(has_columns ? column : 0), sheet};
}

std::string RowReader::text(const ValueSource& source, std::string_view between) const {
  if (source.sheet_name) return std::string(sheet_name);
  if (source.columns.empty()) return source.always;
  std::string joined;
  for (const Column& column : source.columns) {
    const std::string part = line_text(cell(column));
    if (!joined.empty() && !part.empty()) joined += between;
    joined += part;
  }
  return joined;
}

AmountUnit RowReader::amount_unit() const { return map.row_unit ? unit_word(cell(*map.row_unit).text) : map.unit_of_amounts; }

bool RowReader::holds(const Condition& condition) const {
  if (condition.test == Condition::Test::row) return row->number == condition.row;
  if (condition.test == Condition::Test::only_text) return only_text();
  if (condition.test == Condition::Test::no_amounts) return no_amounts();
  const std::string text = fold(line_text(cell(condition.column)));
  switch (condition.test) {
    case Condition::Test::equals: return text == condition.value;
    case Condition::Test::differs: return text != condition.value;
    case Condition::Test::begins: return begins_with_sum_word(text, condition.value);
    case Condition::Test::ends:
      return text == condition.value || (text.ends_with(condition.value) && text[text.size() - condition.value.size() - 1] == ' ');
    case Condition::Test::is_empty: return text.empty();
    default: return false;
  }
}

bool RowReader::no_amounts() const {
  for (const MappedProperty& property : map.properties) {
    if (!is_amount(property.key)) continue;
    for (const Column& column : property.source.columns) {
      const grid::Cell& amount = cell(column);
      if (!amount.covered && amount.type != grid::Cell::Type::empty) return false;
    }
  }
  return true;
}

/// A note, or a heading among the rows: one text, and nothing where amounts stand.
bool RowReader::only_text() const {
  if (!no_amounts()) return false;
  std::size_t texts = 0;
  for (const grid::Cell& one : row->cells) texts += !one.covered && one.type != grid::Cell::Type::empty ? 1 : 0;
  return texts <= 1;
}

bool RowReader::any(const std::vector<Condition>& conditions) const {
  return std::any_of(conditions.begin(), conditions.end(), [&](const Condition& c) { return holds(c); });
}

bool RowReader::meets(const std::vector<Condition>& wanted) const {
  const auto same = [](const Condition& a, const Condition& b) { return a.column.number == b.column.number; };
  return std::all_of(wanted.begin(), wanted.end(), [&](const Condition& one) {
    if (holds(one)) return true;
    if (one.test == Condition::Test::differs) return false;
    return std::any_of(wanted.begin(), wanted.end(),
                       [&](const Condition& other) { return other.test != Condition::Test::differs && same(one, other) && holds(other); });
  });
}

Year RowReader::year() const {
  for (const Column& column : map.year.columns) {
    if (const Year year = year_of_cell(line_text(cell(column))); year != 0) return year;
  }
  if (map.year.columns.empty()) return year_in(map.year.sheet_name ? std::string_view(sheet_name) : std::string_view(map.year.always));
  return {};
}

std::string RowReader::unit_row() const {
  if (!map.unit.heading_rows || map.unit.columns.empty()) return {};
  const std::string written = line_text(cell(map.unit.columns[0]));
  if (written.empty()) return {};
  const std::string id = translated(map, Translation::Of::unit, Key::none, written);
  return id != written ? id : find_unit_row(names, written);
}

const Column* RowReader::goal_rows() const {
  const auto found = std::find_if(map.properties.begin(), map.properties.end(), [](const MappedProperty& p) {
    return p.key == Key::contributes && p.source.heading_rows && !p.source.columns.empty();
  });
  return found == map.properties.end() ? nullptr : &found->source.columns[0];
}

std::string RowReader::goal_row() const {
  const Column* const column = goal_rows();
  if (column == nullptr) return {};
  const std::string written = line_text(cell(*column));
  if (written.empty()) return {};
  const auto skipped = [&](const Condition& c) { return c.test == Condition::Test::row && holds(c); };
  if (!no_amounts() && std::none_of(map.skip.begin(), map.skip.end(), skipped)) return {};
  return find_goal(names, translated(map, Translation::Of::property, Key::contributes, written));
}

void RowReader::end_goal() {
  const auto says = [&](const Column& column) { return cell(column).type != grid::Cell::Type::empty; };
  const Column* const goals = goal_rows();
  if (goals != nullptr && (says(*goals) || (!map.title.columns.empty() && says(map.title.columns[0])))) goal_above.clear();
}

void RowReader::note_title(const grid::Row& above) {
  for (const grid::Cell& cell : above.cells) {
    if (cell.covered) continue;
    const std::string written = line_text(cell);
    if (std::string goal = goal_rows() == nullptr ? std::string() : find_goal(names, written); !goal.empty()) goal_above = std::move(goal);
    if (!map.unit.heading_rows) continue;
    std::string id = translated(map, Translation::Of::unit, Key::none, written);
    if (id == written) id = find_unit_within(names, written);
    if (!id.empty()) unit_above = std::move(id);
  }
}

std::string RowReader::unit_id() const {
  if (map.unit.heading_rows) return unit_above;
  const std::string written = text(map.unit);
  if (written == unit_seen.first && !written.empty()) return unit_seen.second;
  std::string id = translated(map, Translation::Of::unit, Key::none, written);
  if (id == written) {
    if (std::string known = find_unit(names, written); !known.empty()) id = std::move(known);
  }
  unit_seen = {written, id_text(id)};
  return unit_seen.second;
}

bool repeats(const std::vector<std::string>& headings, const grid::Row& row) {
  std::size_t same = 0;
  for (std::size_t c = 0; c < row.cells.size() && c < headings.size(); ++c) {
    if (row.cells[c].type == grid::Cell::Type::empty && headings[c].empty()) continue;
    if (row.cells[c].text != headings[c]) return false;
    ++same;
  }
  return same >= 2;
}

}  // namespace malkoll::importing
