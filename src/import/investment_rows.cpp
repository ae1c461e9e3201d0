// Drift and investering row by row: a column of texts says of each row which of them its amounts are.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "import/cell_value.h"
#include "import/row_notes.h"
#include "import/sum_words.h"
#include "import/table_phases.h"
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
bool may_be_post(const SheetTable& table, const std::vector<AmountColumn>& amounts, const SampleRow& row) {
  if (row.number <= table.headings.last) return false;
  const auto says_sum = [](const SampleCell& c) {
    return c.type == grid::Cell::Type::text && (sum_word(c.text) != nullptr || !ending_sum_word(c.text).empty());
  };
  if (std::any_of(row.cells.begin(), row.cells.end(), says_sum)) return false;
  return std::any_of(amounts.begin(), amounts.end(), [&](const AmountColumn& a) { return is_number(row.at(a.column)); });
}

/// What a column says of rows, where it says such a thing at all; what it leaves open is asked when all rows are known.
std::optional<InvestmentColumn> tells_kinds(const SheetTable& table, const TableColumns& columns, const std::vector<AmountColumn>& amounts,
                                            std::size_t c) {
  const Meaning& meaning = columns.meanings[c];
  const bool kinds_named = names_kinds(table.headings.texts[c]);
  const bool may = meaning.role == Role::none || meaning.key == Key::post_class || kinds_named;
  if (!may || columns.taken[c] || table.values[c].words == 0 || !has_other_names(table, columns, c)) return std::nullopt;
  std::set<std::string> words;
  std::size_t filled = 0;
  bool drift = false, investment = false, known = true;
  for (const SampleRow& row : table.shape.rows) {
    if (row.at(c).type == grid::Cell::Type::text && may_be_post(table, amounts, row)) words.insert(fold(row.at(c).text)), ++filled;
  }
  const bool letters = words.contains("d") && words.contains("i") && !words.contains("k");
  for (const std::string& word : words) {
    const Key kind = kind_said(word, letters);
    drift |= kind == Key::operation && (letters || flow_word(word) == Flow::none);
    investment |= kind == Key::investment;
    known &= kind != Key::none;
  }
  const bool tells =
      investment && words.size() <= few && (drift || known || kinds_named) && (drift || kinds_named || filled > words.size());
  return tells ? std::optional(InvestmentColumn{c, letters}) : std::nullopt;
}

}  // namespace

InvestmentColumn find_investment_column(const SheetTable& table, const TableColumns& columns, const std::vector<AmountColumn>& amounts) {
  if (std::any_of(amounts.begin(), amounts.end(), [](const AmountColumn& a) { return a.heading.key == Key::investment; })) return {};
  for (std::size_t c = 0; c < table.values.size(); ++c) {
    if (const auto found = tells_kinds(table, columns, amounts, c)) return *found;
  }
  return {};
}

void InvestmentNotes::note(KeptRow& row, std::string_view kind, std::vector<AmountSums>& sums) {
  if (!by_column_ || row.is_sum || !row.has_amount()) return;
  const auto [known, fresh] = kinds_.try_emplace(std::string(kind), Key::none);
  if (fresh) {
    known->second = kind_said(kind, letters_);
    found_.flows |= !letters_ && flow_word(kind) != Flow::none;
    if (known->second == Key::investment) found_.words.emplace(fold(kind), trim(kind));
  }
  if (known->second == Key::none && found_.odd_row == 0) found_.odd_row = row.number, found_.odd = trim(kind);
  row.investment = known->second == Key::investment;
  for (std::size_t a = 0; row.investment && a < sums.size(); ++a) sums[a].invested = add(sums[a].invested, row.ore[a].value_or(Ore()));
}

std::vector<Condition> settle_investment_rows(const KnownTable& known, const TableRows& rows, const RowInvestments& found, Said& said) {
  std::vector<Condition> investment;
  if (!known.by_row.investment || found.words.empty()) return investment;
  const std::string place = known.table.column_place(*known.by_row.investment);
  if (found.odd_row != 0) {
    const std::string row = known.table.row_place(found.odd_row);
    said.say(Code::F07, "drift-eller-investering", place, {},
             found.odd.empty() ? told("{} (tom)", row) : fmt::format("{} »{}«", row, found.odd));
    return investment;
  }
  if (found.flows && known.by_row.flow != known.by_row.investment) {
    said.say(Code::F07, "flera-slag", place);
    return investment;
  }
  std::string all;
  for (const auto& [folded, shown] : found.words) {
    investment.push_back({known.table.named(*known.by_row.investment), Condition::Test::equals, folded, shown, 0});
    all.append(all.empty() ? "" : ", ").append(shown);
  }
  Ore sum;
  AmountUnit unit = AmountUnit::none;
  for (std::size_t a = 0; a < known.amounts.size(); ++a) {
    const MoneyHeading& heading = known.amounts[a].heading;
    if (heading.scenario < Scenario::outcome) sum = add(sum, rows.sums[a].invested), unit = std::max(unit, heading.unit);
  }
  said.say(Code::F12, "rader-investering", place, write_amount(sum, unit == AmountUnit::none ? AmountUnit::kr : unit), all);
  return investment;
}

}  // namespace malkoll::importing
