#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "model/money.h"
#include "model/names.h"

namespace malkoll::model {

std::optional<std::int64_t> in_ore(Project& project, const Amount& amount, std::uint32_t declaration, AmountUnit unit, Sink& sink) {
  if (amount.unit != AmountUnit::none) return amount.value;
  const Ore ore = to_ore({amount.value, amount.decimals}, unit);
  if (unit != AmountUnit::none && ore.fault == NumberFault::none) return ore.value;
  Mistake m;
  m.code = Code::P07;
  m.variant = unit == AmountUnit::none ? "utan-enhet" : ore.fault == NumberFault::decimals ? "ören" : "för-stort";
  m.span = {amount.at, amount.length};
  m.key = word(amount.key);
  sink.add(std::move(m));
  project.facts.broken.push_back({declaration, amount.key, amount.year, {amount.at, amount.length}, {}});
  return std::nullopt;
}

namespace {

void take_amount(Project& project, PostRow& post, Amount& amount, Sink& sink) {
  const BudgetRow& budget = project.budgets[post.budget];
  const std::optional<std::int64_t> written = in_ore(project, amount, post.declaration, budget.amount_unit, sink);
  const std::int64_t value = written.value_or(0) * (amount.key == Key::income ? 1 : budget.sign);
  amount.value = value;
  if (post.first_year == 0 || amount.year < post.first_year) post.first_year = amount.year;
  post.last_year = std::max(post.last_year, amount.year);
  const bool this_year = amount.year == project.plan.budget_year;
  if (amount.key == Key::operation) {
    if (this_year) post.net = value, post.has_net = true;
    if (value != 0) post.last_drift = std::max(post.last_drift, amount.year);
  } else if (amount.key == Key::investment) {
    if (amount.year >= project.plan.budget_year) {
      post.investment = add(post.investment, value);
      post.has_investment = true;
    }
    if (value != 0) post.last_invest = std::max(post.last_invest, amount.year);
  } else if (this_year) {
    post.income = value;
    post.has_income = true;
  }
}

/// Shares of the links of one post: those without a number share what is left equally; then money by largest remainder, with
/// what no goal gets as a part of its own.
void share_out(Project& project, PostRow& post, std::uint32_t first, std::uint32_t last) {
  auto& links = project.facts.links;
  std::int64_t given = 0;
  std::int64_t open = 0;
  for (std::uint32_t l = first; l < last; ++l) {
    if (links[l].against) {
      ++post.counters;
      continue;
    }
    ++post.written_links;
    if (links[l].share < 0) ++open; else given += links[l].share;
  }
  const std::int64_t rest = std::max<std::int64_t>(whole_share - given, 0);
  std::int64_t before = 0, at = 0;
  constexpr std::size_t usual = 16;
  std::array<std::int64_t, usual + 1> small_weights{}, small_parts{};
  std::vector<std::int64_t> large;
  const std::size_t count = post.written_links;
  std::span<std::int64_t> weights(small_weights.data(), std::min(count, usual) + 1);
  std::span<std::int64_t> parts(small_parts.data(), weights.size());
  if (count > usual) {
    large.resize(2 * (count + 1));
    weights = std::span(large).first(count + 1);
    parts = std::span(large).last(count + 1);
  }
  std::size_t n = 0;
  std::int64_t sum = 0;
  for (std::uint32_t l = first; l < last; ++l) {
    if (links[l].against) continue;
    if (links[l].share < 0) {
      ++at;
      const std::int64_t up_to = rest * at / open;
      links[l].share = static_cast<std::int32_t>(up_to - before);
      before = up_to;
    }
    weights[n++] = links[l].share;
    sum += links[l].share;
  }
  weights[n] = std::max<std::int64_t>(whole_share - sum, 0);
  post.share_sum = static_cast<std::int32_t>(std::min<std::int64_t>(sum, 1'000'000'000));
  split(post.net, weights, parts);
  n = 0;
  for (std::uint32_t l = first; l < last; ++l) {
    project.link_money[l] = links[l].against ? 0 : parts[n++];
  }
}

/// The goals that ids stand for. Budgets name few goals many times: short ones that were found are remembered by their bytes.
class GoalIds {
 public:
  explicit GoalIds(const std::unordered_map<std::string_view, std::uint32_t>& goals) : goals_(goals) {}

  [[nodiscard]] std::uint32_t find(std::string_view id) {
    std::uint64_t bytes = 0;
    if (id.empty() || id.size() > sizeof bytes) return look_up(id);
    for (const char c : id) bytes = bytes << 8U | static_cast<unsigned char>(c);
    Known& known = known_[(bytes * 0x9e3779b97f4a7c15U) >> 56U];
    if (known.bytes != bytes) known = {bytes, look_up(id)};
    return known.goal;
  }

 private:
  [[nodiscard]] std::uint32_t look_up(std::string_view id) const {
    const auto found = goals_.find(id);
    return found == goals_.end() ? no_row : found->second;
  }

  struct Known {
    std::uint64_t bytes = 0;
    std::uint32_t goal = no_row;
  };
  const std::unordered_map<std::string_view, std::uint32_t>& goals_;
  std::array<Known, 256> known_{};
};

bool is_excepted(const Project& project, const PostRow& post) {
  if (post.post_class == PostClass::financial) return true;
  if (post.post_class != PostClass::core && post.post_class != PostClass::statutory) return false;
  return project.property(post.declaration, Key::law) != nullptr || project.property(post.declaration, Key::activity) != nullptr;
}

/// Frames and the amounts of submissions that do not count leave the table; what stays belongs to posts, in their order.
void keep_post_amounts(Project& project) {
  auto& amounts = project.facts.amounts;
  std::size_t kept = 0;
  for (const Amount& a : amounts) {
    if (project.declaration(a.owner).kind == Kind::post && project.row_of[a.owner] != no_row) {
      amounts[kept] = a;
      amounts[kept++].owner = project.row_of[a.owner];
    }
  }
  amounts.resize(kept);
  auto& links = project.facts.links;
  kept = 0;
  for (const WrittenLink& l : links) {
    if (project.declaration(l.owner).kind == Kind::post && project.row_of[l.owner] != no_row) {
      links[kept] = l;
      links[kept++].owner = project.row_of[l.owner];
    }
  }
  links.resize(kept);
}

PlanYearRow& plan_year(Project& project, std::int64_t year) {
  for (PlanYearRow& row : project.plan_years) {
    if (row.year == year) return row;
  }
  PlanYearRow& fresh = project.plan_years.emplace_back();
  fresh.year = year;
  fresh.place = project.declaration(project.plan.declaration).id;
  return fresh;
}

/// Tolerances are doubled here, and halved when everything is added.
void read_frames(Project& project, Sink& sink) {
  for (const Amount& a : project.facts.amounts) {
    const Kind kind = project.declaration(a.owner).kind;
    const bool of_plan = a.owner == project.plan.declaration;
    const std::uint32_t unit = project.row_of[a.owner];
    if (!of_plan && (!is_unit(kind) || unit == no_row)) continue;
    const std::optional<std::int64_t> value = in_ore(project, a, a.owner, project.plan.amount_unit, sink);
    if (!value) continue;
    const std::int64_t frame = *value * project.plan.sign;
    const AmountUnit written = a.unit != AmountUnit::none ? a.unit : project.plan.amount_unit;
    const std::int64_t digit = last_digit(written, a.decimals);
    const std::int64_t rounding = project.plan.rounding.value_or(digit);
    const Span place{a.at, a.length};
    if (of_plan) {
      PlanYearRow& year = plan_year(project, a.year);
      year.frame = frame;
      year.tolerance = add(year.tolerance, rounding);
      year.place = place;
      continue;
    }
    UnitYearRow& row = project.unit_years.emplace_back();
    row.unit = unit;
    row.year = a.year;
    row.kind = a.key == Key::frame ? Key::operation : Key::investment;
    row.frame = frame;
    row.tolerance = rounding;
    row.place = place;
    if (row.kind == Key::investment || project.plan.declaration == no_row) continue;
    PlanYearRow& year = plan_year(project, a.year);
    year.total = add(year.total.value_or(0), frame);
    year.tolerance = add(year.tolerance, std::min(rounding, digit));
    ++year.units;
  }
  for (PlanYearRow& year : project.plan_years) year.tolerance /= 2;
  for (const BrokenLine& broken : project.facts.broken) {
    if (broken.key != Key::frame || (broken.owner != project.plan.declaration && project.unit_of(broken.owner) == no_row)) continue;
    for (PlanYearRow& year : project.plan_years) year.unreadable += broken.year == 0 || broken.year == year.year ? 1 : 0;
  }
}

}  // namespace

void count_money(Project& project, const Names& names, Sink& sink) {
  read_frames(project, sink);
  keep_post_amounts(project);
  auto& amounts = project.facts.amounts;
  auto& links = project.facts.links;
  project.link_goal.resize(links.size());
  project.link_money.resize(links.size());
  std::uint32_t a = 0, l = 0, property = 0;
  const auto& properties = project.facts.properties;
  GoalIds ids(names.goals);
  for (std::uint32_t p = 0; p < project.posts.size(); ++p) {
    PostRow& post = project.posts[p];
    post.first_amount = a;
    post.first_link = l;
    for (; a < amounts.size() && amounts[a].owner == p; ++a) take_amount(project, post, amounts[a], sink);
    while (property < properties.size() && properties[property].owner < post.declaration) ++property;
    post.first_property = property;
    for (; property < properties.size() && properties[property].owner == post.declaration; ++property) {
      if (properties[property].key == Key::post_class) post.post_class = static_cast<PostClass>(properties[property].number);
      if (properties[property].key == Key::until) post.until = static_cast<std::uint16_t>(properties[property].number);
    }
    post.excused = post.post_class != PostClass::none && is_excepted(project, post);
    const std::uint32_t first = l;
    for (; l < links.size() && links[l].owner == p; ++l) {
      std::uint32_t goal = ids.find(project.sources->text(links[l].goal));
      if (goal == no_row) {
        goal = find_goal(project, names, links[l].goal, post.declaration, links[l].against ? Key::works_against : Key::contributes);
      }
      project.link_goal[l] = goal;
      if (goal != no_row && !links[l].against) ++post.goals;
    }
    if (first != l) share_out(project, post, first, l);
  }
}

}  // namespace malkoll::model
