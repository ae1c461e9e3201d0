// Kostnader and Intäkter below each other in one column of amounts. What is income shall be taken away; where it is written without a
// minus, words say which rows it is, and where they are not sure it is asked.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "import/cell_value.h"
#include "import/compared_amounts.h"
#include "import/row_notes.h"
#include "import/row_signs.h"
#include "import/table_phases.h"
#include "model/money.h"
#include "text/lines.h"
#include "text/told.h"
#include "text/utf8.h"

namespace malkoll::importing {

namespace {

struct Flows {
  const KnownTable& known;
  RowFlows found;
  Said& said;
  SettledFlows settled;
  TableRows without_sums = {};            ///< the same rows, before any is turned
  SignCounts named_costs = {};         ///< of rows that are called costs, and no more than that
  std::set<std::uint32_t> heads = {};  ///< rows with the sum of what is income, or cost, below them

  [[nodiscard]] std::vector<KeptRow>& rows() { return settled.rows.kept; }
  [[nodiscard]] std::string named(const KeptRow& row) const { return known.table.row_place(row.number, row.title); }

  [[nodiscard]] bool cost_is_negative() const {
    if (all_negative(named_costs)) return true;
    const SignCounts& costs = found.costs;
    return costs.sum == 0 ? settled.cost_is_negative : costs.sum < 0;
  }
  void have_minus(const char* wording, const std::string& shown_by = {}) {
    if (settled.cost_is_negative) return;
    settled.cost_is_negative = true;
    said.say(Code::F12, wording, known.table.column_place(known.amounts.front().column), {}, shown_by);
  }

  /// What is called income has no minus, and all else has one; or what is called a net cost has.
  void sign_by_names() {
    if (settled.cost_is_negative) return;
    const RowSigns signs = row_signs(known, without_sums);
    const bool income = all_positive(signs.income) && !signs.uncertain_income, no_costs = signs.costs.positive == 0;
    if (income && no_costs && signs.other.positive == 0 && signs.costs.negative + signs.other.negative > 0)
      return have_minus("tecken-efter-namn");
    const bool likely = all_positive(signs.likely_income) && signs.income.negative == 0;
    if (signs.net != nullptr && (income || likely) && no_costs) return have_minus("tecken-efter-netto", named(*signs.net));
    if (shows_result(signs)) return;
    if (likely && all_negative(signs.costs) && signs.other.positive == 0) return have_minus("tecken-efter-namn");
    if ((income || likely) && all_negative(signs.costs) && signs.other.positive > 0)
      said.say(Code::F07, "tecken-oklart", named(rows()[signs.first_other]));
  }

  /// `Årets resultat` is what all rows come to as they are written: what is above nothing is income. True: that is said.
  bool shows_result(const RowSigns& signs) {
    if (signs.result == nullptr || signs.income.negative > 0 || signs.likely_income.negative > 0) return false;
    if (signs.income.positive + signs.likely_income.positive == 0) return false;
    have_minus("tecken-efter-resultat", named(*signs.result));
    return true;
  }

  /// As the column of kinds says.
  void sign_by_column() {
    const SignCounts& costs = found.costs;
    if (found.named_costs == 0 || found.incomes.empty() || settled.cost_is_negative || costs.positive > 0 || costs.negative == 0) return;
    for (const auto& [folded, words] : found.incomes) {
      if (!words.certain || words.signs.negative > 0) return;
    }
    have_minus("tecken-efter-namn");
  }

