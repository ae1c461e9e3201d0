#include "import/unasked_columns.h"

#include <fmt/format.h>

#include "import/cell_value.h"
#include "import/headings.h"
#include "import/money_heading.h"
#include "model/money.h"
#include "text/sheet_words.h"

namespace malkoll::importing {

UnaskedColumns::UnaskedColumns(ColumnMap& map) : point_is_decimal_(map.point_is_decimal) {
  for_each_column(map, [&](const Column& column) {
    if (asked_.size() < column.number) asked_.resize(column.number);
    if (column.number > 0) asked_[column.number - 1] = true;
  });
}

void UnaskedColumns::look_at(const grid::Row& row) {
  if (columns_.size() < row.cells.size()) columns_.resize(row.cells.size());
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    const grid::Cell& cell = row.cells[c];
    if (cell.type == grid::Cell::Type::empty || cell.covered || (c < asked_.size() && asked_[c])) continue;
    Held& column = columns_[c];
    ++column.filled;
    const char first = cell.text.empty() ? ' ' : cell.text.front();
    const bool may_be_number =
        cell.type == grid::Cell::Type::number || (cell.type == grid::Cell::Type::text && !(first >= 'A' && first <= 'z'));
    if (!may_be_number) continue;
    const CellAmount amount = read_amount(cell, {AmountUnit::kr, point_is_decimal_});
    if (amount.state != CellAmount::State::amount) continue;
    ++column.numbers;
    column.negative += amount.ore < 0 ? 1U : 0U;
    column.sum = add(column.sum, amount.ore.count());
    if (column.numbers == 1) column.digits = cell.text.size();
    column.same_length &= cell.text.size() == column.digits;
  }
}

void UnaskedColumns::tell(std::size_t sheet, std::uint32_t heading_row, const std::string& sheet_name, bool several,
                          const std::vector<std::string>& headings, const ToldColumns& told, Imported& out) const {
  constexpr std::size_t longest_code = 6;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    const Held& column = columns_[c];
    if (column.filled == 0 || told.contains({sheet, heading_row, static_cast<std::uint32_t>(c + 1)})) continue;
    const std::string heading = c < headings.size() ? headings[c] : std::string();
    const Role role = meaning_of(heading).role;
    // A heading that names a year or an amount is of money, however even the numbers are.
    const MoneyHeading said = money_heading(heading);
    const bool code = said.year == 0 && !said.money && column.numbers > 1 && column.same_length && column.negative == 0 &&
                      column.digits <= longest_code && !heading.empty();
    const bool money = column.numbers * 2 > column.filled && !code && (role == Role::none || role == Role::amount);
    if (!money && !heading.empty()) {
      out.unused.push_back(heading);
      continue;
    }
    std::string place = the_column(sheet_name, c + 1) + (heading.empty() ? std::string() : fmt::format(" »{}«", heading));
    if (several) place = on_sheet(place, sheet_name);
    LeftOut left{std::move(place), column.filled, heading.empty() ? LeftOut::Why::column_without_heading : LeftOut::Why::column, {}, {}};
    left.numbers = column.sum;
    out.account.left_out.push_back(std::move(left));
  }
}

}  // namespace malkoll::importing
