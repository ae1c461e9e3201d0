#include "report/difference_view.h"
#include "report/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "model/money.h"
#include "text/format.h"

namespace malkoll::report {

namespace {

using Thing = Difference::Thing;

/// `12 nya`, in the order of a sentence; nothing where there is none.
void count(std::vector<std::string>& parts, const Wording& w, std::size_t n, std::string_view one, std::string_view many) {
  if (n > 0) parts.push_back(fmt::format("{} {}", w.count(n), n == 1 ? one : many));
}

/// »2 nya, 1 borttaget och 3 med nytt namn«
std::string things(const Wording& w, std::size_t added, std::size_t dropped, std::size_t otherwise, std::string_view how, bool neuter) {
  std::vector<std::string> parts;
  count(parts, w, added, neuter ? w.in("nytt") : w.in("ny"), w.in("nya"));
  count(parts, w, dropped, neuter ? w.in("borttaget") : w.in("borttagen"), w.in("borttagna"));
  count(parts, w, otherwise, how, how);
  return parts.empty() ? std::string(w.in("samma")) : w.list(parts);
}

std::string side(const Difference::PlanSide& plan, const Wording& w) {
  const std::string plan_text = plan.id.empty() ? std::string(w.in("ingen plan")) : fmt::format("{} {}", shown(plan.id), shown(plan.title));
  return plan.name.empty() ? plan_text : fmt::format("{}: {}", shown(plan.name), plan_text);
}

class View {
 public:
  View(const Sources& sources, const Wording& words, std::size_t most, const Project* published)
      : sources_(sources), w_(words), most_(most), published_(published) {}

  /// Adds a list under `name`, its length under `name`_count, and what is left out under `name`_more.
  template <typename List, typename Row>
  void list(Data& data, const std::string& name, const List& rows, const Row& make) const {
    Data out{Data::type::list};
    for (std::size_t i = 0; i < std::min(rows.size(), most_); ++i) out.push_back(make(rows[i]));
    data.set(name, out);
    put(data, name + "_count", w_.count_if_any(rows.size()));
    put(data, name + "_more", w_.count_if_any(rows.size() - std::min(rows.size(), most_)));
  }

  [[nodiscard]] Data thing(const Thing& t) const {
    Data row;
    row.set("kind", shown(t.kind));
    row.set("id", shown(t.id));
    row.set("title", shown(t.title));
    put(row, "old_id", t.old_id == t.id ? std::string() : shown(t.old_id));
    put(row, "old_title", t.old_title == t.title ? std::string() : shown(t.old_title));
    return row;
  }

  [[nodiscard]] Data assignment(const Difference::Assignment& a) const {
    const auto side = [](const std::string& text) { return text.empty() ? std::string("–") : shown(text); };
    Data row;
    row.set("id", shown(a.id));
    row.set("title", shown(a.title));
    put(row, "due_change",
        a.old_due == a.due ? std::string() : fmt::format("{} {} → {}", w_.in("klart¦när"), side(a.old_due), side(a.due)));
    put(row, "owner_change",
        a.old_owners == a.owners ? std::string() : fmt::format("{} {} → {}", w_.in("ansvarig"), side(a.old_owners), side(a.owners)));
    return row;
  }

  [[nodiscard]] Data sum(const Difference::Sum& s) const {
    Data row;
    row.set("id", shown(s.id));
    row.set("title", shown(s.title));
    amounts(row, s.before, s.after);
    return row;
  }

  [[nodiscard]] Data flow(const Difference::Flow& f) const {
    Data row;
    row.set("from", goal(f.from));
    row.set("to", goal(f.to));
    row.set("ore", std::to_string(f.money.count()));
    row.set("money", w_.money(f.money));
    row.set("posts", w_.counted(f.posts, Kind::post));
    return row;
  }

  [[nodiscard]] Data post(const Difference::Post& p) const {
    Data row;
    row.set("unit", shown(p.unit));
    row.set("id", shown(p.id));
    row.set("title", shown(p.title));
    put(row, "old_unit", shown(p.old_unit));
    std::string investments;
    for (const auto& [year, amount] : p.investments) {
      const std::string of_year = fmt::format("{}: {}", year, w_.money(amount));
      investments += investments.empty() ? fmt::format(", {} {}", word(Key::investment), of_year) : ", " + of_year;
    }
    row.set("investments", investments);
    amounts(row, p.before, p.after);
    return row;
  }