  /// A result, or another sum that no word gives away, says nothing of costs.
  void uncount_sums(const UnitOfRows& unit) {
    without_sums = settled.rows;
    if (found.incomes.empty() && found.costs.negative == 0) return;
    Said unsaid;  // it is said when it is left out
    without_sums = leave_below_sums(known, std::move(without_sums), unsaid);
    without_sums = leave_below_sums(known, find_sums(known, unit, std::move(without_sums), unsaid), unsaid);
    for (std::size_t r = 0; r < rows().size(); ++r) {
      if (without_sums.kept[r].is_sum && !rows()[r].is_sum && rows()[r].flow == Flow::none) uncount(rows()[r], found.costs);
    }
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

  static void uncount(const KeptRow& row, SignCounts& of) {
    for (const auto& ore : row.ore) of.uncount(ore.value_or(Ore()));
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
    if (heads_as(row) != Flow::income) uncount(row, found.costs);
    if (income != found.incomes.end()) uncount(row, income->second.signs);
    if (heads_as(row) == Flow::cost) --found.named_costs;
    if (income != found.incomes.end() && income->second.signs.positive + income->second.signs.negative == 0) found.incomes.erase(income);
    if (heads_as(row) == Flow::income) {
      for (std::size_t a = 0; a < row.ore.size(); ++a) settled.rows.sums[a].income.uncount(row.ore[a].value_or(Ore()));
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

  /// What they come to as they are written.
  Ore turn_rows(const std::vector<KeptRow*>& incomes) {
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
    return sum;
  }

  /// Where all amounts have the one sign, and the table's own last sum is what the other rows come to less those that are called as income is, these
  /// are income: there is no other way to come to it.
  void by_net() {
    std::vector<KeptRow*> incomes;
    std::vector<Ore> costs(known.amounts.size()), all(known.amounts.size());
    const KeptRow* net = nullptr;
    std::string titles;
    for (KeptRow& row : rows()) {
      if (row.is_sum) {
        net = &row;
        continue;
      }
      if (!row.has_amount()) continue;
      net = nullptr;  // only of all rows
      const bool income = title_flow(row.title).flow == Flow::income || sounds_like_income(row.title);
      for (std::size_t a = 0; a < row.ore.size(); ++a) {
        const Ore ore = row.ore[a].value_or(Ore());
        if (ore < 0) return;
        all[a] = add(all[a], ore);
        costs[a] = add(costs[a], income ? -ore : ore);
      }
      if (!income) continue;
      titles.append(titles.empty() ? "" : ", ").append(row.title);
      incomes.push_back(&row);
    }
    if (net == nullptr || incomes.empty() || costs == all) return;
    for (std::size_t a = 0; a < costs.size(); ++a) {
      if (net->ore[a].value_or(Ore()) != costs[a]) return;
    }
    const Ore sum = turn_rows(incomes);
    said.say(Code::F12, "intäkter-vända", known.table.column_place(*known.by_row.title), write_amount(sum, AmountUnit::tkr), titles);
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
    const Ore sum = turn_rows(incomes);
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
      if (row.is_sum || row.flow != Flow::none || !sounds_like_income(row.title) || account_class(known, row) > 3) continue;
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

  /// Accounts of income that are written as those of costs are; with the other sign they show which one costs have.
  void by_accounts() {
    const RowSigns signs = row_signs(known, without_sums);
    if (all_positive(signs.income_accounts) && all_negative(signs.cost_accounts)) return have_minus("tecken-efter-konto");
    const bool negative = signs.cost_accounts.sum < 0;
    for (const KeptRow& row : rows()) {
      Ore sum;
      for (const auto& ore : row.ore) sum = add(sum, ore.value_or(Ore()));
      const bool as_costs = signs.cost_accounts.sum != 0 && sum != 0 && (sum < 0) == negative;
      if (!row.is_sum && row.flow == Flow::none && as_costs && account_class(known, row) == 3)
        return said.say(Code::F07, "intäktskonto", named(row));
    }
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
      return sign_by_column();
    }
    named_costs = row_signs(known, without_sums).costs;
    leave_sums_above();
    if (known.by_row.title && heads.empty()) by_net();
    if (known.by_row.title && heads.empty() && settled.turn.empty()) by_titles();
    const bool turned = !settled.turn.empty();
    if (!said.asked() && !turned) by_sections();
    if (!said.asked()) by_sums();
    if (!said.asked()) by_accounts();
    if (!said.asked() && settled.turn.empty()) doubt_names();
    if (!said.asked()) sign_by_names();
  }
};

}  // namespace

SettledFlows find_flows(const KnownTable& known, const UnitOfRows& unit, TableRows rows, const RowFlows& found, bool cost_is_negative,
                        Said& said) {
  Flows flows{known, found, said, {std::move(rows), {}, {}, cost_is_negative}};
  if (has_flow_columns(known.amounts)) return std::move(flows.settled);
  if (!known.by_row.flow) flows.uncount_sums(unit);
  flows.find();
  return std::move(flows.settled);
}

}  // namespace malkoll::importing
