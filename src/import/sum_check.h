#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diag/sink.h"
#include "import/account.h"
#include "import/posts.h"

namespace malkoll::importing {

/// What rows that call themselves sums say, held against the rows that they can be the sum of: of any number, while they are read.
class SumCheck {
 public:
  /// `unit`: of amounts whose column names none; sums are shown in it. `one_kind`: drift and investments stand in the same columns, and a
  /// sum does not say of which of them it is.
  explicit SumCheck(AmountUnit unit = AmountUnit::none, bool one_kind = false)
      : unit_(unit == AmountUnit::none ? AmountUnit::kr : unit), one_kind_(one_kind) {}

  /// A row that has become a post, or part of one.
  void post(const std::string& unit, const std::vector<PostAmount>& amounts);
  /// A row that is to become a post, though its name is that of a sum: where its amounts are those of the rows above, that is told.
  void doubt(std::string_view title, const RowReader& reader, const std::vector<PostAmount>& amounts);
  /// A row that calls itself a sum. `either_sign`: sums of income stand as they are written, their rows have been turned.
  void sum(std::string place, const std::vector<PostAmount>& amounts, bool either_sign);
  /// What differs, when all has been read.
  void tell(std::vector<Mistake>& mistakes) const;

 private:
  struct Odd {
    std::string place;
    Money own, rows;
    std::size_t posts = 0;
    bool either_sign = false;
  };
  /// The amounts are those of the rows above: of all, of their unit, or since the last sum.
  [[nodiscard]] bool is_sum(const std::vector<PostAmount>& amounts) const;
  [[nodiscard]] bool fits(const Money& own, const Money& sum, std::size_t numbers, bool either_sign) const;

  [[nodiscard]] Key kind_of(const PostAmount& amount) const {
    return one_kind_ && amount.key == Key::investment ? Key::operation : amount.key;
  }

  AmountUnit unit_;
  bool one_kind_;
  Money all_, block_, of_unit_, of_sums_;
  Money step_;  ///< what the numbers are rounded to
  std::string last_unit_;
  std::size_t posts_ = 0;
  std::vector<std::string> as_posts_;  ///< rows with the names and amounts of sums
  std::vector<Odd> odd_;  ///< sums of none of the rows so far
};

}  // namespace malkoll::importing
