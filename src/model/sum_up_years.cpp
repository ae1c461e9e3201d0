// What the posts of a unit come to, year by year, beside its ramar.
#include <algorithm>

#include "model/money.h"
#include "model/post_pass.h"

namespace malkoll::model {

namespace {

UnitYearRow& year_row(Project& project, Rows<UnitRow, std::vector<Id<UnitYearRow>>>& of_unit, Id<UnitRow> unit, Year year, Key kind) {
  for (const Id<UnitYearRow> row : of_unit[unit]) {
    UnitYearRow& candidate = project.unit_years[row];
    if (candidate.year == year && candidate.kind == kind) return candidate;
  }
  of_unit[unit].push_back(project.unit_years.end_id());
  UnitYearRow& fresh = project.unit_years.emplace_back();
  fresh.unit = unit;
  fresh.year = year;
  fresh.kind = kind;
  fresh.place = project.declaration(project.units[unit].declaration).id;
  return fresh;
}

Rows<UnitRow, std::vector<Id<UnitYearRow>>> years_of_units(const Project& project) {
  Rows<UnitRow, std::vector<Id<UnitYearRow>>> of_unit(project.units.size());
  for (const Id<UnitYearRow> row : project.unit_years.ids()) of_unit[project.unit_years[row].unit].push_back(row);
  return of_unit;
}

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

/// A unit that gives only förändringar in a year: they are added to its ram of the year before, where that is known. Where a unit gives them
/// at all, a year without any amount is one in which nothing changes.
void add_to_last_year(const Project& project, const std::vector<Id<UnitYearRow>>& of_unit, UnitYearRow& row) {
  const UnitYearRow* last = nullptr;
  for (const Id<UnitYearRow> other : of_unit) {
    const UnitYearRow& candidate = project.unit_years[other];
    if (candidate.kind == Key::operation && candidate.year == row.year - 1) last = &candidate;
  }
  if (last != nullptr) row.before = last->frame;
  const bool gives_changes =
      std::any_of(of_unit.begin(), of_unit.end(), [&](Id<UnitYearRow> other) { return project.unit_years[other].changed_posts > 0; });
  if (!gives_changes || (row.changed_posts == 0 && (row.total || !row.frame))) return;
  row.by_change = row.total ? ByChange::mixed : ByChange::yes;
  if (row.by_change == ByChange::mixed) return;
  row.total = add(row.before.value_or(Ore()), row.changes);
  row.posts = row.changed_posts;
  if (row.before) row.tolerance = add(row.tolerance, last->frame_tolerance);
}

}  // namespace

YearSums::YearSums(Project& project) : project_(project), of_unit_(years_of_units(project)) {}

/// What förändringar added is taken away again in the year after `till och med`.
void YearSums::end_changes(Id<PostRow> index) {
  const PostRow& post = project_.posts[index];
  const auto amounts = project_.amounts[project_.amounts_of(index)];
  const bool drift = std::any_of(amounts.begin(), amounts.end(), [](const AmountRow& a) { return a.key == Key::operation; });
  if (post.until == 0 || drift || post.until + 1 > project_.plan.last_year) return;
  const std::optional<Ore> last = project_.money_in(index, post.until);
  if (!last || *last == 0) return;
  UnitYearRow& row = year_row(project_, of_unit_, post.unit, post.until + 1, Key::operation);
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
    UnitYearRow& row = year_row(project_, of_unit_, post.unit, amount.year, amount.key);
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
  UnitYearRow& row = year_row(project_, of_unit_, post.unit, amount.year, Key::operation);
  row.changes = malkoll::add(row.changes, amount.value);
  ++row.changed_posts;
  const AmountUnit unit = amount.unit != AmountUnit::none          ? amount.unit
                          : budget.amount_unit == AmountUnit::none ? AmountUnit::kr
                                                                   : budget.amount_unit;
  const Ore digit = last_digit(unit, amount.decimals);
  row.tolerance = malkoll::add(row.tolerance, std::min(budget.rounding.value_or(project_.plan.rounding.value_or(digit)), digit));
}

void end_years(Project& project) {
  Rows<UnitRow, std::vector<Id<UnitYearRow>>> of_unit = years_of_units(project);
  for (const BrokenLine& broken : project.broken) {
    const Key kind = year_kind(broken.key);
    if (kind == Key::none) continue;
    const Id<UnitRow> unit = project.unit_of(broken.owner);
    if (unit == no_row) continue;
    if (broken.year != 0) {
      ++year_row(project, of_unit, unit, broken.year, kind).unreadable;
    } else {
      for (const Id<UnitYearRow> row : of_unit[unit]) project.unit_years[row].unreadable += project.unit_years[row].kind == kind ? 1 : 0;
    }
  }
  for (UnitYearRow& row : project.unit_years) {
    if (row.kind == Key::operation) add_to_last_year(project, of_unit[row.unit], row);
  }
  for (UnitYearRow& row : project.unit_years) row.tolerance /= 2;
}

}  // namespace malkoll::model
