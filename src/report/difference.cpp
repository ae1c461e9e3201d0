#include "report/difference_pairs.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "model/money.h"
#include "report/wording.h"
#include "text/utf8.h"

namespace malkoll::report {

namespace {

struct PostKey {
  Id<UnitRow> unit;
  std::string_view id;
  friend bool operator==(const PostKey&, const PostKey&) = default;
};
struct HashPost {
  std::size_t operator()(const PostKey& key) const { return std::hash<std::string_view>()(key.id) * 31 + key.unit.number(); }
};

/// Some money of a unit, by the share that is owned.
Ore owned(const Project& project, Id<UnitRow> unit, Ore money) {
  const Share share = unit == no_row ? whole_share : project.units[unit].owned_share.value_or(whole_share);
  return share == whole_share ? money : part_of(money, share);
}

class Comparison {
 public:
  Comparison(const Project& before, const Project& after)
      : before_(before), after_(after), goals_(pair_up(before, before.goals, after, after.goals)),
        units_(pair_up(before, before.units, after, after.units)) {}

  Difference run() {
    d_.before = side(before_);
    d_.after = side(after_);
    compare_goals();
    compare_units();
    compare_assignments();
    compare_posts();
    compare_values(before_, after_, goals_, units_, d_);
    find_stale();
    return std::move(d_);
  }

 private:
  static Difference::PlanSide side(const Project& p) {
    const ByChange changes = by_change(p.plan_sums.changed, p.plan_sums.money);
    if (p.plan.declaration == no_row) return {{}, {}, {}, {}, p.plan_sums.money, p.plan_sums.linked_money, p.plan_sums.net, changes, {}};
    return {{},
            p.id(p.plan.declaration),
            p.title(p.plan.declaration),
            p.plan.budget_year,
            p.plan_sums.money,
            p.plan_sums.linked_money,
            p.plan_sums.net,
            changes,
            {}};
  }

  static Difference::Thing thing(const Project& p, Id<Declaration> declaration) {
    return {word(p.declaration(declaration).kind), p.id(declaration), p.title(declaration), {}, {}};
  }

  template <typename Row>
  void compare_things(const Rows<Row>& old_rows, const Rows<Row>& new_rows, const Pairs<Row>& pairs, std::vector<Difference::Thing>& added,
                      std::vector<Difference::Thing>& dropped, std::vector<Difference::Thing>* renamed) {
    for (const Id<Row> row : new_rows.ids()) {
      Difference::Thing now = thing(after_, new_rows[row].declaration);
      if (pairs.before_of[row] == no_row) {
        added.push_back(now);
        continue;
      }
      const Id<Declaration> declaration = old_rows[pairs.before_of[row]].declaration;
      now.old_id = before_.id(declaration);
      now.old_title = before_.title(declaration);
      if (renamed != nullptr && (now.old_id != now.id || now.old_title != now.title)) renamed->push_back(now);
    }
    for (const Id<Row> row : old_rows.ids()) {
      if (pairs.after_of[row] == no_row) dropped.push_back(thing(before_, old_rows[row].declaration));
    }
  }

  static void add_sum(std::vector<Difference::Sum>& sums, const Project& p, Id<Declaration> declaration, Ore before, Ore after) {
    if (before != after) sums.push_back({p.id(declaration), p.title(declaration), before, after});
  }
  static void sort_sums(std::vector<Difference::Sum>& sums) {
    std::stable_sort(sums.begin(), sums.end(),
                     [](const auto& a, const auto& b) { return magnitude(a.after - a.before) > magnitude(b.after - b.before); });
  }

  void compare_goals() {
    compare_things(before_.goals, after_.goals, goals_, d_.goals_added, d_.goals_dropped, &d_.goals_renamed);
    for (const Id<GoalRow> g : after_.matrix_goals) {
      const Id<GoalRow> old = goals_.before_of[g];
      add_sum(d_.goals, after_, after_.goals[g].declaration, old == no_row ? Ore() : before_.goal_sums[old].money,
              after_.goal_sums[g].money);
    }
    for (const Id<GoalRow> g : before_.matrix_goals) {
      if (goals_.after_of[g] == no_row) add_sum(d_.goals, before_, before_.goals[g].declaration, before_.goal_sums[g].money, Ore());
    }
    sort_sums(d_.goals);
  }

