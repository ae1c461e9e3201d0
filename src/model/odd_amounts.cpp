// Amounts that look wrong: beside the same post's other years, or because they alone would make a sum the ram.
#include "model/odd_amounts.h"

#include <algorithm>
#include <limits>

#include "model/money.h"
#include "model/post_pass.h"

namespace malkoll {

namespace {

bool is_wrong_unit(std::int64_t times) { return (times >= 300 && times <= 3'000) || (times >= 300'000 && times <= 3'000'000); }

/// The years of one post and kind at two levels, a thousand or a million times apart.
struct Levels {
  Ore least{std::numeric_limits<std::int64_t>::max()}, most;
  Id<AmountRow> first_low, first_high;
  std::size_t low = 0, high = 0;
  bool budget_is_high = false;  ///< the budget year's amount, or where it has none the first year's

  [[nodiscard]] bool is_low(Ore value) const { return magnitude(value) / 10 <= least; }
  [[nodiscard]] bool is_high(Ore value) const { return magnitude(value) >= most / 10; }
  [[nodiscard]] bool high_is_odd() const { return low == high ? !budget_is_high : high < low; }
};

/// False: the years do not lie at two such levels.
bool tell_levels(const Project& project, const AmountRow& of, Levels& levels) {
  const std::span<const AmountRow> years = project.amounts[project.amounts_of(of.post)];
  const auto level = [](Key key) { return key == Key::actual ? Key::operation : key; };  // an outcome beside the budgets of other years
  const auto counts = [&](const AmountRow& a) { return level(a.key) == level(of.key) && a.value != 0; };
  for (const AmountRow& a : years) {
    if (!counts(a)) continue;
    if ((a.value < 0) != (of.value < 0)) return false;
    levels.least = std::min(levels.least, magnitude(a.value));
    levels.most = std::max(levels.most, magnitude(a.value));
  }
  if (!is_wrong_unit(levels.most / levels.least)) return false;
  std::optional<Year> base_year;  // whose amount counts as right: the budget year's, else the first
  for (const AmountRow& a : years) {
    if (!counts(a)) continue;
    const bool high = levels.is_high(a.value);
    if (!high && !levels.is_low(a.value)) return false;
    ++(high ? levels.high : levels.low);
    Id<AmountRow>& row = high ? levels.first_high : levels.first_low;
    if (row == no_row) row = project.amounts.id_of(a);
    const Year year = a.year == project.plan.budget_year ? Year() : a.year;
    if (!base_year || year < *base_year) base_year = year, levels.budget_is_high = high;
  }
  return true;
}

}  // namespace

Id<AmountRow> odd_beside(const Project& project, Id<AmountRow> amount) {
  const AmountRow& a = project.amounts[amount];
  if (a.value == 0 || a.key == Key::investment || a.key == Key::change) return no_row;
  Levels levels;
  if (!tell_levels(project, a, levels) || levels.is_high(a.value) != levels.high_is_odd()) return no_row;
  return levels.is_high(a.value) ? levels.first_low : levels.first_high;
}

}  // namespace malkoll

namespace malkoll::model {

namespace {

__extension__ using Wide = __int128;

/// Counts the amounts that would do: a reason is one only where it is the only one.
struct Only {
  Id<AmountRow> amount;
  std::size_t found = 0;

  void add(Id<AmountRow> candidate) { amount = candidate, ++found; }
  [[nodiscard]] Id<AmountRow> value() const { return found == 1 ? amount : Id<AmountRow>(); }
};

struct Missed {
  UnitYearRow* row = nullptr;
  Ore difference;
  Only turned, thousandfold;
  Ore largest;
};

bool is_within(Wide value, Ore tolerance) { return (value < 0 ? -value : value) <= tolerance.count(); }

/// A sign that the post does not lead one to expect: another than in its other years, or than its class has.
bool has_odd_sign(const Project& project, const AmountRow& amount) {
  const Id<PostRow> row = amount.post;
  const PostRow& post = project.posts[row];
  bool income = false;
  for (const AmountRow& other : project.amounts[project.amounts_of(row)]) {
    // A förändring that is taken back another year has the other sign there.
    if (other.key == amount.key && amount.key != Key::change && other.value != 0 && (other.value < 0) != (amount.value < 0)) return true;
    income |= other.key == Key::income && other.year == amount.year;
  }
  if (amount.key == Key::investment) return amount.value < 0;
  if (income || post.post_class == PostClass::financial) return true;
  return (amount.value > 0) == (post.post_class == PostClass::saving);
}

/// A thousandth of it makes the total the frame, and leaving it out would not.
bool is_thousandth(Ore value, Ore difference, Ore tolerance) {
  const Wide thousandth = Wide{magnitude(value).count()} / 1000;
  const Wide miss = 1000 * Wide{difference.count()} - 999 * Wide{value.count()};
  return thousandth > 2 * Wide{tolerance.count()} && (miss < 0 ? -miss : miss) <= 1000 * Wide{tolerance.count()};
}

void consider(const Project& project, Id<AmountRow> index, Missed& missed) {
  const AmountRow& amount = project.amounts[index];
  if (amount.value == 0) return;
  // A tenth of the difference at most, or any small amount would explain a difference just beyond the tolerance.
  const Ore tolerance = std::min(missed.row->tolerance, magnitude(missed.difference) / 10);
  if (is_within(Wide{missed.difference.count()} - 2 * Wide{amount.value.count()}, tolerance) && has_odd_sign(project, amount))
    missed.turned.add(index);
  if (is_within(Wide{missed.difference.count()} + 999 * Wide{amount.value.count()}, tolerance) ||
      is_thousandth(amount.value, missed.difference, tolerance)) {
    missed.thousandfold.add(index);
  }
  if (magnitude(amount.value) > missed.largest) {
    missed.largest = magnitude(amount.value);
    missed.row->largest = index;
  }
}

}  // namespace

Rows<UnitYearRow> explain_missed_frames(const Project& project, Rows<UnitYearRow> unit_years) {
  Rows<UnitRow, std::vector<Missed>> of_unit(project.units.size());
  bool any = false;
  for (UnitYearRow& row : unit_years) {
    if (!row.frame || !row.total || magnitude(row.difference()) <= row.tolerance) continue;
    of_unit[row.unit].push_back({&row, row.difference(), {}, {}, {}});
    any = true;
  }
  if (!any) return unit_years;
  for (const Id<AmountRow> a : project.amounts.ids()) {
    const AmountRow& amount = project.amounts[a];
    const Id<UnitRow> unit = project.posts[amount.post].unit;
    if (unit == no_row) continue;
    for (Missed& missed : of_unit[unit]) {
      const Key key = missed.row->by_change == ByChange::yes ? Key::change : missed.row->kind;
      if (missed.row->year == amount.year && key == amount.key) consider(project, a, missed);
    }
  }
  for (std::vector<Missed>& years : of_unit) {
    for (const Missed& missed : years) {
      missed.row->turned = missed.turned.value();
      missed.row->thousandfold = missed.thousandfold.value();
    }
  }
  return unit_years;
}

}  // namespace malkoll::model
