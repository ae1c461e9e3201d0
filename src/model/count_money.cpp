#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "model/in_ore.h"
#include "model/money.h"
#include "model/phases.h"
#include "model/post_pass.h"

namespace malkoll::model {

/// Where no amount has a unit of its own, and neither the plan nor a budget has one for them, that is one fault: it is told at the plan, or
/// has been where there is none or its line could not be read.
void tell_of_units(Project& project, Sink& sink) {
  const auto& amounts = project.facts.amounts;
  const auto has_unit = [](const auto& row) { return row.amount_unit != AmountUnit::none; };
  if (amounts.empty() || project.plan.amount_unit != AmountUnit::none || std::any_of(project.budgets.begin(), project.budgets.end(), has_unit)) return;
  const bool all_bare = std::none_of(amounts.begin(), amounts.end(), [](const Amount& amount) { return amount.unit != AmountUnit::none; });
  const Id<Declaration> plan = project.plan.declaration;
  constexpr std::size_t some = 2;  // a single amount is told of where it stands
  project.without_units = all_bare && (amounts.size() >= some || plan == no_row);
  if (!project.without_units || plan == no_row) return;
  const auto unread = [&](const BrokenLine& line) { return line.key == Key::amount_unit; };
  if (std::any_of(project.facts.broken.begin(), project.facts.broken.end(), unread) || project.declaration(plan).incomplete) return;
  Mistake m;
  m.code = Code::P07;
  m.variant = "inga-enheter";
  m.span = project.declaration(plan).id;
  sink.add(std::move(m));
}

namespace {

/// False where it is no amount that can be counted (told to `sink`).
bool take_amount(Project& project, PostRow& post, Amount& amount, Sink& sink) {
  const BudgetRow& budget = project.budgets[post.budget];
  const std::optional<Ore> written = in_ore(project, amount, post.declaration, budget.amount_unit, sink);
  if (!written) return false;
  const bool as_written = amount.key == Key::income || amount.key == Key::grant;
  const Ore value = *written * (as_written ? 1 : budget.sign);
  amount.value = value;
  if (amount.key == Key::actual) return true;  // no budget
  if (post.first_year == 0 || amount.year < post.first_year) post.first_year = amount.year;
  post.last_year = std::max(post.last_year, amount.year);
  const bool this_year = amount.year == project.plan.budget_year;
  if (amount.key == Key::operation) {
    if (this_year) post.net = value, post.has_net = true;
    if (value != 0) post.last_drift = std::max(post.last_drift, amount.year);
  } else if (amount.key == Key::investment) {
    if (project.plan.holds(amount.year)) {
      post.investment = add(post.investment, value);
      post.has_investment = true;
    }
    if (value != 0) post.last_invest = std::max(post.last_invest, amount.year);
  } else if (amount.key == Key::change) {
    post.has_change = true;
  } else if (this_year && (amount.key == Key::income || !post.has_income)) {  // a grant alone is all that is known of the income
    post.income = value;
    post.has_income = true;
  }
  return true;
}

/// What förändringar come to: they stay, to the last plan year or to `till och med`.
void count_changes(const PlanRow& plan, PostRow& post, std::span<const Amount> amounts) {
  post.last_year = std::max(post.last_year, post.until != 0 ? std::min(post.until, plan.last_year) : plan.last_year);
  for (Year year = post.first_year; year <= post.last_year; ++year) {
    const std::optional<Ore> money = money_in(amounts, post.until, year);
    if (year == plan.budget_year && money) post.net = *money, post.has_net = true;
    if (money.value_or(Ore()) != 0) post.last_drift = std::max(post.last_drift, year);
  }
}

/// Shares of the links of one post: those without a number share what is left equally; then money by largest remainder, with
/// what no goal gets as a part of its own.
void share_out(Project& project, PostRow& post, IdRange<WrittenLink> of_post) {
  auto& links = project.facts.links;
  std::int64_t given = 0;
  std::int64_t open = 0;
  std::size_t count = 0;
  for (const Id<WrittenLink> l : of_post) {
    if (links[l].against) {
      ++post.counters;
      continue;
    }
    ++count;
    if (!links[l].through) ++post.written_links;
    if (links[l].share == no_share) ++open; else given += links[l].share.hundredths();
  }
  const std::int64_t rest = std::max<std::int64_t>(whole_share.hundredths() - given, 0);
  std::int64_t before = 0, at = 0;
  constexpr std::size_t usual = 16;
  std::array<std::int64_t, usual + 1> small_weights{};
  std::array<Ore, usual + 1> small_parts{};
  std::vector<std::int64_t> large_weights;
  std::vector<Ore> large_parts;
  std::span<std::int64_t> weights(small_weights.data(), std::min(count, usual) + 1);
  std::span<Ore> parts(small_parts.data(), weights.size());
  if (count > usual) {
    large_weights.resize(count + 1);
    large_parts.resize(count + 1);
    weights = large_weights;
    parts = large_parts;
  }
  std::size_t n = 0;
  std::int64_t sum = 0;
  for (const Id<WrittenLink> l : of_post) {
    if (links[l].against) continue;
    if (links[l].share == no_share) {
      ++at;
      const std::int64_t up_to = rest * at / open;
      links[l].share = Share(static_cast<std::int32_t>(up_to - before));
      before = up_to;
    }
    weights[n++] = links[l].share.hundredths();
    sum += links[l].share.hundredths();
  }
  weights[n] = std::max<std::int64_t>(whole_share.hundredths() - sum, 0);
  post.share_sum = Share(static_cast<std::int32_t>(std::min<std::int64_t>(sum, 1'000'000'000)));
  split(post.net, weights, parts);
  n = 0;
  for (const Id<WrittenLink> l : of_post) {
    project.link_money[l] = links[l].against ? Ore() : parts[n++];
  }
}

bool is_excepted(PostClass post_class) {
  return post_class == PostClass::core || post_class == PostClass::statutory || post_class == PostClass::financial;
}

}  // namespace

// Tolerances are doubled here, and halved when everything is added.
void read_frames(Project& project, Sink& sink) {
  for (const Amount& a : project.facts.amounts) {
    if (a.key != Key::frame && a.key != Key::investment_frame && a.key != Key::actual) continue;
    const bool of_plan = a.owner == project.plan.declaration;
    if (!of_plan && (!is_unit(project.declaration(a.owner).kind) || !project.has_row(a.owner))) continue;
    const std::optional<Ore> value = in_ore(project, a, a.owner, project.plan.amount_unit, sink);
    if (!value) continue;
    const Ore frame = *value * project.plan.sign;
    const AmountUnit written = a.unit != AmountUnit::none ? a.unit : project.plan.amount_unit;
    const Ore digit = last_digit(written, a.decimals);
    const Ore rounding = project.plan.rounding.value_or(digit);
    const Span place{a.at, a.length};
    if (of_plan) {
      PlanYearRow& year = plan_year(project, a.year);
      year.frame = frame;
      year.tolerance = add(year.tolerance, rounding);
      year.frame_tolerance = rounding;
      year.place = place;
      continue;
    }
    UnitYearRow& row = project.unit_years.emplace_back();
    row.unit = project.row_of<UnitRow>(a.owner);
    row.year = a.year;
    row.kind = a.key == Key::frame ? Key::operation : a.key == Key::actual ? Key::actual : Key::investment;
    row.frame = frame;
    row.tolerance = row.frame_tolerance = rounding;
    row.place = place;
    if (row.kind != Key::operation || project.plan.declaration == no_row) continue;
    PlanYearRow& year = plan_year(project, a.year);
    year.total = add(year.total.value_or(Ore()), frame);
    year.tolerance = add(year.tolerance, std::min(rounding, digit));
    ++year.units;
  }
  for (PlanYearRow& year : project.plan_years) year.tolerance /= 2;
  for (const BrokenLine& broken : project.facts.broken) {
    if (broken.key != Key::frame || (broken.owner != project.plan.declaration && project.unit_of(broken.owner) == no_row)) continue;
    for (PlanYearRow& year : project.plan_years) year.unreadable += broken.year == 0 || broken.year == year.year ? 1 : 0;
  }
}

PostMoney::PostMoney(Project& project, const Names& names, Sink& sink) : project_(project), names_(names), titles_(project), sink_(sink), goals_(names.goals) {
  project.link_goal.resize(project.facts.links.size());
  project.link_money.resize(project.facts.links.size());
  if (project.posts.empty()) end_tables();
}

void PostMoney::add(Id<PostRow> index) {
  auto& amounts = project_.facts.amounts;
  auto& links = project_.facts.links;
  const auto& properties = project_.facts.properties;
  PostRow& post = project_.posts[index];
  post.first_amount = kept_amounts_;
  post.first_link = kept_links_;
  for (; amount_ != amounts.end_id() && amounts[amount_].owner <= post.declaration; ++amount_) {
    if (amounts[amount_].owner != post.declaration) continue;
    Amount& amount = amounts[kept_amounts_] = amounts[amount_];
    if (take_amount(project_, post, amount, sink_)) ++kept_amounts_;
  }
  while (property_ != properties.end_id() && properties[property_].owner < post.declaration) ++property_;
  post.first_property = property_;
  for (; property_ != properties.end_id() && properties[property_].owner == post.declaration; ++property_) {
    if (properties[property_].key == Key::post_class) post.post_class = static_cast<PostClass>(properties[property_].number);
    if (properties[property_].key == Key::until) post.until = Year(properties[property_].number);
  }
  post.excused = is_excepted(post.post_class);
  if (post.has_change) count_changes(project_.plan, post, amounts[IdRange<Amount>{post.first_amount, kept_amounts_}]);
  bool by_name = false;
  for (; link_ != links.end_id() && links[link_].owner <= post.declaration; ++link_) {
    if (links[link_].owner != post.declaration) continue;
    WrittenLink& link = links[kept_links_] = links[link_];
    const Key key = link.against ? Key::works_against : Key::contributes;
    Id<GoalRow> goal = link.through ? project_.goals_through[through_++] : goals_.find(project_.sources->text(link.goal));
    if (goal == no_row) {
      link_ = last_of_title(link_, post.declaration);
      link.goal.length = links[link_].goal.end() - link.goal.at;
      link.share = links[link_].share;
      goal = find_goal(project_, names_, link.goal, post.declaration, key, sink_);
      by_name |= goal != no_row;
    }
    // The grammar has compared what is written; a former name stands for a goal that another link may name.
    if (by_name && goal != no_row && linked_before(post, goal, link, key)) continue;
    project_.link_goal[kept_links_] = goal;
    ++kept_links_;
    if (goal != no_row && !link.against) ++post.goals;
  }
  if (post.first_link != kept_links_) share_out(project_, post, {post.first_link, kept_links_});
  if (index.next() == project_.posts.end_id()) return end_tables();
  project_.posts[index.next()].first_amount = kept_amounts_;
  project_.posts[index.next()].first_link = kept_links_;
}

Id<WrittenLink> PostMoney::last_of_title(Id<WrittenLink> first, Id<Declaration> owner) {
  const auto& links = project_.facts.links;
  const std::span<const WrittenLink> behind = links[IdRange<WrittenLink>{first, links.end_id()}];
  const auto goes_on = [&](std::size_t l) {
    return l + 1 < behind.size() && behind[l].share == no_share && behind[l + 1].owner == owner && behind[l + 1].against == behind[0].against;
  };
  std::size_t last = 0;
  while (last + 1 < WrittenTitles::most_parts && goes_on(last)) ++last;
  for (; last > 0; --last) {
    const Span start = behind[0].goal;
    if (titles_.has({start.at, behind[last].goal.end() - start.at})) break;
  }
  return Id<WrittenLink>(first.number() + last);
}

bool PostMoney::linked_before(const PostRow& post, Id<GoalRow> goal, const WrittenLink& link, Key key) {
  for (const Id<WrittenLink> l : IdRange<WrittenLink>{post.first_link, kept_links_}) {
    const WrittenLink& before = project_.facts.links[l];
    if (project_.link_goal[l] != goal || before.against != link.against) continue;
    named_twice(project_, link.goal, before.goal, post.declaration, key, "mål", sink_);
    return true;
  }
  return false;
}

void PostMoney::end_tables() {
  project_.facts.amounts.resize(kept_amounts_.number());
  project_.facts.links.resize(kept_links_.number());
  project_.link_goal.resize(kept_links_.number());
  project_.link_money.resize(kept_links_.number());
}

}  // namespace malkoll::model