  [[nodiscard]] Data details(const Difference::PostDetails& p) const {
    const auto either = [](std::string_view text) { return text.empty() ? std::string("–") : shown(text); };
    const auto money = [&](const std::optional<Ore>& ore) { return ore ? w_.money(*ore) : std::string("–"); };
    std::vector<std::string> parts;
    if (p.title != p.old_title) parts.push_back(fmt::format("{} »{}«", w_.in("hette"), shown(p.old_title)));
    if (p.post_class != p.old_class)
      parts.push_back(fmt::format("{} {} → {}", word(Key::post_class), either(p.old_class), either(p.post_class)));
    std::string_view kind;
    for (const Difference::PostDetails::Amount& a : p.amounts) {
      const std::string change = fmt::format("{}: {} → {}", a.year, money(a.before), money(a.after));
      parts.push_back(a.kind == kind ? change : fmt::format("{} {}", a.kind, change));
      kind = a.kind;
    }
    Data row;
    row.set("unit", shown(p.unit));
    row.set("id", shown(p.id));
    row.set("title", shown(p.title));
    row.set("what", joined(parts, ", "));
    return row;
  }

  [[nodiscard]] Data ownership(const Difference::Ownership& o) const {
    const auto share = [&](const std::optional<Share>& s) { return s ? format_percent(s->hundredths(), w_.language()) : std::string("–"); };
    Data row;
    row.set("id", shown(o.id));
    row.set("title", shown(o.title));
    row.set("before", share(o.before));
    row.set("after", share(o.after));
    return row;
  }

  [[nodiscard]] Data target(const Difference::Target& t) const {
    Data row;
    row.set("kind", shown(t.kind));
    row.set("id", shown(t.id));
    row.set("title", shown(t.title));
    put(row, "indicator", shown(t.indicator));
    put(row, "year", t.year == 0 ? std::string() : to_string(t.year));
    row.set("before", t.before.empty() ? std::string("–") : shown(t.before));
    row.set("after", t.after.empty() ? std::string("–") : shown(t.after));
    return row;
  }

  [[nodiscard]] Data frame(const Difference::Frame& f) const {
    const bool rate = f.kind == word(Key::tax_rate);  // kronor per hundred
    const auto money = [&](const std::optional<Ore>& ore) {
      return !ore ? std::string("–") : rate ? w_.number(static_cast<double>(ore->count()) / 100) : w_.money(*ore);
    };
    Data row;
    row.set("kind", rate ? std::string(w_.in(f.kind)) : shown(f.kind));
    put(row, "unit_of_amount", rate ? std::string(w_.in("kr per hundra")) : std::string(w_.money_unit()));
    row.set("of", f.unit.empty() ? std::string(w_.word(Kind::plan, Form::definite)) : fmt::format("{} {}", shown(f.unit), shown(f.title)));
    row.set("year", to_string(f.year));
    row.set("before", money(f.before));
    row.set("after", money(f.after));
    const Ore change = f.after.value_or(Ore()) - f.before.value_or(Ore());
    row.set("change", rate ? (change > 0 ? "+" : "") + w_.number(static_cast<double>(change.count()) / 100) : w_.change(change));
    return row;
  }

  [[nodiscard]] Data stale(const Difference::Stale& s) const {
    Data row;
    row.set("owner", fmt::format("{} {}", s.owner_kind, shown(s.owner_id)));
    put(row, "unit", shown(s.unit));
    row.set("id", shown(s.id));
    row.set("title", shown(s.title));
    put(row, "money", w_.total_if_any(s.money));
    const std::string& path = sources_.at(s.place.at).path;
    row.set("place", fmt::format("{}, {} {}", shown(published_ == nullptr ? path : published_path(*published_, path)),
                                 w_.in("rad¦i en text"), sources_.position(s.place.at).line));
    return row;
  }

  void amounts(Data& row, Ore before, Ore after) const {
    row.set("before", w_.money_or_dash(before));
    row.set("after", w_.money_or_dash(after));
    row.set("change", w_.change(after - before));
    row.set("change_ore", std::to_string((after - before).count()));
  }

 private:
  [[nodiscard]] std::string goal(std::string_view id) const {
    return id.empty() ? fmt::format("{} {}", w_.in("inget"), w_.word(Kind::goal)) : shown(id);
  }