  static Rows<UnitRow, Ore> unit_money(const Project& p) {
    Rows<UnitRow, Ore> money(p.units.size());
    for (const PostRow& post : p.posts) {
      if (post.unit != no_row) money[post.unit] = add(money[post.unit], owned(p, post.unit, post.net));
    }
    return money;
  }

  void compare_units() {
    compare_things(before_.units, after_.units, units_, d_.units_added, d_.units_dropped, nullptr);
    const Rows<UnitRow, Ore> old_money = unit_money(before_), new_money = unit_money(after_);
    for (const Id<UnitRow> u : after_.units.ids()) {
      const Id<UnitRow> old = units_.before_of[u];
      const Id<Declaration> declaration = after_.units[u].declaration;
      add_sum(d_.units, after_, declaration, old == no_row ? Ore() : old_money[old], new_money[u]);
      if (old != no_row && before_.units[old].owned_share != after_.units[u].owned_share)
        d_.shares.push_back(
            {after_.id(declaration), after_.title(declaration), before_.units[old].owned_share, after_.units[u].owned_share});
    }
    for (const Id<UnitRow> u : before_.units.ids()) {
      if (units_.after_of[u] == no_row) add_sum(d_.units, before_, before_.units[u].declaration, old_money[u], Ore());
    }
    sort_sums(d_.units);
  }

  static std::string_view unit_id(const Project& p, Id<UnitRow> unit) {
    return unit == no_row ? std::string_view{} : p.id(p.units[unit].declaration);
  }

  static std::string title_key(const Project& p, const PostRow& post) {
    return std::string(p.id(post.declaration)) + '\n' + fold(p.title(post.declaration));
  }

  Difference::Post post_of(const Project& p, const PostRow& post, Ore before, Ore after) const {
    return {unit_id(p, post.unit), p.id(post.declaration), p.title(post.declaration), {}, before, after};
  }

  static Rows<AssignmentRow, std::string> owners_of(const Project& p) {
    Rows<AssignmentRow, std::string> owners(p.assignments.size());
    for (const AssignmentOwnerRow& row : p.assignment_owners) {
      std::string& list = owners[row.assignment];
      list.append(list.empty() ? "" : ", ").append(row.unit == no_row ? p.sources->text(row.text) : unit_id(p, row.unit));
    }
    return owners;
  }

  void compare_assignments() {
    const Pairs<AssignmentRow> pairs = pair_up(before_, before_.assignments, after_, after_.assignments);
    compare_things(before_.assignments, after_.assignments, pairs, d_.assignments_added, d_.assignments_dropped, nullptr);
    const Rows<AssignmentRow, std::string> old_owners = owners_of(before_), new_owners = owners_of(after_);
    for (const Id<AssignmentRow> now : after_.assignments.ids()) {
      const Id<AssignmentRow> old = pairs.before_of[now];
      if (old == no_row) continue;
      const Id<Declaration> declaration = after_.assignments[now].declaration;
      Difference::Assignment changed{after_.id(declaration),
                                     after_.title(declaration),
                                     before_.assignments[old].due.text(),
                                     after_.assignments[now].due.text(),
                                     old_owners[old],
                                     new_owners[now]};
      if (changed.old_due != changed.due || changed.old_owners != changed.owners) d_.assignments_changed.push_back(std::move(changed));
    }
  }

