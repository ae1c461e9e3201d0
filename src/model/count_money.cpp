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
bool tell_of_units(const Project& project, Faults& faults) {
  const auto& amounts = project.facts.amounts;
  const auto has_unit = [](const auto& row) { return row.amount_unit != AmountUnit::none; };
  if (amounts.empty() || project.plan.amount_unit != AmountUnit::none ||
      std::any_of(project.budgets.begin(), project.budgets.end(), has_unit))
    return false;
  const Id<Declaration> plan = project.plan.declaration;
  const auto unread = [&](const BrokenLine& line) { return line.key == Key::amount_unit && !line.guessed; };
  if (std::any_of(faults.broken.begin(), faults.broken.end(), unread)) return true;
  const bool all_bare = std::none_of(amounts.begin(), amounts.end(), [](const Amount& amount) { return amount.unit != AmountUnit::none; });
  constexpr std::size_t some = 2;  // a single amount is told of where it stands
  const bool without_units = all_bare && (amounts.size() >= some || plan == no_row);
  if (!without_units || plan == no_row) return without_units;
  if (project.is_incomplete(plan)) return true;
  Mistake m;
  m.code = Code::P07;
  m.variant = "inga-enheter";
  m.span = project.declaration(plan).id;
  faults.sink.add(std::move(m));
  return true;
}

