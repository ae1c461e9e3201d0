// What a version says of targets, frames, plan years and posts, beside what the other says.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "model/target_levels.h"
#include "report/difference_pairs.h"
#include "text/format.h"

namespace malkoll::report {

namespace {

using Target = Difference::Target;
using Frame = Difference::Frame;

std::vector<Year> plan_years(const Project& p) {
  std::vector<Year> years;
  for (Year year = p.plan.budget_year + 1; p.plan.budget_year != 0 && year <= p.plan.last_year; ++year) years.push_back(year);
  return years;
}

/// A thing of either version by one number: the later version's row, or behind these the earlier one's where it is gone.
template <typename Row>
class Numbers {
 public:
  Numbers(const Pairs<Row>& pairs, bool earlier) : pairs_(pairs), earlier_(earlier) {}
  [[nodiscard]] std::uint32_t of(Id<Row> row) const {
    if (row == no_row || !earlier_) return row.number();
    return pairs_.after_of[row] != no_row ? pairs_.after_of[row].number()
                                          : static_cast<std::uint32_t>(pairs_.before_of.size()) + row.number();
  }

 private:
  const Pairs<Row>& pairs_;
  bool earlier_;
};

/// Two targets say the same, however they are spelt, and come to the same level.
bool same_target(const Project& p, const TargetRow& old, const Project& q, const TargetRow& now) {
  const Measure &a = measure(p, old), &b = measure(q, now);
  const auto same = [](const Decimal& x, const Decimal& y) { return x.real() == y.real(); };
  if (a.op == TargetOp::missing || b.op == TargetOp::missing) return a.op == b.op && p.text(a.note) == q.text(b.note);
  const bool same_form = a.form == b.form && a.over == b.over && a.step_unit == b.step_unit && a.per_year == b.per_year &&
                         a.first_year == b.first_year && a.from_year == b.from_year && p.text(a.than) == q.text(b.than);
  const bool same_level = old.level.known == now.level.known && (!now.level.known || same(old.level.value, now.level.value));
  return same_form && same_level && a.op == b.op && same(a.value, b.value) && same(a.high, b.high) &&
         p.sources->text(a.unit) == q.sources->text(b.unit);
}

struct Side {
  const Project& project;
  Numbers<GoalRow> goals;
  Numbers<IndicatorRow> indicators;
  Numbers<UnitRow> units;
};

using TargetKey = std::tuple<std::uint32_t, std::uint32_t, Year>;  // indicator, goal, year
std::map<TargetKey, Id<TargetRow>> targets_of(const Side& side) {
  std::map<TargetKey, Id<TargetRow>> rows;
  for (const Id<TargetRow> t : side.project.targets.ids()) {
    const MeasureRow& row = side.project.targets[t];
    rows.emplace(TargetKey{side.indicators.of(row.indicator), side.goals.of(row.goal), row.period.year}, t);
  }
  return rows;
}

/// A target as it is written, and what it comes to.
std::string said(const Project& p, const TargetRow& row) {
  const Measure& m = measure(p, row);
  std::string text(p.text(m.place));
  if (row.level.known && (m.form == TargetForm::step || m.form == TargetForm::comparison))
    text += " (" + format_decimal(row.level.value) + ")";
  if (m.first_year != 0) text += fmt::format(" ({}–{})", m.first_year, m.year);
  return text;
}

void name_target(Target& target, const Project& p, const MeasureRow& row) {
  const bool own = row.goal != no_row;
  if (!own && row.indicator == no_row) return;
  const Id<Declaration> declaration = own ? p.goals[row.goal].declaration : p.indicators[row.indicator].declaration;
  target.kind = word(p.declaration(declaration).kind);
  target.id = p.id(declaration);
  target.title = p.title(declaration);
  if (own && row.indicator != no_row) target.indicator = p.id(p.indicators[row.indicator].declaration);
  target.year = row.period.year;
}

void compare_targets(const Side& before, const Side& after, std::vector<Target>& out) {
  const auto olds = targets_of(before), news = targets_of(after);
  const auto row_of = [](const Side& side, Id<TargetRow> row) -> const TargetRow& { return side.project.targets[row]; };
  for (const auto& [key, row] : news) {
    const auto old = olds.find(key);
    const TargetRow& now = row_of(after, row);
    if (old != olds.end() && same_target(before.project, row_of(before, old->second), after.project, now)) continue;
    Target& target = out.emplace_back();
    name_target(target, after.project, now);
    target.after = said(after.project, now);
    if (old != olds.end()) target.before = said(before.project, row_of(before, old->second));
  }
  for (const auto& [key, row] : olds) {
    if (news.contains(key)) continue;
    Target& target = out.emplace_back();
    name_target(target, before.project, row_of(before, row));
    target.before = said(before.project, row_of(before, row));
  }
}

using FrameKey = std::tuple<std::uint32_t, std::uint8_t, Year>;  // unit or of_plan, kind, year
const std::uint32_t of_plan = Id<UnitRow>().number();
std::map<FrameKey, Frame> frames_of(const Side& side, std::optional<Ore> Frame::* value) {
  std::map<FrameKey, Frame> frames;
  const Project& p = side.project;
  for (const PlanYearRow& row : p.plan_years) {
    std::uint8_t number = 0;
    for (const auto& [key, said] :
         {std::pair(Key::frame, row.frame), std::pair(Key::tax_rate, row.tax_rate), std::pair(Key::result, row.result),
          std::pair(Key::taxes, row.taxes), std::pair(Key::net_interest, row.net_interest)}) {
      const FrameKey place{of_plan, number++, row.year};
      if (!said) continue;
      frames[place] = Frame{{}, {}, word(key), row.year, {}, {}};
      frames[place].*value = said;
    }
  }
  for (const UnitYearRow& row : p.unit_years) {
    if (!row.frame || row.kind == Key::actual) continue;
    const bool running = row.kind == Key::operation;
    const Id<Declaration> declaration = p.units[row.unit].declaration;
    Frame& frame = frames[{side.units.of(row.unit), running ? std::uint8_t{0} : std::uint8_t{1}, row.year}];
    frame = Frame{p.id(declaration), p.title(declaration), word(running ? Key::frame : Key::investment_frame), row.year, {}, {}};
    frame.*value = row.frame;
  }
  return frames;
}

void compare_frames(const Side& before, const Side& after, std::vector<Frame>& out) {
  const auto olds = frames_of(before, &Frame::before);
  auto all = frames_of(after, &Frame::after);
  for (const auto& [key, old] : olds) {
    const auto [entry, gone] = all.emplace(key, old);
    if (!gone) entry->second.before = old.before;
  }
  for (const auto& [key, frame] : all) {
    if (frame.before != frame.after) out.push_back(frame);
  }
}

std::string_view class_of(const Project& p, Id<PostRow> post) {
  return p.posts[post].post_class == PostClass::none ? std::string_view() : word(p.posts[post].post_class);
}

}  // namespace

std::map<Year, Ore> investments_of(const Project& p, Id<PostRow> post) {
  std::map<Year, Ore> by_year;
  for (const AmountRow& amount : p.amounts[p.amounts_of(post)]) {
    if (amount.key == Key::investment) by_year[amount.year] = amount.value;
  }
  return by_year;
}

std::optional<Difference::PostDetails> compare_post(const Project& before, Id<PostRow> old, const Project& after, Id<PostRow> now) {
  const Id<Declaration> declaration = after.posts[now].declaration;
  const Id<UnitRow> unit = after.posts[now].unit;
  Difference::PostDetails d{unit == no_row ? std::string_view() : after.id(after.units[unit].declaration),
                            after.id(declaration),
                            after.title(declaration),
                            before.title(before.posts[old].declaration),
                            class_of(before, old),
                            class_of(after, now),
                            {}};
  const auto add = [&](Key key, Year year, std::optional<Ore> was, std::optional<Ore> is) {
    if (was != is) d.amounts.push_back({word(key), year, was, is});
  };
  const Year last = std::min(before.plan.last_year, after.plan.last_year);
  for (Year year = after.plan.budget_year + 1; after.plan.budget_year != 0 && year <= last; ++year) {
    if (before.plan.holds(year)) add(Key::operation, year, before.money_in(old, year), after.money_in(now, year));
  }
  const auto olds = investments_of(before, old), news = investments_of(after, now);
  const auto in = [](const std::map<Year, Ore>& amounts, Year year) {
    const auto found = amounts.find(year);
    return found == amounts.end() ? std::nullopt : std::optional(found->second);
  };
  for (Year year = after.plan.budget_year; after.plan.budget_year != 0 && year <= last; ++year) {
    if (before.plan.holds(year)) add(Key::investment, year, in(olds, year), in(news, year));
  }
  if (d.title == d.old_title && d.post_class == d.old_class && d.amounts.empty()) return std::nullopt;
  return d;
}

void compare_values(const Project& before, const Project& after, const Pairs<GoalRow>& goals, const Pairs<UnitRow>& units, Difference& d) {
  const Pairs<IndicatorRow> indicators = pair_up(before, before.indicators, after, after.indicators);
  const Side old{before, Numbers(goals, true), Numbers(indicators, true), Numbers(units, true)};
  const Side now{after, Numbers(goals, false), Numbers(indicators, false), Numbers(units, false)};
  d.before.plan_years = plan_years(before);
  d.after.plan_years = plan_years(after);
  compare_targets(old, now, d.targets);
  compare_frames(old, now, d.frames);
}

}  // namespace malkoll::report
