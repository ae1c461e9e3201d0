#include "import/account.h"

#include <fmt/format.h>

#include "import/cell_value.h"
#include "import/chunk.h"
#include "model/money.h"
#include "text/told.h"

namespace malkoll::importing {

namespace {

const char* variant_of(LeftOut::Why why) {
  switch (why) {
    case LeftOut::Why::condition: return "villkor";
    case LeftOut::Why::sum_word: return "summarader";
    case LeftOut::Why::only_text: return "texter";
    case LeftOut::Why::headings: return "rubriker-igen";
    case LeftOut::Why::no_year: return "rad-utan-år";
    case LeftOut::Why::column: return "";
    case LeftOut::Why::column_without_heading: return "kolumn-utan-rubrik";
    default: return nullptr;  // it is said of each where it stands
  }
}

std::string counted(const LeftOut& left) {
  if (left.rows == 1) return left.first;
  return told("{} rader ({} till {})", left.rows, left.first, left.last);
}

}  // namespace

Money Account::left() const {
  Money all;
  for (const LeftOut& left : left_out) {
    for (const auto& [of, ore] : left.money) add_to(all, of.first, of.second, ore);
  }
  return all;
}

void add_to(Money& money, Key key, Year year, Ore ore) {
  Ore& sum = money[{key, year}];
  sum = add(sum, ore);
}

std::string money_text(const Money& money, AmountUnit unit) {
  std::string text;
  for (const auto& [of, ore] : money) {
    if (ore == 0) continue;
    const std::string year = of.second == 0 ? std::string() : fmt::format(" {}", of.second);
    text += fmt::format("{}{}{}: {}", text.empty() ? "" : ", ", word(of.first), year,
                        write_amount(ore, unit == AmountUnit::none ? AmountUnit::kr : unit));
  }
  return text.empty() ? told("inga pengar") : text;
}

std::vector<Mistake> said_of(const Account& account, AmountUnit unit) {
  std::vector<Mistake> said;
  for (const LeftOut& left : account.left_out) {
    const char* variant = variant_of(left.why);
    if (variant == nullptr) continue;
    Mistake mistake = about_file(Code::F12, variant);
    const bool column = left.why == LeftOut::Why::column || left.why == LeftOut::Why::column_without_heading;
    mistake.place = column ? left.condition : counted(left);
    mistake.other = left.condition;
    if (column) {
      mistake.sum = write_number(left.numbers);
    } else {
      mistake.sum = money_text(left.money, unit);
    }
    said.push_back(std::move(mistake));
  }
  return said;
}

}  // namespace malkoll::importing
