// Kostnader and Intäkter below each other in one column of amounts. What is income shall be taken away; where it is written without a
// minus, words say which rows it is, and where they are not sure it is asked.

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "import/cell_value.h"
#include "import/sheet_reading.h"
#include "model/money.h"
#include "text/lines.h"
#include "text/told.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::importing {

namespace {

constexpr std::size_t few = 6;  ///< kinds of rows; more are names

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

}  // namespace

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

bool has_other_names(const SheetReading& reading, std::size_t but) {
  for (std::size_t c = 0; c < reading.values.size(); ++c) {
    const Role role = reading.meanings[c].role;
    if (c == but || reading.taken[c] || reading.values[c].filled == 0) continue;
    if (reading.values[c].words > 0 || role == Role::post || role == Role::place || reading.meanings[c].key == Key::activity) return true;
  }
  return false;
}

namespace {

bool has_flow_columns(const SheetReading& reading) {
  return std::any_of(reading.amounts.begin(), reading.amounts.end(),
                     [](const AmountColumn& a) { return a.heading.flow == Flow::cost || a.heading.flow == Flow::income; });
}

struct Flows {
  SheetReading& reading;

  [[nodiscard]] bool cost_is_negative() const {
    const RowFlows::Signs& costs = reading.flows.costs;
    return costs.sum == 0 ? reading.map.cost_is_negative : costs.sum < 0;
  }
  /// What is called cost has a minus everywhere, and what is called income nowhere.
  void sign_by_names() {
    const RowFlows::Signs& costs = reading.flows.costs;
    const bool named = reading.flows.named_costs > 0 && !reading.flows.incomes.empty();
    if (!named || reading.map.cost_is_negative || costs.positive > 0 || costs.negative == 0) return;
    for (const auto& [folded, words] : reading.flows.incomes) {
      if (!words.certain || words.signs.negative > 0) return;
    }
    reading.map.cost_is_negative = true;
    reading.say(Code::F12, "tecken-efter-namn", reading.column_place(reading.amounts.front().column));
  }

  /// Rows of income that are written as costs are.
  [[nodiscard]] std::size_t unsigned_rows(const RowFlows::Signs& signs) const {
    return cost_is_negative() ? signs.negative : signs.positive;
  }
  [[nodiscard]] std::size_t signed_rows(const RowFlows::Signs& signs) const { return cost_is_negative() ? signs.positive : signs.negative; }

  void ask(const RowFlows::Words& words) {
    reading.say(Code::F07, "intäkt-utan-minus", fmt::format("{} »{}«", reading.row_place(words.row), words.shown));
  }

  /// The rows whose kind or name is one of the words are income.
  void turn(std::size_t column) {
    std::string all;
    for (const auto& [folded, words] : reading.flows.incomes) {
      Condition income{column_named(reading, column), Condition::Test::equals, folded, words.shown, 0};
      reading.map.turn.push_back(income);
      reading.map.income.push_back(std::move(income));
      all.append(all.empty() ? "" : ", ").append(words.shown);
    }
    std::int64_t sum = 0;
    for (AmountColumn& amount : reading.amounts) {
      sum = add(sum, amount.income.sum);
      amount.sum = add(amount.sum, -add(amount.income.sum, amount.income.sum));
      amount.negative += amount.income.positive;
      amount.negative -= amount.income.negative;
    }
    for (KeptRow& row : reading.rows) {
      if (row.flow != Flow::income) continue;
      for (std::optional<std::int64_t>& ore : row.ore) {
        if (ore) ore = -*ore;
      }
    }
    reading.say(Code::F12, "intäkter-vända", reading.column_place(column), write_amount(sum, AmountUnit::tkr), all);
  }

  void by_column() {
    RowFlows::Signs signs;
    for (const auto& [folded, words] : reading.flows.incomes)
      signs.positive += words.signs.positive, signs.negative += words.signs.negative;
    if (unsigned_rows(signs) == 0) return;
    if (signed_rows(signs) > 0) return reading.say(Code::F07, "intäkter-båda-tecken", reading.column_place(*reading.flow_column));
    turn(*reading.flow_column);
  }

  void by_titles() {
    bool certain = reading.flows.named_costs > 0, any = false, both = false;
    for (const auto& [folded, words] : reading.flows.incomes) {
      any |= unsigned_rows(words.signs) > 0;
      both |= signed_rows(words.signs) > 0;
      certain &= words.certain;
    }
    if (!any) return;
    if (certain && !both && reading.flows.incomes.size() < RowFlows::most) return turn(*reading.title_column);
    for (const auto& [folded, words] : reading.flows.incomes) {
      if (unsigned_rows(words.signs) > 0) return ask(words);
    }
  }

