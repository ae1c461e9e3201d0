#include "report/difference_pairs.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "model/money.h"
#include "text/utf8.h"

namespace malkoll::report {

namespace {

struct PostKey {
  std::uint32_t unit;
  std::string_view id;
  friend bool operator==(const PostKey&, const PostKey&) = default;
};
struct HashPost {
  std::size_t operator()(const PostKey& key) const { return std::hash<std::string_view>()(key.id) * 31 + key.unit; }
};

/// Some money of a unit, by the share that is owned.
std::int64_t owned(const Project& project, std::uint32_t unit, std::int64_t money) {
  const std::int64_t share = unit == no_row ? whole_share : project.units[unit].owned_share.value_or(whole_share);
  return share == whole_share ? money : part_of(money, share);
}

class Comparison {
 public:
  Comparison(const Project& before, const Project& after)
      : before_(before), after_(after), goals_(pair_up(before, before.goals, after, after.goals)), units_(pair_up(before, before.units, after, after.units)) {}

  Difference run() {
    d_.before = side(before_);
    d_.after = side(after_);
    compare_goals();
    compare_units();
    compare_posts();
    compare_values(before_, after_, goals_, units_, d_);
    find_stale();
    return std::move(d_);
  }

 private:
  static Difference::PlanSide side(const Project& p) {
    if (p.plan.declaration == no_row) return {{}, {}, {}, 0, p.money, p.linked_money, p.net, {}};
    return {{}, p.id(p.plan.declaration), p.title(p.plan.declaration), p.plan.budget_year, p.money, p.linked_money, p.net, {}};
  }

  static Difference::Thing thing(const Project& p, std::uint32_t declaration) {
    return {word(p.declaration(declaration).kind), p.id(declaration), p.title(declaration), {}, {}};
  }

  template <typename Rows>
  void compare_things(const Rows& old_rows, const Rows& new_rows, const Pairs& pairs, std::vector<Difference::Thing>& added,
                      std::vector<Difference::Thing>& dropped, std::vector<Difference::Thing>* renamed) {
    for (std::uint32_t row = 0; row < new_rows.size(); ++row) {
      Difference::Thing now = thing(after_, new_rows[row].declaration);
      if (pairs.before_of[row] == no_row) {
        added.push_back(now);
        continue;
      }
      const std::uint32_t declaration = old_rows[pairs.before_of[row]].declaration;
      now.old_id = before_.id(declaration);
      now.old_title = before_.title(declaration);
      if (renamed != nullptr && (now.old_id != now.id || now.old_title != now.title)) renamed->push_back(now);
    }
    for (std::uint32_t row = 0; row < old_rows.size(); ++row) {
      if (pairs.after_of[row] == no_row) dropped.push_back(thing(before_, old_rows[row].declaration));
    }
  }

  static void add_sum(std::vector<Difference::Sum>& sums, const Project& p, std::uint32_t declaration, std::int64_t before, std::int64_t after) {
    if (before != after) sums.push_back({p.id(declaration), p.title(declaration), before, after});
  }
  static void sort_sums(std::vector<Difference::Sum>& sums) {
    std::stable_sort(sums.begin(), sums.end(), [](const auto& a, const auto& b) { return magnitude(a.after - a.before) > magnitude(b.after - b.before); });
  }

  void compare_goals() {
    compare_things(before_.goals, after_.goals, goals_, d_.goals_added, d_.goals_dropped, &d_.goals_renamed);
    for (const std::uint32_t g : after_.matrix_goals) {
      const std::uint32_t old = goals_.before_of[g];
      add_sum(d_.goals, after_, after_.goals[g].declaration, old == no_row ? 0 : before_.goals[old].money, after_.goals[g].money);
    }
    for (const std::uint32_t g : before_.matrix_goals) {
      if (goals_.after_of[g] == no_row) add_sum(d_.goals, before_, before_.goals[g].declaration, before_.goals[g].money, 0);
    }
    sort_sums(d_.goals);
  }

  static std::vector<std::int64_t> unit_money(const Project& p) {
    std::vector<std::int64_t> money(p.units.size());
    for (const PostRow& post : p.posts) {
      if (post.unit != no_row) money[post.unit] = add(money[post.unit], owned(p, post.unit, post.net));
    }
    return money;
  }

  void compare_units() {
    compare_things(before_.units, after_.units, units_, d_.units_added, d_.units_dropped, nullptr);
    const std::vector<std::int64_t> old_money = unit_money(before_), new_money = unit_money(after_);
    for (std::uint32_t u = 0; u < after_.units.size(); ++u) {
      const std::uint32_t old = units_.before_of[u];
      add_sum(d_.units, after_, after_.units[u].declaration, old == no_row ? 0 : old_money[old], new_money[u]);
    }
    for (std::uint32_t u = 0; u < before_.units.size(); ++u) {
      if (units_.after_of[u] == no_row) add_sum(d_.units, before_, before_.units[u].declaration, old_money[u], 0);
    }
    sort_sums(d_.units);
  }

