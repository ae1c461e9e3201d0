#include "import/sum_check.h"

#include <fmt/format.h>

#include <algorithm>

#include "import/cell_value.h"
#include "import/chunk.h"
#include "model/money.h"
#include "text/cell_name.h"
#include "text/number.h"

namespace malkoll::importing {

void SumCheck::post(const std::string& unit, const std::vector<PostAmount>& amounts) {
  if (unit != last_unit_) of_unit_.clear(), last_unit_ = unit;
  for (const PostAmount& amount : amounts) {
    if (!amount.given || amount.key == Key::income) continue;
    for (Money* sum : {&all_, &block_, &of_unit_}) add_to(*sum, kind_of(amount), amount.year, amount.ore);
    Ore& step = step_.try_emplace({kind_of(amount), amount.year}, ore_in(unit_)).first->second;
    while (step > Ore(1) && amount.ore.count() % step.count() != 0) step /= 10;
  }
  ++posts_;
}

bool SumCheck::fits(const Money& own, const Money& sum, std::size_t numbers, bool either_sign) const {
  return std::all_of(own.begin(), own.end(), [&](const auto& one) {
    const auto [key, year] = one.first;
    const auto found = sum.find(one.first);
    auto step = step_.find(one.first);
    Ore rows = found == sum.end() ? Ore() : found->second;
    if (year == 0 && found == sum.end()) {  // each row says its year, and the sum is that of them all
      step = step_.lower_bound({key, Year()});
      if (step != step_.end() && step->first.first != key) step = step_.end();
      for (const auto& [of, ore] : sum) rows = add(rows, of.first == key ? ore : Ore());
    }
    const Ore play = step == step_.end() ? Ore() : static_cast<std::int64_t>(numbers) * (step->second / 2);
    const auto near = [&](Ore a) { return a - rows <= play && rows - a <= play; };
    return near(one.second) || (either_sign && near(-one.second));
  });
}

void SumCheck::sum(std::string place, const std::vector<PostAmount>& amounts, bool either_sign) {
  constexpr std::size_t most = 1000;
  Money own;
  for (const PostAmount& amount : amounts) {
    if (amount.given && amount.key != Key::income) own[{kind_of(amount), amount.year}] = amount.ore;
  }
  const bool nothing = std::all_of(own.begin(), own.end(), [](const auto& one) { return one.second == 0; });
  const std::size_t numbers = posts_ + 1;
  const auto right = [&](const Money& rows) { return fits(own, rows, numbers, either_sign); };
  if (!nothing && !right(block_) && !right(of_unit_) && !right(all_) && !right(of_sums_) && odd_.size() < most) {
    odd_.push_back({std::move(place), own, block_.empty() ? all_ : block_, numbers, either_sign});
  }
  for (const auto& [of, ore] : own) add_to(of_sums_, of.first, of.second, ore);
  block_.clear();
}

bool SumCheck::is_sum(const std::vector<PostAmount>& amounts) const {
  Money own;
  for (const PostAmount& amount : amounts) {
    if (amount.given && amount.ore != 0 && amount.key != Key::income) own[{kind_of(amount), amount.year}] = amount.ore;
  }
  if (own.empty() || posts_ == 0) return false;
  return fits(own, block_, posts_, false) || fits(own, of_unit_, posts_, false) || fits(own, all_, posts_, false);
}

void SumCheck::doubt(std::string_view title, const RowReader& reader, const std::vector<PostAmount>& amounts) {
  if (is_sum(amounts)) as_posts_.push_back(fmt::format("{} »{}«", cell_name(reader.sheet_name, reader.row->number, 0), title));
}

void SumCheck::tell(std::vector<Mistake>& mistakes) const {
  for (const std::string& row : as_posts_) mistakes.emplace_back(about_file(Code::F12, "summa-som-post")).place = row;
  for (const Odd& odd : odd_) {
    if (fits(odd.own, all_, odd.posts, odd.either_sign)) continue;  // the sum of all stood first
    Mistake& differs = mistakes.emplace_back(about_file(Code::F12, "summan-skiljer"));
    differs.place = odd.place;
    differs.sum = money_text(odd.own, unit_);
    differs.other = money_text(odd.rows, unit_);
  }
}

}  // namespace malkoll::importing