  /// A row without amounts heads those below it as income: `Intäkter` over posts of any name, as `Kostnader` does elsewhere.
  void by_sections() {
    std::vector<KeptRow*> incomes;
    const KeptRow* heading = nullptr;
    bool costs = false, with_sign = false;
    std::int64_t all = 0;
    for (KeptRow& row : reading.rows) {
      if (!row.has_amount()) {
        const TitleFlow said = title_flow(row.title);
        if (!row.title.empty()) heading = said.certain ? &row : nullptr;
        costs |= said.certain && said.flow == Flow::cost;
        continue;
      }
      if (row.is_sum || heading == nullptr || title_flow(heading->title).flow != Flow::income || row.flow == Flow::cost) {
        if (row.is_sum) heading = nullptr;
        continue;
      }
      for (const auto& ore : row.ore) {
        with_sign |= ore.value_or(0) != 0 && (*ore < 0) != cost_is_negative();
        all = add(all, ore.value_or(0));
      }
      incomes.push_back(&row);
    }
    const bool signed_as_income = all == 0 || (all < 0) != cost_is_negative();
    if (incomes.empty() || (with_sign && signed_as_income)) return;
    if (!costs || with_sign)
      return reading.say(Code::F07, "intäkt-utan-minus", fmt::format("{} »{}«", reading.row_place(incomes[0]->number), incomes[0]->title));
    std::int64_t sum = 0;
    for (KeptRow* row : incomes) {
      row->flow = Flow::income;
      reading.map.turn.push_back(row_condition(row->number));
      reading.map.income.push_back(row_condition(row->number));
      for (std::size_t a = 0; a < row->ore.size(); ++a) {
        if (!row->ore[a] || *row->ore[a] == 0) continue;
        AmountColumn& amount = reading.amounts[a];
        sum = add(sum, *row->ore[a]);
        amount.sum = add(amount.sum, -2 * *row->ore[a]);
        if (*row->ore[a] > 0) ++amount.negative;
        else --amount.negative;
        row->ore[a] = -*row->ore[a];
      }
    }
    reading.say(Code::F12, "intäkter-vända", reading.row_place(incomes[0]->number), write_amount(sum, AmountUnit::tkr), incomes[0]->title);
  }

  /// Where no number has another sign than the costs, what is called as income is may have lost its own.
  void doubt_names() {
    for (const AmountColumn& amount : reading.amounts) {
      const std::size_t other = cost_is_negative() ? amount.positive() : amount.negative;
      if (other > 0) return;
    }
    std::size_t told_of = 0;
    constexpr std::size_t most = 5;
    for (const KeptRow& row : reading.rows) {
      if (row.is_sum || row.flow != Flow::none || !sounds_like_income(row.title) || account_class(row) > 3) continue;
      for (std::size_t a = 0; a < row.ore.size() && told_of < most; ++a) {
        const AmountColumn& amount = reading.amounts[a];
        constexpr std::int64_t hundredths = 100;
        if (amount.heading.scenario >= Scenario::outcome ||
            magnitude(row.ore[a].value_or(0)) < std::max<std::int64_t>(magnitude(amount.sum) / hundredths, 1))
          continue;
        const AmountUnit unit = amount.heading.unit == AmountUnit::none ? AmountUnit::kr : amount.heading.unit;
        reading.say(Code::F12, "kanske-intäkt", fmt::format("{} »{}«", reading.row_place(row.number), row.title),
                    write_amount(*row.ore[a], unit));
        ++told_of;
        break;
      }
    }
  }

  /// The class of an account (3: income, 4 to 7: costs) that the row names, in a column of accounts or before its name; 0: of none.
  [[nodiscard]] int account_class(const KeptRow& row) const {
    const auto of_accounts = [&](const std::optional<std::size_t>& column) {
      return column && fold(reading.headings.texts[*column]).starts_with("konto");
    };
    const std::string& account = of_accounts(reading.code_column) ? row.code : row.title;
    if (!of_accounts(reading.code_column) && !of_accounts(reading.title_column)) return 0;
    const std::size_t digits = std::min(account.find_first_not_of("0123456789"), account.size());
    return digits < 4 ? 0 : account[0] - '0';
  }

  /// Accounts of income that are written as those of costs are.
  void by_accounts() {
    const KeptRow* income = nullptr;
    bool costs = false;
    for (const KeptRow& row : reading.rows) {
      const int of = row.is_sum ? 0 : account_class(row);
      std::int64_t sum = 0;
      for (const auto& ore : row.ore) sum = add(sum, ore.value_or(0));
      costs |= of >= 4 && of <= 7 && sum != 0;
      if (of == 3 && row.flow == Flow::none && sum != 0 && (sum < 0) == cost_is_negative() && income == nullptr) income = &row;
    }
    if (costs && income != nullptr)
      reading.say(Code::F07, "intäktskonto", fmt::format("{} »{}«", reading.row_place(income->number), income->title));
  }

