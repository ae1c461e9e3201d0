#include "import/row_signs.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "model/money.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::importing {

namespace {

void count(SignCounts& signs, const KeptRow& row) {
  for (const auto& ore : row.ore) signs.count(ore.value_or(Ore()));
}

/// What the row adds up: all posts above it.
bool is_sum_of(const KeptRow& row, const std::vector<Ore>& posts) {
  for (std::size_t a = 0; a < posts.size(); ++a) {
    if (row.ore[a].value_or(Ore()) != posts[a]) return false;
  }
  return std::any_of(posts.begin(), posts.end(), [](Ore ore) { return ore != 0; });
}

/// `Årets resultat`, `Resultat`, `Över-/underskott`: income less costs.
bool names_result(std::string_view title) {
  const std::string folded = fold(title);
  return folded.ends_with("resultat") || folded.find("underskott") != std::string::npos;
}

}  // namespace

bool sounds_like_income(std::string_view title) {
  static constexpr std::array<std::string_view, 20> ends = {
      "brukningsavgifter", "anläggningsavgifter", "anslutningsavgifter", "renhållningsavgifter", "bygglovsavgifter",
      "tillsynsavgifter",  "kommunalskatt",       "kommunalskatten",     "statsbidrag",          "statsbidragen",
      "statsbidraget",     "omsorgsavgifter",     "omsorgsavgift",       "brukaravgifter",       "vårdavgifter",
      "måltidsavgifter",   "parkeringsavgifter",  "entréavgifter",       "försäljning",          "taxor"};
  static constexpr std::array<std::string_view, 6> alone = {"avgift", "avgifter", "bidrag", "taxa", "biljetter", "försäljningar"};
  static constexpr std::array<std::string_view, 12> costs = {"till",  "minskade",  "minskat",   "minskning", "lägre",         "sänkta",
                                                             "sänkt", "utebliven", "uteblivna", "bortfall",  "återbetalning", "till-"};
  const std::string folded = fold(title);
  const std::vector<std::string_view> words = split_words(folded);
  const auto one_of = [&](const auto& list, std::string_view word) { return std::find(list.begin(), list.end(), word) != list.end(); };
  if (words.empty() || std::any_of(words.begin(), words.end(), [&](std::string_view w) { return one_of(costs, w); })) return false;
  if (words.size() >= 2 && words[0].ends_with("bidrag") && words[1] == "från") return true;
  if (words.size() == 1 && one_of(alone, words[0])) return true;
  return words.size() <= 4 && std::any_of(words.begin(), words.end(), [&](std::string_view w) {
           return std::any_of(ends.begin(), ends.end(), [&](std::string_view e) { return w.ends_with(e); });
         });
}

int account_class(const KnownTable& known, const KeptRow& row) {
  const auto of_accounts = [&](const std::optional<std::size_t>& column) {
    return column && fold(known.table.headings.texts[*column]).starts_with("konto");
  };
  const std::string& account = of_accounts(known.by_row.code) ? row.code : row.title;
  if (!of_accounts(known.by_row.code) && !of_accounts(known.by_row.title)) return 0;
  const std::size_t digits = std::min(account.find_first_not_of("0123456789"), account.size());
  return digits < 4 ? 0 : account[0] - '0';
}

RowSigns row_signs(const KnownTable& known, const TableRows& rows) {
  RowSigns signs;
  std::vector<Ore> posts(known.amounts.size());
  bool negative = false;
  for (std::size_t r = 0; r < rows.kept.size(); ++r) {
    const KeptRow& row = rows.kept[r];
    const TitleFlow said = title_flow(row.title);
    if (row.is_sum) {
      const bool of_all = is_sum_of(row, posts);
      const bool below_nothing = std::all_of(posts.begin(), posts.end(), [](Ore ore) { return ore <= 0; });
      if (said.flow == Flow::net && of_all && below_nothing) signs.net = &row;
      if (of_all && negative && names_result(row.title)) signs.result = &row;
      continue;
    }
    for (std::size_t a = 0; a < posts.size(); ++a) {
      posts[a] = add(posts[a], row.ore[a].value_or(Ore()));
      negative |= row.ore[a].value_or(Ore()) < 0;
    }
    const int account = account_class(known, row);
    if (account == 3) count(signs.income_accounts, row);
    else if (account >= 4 && account <= 7) count(signs.cost_accounts, row);
    if (said.flow == Flow::net) continue;
    if (said.flow == Flow::income) {
      count(signs.income, row), signs.uncertain_income |= !said.certain;
    } else if (said.flow == Flow::cost && said.certain) {
      count(signs.costs, row);
    } else if (sounds_like_income(row.title)) {
      count(signs.likely_income, row);
    } else {
      const std::size_t before = signs.other.positive;
      count(signs.other, row);
      if (before == 0 && signs.other.positive > 0) signs.first_other = r;
    }
  }
  return signs;
}

}  // namespace malkoll::importing