  static std::string_view unit_id(const Project& p, std::uint32_t unit) { return unit == no_row ? std::string_view{} : p.id(p.units[unit].declaration); }

  static std::string title_key(const Project& p, const PostRow& post) {
    return std::string(p.id(post.declaration)) + '\n' + fold(p.title(post.declaration));
  }

  Difference::Post post_of(const Project& p, const PostRow& post, std::int64_t before, std::int64_t after) const {
    return {unit_id(p, post.unit), p.id(post.declaration), p.title(post.declaration), {}, before, after};
  }

  void compare_posts() {
    Waiting<PostKey, HashPost> ids(after_.posts.size());
    for (std::uint32_t p = 0; p < after_.posts.size(); ++p) ids.add(PostKey{after_.posts[p].unit, after_.id(after_.posts[p].declaration)}, p);
    std::vector<std::uint32_t> before_of(after_.posts.size(), no_row), lost;
    for (std::uint32_t p = 0; p < before_.posts.size(); ++p) {
      const PostRow& post = before_.posts[p];
      const std::uint32_t unit = post.unit == no_row ? no_row : units_.after_of[post.unit];
      const std::uint32_t same = post.unit != no_row && unit == no_row ? no_row : ids.take({unit, before_.id(post.declaration)});
      if (same != no_row) before_of[same] = p; else lost.push_back(p);
    }
    find_moved(before_of, lost);
    for (std::uint32_t p = 0; p < after_.posts.size(); ++p) {
      const PostRow& now = after_.posts[p];
      if (before_of[p] == no_row) {
        d_.posts_added.push_back(post_of(after_, now, 0, now.net));
        continue;
      }
      const PostRow& old = before_.posts[before_of[p]];
      if (old.net != now.net) d_.posts_changed.push_back(post_of(after_, now, old.net, now.net));
      follow_money(before_of[p], p);
    }
    for (auto* posts : {&d_.posts_added, &d_.posts_dropped, &d_.posts_moved, &d_.posts_changed}) {
      std::stable_sort(posts->begin(), posts->end(), [](const auto& a, const auto& b) { return weight(a) > weight(b); });
    }
    for (const auto& [ends, flow] : flows_) d_.flows.push_back({goal_id(ends.first), goal_id(ends.second), flow.first, flow.second});
    std::stable_sort(d_.flows.begin(), d_.flows.end(), [](const auto& a, const auto& b) { return a.money > b.money; });
  }

  static std::int64_t weight(const Difference::Post& post) {
    return post.old_unit.empty() ? magnitude(post.after - post.before) : std::max(magnitude(post.before), magnitude(post.after));
  }

  /// Posts of the same id and title that another unit has now; the others are dropped.
  void find_moved(std::vector<std::uint32_t>& before_of, const std::vector<std::uint32_t>& lost) {
    Waiting<std::string> fresh(lost.empty() ? 0 : after_.posts.size());
    for (std::uint32_t p = 0; p < after_.posts.size() && !lost.empty(); ++p) {
      if (before_of[p] == no_row) fresh.add(title_key(after_, after_.posts[p]), p);
    }
    for (const std::uint32_t p : lost) {
      const PostRow& old = before_.posts[p];
      const std::uint32_t moved = fresh.take(title_key(before_, old));
      if (moved == no_row) {
        d_.posts_dropped.push_back(post_of(before_, old, old.net, 0));
        continue;
      }
      before_of[moved] = p;
      const PostRow& now = after_.posts[moved];
      Difference::Post post = post_of(after_, now, old.net, now.net);
      post.old_unit = unit_id(before_, old.unit);
      if (post.old_unit != post.unit) d_.posts_moved.push_back(post);
    }
  }

  // A mål of either version by one number: the later version's row, or behind these the earlier one's where it is gone.
  static constexpr std::uint32_t no_goal = no_row;
  [[nodiscard]] std::uint32_t number_before(std::uint32_t goal) const {
    const std::uint32_t after = goals_.after_of[goal];
    return after != no_row ? after : static_cast<std::uint32_t>(after_.goals.size()) + goal;
  }
  [[nodiscard]] std::string_view goal_id(std::uint32_t number) const {
    if (number == no_goal) return {};
    const auto here = static_cast<std::uint32_t>(after_.goals.size());
    return number < here ? after_.id(after_.goals[number].declaration) : before_.id(before_.goals[number - here].declaration);
  }