  /// `Summa intäkter` below posts of any name that are written as costs are.
  void by_sums() {
    std::vector<std::int64_t> block(reading.amounts.size());
    for (const KeptRow& row : reading.rows) {
      if (!row.is_sum) {
        for (std::size_t a = 0; a < block.size(); ++a)
          block[a] = row.flow == Flow::income ? block[a] : add(block[a], row.ore[a].value_or(0));
        continue;
      }
      const bool income = title_flow(row.title).flow == Flow::income;
      for (std::size_t a = 0; income && a < block.size(); ++a) {
        const std::int64_t own = row.ore[a].value_or(0);
        if (own == 0 || block[a] == 0 || (own < 0) != cost_is_negative() || (block[a] < 0) != cost_is_negative()) continue;
        return reading.say(Code::F07, "intäkt-utan-minus", fmt::format("{} »{}«", reading.row_place(row.number), row.title));
      }
      std::fill(block.begin(), block.end(), 0);
    }
  }
};

}  // namespace

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

void find_flow_column(SheetReading& reading) {
  if (has_flow_columns(reading)) return;
  for (std::size_t c = 0; c < reading.values.size(); ++c) {
    const ColumnValues& values = reading.values[c];
    if (reading.taken[c] || values.words == 0 || !values.nearly_all(values.words) || !has_other_names(reading, c)) continue;
    std::set<std::string> words;
    bool income = false, cost = false, all = true;
    for (const SampleRow& row : reading.shape.rows) {
      if (row.number <= reading.headings.last || row.at(c).type == grid::Cell::Type::empty || words.size() > few) continue;
      const Flow flow = flow_word(row.at(c).text);
      words.insert(fold(row.at(c).text));
      income |= flow == Flow::income;
      cost |= flow == Flow::cost;
      all &= flow != Flow::none;
    }
    if (!income || words.size() > few || (!all && !(cost && names_kinds(reading.headings.texts[c])))) continue;
    reading.flow_column = c;
    reading.taken[c] = true;
    return;
  }
}

Flow kind_of_row(SheetReading& reading, std::string_view kind) {
  const auto [known, fresh] = reading.flows.kinds.try_emplace(std::string(kind), Flow::none);
  if (fresh) known->second = flow_word(kind);
  return known->second;
}

void note_flow(SheetReading& reading, KeptRow& row, std::string_view kind) {
  if (has_flow_columns(reading)) return;
  const TitleFlow said = reading.flow_column ? TitleFlow{kind_of_row(reading, kind), true} : title_flow(row.title);
  row.flow = said.flow;
  if (row.is_sum || said.flow == Flow::net) return;
  RowFlows::Signs signs;
  for (std::size_t a = 0; a < reading.amounts.size(); ++a) {
    const std::int64_t ore = row.ore[a].value_or(0);
    RowFlows::Signs& of = said.flow == Flow::income ? reading.amounts[a].income : reading.flows.costs;
    for (RowFlows::Signs* to : {&of, &signs}) {
      to->positive += ore > 0 ? 1 : 0;
      to->negative += ore < 0 ? 1 : 0;
      to->sum = add(to->sum, ore);
    }
  }
  if (said.flow == Flow::cost && said.certain) ++reading.flows.named_costs;
  if (said.flow != Flow::income || reading.flows.incomes.size() >= RowFlows::most) return;
  const std::string_view shown = reading.flow_column ? trim(kind) : std::string_view(row.title);
  RowFlows::Words& words = reading.flows.incomes[fold(shown)];
  if (words.row == 0) words = {std::string(shown), row.number, said.certain, {}};
  words.signs.positive += signs.positive;
  words.signs.negative += signs.negative;
}

void find_flows(SheetReading& reading) {
  if (has_flow_columns(reading)) return;
  Flows flows{reading};
  if (reading.flow_column) {
    flows.by_column();
    return flows.sign_by_names();
  }
  if (reading.title_column) flows.by_titles();
  const auto asked = [&] {
    return std::any_of(reading.said.begin(), reading.said.end(), [](const Mistake& m) { return m.code == Code::F07; });
  };
  const bool turned = !reading.map.turn.empty();
  if (!asked() && !turned) flows.by_sections();
  if (!asked()) flows.by_sums();
  if (!asked()) flows.by_accounts();
  if (!asked() && reading.map.turn.empty()) flows.doubt_names();
  if (!asked()) flows.sign_by_names();
}

}  // namespace malkoll::importing
