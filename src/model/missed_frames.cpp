// Why the posts of a unit miss its ram: an amount that alone would make the sum right.
#include <algorithm>

#include "model/money.h"
#include "model/names.h"

namespace malkoll::model {

namespace {

__extension__ using Wide = __int128;

/// Counts the amounts that would do: a reason is one only where it is the only one.
struct Only {
  std::uint32_t amount = no_row;
  std::size_t found = 0;

  void add(std::uint32_t candidate) { amount = candidate, ++found; }
  [[nodiscard]] std::uint32_t value() const { return found == 1 ? amount : no_row; }
};

struct Missed {
  UnitYearRow* row = nullptr;
  std::int64_t difference = 0;
  Only turned, thousandfold;
  std::int64_t largest = 0;
};

bool is_within(Wide value, std::int64_t tolerance) { return (value < 0 ? -value : value) <= tolerance; }

/// A sign that the post does not lead one to expect: another than in its other years, or than its class has.
bool has_odd_sign(const Project& project, const Amount& amount) {
  const PostRow& post = project.posts[amount.owner];
  bool income = false;
  for (std::uint32_t a = post.first_amount; a < project.amounts_end(amount.owner); ++a) {
    const Amount& other = project.facts.amounts[a];
    if (other.key == amount.key && other.value != 0 && (other.value < 0) != (amount.value < 0)) return true;
    income |= other.key == Key::income && other.year == amount.year;
  }
  if (amount.key == Key::investment) return amount.value < 0;
  if (income || post.post_class == PostClass::financial) return true;
  return (amount.value > 0) == (post.post_class == PostClass::saving);
}

void consider(const Project& project, std::uint32_t index, Missed& missed) {
  const Amount& amount = project.facts.amounts[index];
  if (amount.value == 0) return;
  // A tenth of the difference at most, or any small amount would explain a difference just beyond the tolerance.
  const std::int64_t tolerance = std::min(missed.row->tolerance, magnitude(missed.difference) / 10);
  if (is_within(Wide{missed.difference} - 2 * Wide{amount.value}, tolerance) && has_odd_sign(project, amount)) missed.turned.add(index);
  if (is_within(Wide{missed.difference} + 999 * Wide{amount.value}, tolerance)) missed.thousandfold.add(index);
  if (magnitude(amount.value) > missed.largest) {
    missed.largest = magnitude(amount.value);
    missed.row->largest = index;
  }
}

}  // namespace

void explain_missed_frames(Project& project) {
  std::vector<std::vector<Missed>> of_unit(project.units.size());
  bool any = false;
  for (UnitYearRow& row : project.unit_years) {
    if (!row.frame || !row.total || magnitude(row.difference()) <= row.tolerance) continue;
    of_unit[row.unit].push_back({&row, row.difference(), {}, {}, 0});
    any = true;
  }
  if (!any) return;
  for (std::uint32_t a = 0; a < project.facts.amounts.size(); ++a) {
    const Amount& amount = project.facts.amounts[a];
    const std::uint32_t unit = project.posts[amount.owner].unit;
    if (unit == no_row) continue;
    for (Missed& missed : of_unit[unit]) {
      if (missed.row->year == amount.year && missed.row->kind == amount.key) consider(project, a, missed);
    }
  }
  for (std::vector<Missed>& years : of_unit) {
    for (const Missed& missed : years) {
      missed.row->turned = missed.turned.value();
      missed.row->thousandfold = missed.thousandfold.value();
    }
  }
}

}  // namespace malkoll::model
