#include "plan_import/economy.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

#include "import/cell_value.h"
#include "model/money.h"
#include "text/digit.h"
#include "text/format.h"
#include "text/lines.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::plan_import {

namespace {

using Said = PlanSaid::Kind;

/// A row that the language has no line for, and its amounts.
struct LeftRow {
  std::string name, money;
  InBoth place;
  bool asked = false;  ///< the language has a line for what it may be
};

/// The amounts of one year, each row once: what stands twice is not taken.
class EconomyYear {
 public:
  EconomyYear(PlanDraft& draft, std::vector<LeftRow>& left, const std::vector<EconomyAmount>& amounts, Year year)
      : draft_(draft), left_(left), year_(year) {
    for (const EconomyAmount& amount : amounts) {
      if (amount.year == year) amounts_.push_back(&amount);
    }
    income_negative_ = std::any_of(amounts_.begin(), amounts_.end(), [](const EconomyAmount* a) {
      return (a->row == EconomyRow::taxes || a->row == EconomyRow::grants || a->row == EconomyRow::all_income) && a->ore < 0;
    });
  }

  void write() {
    const EconomyAmount *income = only(EconomyRow::all_income), *taxes = only(EconomyRow::taxes), *grants = only(EconomyRow::grants);
    const EconomyAmount *net = only(EconomyRow::finance_net), *earned = only(EconomyRow::finance_income),
                        *paid = only(EconomyRow::finance_cost), *result = only(EconomyRow::result);
    std::optional<Ore> incomes, finances;
    if (income != nullptr) incomes = magnitude(income->ore);
    else if (taxes != nullptr && grants != nullptr) incomes = magnitude(taxes->ore + grants->ore);
    if (net != nullptr) finances = turned(net->ore);
    else if (earned != nullptr && paid != nullptr) finances = magnitude(earned->ore) - magnitude(paid->ore);
    if (result != nullptr) write_line(Key::result, turned(result->ore), *result);
    if (incomes) write_sum(Key::taxes, *incomes, income, taxes, grants);
    if (finances) write_sum(Key::net_interest, *finances, net, earned, paid);
    if (result != nullptr && incomes) check(*result, *incomes, finances.value_or(Ore()));
    if (income_negative_ && (result != nullptr || incomes))
      draft_.say(Said::note, amounts_.front()->place,
                 in_both("intäkter står med minus i tabellen ({}); raderna är skrivna så att överskott är positiva", year_));
    leave_others(incomes.has_value(), income != nullptr, finances.has_value(), net != nullptr, result != nullptr);
  }

 private:
  [[nodiscard]] const EconomyAmount* only(EconomyRow row) const {
    const EconomyAmount* found = nullptr;
    for (const EconomyAmount* amount : amounts_) {
      if (amount->row != row) continue;
      if (found != nullptr && found->ore != amount->ore) return nullptr;
      found = amount;
    }
    return found;
  }
  [[nodiscard]] Ore turned(Ore ore) const { return income_negative_ ? -ore : ore; }

  /// The same line of two tables is written once; another amount is asked about.
  void write_line(Key name, Ore ore, const EconomyAmount& from) {
    const LineKey key(name, year_);
    const std::string value = importing::write_amount(ore, from.unit);
    const auto same = std::find_if(draft_.totals.begin(), draft_.totals.end(), [&](const DraftLine& line) { return line.key == key; });
    if (same == draft_.totals.end()) draft_.totals.push_back({key, value, from.place});
    else if (importing::read_amount({.type = grid::Cell::Type::text, .text = same->value}, {}).ore != ore)
      draft_.say(Said::question, from.place, in_both("{} är {} här men {} i {}: vilket gäller?", key, value, same->value, same->place));
    if (std::find(draft_.years.begin(), draft_.years.end(), year_) == draft_.years.end()) draft_.years.push_back(year_);
  }

  void write_sum(Key key, Ore ore, const EconomyAmount* whole, const EconomyAmount* first, const EconomyAmount* second) {
    write_line(key, ore, whole != nullptr ? *whole : *first);
    if (whole == nullptr)
      draft_.say(Said::note, first->place,
                 in_both("{} är summan av »{}« {} och »{}« {}", LineKey(key, year_), first->name, first->text, second->name, second->text));
  }

