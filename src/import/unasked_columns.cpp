#include "import/unasked_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "import/cell_value.h"
#include "import/headings.h"
#include "import/money_heading.h"
#include "model/money.h"
#include "text/digit.h"
#include "text/sheet_words.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::importing {

namespace {

/// `Diarienr`, `Motpart-ID`, `Projektkod`: the heading says that it holds codes.
bool names_codes(std::string_view heading) {
  static constexpr std::array<std::string_view, 9> ends = {"nr", "nummer", "kod", "koder", "id", "konto", "telefon", "sida", "rad"};
  const std::string folded = fold(heading);
  const std::vector<std::string_view> words = split_words(folded);
  return !words.empty() && std::any_of(ends.begin(), ends.end(),
                                       [&](std::string_view end) { return words.front().ends_with(end) || words.back().ends_with(end); });
}

}  // namespace

UnaskedColumns::UnaskedColumns(ColumnMap& map) : point_is_decimal_(map.point_is_decimal) {
  for (const MappedProperty& property : map.properties) {
    for (const Column& column : property.source.columns) {
      if (is_amount(property.key) && column.number > 0 && (first_amount_ == 0 || column.number < first_amount_))
        first_amount_ = column.number;
    }
  }
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
    column.whole &= all_digits(cell.text);
  }
}

/// Numbers that look alike say which, not how much: what they are depends on what is said of them, and where they stand. Codes are whole; they
/// stand before the amounts, and what stands among these or after them is told unless its heading names codes.
bool UnaskedColumns::is_code(std::size_t at, const std::string& heading) const {
  constexpr std::size_t longest_code = 6;
  const Held& column = columns_[at];
  const MoneyHeading said = money_heading(heading);
  // A heading that names a year or an amount is of money, however even the numbers are.
  if (heading.empty() || said.year != 0 || said.money || said.scenario != Scenario::none || said.flow != Flow::none) return false;
  const bool alike = column.numbers > 1 && column.same_length && column.whole && column.negative == 0 && column.digits <= longest_code;
  return alike && (at + 1 < first_amount_ || names_codes(heading));
}

void UnaskedColumns::tell(std::size_t sheet, std::uint32_t heading_row, const std::string& sheet_name, bool several,
                          const std::vector<std::string>& headings, const ToldColumns& told, Imported& out) const {
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    const Held& column = columns_[c];
    if (column.filled == 0 || told.contains({sheet, heading_row, static_cast<std::uint32_t>(c + 1)})) continue;
    const std::string heading = c < headings.size() ? headings[c] : std::string();
    const Role role = meaning_of(heading).role;
    const bool money = column.numbers * 2 > column.filled && !is_code(c, heading) && (role == Role::none || role == Role::amount);
    if (!money && !heading.empty()) {
      out.unused.push_back(heading);
      continue;
    }
    std::string place = the_column(sheet_name, c + 1) + (heading.empty() ? std::string() : fmt::format(" »{}«", heading));
    if (several) place = on_sheet(place, sheet_name);
    // Once for all the units whose columns stand beside each other.
    const bool told_before = std::any_of(out.account.left_out.begin(), out.account.left_out.end(), [&](const LeftOut& l) {
      return (l.why == LeftOut::Why::column || l.why == LeftOut::Why::column_without_heading) && l.condition == place;
    });
    if (told_before) continue;
    LeftOut left{std::move(place), column.filled, heading.empty() ? LeftOut::Why::column_without_heading : LeftOut::Why::column, {}, {}};
    left.numbers = column.sum;
    out.account.left_out.push_back(std::move(left));
  }
}

}  // namespace malkoll::importing
