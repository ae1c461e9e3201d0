// Drift and investering row by row: a column of texts says of each row which of them its amounts are.

#include <fmt/format.h>

#include <algorithm>

#include "import/cell_value.h"
#include "import/sheet_reading.h"
#include "import/sum_words.h"
#include "model/money.h"
#include "text/lines.h"
#include "text/told.h"
#include "text/utf8.h"

namespace malkoll::importing {

namespace {

constexpr std::size_t few = 8;  ///< kinds of rows; more are names

/// Drift or investment; none: the text says neither. `letters`: D and I stand for them.
Key kind_said(std::string_view text, bool letters) {
  const std::string folded = fold(text);
  if (letters && folded == "d") return Key::operation;
  if (letters && folded == "i") return Key::investment;
  constexpr std::ptrdiff_t longest = 2;  // blanks
  if (std::count(folded.begin(), folded.end(), ' ') > longest) return Key::none;
  if (const Key kind = kind_in(text); kind != Key::none) return kind;
  return flow_word(text) == Flow::none ? Key::none : Key::operation;
}

/// A post, as far as one can see: it has an amount, and does not call itself a sum.
bool may_be_post(const SheetReading& reading, const SampleRow& row) {
  if (row.number <= reading.headings.last) return false;
  const auto says_sum = [](const SampleCell& c) {
    return c.type == grid::Cell::Type::text && (sum_word(c.text) != nullptr || !ending_sum_word(c.text).empty());
  };
  if (std::any_of(row.cells.begin(), row.cells.end(), says_sum)) return false;
  return std::any_of(reading.amounts.begin(), reading.amounts.end(), [&](const AmountColumn& a) { return is_number(row.at(a.column)); });
}

/// Whether the column says such a thing of rows at all; what it leaves open is asked when all rows are known.
bool tells_kinds(SheetReading& reading, std::size_t c) {
  const Meaning& meaning = reading.meanings[c];
  const bool kinds_named = names_kinds(reading.headings.texts[c]);
  const bool may = meaning.role == Role::none || meaning.key == Key::post_class || kinds_named;
  if (!may || reading.taken[c] || reading.values[c].words == 0 || !has_other_names(reading, c)) return false;
  std::set<std::string> words;
  std::size_t filled = 0;
  bool drift = false, investment = false, known = true;
  for (const SampleRow& row : reading.shape.rows) {
    if (row.at(c).type == grid::Cell::Type::text && may_be_post(reading, row)) words.insert(fold(row.at(c).text)), ++filled;
  }
  RowMoney& rows = reading.row_money;
  rows.letters = words.contains("d") && words.contains("i") && !words.contains("k");
  for (const std::string& word : words) {
    const Key kind = kind_said(word, rows.letters);
    drift |= kind == Key::operation && (rows.letters || flow_word(word) == Flow::none);
    investment |= kind == Key::investment;
    known &= kind != Key::none;
  }
  return investment && words.size() <= few && (drift || known || kinds_named) && (drift || kinds_named || filled > words.size());
}

}  // namespace

void find_investment_column(SheetReading& reading) {
  for (const AmountColumn& amount : reading.amounts) {
    if (amount.heading.key == Key::investment) return;
  }
  for (std::size_t c = 0; c < reading.values.size(); ++c) {
    if (!tells_kinds(reading, c)) continue;
    reading.investment_column = c;
    return;
  }
}

void note_investment(SheetReading& reading, KeptRow& row, std::string_view kind) {
  if (!reading.investment_column || row.is_sum || !row.has_amount()) return;
  RowMoney& rows = reading.row_money;
  const auto [known, fresh] = rows.kinds.try_emplace(std::string(kind), Key::none);
  if (fresh) {
    known->second = kind_said(kind, rows.letters);
    rows.flows |= !rows.letters && flow_word(kind) != Flow::none;
    if (known->second == Key::investment) rows.words.emplace(fold(kind), trim(kind));
  }
  if (known->second == Key::none && rows.odd_row == 0) rows.odd_row = row.number, rows.odd = trim(kind);
  row.investment = known->second == Key::investment;
  for (std::size_t a = 0; row.investment && a < reading.amounts.size(); ++a) {
    AmountColumn& amount = reading.amounts[a];
    amount.invested = add(amount.invested, row.ore[a].value_or(0));
  }
}

void settle_investment_rows(SheetReading& reading) {
  if (!reading.investment_column || reading.row_money.words.empty()) return;
  const RowMoney& rows = reading.row_money;
  const std::string place = reading.column_place(*reading.investment_column);
  if (rows.odd_row != 0) {
    const std::string row = reading.row_place(rows.odd_row);
    return reading.say(Code::F07, "drift-eller-investering", place, {},
                       rows.odd.empty() ? told("{} (tom)", row) : fmt::format("{} »{}«", row, rows.odd));
  }
  if (rows.flows && reading.flow_column != reading.investment_column) return reading.say(Code::F07, "flera-slag", place);
  std::string all;
  for (const auto& [folded, shown] : rows.words) {
    reading.map.investment.push_back({column_named(reading, *reading.investment_column), Condition::Test::equals, folded, shown, 0});
    all.append(all.empty() ? "" : ", ").append(shown);
  }
  std::int64_t sum = 0;
  AmountUnit unit = AmountUnit::none;
  for (const AmountColumn& amount : reading.amounts) {
    if (amount.heading.scenario < Scenario::outcome) sum = add(sum, amount.invested), unit = std::max(unit, amount.heading.unit);
  }
  reading.say(Code::F12, "rader-investering", place, write_amount(sum, unit == AmountUnit::none ? AmountUnit::kr : unit), all);
}

}  // namespace malkoll::importing
