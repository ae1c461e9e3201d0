#include <algorithm>
#include <array>

#include "plan_import/economy.h"
#include "text/utf8.h"
#include "text/word_list.h"

/// The names that rows of a budget of results have.
namespace malkoll::plan_import {

namespace {

/// In the order in which they are tried.
EconomyRow row_of(const std::string& folded) {
  struct Named {
    EconomyRow row;
    WordList words;
  };
  static const auto rows = std::to_array<Named>({
      {EconomyRow::other,
       WordList(
           "andel, i procent, procent, *andel, *andelar, balanskrav*, verksamhetens resultat, *utjämningsreserv, riktade *, periodens resultat, ack*")},
      {EconomyRow::tax_rate, WordList("^skattesats, ^kommunal skattesats, ^utdebitering, ^kommunens skattesats")},
      {EconomyRow::all_income,
       WordList(
           "skatte* * statsbidrag, skatte* * utjämning, skatter * statsbidrag, skatter * bidrag, skatter * utjämning, skatteintäkter * bidrag")},
      {EconomyRow::taxes, WordList("^skatteintäkter$, ^skatteintäkt$, ^kommunala skatteintäkter$, ^summa skatteintäkter$, ^skatter$")},
      {EconomyRow::grants,
       WordList(
           "^generella statsbidrag*, ^generella bidrag*, ^statsbidrag och utjämning$, ^utjämning och generella statsbidrag$, ^kommunalekonomisk utjämning*, ^summa generella statsbidrag*, ^utjämning och statsbidrag$")},
      {EconomyRow::finance_income, WordList("^finansiella intäkter, ^ränteintäkter$")},
      {EconomyRow::finance_cost, WordList("^finansiella kostnader, ^räntekostnader$")},
      {EconomyRow::finance_net, WordList("^finansnetto, ^summa finansnetto, ^finansiellt netto")},
      {EconomyRow::net_cost, WordList("^verksamhetens nettokostnad*, ^summa verksamhetens nettokostnad*")},
      {EconomyRow::before_others, WordList("^resultat efter finansiella, ^resultat före extraordinära, ^resultat efter finansnetto")},
      {EconomyRow::result,
       WordList(
           "^årets resultat$, ^årets budgeterade resultat$, ^budgeterat resultat$, ^årets resultat förändring *, ^årets resultat förändring av eget kapital, ^förändring av eget kapital$, ^resultat årets$, ^summa årets resultat$")},
      {EconomyRow::other,
       WordList(
           "^verksamhetens intäkter, ^verksamhetens kostnader, ^avskrivning*, ^extraordinära *, ^jämförelsestörande *, ^nedskrivning*, ^årets resultat, ^slutavräkning*, ^*utjämning$, ^kommunal fastighetsavgift, ^fastighetsavgift, ^regleringsbidrag*, ^regleringsavgift*")},
  });
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const Named& named) { return named.words.first_in(folded).has_value(); });
  return found == rows.end() ? EconomyRow::none : found->row;
}

/// Whether a share or a price stands in the name: `Årets resultat i % av skatter och bidrag`.
bool is_share(std::string_view name) { return name.find('%') != std::string_view::npos; }

}  // namespace

/// What only a budget of results has, and not a plan's table of indicators or ramar.
bool is_certain(EconomyRow row) { return row != EconomyRow::none && row != EconomyRow::other && row != EconomyRow::tax_rate; }

EconomyRow economy_row(std::string_view name, TableOf table) {
  const std::string folded = fold(name);
  if (folded.empty()) return EconomyRow::none;
  const EconomyRow row = row_of(folded);
  if (table == TableOf::anything) return is_share(name) || !is_certain(row) ? EconomyRow::none : row;
  if (is_share(name)) return EconomyRow::other;
  if (row != EconomyRow::none) return row;
  if (folded == "resultat") return EconomyRow::result;
  static const WordList words(
      "^intäkter, ^kostnader, ^nettokostnad*, ^resultat, ^personalkostnader, ^pensioner, ^pensionskostnader, ^övriga kostnader, ^övriga intäkter, ^bidrag, ^avgifter, ^exploatering*");
  return words.first_in(folded) ? EconomyRow::other : EconomyRow::none;
}

bool speaks_of_economy(const grid::Block& table) {
  constexpr std::size_t first_rows = 200;
  std::size_t rows = 0, certain = 0;
  for (std::size_t r = 0; r < std::min(table.rows.size(), first_rows); ++r) {
    const grid::DocumentRow& row = table.rows[r];
    if (row.cells.size() < 2) continue;
    const EconomyRow one = row_of(fold(row.cells[0].text));
    if (one != EconomyRow::none) ++rows;
    if (is_certain(one)) ++certain;
  }
  return certain > 0 && rows > 1;
}

}  // namespace malkoll::plan_import
