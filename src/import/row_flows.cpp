// Kostnader and Intäkter below each other in one column of amounts. What is income shall be taken away; where it is written without a
// minus, words say which rows it is, and where they are not sure it is asked.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "import/cell_value.h"
#include "import/compared_amounts.h"
#include "import/row_notes.h"
#include "import/table_phases.h"
#include "model/money.h"
#include "text/lines.h"
#include "text/told.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::importing {

namespace {

/// The name of something that a municipality is paid for or given, and that nobody calls a cost; `Bidrag till föreningar` is one.
bool sounds_like_income(std::string_view title) {
  static constexpr std::array<std::string_view, 12> ends = {"statsbidrag",        "statsbidragen",  "statsbidraget", "omsorgsavgifter",
                                                            "omsorgsavgift",      "brukaravgifter", "vårdavgifter",  "måltidsavgifter",
                                                            "parkeringsavgifter", "entréavgifter",  "försäljning",   "taxor"};
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

struct Flows {
  const KnownTable& known;
  RowFlows found;
  Said& said;
  SettledFlows settled;
  std::set<std::uint32_t> heads = {};  ///< rows with the sum of what is income, or cost, below them

  [[nodiscard]] std::vector<KeptRow>& rows() { return settled.rows.kept; }
  [[nodiscard]] std::string named(const KeptRow& row) const { return known.table.row_place(row.number, row.title); }

  [[nodiscard]] bool cost_is_negative() const {
    const SignCounts& costs = found.costs;
    return costs.sum == 0 ? settled.cost_is_negative : costs.sum < 0;
  }
  /// What is called cost has a minus everywhere, and what is called income nowhere.
  void sign_by_names() {
    const SignCounts& costs = found.costs;
    const bool named = found.named_costs > 0 && !found.incomes.empty();
    if (!named || settled.cost_is_negative || costs.positive > 0 || costs.negative == 0) return;
    for (const auto& [folded, words] : found.incomes) {
      if (!words.certain || words.signs.negative > 0) return;
    }
    settled.cost_is_negative = true;
    said.say(Code::F12, "tecken-efter-namn", known.table.column_place(known.amounts.front().column));
  }

  /// Rows of income that are written as costs are.
  [[nodiscard]] std::size_t unsigned_rows(const SignCounts& signs) const { return cost_is_negative() ? signs.negative : signs.positive; }
  [[nodiscard]] std::size_t signed_rows(const SignCounts& signs) const { return cost_is_negative() ? signs.positive : signs.negative; }

  void ask(const RowFlows::Words& words) { said.say(Code::F07, "intäkt-utan-minus", known.table.row_place(words.row, words.shown)); }

  /// The rows whose kind or name is one of the words are income.
  void turn(std::size_t column) {
    std::string all;
    for (const auto& [folded, words] : found.incomes) {
      Condition income{known.table.named(column), Condition::Test::equals, folded, words.shown, 0};
      settled.turn.push_back(income);
      settled.income.push_back(std::move(income));
      all.append(all.empty() ? "" : ", ").append(words.shown);
    }
    Ore sum;
    for (AmountSums& amount : settled.rows.sums) {
      sum = add(sum, amount.income.sum);
      amount.sum = add(amount.sum, -add(amount.income.sum, amount.income.sum));
      amount.negative += amount.income.positive;
      amount.negative -= amount.income.negative;
    }
    for (KeptRow& row : rows()) {
      if (row.flow != Flow::income) continue;
      for (std::optional<Ore>& ore : row.ore) {
        if (ore) ore = -*ore;
      }
    }
    said.say(Code::F12, "intäkter-vända", known.table.column_place(column), write_amount(sum, AmountUnit::tkr), all);
  }

  void by_column() {
    SignCounts signs;
    for (const auto& [folded, words] : found.incomes) signs.positive += words.signs.positive, signs.negative += words.signs.negative;
    if (unsigned_rows(signs) == 0) return;
    if (signed_rows(signs) > 0) return said.say(Code::F07, "intäkter-båda-tecken", known.table.column_place(*known.by_row.flow));
    turn(*known.by_row.flow);
  }

  void by_titles() {
    bool certain = found.named_costs > 0, any = false, both = false;
    for (const auto& [folded, words] : found.incomes) {
      any |= unsigned_rows(words.signs) > 0;
      both |= signed_rows(words.signs) > 0;
      certain &= words.certain;
    }
    if (!any) return;
    if (certain && !both && found.incomes.size() < RowFlows::most) return turn(*known.by_row.title);
    for (const auto& [folded, words] : found.incomes) {
      if (unsigned_rows(words.signs) > 0) return ask(words);
    }
  }

  /// What it is called as, where that says all that it is.
  [[nodiscard]] static Flow heads_as(const KeptRow& row) {
    const TitleFlow flow = title_flow(row.title);
    return flow.certain ? flow.flow : Flow::none;
  }

  /// How many rows right below it come to its sum, up to where the next such block or a sum begins; 0: they do not.
  [[nodiscard]] std::size_t rows_that_come_to(std::size_t at) {
    std::vector<Ore> own, below(known.amounts.size()), above(known.amounts.size());
    for (const auto& ore : rows()[at].ore) own.push_back(ore.value_or(Ore()));
    const auto add_to = [](std::vector<Ore>& sum, const KeptRow& row) {
      for (std::size_t a = 0; a < sum.size(); ++a) sum[a] = add(sum[a], row.ore[a].value_or(Ore()));
    };
    for (std::size_t r = at; r-- > 0 && !rows()[r].is_sum;) add_to(above, rows()[r]);
    if (above == own || std::all_of(own.begin(), own.end(), [](Ore o) { return o == 0; })) return 0;
    for (std::size_t r = at + 1; r < rows().size() && !rows()[r].is_sum; ++r) {
      add_to(below, rows()[r]);
      const bool ends = r + 1 == rows().size() || rows()[r + 1].is_sum || heads_as(rows()[r + 1]) != Flow::none;
      if (below == own && ends) return r - at;
    }
    return 0;
  }

  /// The row is no post, and what it says of income or cost is not said of one.
  void leave_sum_above(std::size_t at) {
    KeptRow& row = rows()[at];
    heads.insert(row.number);
    const ComparedAmounts money(known, settled.rows);
    said.say(Code::F12, "summarad", money.named(row), money.shown(money.of(row)));
    // Before the words of sums, which are of rows above them.
    settled.rows.skip.insert(settled.rows.skip.begin() + static_cast<std::ptrdiff_t>(heads.size()) - 1, row_condition(row.number));
    if (row.is_sum) return;
    const auto income = found.incomes.find(fold(row.title));
    for (const auto& ore : row.ore) {
      const bool positive = ore.value_or(Ore()) > 0, negative = ore.value_or(Ore()) < 0;
      for (SignCounts* of :
           {heads_as(row) == Flow::income ? nullptr : &found.costs, income == found.incomes.end() ? nullptr : &income->second.signs}) {
        if (of == nullptr) continue;
        of->positive -= positive ? 1U : 0U, of->negative -= negative ? 1U : 0U;
        of->sum = add(of->sum, -ore.value_or(Ore()));
      }
    }
    if (heads_as(row) == Flow::cost) --found.named_costs;
    if (income != found.incomes.end() && income->second.signs.positive + income->second.signs.negative == 0) found.incomes.erase(income);
    if (heads_as(row) == Flow::income) {
      for (std::size_t a = 0; a < row.ore.size(); ++a) {
        SignCounts& of = settled.rows.sums[a].income;
        of.positive -= row.ore[a].value_or(Ore()) > 0 ? 1U : 0U, of.negative -= row.ore[a].value_or(Ore()) < 0 ? 1U : 0U;
        of.sum = add(of.sum, -row.ore[a].value_or(Ore()));
      }
    }
    settled.rows.leave(at);
  }

  /// `Intäkter` and `Kostnader` with their sums, above the rows that come to them.
  void leave_sums_above() {
    std::vector<std::size_t> sums;
    std::size_t most = 0;
    for (std::size_t r = 0; r < rows().size(); ++r) {
      const Flow flow = rows()[r].has_amount() ? heads_as(rows()[r]) : Flow::none;
      const std::size_t parts = flow == Flow::income || flow == Flow::cost ? rows_that_come_to(r) : 0;
      if (parts > 0) sums.push_back(r), most = std::max(most, parts);
    }
    for (const std::size_t r : sums) {
      if (most >= 2) leave_sum_above(r);
    }
  }

  /// A row without amounts heads those below it as income: `Intäkter` over posts of any name, as `Kostnader` does elsewhere.
  void by_sections() {
    std::vector<KeptRow*> incomes;
    const KeptRow* heading = nullptr;
    bool costs = false, with_sign = false;
    Ore all;
    for (KeptRow& row : rows()) {
      if (!row.has_amount() || heads.contains(row.number)) {
        const TitleFlow says = title_flow(row.title);
        if (!row.title.empty()) heading = says.certain ? &row : nullptr;
        costs |= says.certain && says.flow == Flow::cost;
        continue;
      }
      if (row.is_sum || heading == nullptr || title_flow(heading->title).flow != Flow::income || row.flow == Flow::cost) {
        if (row.is_sum) heading = nullptr;
        continue;
      }
      for (const auto& ore : row.ore) {
        with_sign |= ore.value_or(Ore()) != 0 && (*ore < 0) != cost_is_negative();
        all = add(all, ore.value_or(Ore()));
      }
      incomes.push_back(&row);
    }
    const bool signed_as_income = all == 0 || (all < 0) != cost_is_negative();
    if (incomes.empty() || (with_sign && signed_as_income)) return;
    if (!costs || with_sign) return said.say(Code::F07, "intäkt-utan-minus", named(*incomes[0]));
    Ore sum;
    for (KeptRow* row : incomes) {
      row->flow = Flow::income;
      settled.turn.push_back(row_condition(row->number));
      settled.income.push_back(row_condition(row->number));
      for (std::size_t a = 0; a < row->ore.size(); ++a) {
        if (!row->ore[a] || *row->ore[a] == 0) continue;
        AmountSums& amount = settled.rows.sums[a];
        sum = add(sum, *row->ore[a]);
        amount.sum = add(amount.sum, -2 * *row->ore[a]);
        if (*row->ore[a] > 0) ++amount.negative;
        else --amount.negative;
        row->ore[a] = -*row->ore[a];
      }
    }
    said.say(Code::F12, "intäkter-vända", known.table.row_place(incomes[0]->number), write_amount(sum, AmountUnit::tkr), incomes[0]->title);
  }

  /// Where no number has another sign than the costs, what is called as income is may have lost its own.
  void doubt_names() {
    for (const AmountSums& amount : settled.rows.sums) {
      const std::size_t other = cost_is_negative() ? amount.positive() : amount.negative;
      if (other > 0) return;
    }
    std::size_t told_of = 0;
    constexpr std::size_t most = 5;
    for (const KeptRow& row : rows()) {
      if (row.is_sum || row.flow != Flow::none || !sounds_like_income(row.title) || account_class(row) > 3) continue;
      for (std::size_t a = 0; a < row.ore.size() && told_of < most; ++a) {
        const AmountColumn& amount = known.amounts[a];
        constexpr std::int64_t hundredths = 100;
        if (amount.heading.scenario >= Scenario::outcome ||
            magnitude(row.ore[a].value_or(Ore())) < std::max(magnitude(settled.rows.sums[a].sum) / hundredths, Ore(1)))
          continue;
        const AmountUnit unit = amount.heading.unit == AmountUnit::none ? AmountUnit::kr : amount.heading.unit;
        said.say(Code::F12, "kanske-intäkt", named(row), write_amount(*row.ore[a], unit));
        ++told_of;
        break;
      }
    }
  }

  /// The class of an account (3: income, 4 to 7: costs) that the row names, in a column of accounts or before its name; 0: of none.
  [[nodiscard]] int account_class(const KeptRow& row) const {
    const auto of_accounts = [&](const std::optional<std::size_t>& column) {
      return column && fold(known.table.headings.texts[*column]).starts_with("konto");
    };
    const std::string& account = of_accounts(known.by_row.code) ? row.code : row.title;
    if (!of_accounts(known.by_row.code) && !of_accounts(known.by_row.title)) return 0;
    const std::size_t digits = std::min(account.find_first_not_of("0123456789"), account.size());
    return digits < 4 ? 0 : account[0] - '0';
  }

  /// Accounts of income that are written as those of costs are.
  void by_accounts() {
    const KeptRow* income = nullptr;
    bool costs = false;
    for (const KeptRow& row : rows()) {
      const int of = row.is_sum ? 0 : account_class(row);
      Ore sum;
      for (const auto& ore : row.ore) sum = add(sum, ore.value_or(Ore()));
      costs |= of >= 4 && of <= 7 && sum != 0;
      if (of == 3 && row.flow == Flow::none && sum != 0 && (sum < 0) == cost_is_negative() && income == nullptr) income = &row;
    }
    if (costs && income != nullptr) said.say(Code::F07, "intäktskonto", named(*income));
  }

  /// `Summa intäkter` below posts of any name that are written as costs are.
  void by_sums() {
    std::vector<Ore> block(known.amounts.size());
    for (const KeptRow& row : rows()) {
      if (!row.is_sum) {
        for (std::size_t a = 0; a < block.size(); ++a)
          block[a] = row.flow == Flow::income ? block[a] : add(block[a], row.ore[a].value_or(Ore()));
        continue;
      }
      const bool income = title_flow(row.title).flow == Flow::income;
      for (std::size_t a = 0; income && a < block.size(); ++a) {
        const Ore own = row.ore[a].value_or(Ore());
        if (own == 0 || block[a] == 0 || (own < 0) != cost_is_negative() || (block[a] < 0) != cost_is_negative()) continue;
        return said.say(Code::F07, "intäkt-utan-minus", named(row));
      }
      std::fill(block.begin(), block.end(), Ore());
    }
  }

  void find() {
    if (known.by_row.flow) {
      by_column();
      return sign_by_names();
    }
    leave_sums_above();
    if (known.by_row.title && heads.empty()) by_titles();
    const bool turned = !settled.turn.empty();
    if (!said.asked() && !turned) by_sections();
    if (!said.asked()) by_sums();
    if (!said.asked()) by_accounts();
    if (!said.asked() && settled.turn.empty()) doubt_names();
    if (!said.asked()) sign_by_names();
  }
};

}  // namespace

SettledFlows find_flows(const KnownTable& known, TableRows rows, const RowFlows& found, bool cost_is_negative, Said& said) {
  Flows flows{known, found, said, {std::move(rows), {}, {}, cost_is_negative}};
  if (!has_flow_columns(known.amounts)) flows.find();
  return std::move(flows.settled);
}

}  // namespace malkoll::importing
