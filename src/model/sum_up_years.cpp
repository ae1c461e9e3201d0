// What the posts of a unit come to, year by year, beside its ramar.
#include <algorithm>

#include "model/money.h"
#include "model/post_pass.h"

namespace malkoll::model {

namespace {

/// Against which frame an amount counts: operation, investment or actual; none: against no one.
Key year_kind(Key key) {
  switch (key) {
    case Key::operation:
    case Key::change:
    case Key::frame: return Key::operation;
    case Key::investment:
    case Key::investment_frame: return Key::investment;
    case Key::actual: return Key::actual;
    default: return Key::none;
  }
}

}  // namespace

YearSums::YearSums(const Project& project, Rows<UnitYearRow> frames)
    : project_(project), rows_(std::move(frames)), of_unit_(project.units.size()) {
  for (const Id<UnitYearRow> row : rows_.ids()) of_unit_[rows_[row].unit].push_back(row);
}

UnitYearRow& YearSums::year_row(Id<UnitRow> unit, Year year, Key kind) {
  for (const Id<UnitYearRow> row : of_unit_[unit]) {
    UnitYearRow& candidate = rows_[row];
    if (candidate.year == year && candidate.kind == kind) return candidate;
  }
  of_unit_[unit].push_back(rows_.end_id());
  UnitYearRow& fresh = rows_.emplace_back();
  fresh.unit = unit;
  fresh.year = year;
  fresh.kind = kind;
  fresh.place = project_.declaration(project_.units[unit].declaration).id;
  return fresh;
}

/// What förändringar added is taken away again in the year after `till och med`.
void YearSums::end_changes(Id<PostRow> index) {
  const PostRow& post = project_.posts[index];
  const auto amounts = project_.amounts[project_.amounts_of(index)];
  const bool drift = std::any_of(amounts.begin(), amounts.end(), [](const AmountRow& a) { return a.key == Key::operation; });
  if (post.until == 0 || drift || post.until + 1 > project_.plan.last_year) return;
  const std::optional<Ore> last = project_.money_in(index, post.until);
  if (!last || *last == 0) return;
  UnitYearRow& row = year_row(post.unit, post.until + 1, Key::operation);
  row.changes = malkoll::add(row.changes, -*last);
  ++row.changed_posts;
}

void YearSums::add(Id<PostRow> index) {
  const PostRow& post = project_.posts[index];
  if (post.has_change) end_changes(index);
  const BudgetRow& budget = project_.budgets[post.budget];
  const AmountUnit spare = budget.amount_unit == AmountUnit::none ? AmountUnit::kr : budget.amount_unit;
  const std::optional<Ore> rounding = budget.rounding ? budget.rounding : project_.plan.rounding;
  for (const AmountRow& amount : project_.amounts[project_.amounts_of(index)]) {
    if (amount.key == Key::change) add_change(index, amount);
    if (amount.key != year_kind(amount.key)) continue;
    UnitYearRow& row = year_row(post.unit, amount.year, amount.key);
    row.total = malkoll::add(row.total.value_or(Ore()), amount.value);
    ++row.posts;
    const Ore digit = last_digit(amount.unit != AmountUnit::none ? amount.unit : spare, amount.decimals);
    row.tolerance = malkoll::add(row.tolerance, rounding ? std::min(*rounding, digit) : digit);
  }
}

/// A förändring beside the post's drift of the year says once more what that does.
void YearSums::add_change(Id<PostRow> index, const AmountRow& amount) {
  const PostRow& post = project_.posts[index];
  for (const AmountRow& other : project_.amounts[project_.amounts_of(index)]) {
    if (other.key == Key::operation && other.year == amount.year) return;
  }
  const BudgetRow& budget = project_.budgets[post.budget];
  UnitYearRow& row = year_row(post.unit, amount.year, Key::operation);
  row.changes = malkoll::add(row.changes, amount.value);
  ++row.changed_posts;
  const AmountUnit unit = amount.unit != AmountUnit::none          ? amount.unit
                          : budget.amount_unit == AmountUnit::none ? AmountUnit::kr
                                                                   : budget.amount_unit;
  const Ore digit = last_digit(unit, amount.decimals);
  row.tolerance = malkoll::add(row.tolerance, std::min(budget.rounding.value_or(project_.plan.rounding.value_or(digit)), digit));
}

/// Lines that would have said something of a year.
void YearSums::count_unreadable() {
  for (const BrokenLine& broken : project_.broken) {
    const Key kind = year_kind(broken.key);
    if (kind == Key::none) continue;
    const Id<UnitRow> unit = project_.unit_of(broken.owner);
    if (unit == no_row) continue;
    if (broken.year != 0) {
      ++year_row(unit, broken.year, kind).unreadable;
    } else {
      for (const Id<UnitYearRow> row : of_unit_[unit]) rows_[row].unreadable += rows_[row].kind == kind ? 1 : 0;
    }
  }
}

/// A unit that gives only förändringar in a year: they are added to its ram of the year before, where that is known. Where a unit gives them
/// at all, a year without any amount is one in which nothing changes.
void YearSums::add_to_last_year(UnitYearRow& row) const {
  const std::vector<Id<UnitYearRow>>& of_unit = of_unit_[row.unit];
  const UnitYearRow* last = nullptr;
  for (const Id<UnitYearRow> other : of_unit) {
    const UnitYearRow& candidate = rows_[other];
    if (candidate.kind == Key::operation && candidate.year == row.year - 1) last = &candidate;
  }
  if (last != nullptr) row.before = last->frame;
  const bool gives_changes =
      std::any_of(of_unit.begin(), of_unit.end(), [&](Id<UnitYearRow> other) { return rows_[other].changed_posts > 0; });
  if (!gives_changes || (row.changed_posts == 0 && (row.total || !row.frame))) return;
  row.by_change = row.total ? ByChange::mixed : ByChange::yes;
  if (row.by_change == ByChange::mixed) return;
  row.total = malkoll::add(row.before.value_or(Ore()), row.changes);
  row.posts = row.changed_posts;
  if (row.before) row.tolerance = malkoll::add(row.tolerance, last->frame_tolerance);
}

Rows<UnitYearRow> YearSums::finish() {
  count_unreadable();
  for (UnitYearRow& row : rows_) {
    if (row.kind == Key::operation) add_to_last_year(row);
  }
  for (UnitYearRow& row : rows_) row.tolerance /= 2;
  return std::move(rows_);
}

}  // namespace malkoll::model