  /// Adds what each mål gets of a post, times `sign`; what none gets is no_goal's.
  template <typename Number>
  void add_pieces(const Project& p, std::uint32_t row, std::int64_t sign, const Number& number) {
    const PostRow& post = p.posts[row];
    std::int64_t rest = magnitude(post.net);
    for (std::uint32_t l = post.first_link; l < p.links_end(row); ++l) {
      if (p.link_goal[l] == no_row || p.facts.links[l].against) continue;
      std::uint32_t part = 0;  // of an own goal each part's first reach is the mål that it breaks down, the next stand above that
      for (const Reach& reach : p.goals[p.link_goal[l]].reaches) {
        if (reach.part < part) continue;
        part = reach.part + 1;
        const std::int64_t money = passed_on(p.link_money[l], reach);
        rest -= money;
        pieces_[number(reach.goal)] += sign * owned(p, post.unit, money);
      }
    }
    if (rest > 0) pieces_[no_goal] += sign * owned(p, post.unit, rest);
  }

  /// What a post took from some mål it gave to others, in their order; what is left over is more or less money.
  void follow_money(std::uint32_t old, std::uint32_t now) {
    const PostRow &before = before_.posts[old], &after = after_.posts[now];
    const bool had = before.first_link != before_.links_end(old), has = after.first_link != after_.links_end(now);
    if (!had && !has) return;
    pieces_.clear();
    add_pieces(before_, old, -1, [&](std::uint32_t goal) { return number_before(goal); });
    add_pieces(after_, now, 1, [](std::uint32_t goal) { return goal; });
    auto to = pieces_.begin();
    std::int64_t room = 0;
    for (const auto& [from, change] : pieces_) {
      for (std::int64_t left = change < 0 ? -change : 0; left > 0;) {
        while (to != pieces_.end() && room == 0) {
          room = std::max<std::int64_t>(to->second, 0);
          if (room == 0) ++to;
        }
        if (to == pieces_.end()) return;
        const std::int64_t money = std::min(left, room);
        auto& flow = flows_[{from, to->first}];
        flow.first = add(flow.first, money);
        ++flow.second;
        left -= money;
        room -= money;
        if (room == 0) ++to;
      }
    }
  }

  template <typename Rows>
  static std::unordered_map<std::string_view, std::uint32_t> ids_of(const Project& p, const Rows& rows) {
    std::unordered_map<std::string_view, std::uint32_t> ids;
    for (const auto& row : rows) ids.emplace(p.id(row.declaration), row.declaration);
    return ids;
  }

  void find_stale() {
    const auto goals = ids_of(before_, before_.goals), indicators = ids_of(before_, before_.indicators);
    const auto look_up = [&](const auto& ids, std::uint32_t owner, Span text, std::int64_t money) {
      const auto gone = ids.find(after_.sources->text(text));
      if (gone == ids.end()) return;
      d_.stale.push_back({word(after_.declaration(owner).kind), after_.id(owner), unit_id(after_, after_.unit_of(owner)), before_.id(gone->second),
                          before_.title(gone->second), magnitude(money), text});
    };
    for (std::uint32_t l = 0; l < after_.facts.links.size(); ++l) {
      const WrittenLink& link = after_.facts.links[l];
      if (after_.link_goal[l] == no_row) look_up(goals, after_.posts[link.owner].declaration, link.goal, after_.link_money[l]);
    }
    for (const BreakdownRow& b : after_.breakdowns) {
      if (b.parent == no_row) look_up(goals, after_.goals[b.goal].declaration, b.text, 0);
    }
    for (const IndicatorUseRow& use : after_.indicator_uses) {
      if (use.indicator == no_row) look_up(indicators, after_.goals[use.goal].declaration, use.place, 0);
    }
    std::stable_sort(d_.stale.begin(), d_.stale.end(), [](const auto& a, const auto& b) { return a.money > b.money; });
  }

  const Project &before_, &after_;
  Pairs goals_, units_;
  std::map<std::uint32_t, std::int64_t> pieces_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::pair<std::int64_t, std::size_t>> flows_;
  Difference d_;
};

}  // namespace

bool Difference::empty() const {
  return before.id == after.id && before.title == after.title && before.budget_year == after.budget_year && goals_added.empty() &&
         goals_dropped.empty() && goals_renamed.empty() && units_added.empty() && units_dropped.empty() && goals.empty() &&
         units.empty() && flows.empty() && posts_added.empty() && posts_dropped.empty() && posts_moved.empty() &&
         posts_changed.empty() && targets.empty() && frames.empty() && before.plan_years == after.plan_years && stale.empty();
}

Difference compare(const Project& before, const Project& after) { return Comparison(before, after).run(); }

}  // namespace malkoll::report
