#include "import/unplaced.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "import/cell_value.h"
#include "import/chunk.h"
#include "import/table_shape.h"
#include "text/cell_name.h"
#include "text/told.h"

namespace malkoll::importing {

namespace {

constexpr std::size_t most_told = 100;  ///< amounts that are named one by one

/// The unit of a column that holds amounts by the map; none: it holds something else.
AmountUnit unit_of(const ColumnMap& map, std::uint32_t column) {
  for (const MappedProperty& property : map.properties) {
    if (!is_amount(property.key)) continue;
    for (const Column& c : property.source.columns) {
      if (c.number != column) continue;
      return c.unit != AmountUnit::none ? c.unit : map.unit_of_amounts != AmountUnit::none ? map.unit_of_amounts : AmountUnit::kr;
    }
  }
  return AmountUnit::none;
}

}  // namespace

void tell_outside(ColumnMap& map, std::size_t columns, std::vector<Mistake>& mistakes) {
  std::set<std::uint32_t> told_of;
  for_each_column(map, [&](const Column& column) {
    if (column.number <= columns || !told_of.insert(column.number).second) return;
    Mistake outside = about_file(Code::F07, "kolumn-utanför", told("kolumn {}", column_letters(column.number)));
    outside.count = columns;
    mistakes.push_back(std::move(outside));
  });
}

void Unplaced::covered(const grid::Row& row, std::size_t column, const ColumnMap& map, const grid::Sheet& sheet) {
  const grid::Cell& cell = row.cells[column];
  const auto number = static_cast<std::uint32_t>(column + 1);
  std::string place = cell_name(sheet.name, row.number, number);
  if (const AmountUnit unit = unit_of(map, number); unit != AmountUnit::none) {
    CellAmount amount = read_amount({grid::Cell::Type::number, cell.raw}, {unit});
    if (amount.state != CellAmount::State::amount) amount = read_amount({grid::Cell::Type::text, cell.raw}, {unit, map.point_is_decimal});
    if (amount.state == CellAmount::State::amount) {
      if (amount.ore == 0) return;
      if (amounts_.size() == most_told) {
        ++more_amounts_;
        return;
      }
      Mistake& hidden = amounts_.emplace_back(about_file(Code::F10, is_table_name(sheet.name) ? "dolt-belopp-tabell" : "dolt-belopp"));
      hidden.place = std::move(place);
      hidden.sum = write_amount(amount.ore, unit);
      return;
    }
  }
  if (cell.raw == cell.text) return;  // the same as what is seen
  if (texts_++ > 0) return;
  first_text_ = cell.raw;
  first_place_ = std::move(place);
}

/// The whole row in its first field, as many fields as there are headings and a number among them: it has another delimiter.
void Unplaced::other_delimiter(const grid::Row& row, std::size_t headings) {
  if (headings < 2 || row.cells.empty() ||
      std::any_of(row.cells.begin() + 1, row.cells.end(), [](const grid::Cell& c) { return c.type != grid::Cell::Type::empty; }))
    return;
  const std::string_view text = row.cells[0].text;
  for (const char delimiter : {'\t', ';', '|', ','}) {
    std::size_t fields = 0;
    bool number = false;
    for (std::size_t at = 0; at <= text.size(); ++fields) {
      const std::size_t end = std::min(text.find(delimiter, at), text.size());
      number |= fields > 0 && looks_like_number(text.substr(at, end - at));
      at = end + 1;
    }
    if (fields != headings || !number) continue;
    if (other_rows_++ > 0) return;
    other_text_ = line_text(row.cells[0]);
    other_place_ = told("rad {} ({})", row.number, cell_name("", row.number, 1));
    return;
  }
}

void Unplaced::look_at(const grid::Row& row, const ColumnMap& map, std::size_t headings, const grid::Sheet& sheet) {
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    if (row.cells[c].covered && !row.cells[c].raw.empty()) covered(row, c, map, sheet);
  }
  if (is_csv) other_delimiter(row, headings);
  if (!is_csv || headings == 0 || row.cells.size() <= headings) return;
  const auto beyond = row.cells.subspan(headings);
  const auto first =
      std::find_if(beyond.begin(), beyond.end(), [](const grid::Cell& cell) { return cell.type != grid::Cell::Type::empty; });
  if (first == beyond.end() || rows_++ > 0) return;
  for (const grid::Cell& cell : beyond) fields_ += fmt::format("{}{}", fields_.empty() ? "" : " ", line_text(cell));
  fields_place_ =
      told("rad {} ({})", row.number,
           cell_name("", row.number, static_cast<std::uint32_t>(headings + static_cast<std::size_t>(first - beyond.begin()) + 1)));
}

void Unplaced::tell(std::vector<Mistake>& mistakes) {
  for (Mistake& amount : amounts_) mistakes.push_back(std::move(amount));
  if (more_amounts_ > 0) mistakes.emplace_back(about_file(Code::F10, "dolda-belopp")).count = more_amounts_;
  if (texts_ > 0) {
    Mistake hidden = about_file(Code::F10, "dolt-värde", first_text_);
    hidden.place = first_place_;
    hidden.count = texts_;
    mistakes.push_back(std::move(hidden));
  }
  if (other_rows_ > 0) {
    Mistake other = about_file(Code::F07, "annat-skiljetecken", other_text_);
    other.place = other_place_;
    other.count = other_rows_;
    mistakes.push_back(std::move(other));
  }
  if (rows_ == 0) return;
  Mistake beyond = about_file(Code::F07, "fler-fält", fields_);
  beyond.place = fields_place_;
  beyond.count = rows_;
  mistakes.push_back(std::move(beyond));
}

}  // namespace malkoll::importing