  void compare_posts() {
    Waiting<PostRow, PostKey, HashPost> ids(after_.posts.size());
    for (const Id<PostRow> p : after_.posts.ids()) ids.add(PostKey{after_.posts[p].unit, after_.id(after_.posts[p].declaration)}, p);
    Rows<PostRow, Id<PostRow>> before_of(after_.posts.size());
    std::vector<Id<PostRow>> lost;
    for (const Id<PostRow> p : before_.posts.ids()) {
      const PostRow& post = before_.posts[p];
      const Id<UnitRow> unit = post.unit == no_row ? no_row : units_.after_of[post.unit];
      const Id<PostRow> same = post.unit != no_row && unit == no_row ? no_row : ids.take({unit, before_.id(post.declaration)});
      if (same != no_row) before_of[same] = p;
      else lost.push_back(p);
    }
    find_moved(before_of, lost);
    for (const Id<PostRow> p : after_.posts.ids()) {
      const PostRow& now = after_.posts[p];
      if (before_of[p] == no_row) {
        d_.posts_added.push_back(post_of(after_, now, Ore(), now.net));
        d_.posts_added.back().investments = investments_of(after_, p);
        continue;
      }
      const PostRow& old = before_.posts[before_of[p]];
      if (old.net != now.net) d_.posts_changed.push_back(post_of(after_, now, old.net, now.net));
      if (auto details = compare_post(before_, before_of[p], after_, p)) d_.posts_otherwise.push_back(std::move(*details));
      follow_money(before_of[p], p);
    }
    for (auto* posts : {&d_.posts_added, &d_.posts_dropped, &d_.posts_moved, &d_.posts_changed}) {
      std::stable_sort(posts->begin(), posts->end(), [](const auto& a, const auto& b) { return weight(a) > weight(b); });
    }
    for (const auto& [ends, flow] : flows_) d_.flows.push_back({goal_id(ends.first), goal_id(ends.second), flow.first, flow.second});
    std::stable_sort(d_.flows.begin(), d_.flows.end(), [](const auto& a, const auto& b) { return a.money > b.money; });
  }

  static Ore weight(const Difference::Post& post) {
    return post.old_unit.empty() ? magnitude(post.after - post.before) : std::max(magnitude(post.before), magnitude(post.after));
  }

  /// Posts of the same id and title that another unit has now; the others are dropped.
  void find_moved(Rows<PostRow, Id<PostRow>>& before_of, const std::vector<Id<PostRow>>& lost) {
    if (lost.empty()) return;
    Waiting<PostRow, std::string> fresh(after_.posts.size());
    for (const Id<PostRow> p : after_.posts.ids()) {
      if (before_of[p] == no_row) fresh.add(title_key(after_, after_.posts[p]), p);
    }
    for (const Id<PostRow> p : lost) {
      const PostRow& old = before_.posts[p];
      const Id<PostRow> moved = fresh.take(title_key(before_, old));
      if (moved == no_row) {
        d_.posts_dropped.push_back(post_of(before_, old, old.net, Ore()));
        d_.posts_dropped.back().investments = investments_of(before_, p);
        continue;
      }
      before_of[moved] = p;
      const PostRow& now = after_.posts[moved];
      Difference::Post post = post_of(after_, now, old.net, now.net);
      post.old_unit = unit_id(before_, old.unit);
      if (post.old_unit != post.unit) d_.posts_moved.push_back(post);
    }
  }

  // A mål of either version by one number: the later version's row, or behind these the earlier one's where it is gone. no_row: no mål.
  [[nodiscard]] Id<GoalRow> number_before(Id<GoalRow> goal) const {
    const Id<GoalRow> after = goals_.after_of[goal];
    return after != no_row ? after : Id<GoalRow>(after_.goals.size() + goal.number());
  }
  [[nodiscard]] std::string_view goal_id(Id<GoalRow> number) const {
    if (number == no_row) return {};
    const std::size_t here = after_.goals.size();
    return number.number() < here ? after_.id(after_.goals[number].declaration)
                                  : before_.id(before_.goals[Id<GoalRow>(number.number() - here)].declaration);
  }

  /// Adds what each mål gets of a post, times `sign`; what none gets is no_row's.
  template <typename Number>
  void add_pieces(const Project& p, Id<PostRow> row, std::int64_t sign, const Number& number) {
    const PostRow& post = p.posts[row];
    Ore rest = magnitude(post.net);
    for (const LinkRow& link : p.links[p.links_of(row)]) {
      if (link.goal == no_row || link.against) continue;
      std::uint32_t part = 0;  // of an own goal each part's first reach is the mål that it breaks down, the next stand above that
      for (const Reach& reach : p.goals[link.goal].reaches) {
        if (reach.part < part) continue;
        part = reach.part + 1;
        const Ore money = passed_on(link.money, reach);
        rest -= money;
        pieces_[number(reach.goal)] += owned(p, post.unit, money) * sign;
      }
    }
    if (rest > 0) pieces_[no_row] += owned(p, post.unit, rest) * sign;
  }