  const Sources& sources_;
  const Wording& w_;
  std::size_t most_;
  const Project* published_;  ///< null: paths as they are
};

/// What both sides' money is: of a version without money as of the other.
std::string name_of_whole(const Difference& d, const Wording& w) {
  const bool before = d.before.money != 0, after = d.after.money != 0;
  const ByChange changes = !after                                    ? d.before.by_change
                           : !before                                 ? d.after.by_change
                           : d.before.by_change == d.after.by_change ? d.after.by_change
                                                                     : ByChange::mixed;
  if (changes == ByChange::no) return std::string(w.in("hela budgeten"));
  return std::string(changes == ByChange::yes ? w.in("förändringarna") : w.in("posterna tillsammans"));
}

}  // namespace

Data difference_data(const Difference& d, const Sources& sources, const Wording& w, std::size_t most, const Project* published) {
  const View view(sources, w, most, published);
  const auto thing = [&](const Thing& t) { return view.thing(t); };
  const auto sum = [&](const Difference::Sum& s) { return view.sum(s); };
  const auto post = [&](const Difference::Post& p) { return view.post(p); };
  Data data;
  data.set("before_plan", side(d.before, w));
  data.set("after_plan", side(d.after, w));
  put(data, "before_year", d.before.budget_year == 0 ? std::string() : to_string(d.before.budget_year));
  put(data, "after_year", d.after.budget_year == 0 ? std::string() : to_string(d.after.budget_year));
  flag(data, "same", d.empty());
  data.set(
      "compared",
      std::string(w.in(
          "Jämförs: vilka mål, uppdrag, nämnder, bolag och poster som finns, målens namn, målvärden, ramar och ekonomi, planår, ägarandelar, uppdragens tid och ansvariga, "
          "posternas namn och slag, och deras pengar för budgetåret och de planår som båda har. Inget annat jämförs, som texter, utfall och bedömningar.")));
  data.set("goal_counts", things(w, d.goals_added.size(), d.goals_dropped.size(), d.goals_renamed.size(), w.in("med nytt namn"), true));
  data.set("unit_counts", things(w, d.units_added.size(), d.units_dropped.size(), d.shares.size(), w.in("med annan ägarandel"), false));
  std::vector<std::string> posts;
  count(posts, w, d.posts_added.size(), w.in("ny"), w.in("nya"));
  count(posts, w, d.posts_dropped.size(), w.in("borttagen"), w.in("borttagna"));
  count(posts, w, d.posts_moved.size(), w.in("flyttad till en annan enhet"), w.in("flyttade till en annan enhet"));
  count(posts, w, d.posts_changed.size(), w.in("med nytt belopp"), w.in("med nytt belopp"));
  count(posts, w, d.posts_otherwise.size(), w.in("ändrad på annat sätt"), w.in("ändrade på annat sätt"));
  data.set("post_counts", posts.empty() ? std::string(w.in("samma, med samma pengar")) : w.list(posts));
  data.set("whole_name", name_of_whole(d, w));
  data.set("Whole_name", capital(name_of_whole(d, w)));
  Data whole;
  view.amounts(whole, d.before.net, d.after.net);
  data.set("whole", whole);
  Data linked;
  view.amounts(linked, d.before.linked, d.after.linked);
  data.set("linked", linked);
  view.list(data, "goals_added", d.goals_added, thing);
  view.list(data, "goals_dropped", d.goals_dropped, thing);
  view.list(data, "goals_renamed", d.goals_renamed, thing);
  view.list(data, "units_added", d.units_added, thing);
  view.list(data, "units_dropped", d.units_dropped, thing);
  view.list(data, "shares", d.shares, [&](const Difference::Ownership& o) { return view.ownership(o); });
  view.list(data, "assignments_added", d.assignments_added, thing);
  view.list(data, "assignments_dropped", d.assignments_dropped, thing);
  view.list(data, "assignments_changed", d.assignments_changed, [&](const Difference::Assignment& a) { return view.assignment(a); });
  flag(data, "assignments_differ", !d.assignments_added.empty() || !d.assignments_dropped.empty() || !d.assignments_changed.empty());
  view.list(data, "goals", d.goals, sum);
  view.list(data, "units", d.units, sum);
  view.list(data, "flows", d.flows, [&](const Difference::Flow& f) { return view.flow(f); });
  view.list(data, "posts_added", d.posts_added, post);
  view.list(data, "posts_dropped", d.posts_dropped, post);
  view.list(data, "posts_moved", d.posts_moved, post);
  view.list(data, "posts_changed", d.posts_changed, post);
  view.list(data, "posts_otherwise", d.posts_otherwise, [&](const Difference::PostDetails& p) { return view.details(p); });
  view.list(data, "targets", d.targets, [&](const Difference::Target& t) { return view.target(t); });
  view.list(data, "frames", d.frames, [&](const Difference::Frame& f) { return view.frame(f); });
  const auto years = [](const Difference::PlanSide& plan) {
    std::vector<std::string> texts;
    for (const Year year : plan.plan_years) texts.push_back(to_string(year));
    return texts.empty() ? std::string("–") : joined(texts, ", ");
  };
  flag(data, "plan_years", d.before.plan_years != d.after.plan_years);
  data.set("plan_years_before", years(d.before));
  data.set("plan_years_after", years(d.after));
  view.list(data, "stale", d.stale, [&](const Difference::Stale& s) { return view.stale(s); });
  return data;
}

}  // namespace malkoll::report

namespace malkoll::report {

void write_difference_text(std::ostream& out, const Difference& difference, const Sources& sources, const Vocabulary& vocabulary,
                           const DifferenceOptions& options) {
  const report::Wording words(options.language, vocabulary, std::max(difference.before.money, difference.after.money));
  constexpr std::size_t first = 12, every = static_cast<std::size_t>(-1);
  report::fill(out, report::Output::text, "difference", report::difference_data(difference, sources, words, options.all ? every : first),
               words);
}

}  // namespace malkoll::report