namespace {

/// What the post keeps of an amount of its.
void count_amount(const PlanRow& plan, PostRow& post, const AmountRow& amount) {
  if (amount.key == Key::actual) return;  // no budget
  if (post.first_year == 0 || amount.year < post.first_year) post.first_year = amount.year;
  post.last_year = std::max(post.last_year, amount.year);
  const bool this_year = amount.year == plan.budget_year;
  if (amount.key == Key::operation) {
    if (this_year) post.net = amount.value, post.has_net = true;
    if (amount.value != 0) post.last_drift = std::max(post.last_drift, amount.year);
  } else if (amount.key == Key::investment) {
    if (plan.holds(amount.year)) {
      post.investment = add(post.investment, amount.value);
      post.has_investment = true;
    }
    if (amount.value != 0) post.last_invest = std::max(post.last_invest, amount.year);
  } else if (amount.key == Key::change) {
    post.has_change = true;
  } else if (this_year && (amount.key == Key::income || !post.has_income)) {  // a grant alone is all that is known of the income
    post.income = amount.value;
    post.has_income = true;
  }
}

/// What förändringar come to: they stay, to the last plan year or to `till och med`.
void count_changes(const PlanRow& plan, PostRow& post, std::span<const AmountRow> amounts) {
  post.last_year = std::max(post.last_year, post.until != 0 ? std::min(post.until, plan.last_year) : plan.last_year);
  post.by_change = std::none_of(amounts.begin(), amounts.end(),
                                [&](const AmountRow& amount) { return amount.key == Key::operation && amount.year <= plan.budget_year; });
  for (Year year = post.first_year; year <= post.last_year; ++year) {
    const std::optional<Ore> money = money_in(amounts, post.until, year);
    if (year == plan.budget_year && money) post.net = *money, post.has_net = true;
    if (money.value_or(Ore()) != 0) post.last_drift = std::max(post.last_drift, year);
  }
}

/// Shares of the links of one post: those without a number share what is left equally; then money by largest remainder, with
/// what no goal gets as a part of its own.
void share_out(PostRow& post, std::span<LinkRow> links) {
  std::int64_t given = 0;
  std::int64_t open = 0;
  std::size_t count = 0;
  for (const LinkRow& link : links) {
    if (link.against) {
      ++post.counters;
      continue;
    }
    ++count;
    if (!link.through) ++post.written_links;
    if (link.share == no_share) ++open;
    else given += link.share.hundredths();
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
  for (LinkRow& link : links) {
    if (link.against) continue;
    if (link.share == no_share) {
      ++at;
      const std::int64_t up_to = rest * at / open;
      link.share = Share(static_cast<std::int32_t>(up_to - before));
      before = up_to;
    }
    weights[n++] = link.share.hundredths();
    sum += link.share.hundredths();
  }
  weights[n] = std::max<std::int64_t>(whole_share.hundredths() - sum, 0);
  post.share_sum = Share(static_cast<std::int32_t>(std::min<std::int64_t>(sum, 1'000'000'000)));
  split(post.net, weights, parts);
  n = 0;
  for (LinkRow& link : links) {
    link.money = link.against ? Ore() : parts[n++];
  }
}

bool is_excepted(PostClass post_class) {
  return post_class == PostClass::core || post_class == PostClass::statutory || post_class == PostClass::financial;
}

}  // namespace

// Tolerances are doubled here, and halved when everything is added.
Frames read_frames(const Project& project, Faults& faults) {
  Frames made;
  for (const Amount& a : project.facts.amounts) {
    if (a.key != Key::frame && a.key != Key::investment_frame && a.key != Key::actual) continue;
    const bool of_plan = a.owner == project.plan.declaration;
    if (!of_plan && (!is_unit(project.declaration(a.owner).kind) || !project.has_row(a.owner))) continue;
    const std::optional<Ore> value = in_ore(a, a.owner, project.plan.amount_unit, faults);
    if (!value) continue;
    const Ore frame = *value * project.plan.sign;
    const AmountUnit written = a.unit != AmountUnit::none ? a.unit : project.plan.amount_unit;
    const Ore digit = last_digit(written, a.decimals);
    const Ore rounding = project.plan.rounding.value_or(digit);
    const Span place{a.at, a.length};
    if (of_plan) {
      PlanYearRow& year = plan_year(made.plan_years, project, a.year);
      year.frame = frame;
      year.tolerance = add(year.tolerance, rounding);
      year.frame_tolerance = rounding;
      year.place = place;
      continue;
    }
    UnitYearRow& row = made.unit_years.emplace_back();
    row.unit = project.row_of<UnitRow>(a.owner);
    row.year = a.year;
    row.kind = a.key == Key::frame ? Key::operation : a.key == Key::actual ? Key::actual : Key::investment;
    row.frame = frame;
    row.tolerance = row.frame_tolerance = rounding;
    row.place = place;
    if (row.kind != Key::operation || project.plan.declaration == no_row) continue;
    PlanYearRow& year = plan_year(made.plan_years, project, a.year);
    year.total = add(year.total.value_or(Ore()), frame);
    year.tolerance = add(year.tolerance, std::min(rounding, digit));
    ++year.units;
  }
  for (PlanYearRow& year : made.plan_years) year.tolerance /= 2;
  for (const BrokenLine& broken : faults.broken) {
    if (broken.key != Key::frame || (broken.owner != project.plan.declaration && project.unit_of(broken.owner) == no_row)) continue;
    for (PlanYearRow& year : made.plan_years) year.unreadable += broken.year == 0 || broken.year == year.year ? 1 : 0;
  }
  return made;
}

PostMoney::PostMoney(const Project& project, const Names& names, Posts& made, Faults& faults)
    : project_(project), names_(names), made_(made), titles_(project, project.goals), faults_(faults), goals_(names.goals),
      through_(links_through_assignments(project, made.posts.size(), faults)) {
  made.amounts.reserve(project.facts.amounts.size());
  made.links.reserve(project.facts.links.size() + through_.size());
}

void PostMoney::add(Id<PostRow> index) {
  PostRow& post = made_.posts[index];
  post.first_amount = made_.amounts.end_id();
  post.first_link = made_.links.end_id();
  add_amounts(post, index);
  add_properties(post);
  note_assignment(post, index);
  if (post.has_change) count_changes(project_.plan, post, made_.amounts[IdRange<AmountRow>{post.first_amount, made_.amounts.end_id()}]);
  add_links(post, index);
  const std::span<LinkRow> links = std::span<LinkRow>(made_.links).subspan(post.first_link.number());
  if (!links.empty()) share_out(post, links);
}

void PostMoney::add_amounts(PostRow& post, Id<PostRow> index) {
  const auto& amounts = project_.facts.amounts;
  const BudgetRow& budget = project_.budgets[post.budget];
  for (; amount_ != amounts.end_id() && amounts[amount_].owner <= post.declaration; ++amount_) {
    const Amount& written = amounts[amount_];
    if (written.owner != post.declaration) continue;
    const std::optional<Ore> value = in_ore(written, post.declaration, budget.amount_unit, faults_);
    if (!value) continue;
    const bool as_written = written.key == Key::income || written.key == Key::grant;
    made_.amounts.push_back({.value = *value * (as_written ? 1 : budget.sign),
                             .post = index,
                             .at = written.at,
                             .length = written.length,
                             .year = written.year,
                             .key = written.key,
                             .unit = written.unit,
                             .decimals = written.decimals});
    count_amount(project_.plan, post, made_.amounts.back());
  }
}

void PostMoney::add_properties(PostRow& post) {
  const auto& properties = project_.facts.properties;
  while (property_ != properties.end_id() && properties[property_].owner < post.declaration) ++property_;
  post.first_property = property_;
  for (; property_ != properties.end_id() && properties[property_].owner == post.declaration; ++property_) {
    if (properties[property_].key == Key::post_class) post.post_class = properties[property_].as<PostClass>();
    if (properties[property_].key == Key::until) post.until = properties[property_].as<Year>();
  }
  post.excused = is_excepted(post.post_class);
}

/// Answers stand in the order of the posts; those of own uppdrag are between them.
void PostMoney::note_assignment(PostRow& post, Id<PostRow> index) {
  const auto& answers = project_.answers;
  while (answer_ != answers.end_id() && (answers[answer_].post == no_row || answers[answer_].post < index)) ++answer_;
  post.has_assignment = answer_ != answers.end_id() && answers[answer_].post == index;
}

void PostMoney::add_links(PostRow& post, Id<PostRow> index) {
  const auto& written = project_.facts.links;
  bool by_name = false;
  for (; link_ != written.end_id() && written[link_].owner <= post.declaration; ++link_) {
    if (written[link_].owner != post.declaration) continue;
    LinkRow link{.text = written[link_].goal,
                 .money = Ore(),
                 .post = index,
                 .goal = no_row,
                 .share = written[link_].share,
                 .against = written[link_].against};
    link.goal = goals_.find(project_.sources->text(link.text));
    if (link.goal == no_row) {
      link_ = last_of_title(link_, post.declaration);
      link.text.length = written[link_].goal.end() - link.text.at;
      link.share = written[link_].share;
      link.goal = find_goal(project_, names_, link.text, post.declaration, link.key(), faults_);
      by_name |= link.goal != no_row;
    }
    // The grammar has compared what is written; a former name stands for a goal that another link may name.
    if (by_name && link.goal != no_row && linked_before(post, link)) continue;
    made_.links.push_back(link);
    if (link.goal != no_row && !link.against) ++post.goals;
  }
  for (; next_through_ != through_.size() && through_[next_through_].post == index; ++next_through_) {
    made_.links.push_back(through_[next_through_]);
    ++post.goals;
  }
}

Id<WrittenLink> PostMoney::last_of_title(Id<WrittenLink> first, Id<Declaration> owner) {
  const auto& links = project_.facts.links;
  const std::span<const WrittenLink> behind = links[IdRange<WrittenLink>{first, links.end_id()}];
  const auto goes_on = [&](std::size_t l) {
    return l + 1 < behind.size() && behind[l].share == no_share && behind[l + 1].owner == owner &&
           behind[l + 1].against == behind[0].against;
  };
  std::size_t last = 0;
  while (last + 1 < WrittenTitles::most_parts && goes_on(last)) ++last;
  for (; last > 0; --last) {
    const Span start = behind[0].goal;
    if (titles_.has({start.at, behind[last].goal.end() - start.at})) break;
  }
  return Id<WrittenLink>(first.number() + last);
}

bool PostMoney::linked_before(const PostRow& post, const LinkRow& link) {
  for (const LinkRow& before : made_.links[IdRange<LinkRow>{post.first_link, made_.links.end_id()}]) {
    if (before.goal != link.goal || before.against != link.against) continue;
    named_twice(project_, link.text, before.text, post.declaration, link.key(), "mål", faults_);
    return true;
  }
  return false;
}

}  // namespace malkoll::model