  /// What a post took from some mål it gave to others, in their order; what is left over is more or less money.
  void follow_money(Id<PostRow> old, Id<PostRow> now) {
    if (before_.links_of(old).empty() && after_.links_of(now).empty()) return;
    pieces_.clear();
    add_pieces(before_, old, -1, [&](Id<GoalRow> goal) { return number_before(goal); });
    add_pieces(after_, now, 1, [](Id<GoalRow> goal) { return goal; });
    auto to = pieces_.begin();
    Ore room;
    for (const auto& [from, change] : pieces_) {
      for (Ore left = change < 0 ? -change : Ore(); left > 0;) {
        while (to != pieces_.end() && room == 0) {
          room = std::max(to->second, Ore());
          if (room == 0) ++to;
        }
        if (to == pieces_.end()) return;
        const Ore money = std::min(left, room);
        auto& flow = flows_[{from, to->first}];
        flow.first = add(flow.first, money);
        ++flow.second;
        left -= money;
        room -= money;
        if (room == 0) ++to;
      }
    }
  }

  template <typename Row>
  static std::unordered_map<std::string_view, Id<Declaration>> ids_of(const Project& p, const Rows<Row>& rows) {
    std::unordered_map<std::string_view, Id<Declaration>> ids;
    for (const Row& row : rows) ids.emplace(p.id(row.declaration), row.declaration);
    return ids;
  }

  void find_stale() {
    const auto goals = ids_of(before_, before_.goals), indicators = ids_of(before_, before_.indicators);
    const auto look_up = [&](const auto& ids, Id<Declaration> owner, Span text, Ore money) {
      const auto gone = ids.find(after_.sources->text(text));
      if (gone == ids.end()) return;
      d_.stale.push_back({word(after_.declaration(owner).kind), after_.id(owner), unit_id(after_, after_.unit_of(owner)),
                          before_.id(gone->second), before_.title(gone->second), magnitude(money), text});
    };
    for (const LinkRow& link : after_.links) {
      if (link.goal == no_row) look_up(goals, after_.posts[link.post].declaration, link.text, link.money);
    }
    for (const BreakdownRow& b : after_.breakdowns) {
      if (b.parent == no_row) look_up(goals, after_.goals[b.goal].declaration, b.text, Ore());
    }
    for (const IndicatorUseRow& use : after_.indicator_uses) {
      if (use.indicator == no_row) look_up(indicators, after_.goals[use.goal].declaration, use.place, Ore());
    }
    std::stable_sort(d_.stale.begin(), d_.stale.end(), [](const auto& a, const auto& b) { return a.money > b.money; });
  }

  const Project &before_, &after_;
  Pairs<GoalRow> goals_;
  Pairs<UnitRow> units_;
  std::map<Id<GoalRow>, Ore> pieces_;
  std::map<std::pair<Id<GoalRow>, Id<GoalRow>>, std::pair<Ore, std::size_t>> flows_;
  Difference d_;
};

}  // namespace

bool Difference::empty() const {
  return before.id == after.id && before.title == after.title && before.budget_year == after.budget_year && assignments_added.empty() &&
         assignments_dropped.empty() && assignments_changed.empty() && goals_added.empty() && goals_dropped.empty() &&
         goals_renamed.empty() && units_added.empty() && units_dropped.empty() && shares.empty() && goals.empty() && units.empty() &&
         flows.empty() && posts_added.empty() && posts_dropped.empty() && posts_moved.empty() && posts_changed.empty() &&
         posts_otherwise.empty() && targets.empty() && frames.empty() && before.plan_years == after.plan_years && stale.empty();
}

Difference compare(const Project& before, const Project& after) { return Comparison(before, after).run(); }

}  // namespace malkoll::report
