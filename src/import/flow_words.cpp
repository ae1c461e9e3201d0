// What says of a row whether it is cost or income: its name, or a column of kinds.

#include <algorithm>
#include <array>
#include <set>

#include "import/row_notes.h"
#include "import/table_phases.h"
#include "model/money.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::importing {

Flow flow_word(std::string_view text) {
  const std::string folded = fold(text);
  if (folded == "k") return Flow::cost;
  if (folded == "i") return Flow::income;
  const MoneyHeading said = money_heading(text);
  return said.money && said.scenario == Scenario::none && said.year == 0 ? said.flow : Flow::none;
}

bool names_kinds(std::string_view heading) {
  const std::string folded = fold(heading);
  static constexpr std::array<std::string_view, 6> words = {"typ", "slag", "art", "kategori", "flöde", "k i"};
  return folded.empty() || std::any_of(words.begin(), words.end(), [&](std::string_view w) { return folded.ends_with(w); });
}

TitleFlow title_flow(std::string_view title) {
  static constexpr std::array<std::string_view, 8> marks = {"ntäkt", "nkomst", "ostnad", "tgift", "NTÄKT", "NKOMST", "OSTNAD", "TGIFT"};
  if (std::none_of(marks.begin(), marks.end(), [&](std::string_view m) { return title.find(m) != std::string_view::npos; })) return {};
  TitleFlow found;
  std::size_t count = 0;
  const std::string folded = fold(title);
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    const std::string_view word = std::string_view(folded).substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    ++count;
    const auto one_of = [&](auto fits, std::initializer_list<std::string_view> list) {
      return std::any_of(list.begin(), list.end(), fits);
    };
    const auto ends = [&](std::string_view w) { return word.ends_with(w); };
    const auto begins = [&](std::string_view w) { return word.starts_with(w); };
    if (one_of(begins, {"minsk", "lägre", "bortfall", "utebliv", "förlor", "tapp", "sänkt"})) return {};  // less income is a cost
    if (one_of(ends, {"intäkt", "intäkter", "inkomst", "inkomster", "intäkterna", "inkomsterna"})) found = {Flow::income, found.certain};
    if (one_of(ends, {"kostnad", "kostnader", "utgift", "utgifter", "kostnaderna", "utgifterna"}) && found.flow == Flow::none)
      found = {word.starts_with("netto") ? Flow::net : Flow::cost, true};
    if (one_of(begins, {"öka", "högre", "nya"})) found.certain = false, count += 2;
  }
  found.certain = found.flow != Flow::none && count <= 2;
  return found;
}

bool has_flow_columns(const std::vector<AmountColumn>& amounts) {
  return std::any_of(amounts.begin(), amounts.end(),
                     [](const AmountColumn& a) { return a.heading.flow == Flow::cost || a.heading.flow == Flow::income; });
}

bool has_other_names(const SheetTable& table, const TableColumns& columns, std::size_t but) {
  for (std::size_t c = 0; c < table.values.size(); ++c) {
    const Role role = columns.meanings[c].role;
    if (c == but || columns.taken[c] || table.values[c].filled == 0) continue;
    if (table.values[c].words > 0 || role == Role::post || role == Role::place || columns.meanings[c].key == Key::activity) return true;
  }
  return false;
}

std::optional<std::size_t> find_flow_column(const SheetTable& table, const TableColumns& columns,
                                            const std::vector<AmountColumn>& amounts) {
  constexpr std::size_t few = 6;  // kinds of rows; more are names
  if (has_flow_columns(amounts)) return std::nullopt;
  for (std::size_t c = 0; c < table.values.size(); ++c) {
    const ColumnValues& values = table.values[c];
    if (columns.taken[c] || values.words == 0 || !values.nearly_all(values.words) || !has_other_names(table, columns, c)) continue;
    std::set<std::string> words;
    bool income = false, cost = false, all = true;
    for (const SampleRow& row : table.shape.rows) {
      if (row.number <= table.headings.last || row.at(c).type == grid::Cell::Type::empty || words.size() > few) continue;
      const Flow flow = flow_word(row.at(c).text);
      words.insert(fold(row.at(c).text));
      income |= flow == Flow::income;
      cost |= flow == Flow::cost;
      all &= flow != Flow::none || kind_in(row.at(c).text) != Key::none;  // Intäkt beside Drift and Investering
    }
    if (income && words.size() <= few && (all || (cost && names_kinds(table.headings.texts[c])))) return c;
  }
  return std::nullopt;
}

Flow FlowNotes::said_by(std::string_view kind) {
  if (!by_column_) return Flow::none;
  const auto [known, fresh] = kinds_.try_emplace(std::string(kind), Flow::none);
  if (fresh) known->second = flow_word(kind);
  return known->second;
}

void FlowNotes::note(KeptRow& row, std::string_view kind, std::vector<AmountSums>& sums) {
  if (!by_rows_) return;
  const TitleFlow said = by_column_ ? TitleFlow{said_by(kind), true} : title_flow(row.title);
  row.flow = said.flow;
  if (row.is_sum || said.flow == Flow::net) return;
  SignCounts signs;
  for (std::size_t a = 0; a < sums.size(); ++a) {
    const Ore ore = row.ore[a].value_or(Ore());
    SignCounts& of = said.flow == Flow::income ? sums[a].income : found_.costs;
    of.count(ore);
    signs.count(ore);
  }
  if (said.flow == Flow::cost && said.certain) ++found_.named_costs;
  if (said.flow != Flow::income || found_.incomes.size() >= RowFlows::most) return;
  const std::string_view shown = by_column_ ? trim(kind) : std::string_view(row.title);
  RowFlows::Words& words_of = found_.incomes[fold(shown)];
  if (words_of.row == 0) words_of = {std::string(shown), row.number, said.certain, {}};
  words_of.signs.positive += signs.positive;
  words_of.signs.negative += signs.negative;
}

}  // namespace malkoll::importing