  /// What the rows come to, where all of them are known: rounded amounts may differ by as much as they are rounded.
  void check(const EconomyAmount& result, Ore incomes, Ore finances) {
    const EconomyAmount* net = only(EconomyRow::net_cost);
    const bool others = std::any_of(amounts_.begin(), amounts_.end(), [](const EconomyAmount* a) {
      return a->row == EconomyRow::other && fold(a->name).starts_with("extraordinära") && a->ore != 0;
    });
    if (net == nullptr || others) return;
    const Ore sum = incomes - magnitude(net->ore) + finances, step = step_of(result);
    constexpr std::int64_t terms = 3;
    // Avskrivningar below the net cost, which has them or has not.
    const bool written_off = std::any_of(amounts_.begin(), amounts_.end(), [&](const EconomyAmount* a) {
      return a->row == EconomyRow::other && fold(a->name).starts_with("avskrivning") &&
             magnitude(sum - magnitude(a->ore) - turned(result.ore)) <= terms * step;
    });
    if (written_off) return;
    if (magnitude(sum - turned(result.ore)) > terms * step)
      draft_.say(
          Said::question, result.place,
          in_both("raderna ger {} men årets resultat {} är {}: vilket tal är rätt?", exactly(sum), year_, exactly(turned(result.ore))));
  }
  /// How much the last figure of an amount is worth.
  [[nodiscard]] static Ore step_of(const EconomyAmount& amount) {
    Ore step = importing::ore_in(amount.unit);
    const std::size_t comma = amount.text.find(',');
    for (std::size_t at = comma; at != std::string::npos && at + 1 < amount.text.size() && is_digit(amount.text[at + 1]); ++at) step /= 10;
    return std::max(step, Ore(1));
  }

  void leave_others(bool incomes, bool income_row, bool finances, bool finance_row, bool result) {
    for (const EconomyAmount* amount : amounts_) {
      const EconomyRow row = amount->row;
      const bool of_income = row == EconomyRow::taxes || row == EconomyRow::grants,
                 of_finance = row == EconomyRow::finance_income || row == EconomyRow::finance_cost;
      const bool read = (row == EconomyRow::all_income && income_row) || (of_income && incomes && !income_row) ||
                        (row == EconomyRow::finance_net && finance_row) || (of_finance && finances && !finance_row) ||
                        (row == EconomyRow::result && result);
      if (read) continue;
      const bool part = (of_income && income_row) || (of_finance && finance_row);
      leave(*amount, is_certain(row) && !part && row != EconomyRow::net_cost && (row != EconomyRow::before_others || !result));
    }
  }
  void leave(const EconomyAmount& amount, bool asked) {
    auto left = std::find_if(left_.begin(), left_.end(), [&](const LeftRow& one) { return one.name == amount.name; });
    if (left == left_.end()) left = left_.insert(left, {amount.name, {}, amount.place, asked});
    left->money.append(left->money.empty() ? "" : ", ").append(fmt::format("{} {}", amount.year, amount.text));
  }

  PlanDraft& draft_;
  std::vector<LeftRow>& left_;
  const Year year_;
  std::vector<const EconomyAmount*> amounts_;
  bool income_negative_ = false;
};

}  // namespace

InBoth exactly(Ore ore) { return {format_exact(ore, Language::swedish, Glyphs::ascii), format_exact(ore, run_language(), Glyphs::ascii)}; }

bool write_tax_rate(PlanDraft& draft, Year year, const std::string& text, const InBoth& place) {
  constexpr std::size_t longest = 5;  // 21,27
  const bool number = !text.empty() && text.size() <= longest && is_digit(text[0]) && is_digit(text.back()) &&
                      text.find_first_not_of("0123456789,:") == std::string::npos && text.find_first_of(",:") != std::string::npos;
  if (!number || year == 0) return false;
  const LineKey key(Key::tax_rate, year);
  const auto same = std::find_if(draft.totals.begin(), draft.totals.end(), [&](const DraftLine& line) { return line.key == key; });
  if (same == draft.totals.end()) draft.totals.push_back({key, text, place});
  else if (same->value != text)
    draft.say(Said::question, place, in_both("{} är {} här men {} i {}: vilket gäller?", key, text, same->value, same->place));
  return true;
}

void write_economy(PlanDraft& draft, const std::vector<EconomyAmount>& amounts) {
  std::vector<Year> years;
  for (const EconomyAmount& amount : amounts) {
    if (std::find(years.begin(), years.end(), amount.year) == years.end()) years.push_back(amount.year);
  }
  std::vector<LeftRow> left;
  for (const Year year : years) EconomyYear(draft, left, amounts, year).write();
  for (const LeftRow& row : left) {
    if (row.asked)
      draft.say(Said::question, row.place,
                in_both("är »{}« resultat, skatter och bidrag eller finansnetto? Raden är inte med: {}", row.name, row.money));
    else draft.say(Said::left_out, row.place, in_both("»{}« har ingen rad i språket: {}", row.name, row.money));
  }
}

}  // namespace malkoll::plan_import
