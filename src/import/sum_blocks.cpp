// Sums that no word gives away, below their rows, where the whole table is made of such blocks.

#include "import/sum_blocks.h"

#include <algorithm>

#include "import/compared_amounts.h"
#include "import/table_shape.h"
#include "model/money.h"

namespace malkoll::importing {

namespace {

struct Blocks {
  const std::vector<KeptRow>& rows;
  const std::vector<std::size_t>& columns;
  const std::vector<bool>& accounted;
  bool named = false;  ///< a column says what the posts are called
  std::vector<std::size_t> posts = {};  ///< rows with money that do not say that they are sums
  RowMoney block = {}, all = {};
  std::size_t in_block = 0, in_all = 0, most_in_block = 0;
  std::vector<std::size_t> sums = {};

  [[nodiscard]] const KeptRow& row(std::size_t r) const { return rows[r]; }

  [[nodiscard]] RowMoney money_of(std::size_t r) const {
    RowMoney money;
    for (const std::size_t a : columns) money.push_back(row(r).ore[a].value_or(Ore()));
    return money;
  }

  void find_posts() {
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const RowMoney money = money_of(r);
      if (!row(r).is_sum && std::any_of(money.begin(), money.end(), [](Ore m) { return m != 0; })) posts.push_back(r);
    }
  }

  void begin() {
    block.assign(columns.size(), Ore()), all.assign(columns.size(), Ore());
    in_block = in_all = most_in_block = 0;
    sums.clear();
  }
  void count(std::size_t r) {
    const RowMoney money = money_of(r);
    for (std::size_t m = 0; m < money.size(); ++m) block[m] = add(block[m], money[m]), all[m] = add(all[m], money[m]);
    ++in_block, ++in_all;
  }
  /// The row ends the block, or is the sum of all blocks.
  bool end(std::size_t r, std::size_t least) {
    const RowMoney own = money_of(r);
    const bool of_all = in_block == 0 && sums.size() > 1 && own == all;
    if (row(r).described || accounted[r] || !row(r).unit_named.empty() || (!of_all && (in_block < least || own != block))) return false;
    most_in_block = std::max(most_in_block, in_block);
    sums.push_back(r);
    block.assign(columns.size(), Ore());
    in_block = 0;
    return true;
  }
  /// Where a sum says that it is one, or another unit begins, so does a block.
  void part(std::size_t p) {
    const std::size_t before = p == 0 ? 0 : posts[p - 1];
    bool apart = p > 0 && row(before).unit != row(posts[p]).unit;
    for (std::size_t r = before; r < posts[p]; ++r) apart |= row(r).is_sum && row(r).sum_word;
    if (apart) block.assign(columns.size(), Ore()), in_block = 0;
  }

  [[nodiscard]] bool is_nameless(std::size_t r) const { return !has_letter(row(r).title); }

  /// False: some row without a name is the sum of none.
  bool by_names() {
    begin();
    const auto nameless =
        static_cast<std::size_t>(std::count_if(posts.begin(), posts.end(), [&](std::size_t r) { return is_nameless(r); }));
    if (nameless == 0 || nameless * 2 > posts.size() || !named) return false;
    for (std::size_t p = 0; p < posts.size(); ++p) {
      part(p);
      if (!is_nameless(posts[p])) count(posts[p]);
      else if (!end(posts[p], 1)) return false;
    }
    return most_in_block > 1;
  }

  /// All rows come in blocks of two or more with their sum last.
  bool by_sums_alone() {
    begin();
    for (std::size_t p = 0; p < posts.size(); ++p) {
      part(p);
      constexpr std::size_t least = 2;
      if (!end(posts[p], least)) count(posts[p]);
    }
    return in_block == 0 && sums.size() > 1 && cannot_be_chance();
  }

  /// Round numbers come to each other's sums by chance: 100, 100, 200. Each digit that is written makes that ten times less likely.
  [[nodiscard]] bool cannot_be_chance() const {
    constexpr std::size_t enough = 6;
    std::size_t digits = 0;
    for (const std::size_t r : sums) {
      for (const Ore amount : money_of(r)) {
        std::int64_t number = amount.count();
        while (number != 0 && number % 10 == 0) number /= 10;
        for (; number != 0; number /= 10) ++digits;
      }
    }
    return digits >= enough;
  }
};

}  // namespace

std::vector<std::size_t> sums_below_blocks(const std::vector<KeptRow>& rows, const std::vector<std::size_t>& columns,
                                           const std::vector<bool>& accounted, bool named) {
  Blocks blocks{rows, columns, accounted, named};
  blocks.find_posts();
  return blocks.by_names() || blocks.by_sums_alone() ? blocks.sums : std::vector<std::size_t>();
}

}  // namespace malkoll::importing
