#include <fmt/format.h>

#include <algorithm>

#include "model/target_checks.h"
#include "model/target_levels.h"
#include "report/follow_up_said.h"
#include "report/indicator_card.h"
#include "report/sections.h"

namespace malkoll::report {

namespace {

constexpr std::size_t most_cards = 250, most_missing = 40, most_own_goals = 500;

constexpr std::string_view verdict_classes[] = {"none", "met", "partly", "not-met", "unknown"};

/// The follow-up of one report, put into words.
class View {
 public:
  View(const Page& page, const FollowUp& follow_up)
      : page_(page), project_(page.input.project), w_(page.words), f_(follow_up), series_(all_series(project_, follow_up.period)) {}

  [[nodiscard]] bool says_anything(Id<GoalRow> goal) const {
    const GoalFollowUp& g = f_.goals[goal];
    return g.met + g.partly + g.nearing + g.missed > 0 || !g.verdicts.empty() || !g.comments.empty() || g.budgeted != 0 || g.spent != 0;
  }

  [[nodiscard]] Data goal(Id<GoalRow> goal, bool with_cards) {
    const GoalFollowUp& g = f_.goals[goal];
    Data row;
    row.set("id", page_.id(project_.goals[goal].declaration));
    row.set("title", page_.title(project_.goals[goal].declaration));
    row.set("anchor", "mal-" + std::to_string(goal.number()));
    row.set("reached", g.indicators.empty() ? std::string("–") : fmt::format("{} {} {}", g.met, w_.in("av"), g.indicators.size()));
    row.set("proposal", std::string(verdict_word(g.proposal, w_)));
    row.set("proposal_class", std::string(verdict_classes[static_cast<std::size_t>(g.proposal)]));
    row.set("reason", reason(g));
    row.set("verdicts", verdicts(g));
    row.set("verdict_list", verdict_list(g, w_));
    flag(row, "not_assessed", g.verdicts.empty());
    row.set("comments", comments(g));
    row.set("budgeted_ore", std::to_string(g.budgeted.count()));
    row.set("budgeted", w_.money_or_dash(g.budgeted));
    row.set("followed_ore", std::to_string(g.followed.count()));
    row.set("followed", w_.money_or_dash(g.followed));
    row.set("spent_ore", std::to_string(g.spent.count()));
    row.set("spent", w_.money_or_dash(g.spent));
    Data indicators{Data::type::list}, cards{Data::type::list};
    for (const IndicatorStanding& s : g.indicators) {
      indicators.push_back(indicator(s));
      if (!with_cards || project_.indicators[s.indicator].goal != goal || cards_ == most_cards) continue;
      ++cards_;
      cards.push_back(indicator_card(page_, s.indicator, series_[s.indicator]));
    }
    flag(row, "has_indicators", !g.indicators.empty());
    row.set("indicators", indicators);
    flag(row, "has_cards", !cards.is_empty_list());
    row.set("cards", cards);
    return row;
  }

  void add_missing(Data& data) const {
    list(data, "outcomes", f_.without_outcome, [&](Id<IndicatorRow> i) {
      const IndicatorRow& row = project_.indicators[i];
      std::string owner;
      if (row.owner != no_row) owner = fmt::format(" ({})", page_.id(project_.units[row.owner].declaration));
      return named(row.declaration) + owner;
    });
    const auto lacking = [&](const IndicatorStanding& s) {
      std::string text = named(project_.indicators[s.indicator].declaration);
      if (s.lack == Lack::comparison) text += fmt::format(", {}", shown(project_.text(measure(project_, project_.targets[s.target]).than)));
      return s.lacking_year == 0 ? text : fmt::format("{} {}", text, s.lacking_year);
    };
    list(data, "comparisons", f_.without_comparison, lacking);
    list(data, "bases", f_.without_base, lacking);
    list(data, "earlier", f_.without_earlier, lacking);
    list(data, "assessments", f_.without_verdict, [&](Id<GoalRow> g) { return named(project_.goals[g].declaration); });
    list(data, "spending", f_.without_spent, [&](Id<PostRow> p) {
      const PostRow& post = project_.posts[p];
      return fmt::format("{}/{}", page_.id(project_.units[post.unit].declaration), named(post.declaration));
    });
    list(data, "statuses", f_.without_status, [&](Id<AssignmentRow> a) { return named(project_.assignments[a].declaration); });
    list(data, "overalls", f_.without_overall, [&](Id<FollowUpRow> row) { return source(row); });
    list(data, "reports", f_.without_report, [&](Id<UnitRow> u) { return page_.title(project_.units[u].declaration); });
  }

  /// Indicators of a målområde or the plan itself.
  void add_of_no_goal(Data& data) const {
    Data rows{Data::type::list};
    for (const IndicatorStanding& s : f_.of_no_goal) rows.push_back(indicator(s));
    flag(data, "has_of_no_goal", !f_.of_no_goal.empty());
    data.set("of_no_goal", rows);
  }

  /// What whole units spent, beside their ramar.
  void add_units_spent(Data& data) const {
    Data rows{Data::type::list};
    for (const UnitSpent& unit : f_.units) {
      Data row;
      row.set("unit", page_.title(project_.units[unit.unit].declaration));
      row.set("frame", unit.frame ? w_.money(*unit.frame) : std::string("–"));
      row.set("spent", w_.money(unit.spent));
      row.set("left", unit.frame ? w_.money(*unit.frame - unit.spent) : std::string("–"));
      rows.push_back(row);
    }
    flag(data, "has_units_spent", !f_.units.empty());
    data.set("units_spent", rows);
  }

  /// Mål by proposal and by assessment.
  [[nodiscard]] Data tally(const std::vector<Id<GoalRow>>& goals) const {
    Data rows{Data::type::list};
    for (const Verdict v : {Verdict::met, Verdict::partly, Verdict::not_met, Verdict::unknown, Verdict::none}) {
      const auto proposed = std::count_if(goals.begin(), goals.end(), [&](Id<GoalRow> g) { return f_.goals[g].proposal == v; });
      const auto assessed = std::count_if(goals.begin(), goals.end(), [&](Id<GoalRow> g) {
        return v == Verdict::none ? f_.goals[g].verdicts.empty() : !f_.goals[g].verdicts.empty() && f_.goals[g].verdicts[0].verdict == v;
      });
      Data row;
      row.set("verdict", v == Verdict::none ? std::string(w_.in("inte bedömt")) : std::string(verdict_word(v, w_)));
      row.set("class", std::string(verdict_classes[static_cast<std::size_t>(v)]));
      row.set("proposed", w_.count_or_dash(static_cast<std::size_t>(proposed)));
      row.set("assessed", w_.count_or_dash(static_cast<std::size_t>(assessed)));
      rows.push_back(row);
    }
    return rows;
  }

 private:
  [[nodiscard]] std::string named(Id<Declaration> declaration) const {
    return fmt::format("{} {}", page_.id(declaration), page_.title(declaration));
  }

  template <typename Things, typename Say>
  void list(Data& data, const std::string& name, const Things& rows, const Say& say) const {
    Data out{Data::type::list};
    for (std::size_t i = 0; i < std::min(rows.size(), most_missing); ++i) {
      Data row;
      row.set("text", say(rows[i]));
      out.push_back(row);
    }
    data.set(name, out);
    put(data, name + "_count", w_.count_if_any(rows.size()));
    put(data, name + "_more", w_.count_if_any(rows.size() - std::min(rows.size(), most_missing)));
  }

  /// Why the proposal is what it is, in one sentence.
  [[nodiscard]] std::string reason(const GoalFollowUp& g) const {
    if (g.indicators.empty()) return fmt::format("{} {}.", w_.in("Saknar"), w_.word(Kind::indicator));
    if (g.indicators.size() == 1)
      return fmt::format("{} {}.", capital(w_.the(Kind::indicator)), standing_said(project_, g.indicators[0], f_.period, w_));
    const auto unmeasured = static_cast<std::size_t>(
        std::count_if(g.indicators.begin(), g.indicators.end(), [](const IndicatorStanding& s) { return s.outcome == no_row; }));
    if (unmeasured == g.indicators.size())
      return fmt::format("{} {} {} {}.", capital(w_.no(Kind::indicator)), w_.word(Kind::indicator), w_.in("har ett utfall för"),
                         time_of(f_.period, w_));
    std::vector<std::string> parts;
    if (g.met > 0) parts.push_back(fmt::format("{} {}", g.met, w_.in("når sitt målvärde")));
    if (g.partly > 0) parts.push_back(w_.told("{} når nivån för {}", g.partly, verdict_word(Verdict::partly, w_)));
    if (g.nearing > 0) parts.push_back(fmt::format("{} {}", g.nearing, w_.in("går åt rätt håll utan att nå målvärdet")));
    if (g.missed > 0) parts.push_back(fmt::format("{} {}", g.missed, w_.in("når inte målvärdet¦flera")));
    if (unmeasured > 0) parts.push_back(fmt::format("{} {}", unmeasured, w_.in("saknar utfall¦flera")));
    if (g.unknown > unmeasured) parts.push_back(fmt::format("{} {}", g.unknown - unmeasured, w_.in("går inte att bedöma¦flera")));
    return fmt::format("{}: {}.", w_.counted(g.indicators.size(), Kind::indicator), w_.list(parts));
  }

  [[nodiscard]] std::string source(Id<FollowUpRow> follow_up) const { return page_.title(project_.follow_ups[follow_up].declaration); }

  [[nodiscard]] Data verdicts(const GoalFollowUp& g) const {
    Data list{Data::type::list};
    for (const OwnVerdict& v : g.verdicts) {
      Data row;
      row.set("verdict", std::string(verdict_word(v.verdict, w_)));
      row.set("verdict_class", std::string(verdict_classes[static_cast<std::size_t>(v.verdict)]));
      row.set("source", source(v.follow_up));
      flag(row, "differs", v.verdict != g.proposal);
      list.push_back(row);
    }
    return list;
  }

  [[nodiscard]] Data comments(const GoalFollowUp& g) const {
    Data list{Data::type::list};
    for (const Id<CommentRow> c : g.comments) {
      Data row;
      row.set("text", shown(project_.text(project_.comments[c].text)));
      row.set("source", source(project_.comments[c].follow_up));
      list.push_back(row);
    }
    return list;
  }

  [[nodiscard]] std::string value(Id<OutcomeRow> outcome, const std::string& unit) const {
    if (outcome == no_row) return "–";
    const MeasureRow& row = project_.outcomes[outcome];
    return fmt::format("{} ({}{})", value_text(outcome_point(project_, row), unit, w_), row.period.year,
                       row.period.is_interim() ? w_.in(" delår") : "");
  }

  /// With the level of the year that it is held against.
  [[nodiscard]] std::string target(const IndicatorStanding& s, const std::string& unit) const {
    const TargetRow& row = project_.targets[s.target];
    TargetPoint point = target_point(project_, row);
    point.known = s.level.known;
    if (s.level.op != TargetOp::none) point.op = s.level.op;
    point.value = s.level.value.real();
    const Year first = project_.facts.measures[row.measure].first_year;
    return fmt::format("{} ({})", target_text(point, unit, w_),
                       first == 0 ? to_string(s.target_year) : fmt::format("{}–{}", first, s.target_year));
  }

  /// »bedöms som uppfyllt«, where a follow-up of the time says so of the indicator itself.
  [[nodiscard]] std::string own_verdict(Id<IndicatorRow> indicator) const {
    for (const AssessmentRow& row : project_.assessments) {
      const FollowUpRow& source = project_.follow_ups[row.follow_up];
      if (row.indicator != indicator || source.period != f_.period) continue;
      return fmt::format("{} {}", w_.in("bedöms som"), verdict_word(row.verdict, w_));
    }
    return {};
  }

  [[nodiscard]] Data indicator(const IndicatorStanding& s) const {
    constexpr std::string_view classes[] = {"unknown", "met", "partly", "partly", "not-met"};
    const IndicatorRow& row = project_.indicators[s.indicator];
    const std::string unit{project_.text(row.unit_of_measure)};
    Data data;
    data.set("id", page_.id(row.declaration));
    data.set("title", page_.title(row.declaration));
    data.set("before", value(s.before, unit));
    std::string outcome = value(s.outcome, unit);
    if (s.so_far)
      outcome += fmt::format("{} {}", s.target_year > f_.period.year ? w_.in("; hittills") : w_.in("; för alla åren"),
                             w_.number(s.so_far->real()));
    for (const SideLine& line : series_[s.indicator].beside) {  // of groups, and of what it is compared with
      for (const OutcomePoint& o : line.outcomes) {
        if (o.period == f_.period) outcome += fmt::format("; {} {}", shown(line.name), value_text(o, unit, w_));
      }
    }
    if (const std::string assessed = own_verdict(s.indicator); !assessed.empty()) outcome += "; " + assessed;
    data.set("outcome", outcome);
    data.set("target", s.target == no_row ? std::string("–") : target(s, unit));
    data.set("standing", standing_said(project_, s, f_.period, w_));
    data.set("standing_class", std::string(classes[static_cast<std::size_t>(s.standing)]));
    return data;
  }

  const Page& page_;
  const Project& project_;
  const Wording& w_;
  const FollowUp& f_;
  Rows<IndicatorRow, Series> series_;
  std::size_t cards_ = 0;
};

void write_follow_up_summary(Page& page, const FollowUpSaid& said, const View& view, const std::vector<Id<GoalRow>>& goals) {
  Data data;
  add_head(page, data, said.heading);
  data.set("verdict", said.verdict);
  put(data, "substance", said.substance);
  const Project& project = page.input.project;
  data.set("met", std::string(verdict_word(Verdict::met, page.words)));
  data.set("partly", std::string(verdict_word(Verdict::partly, page.words)));
  data.set("not_met", std::string(verdict_word(Verdict::not_met, page.words)));
  const std::int64_t partly = project.plan.declaration == no_row ? 0 : model::partly_in(project, project.plan.declaration);
  put(data, "partly_level", partly == 0 ? std::string() : page.words.share(Share(static_cast<std::int32_t>(partly))));
  Data list{Data::type::list};
  for (const Headline& one : said.figures) list.push_back(headline(one.number, one.label, one.note));
  data.set("figures", list);
  put(data, "overall", said.overall);
  put(data, "overall_comment", said.overall_comment);
  data.set("tally", view.tally(goals));
  page.write("follow-up-summary", std::move(data));
}

}  // namespace

void write_follow_up(Page& page) {
  const Project& project = page.input.project;
  const FollowUp f = add_up_follow_up(project, page.figures, *page.options.follow_up);
  View view(page, f);
  const std::vector<Id<GoalRow>> council = followed_goals(page);
  const FollowUpSaid said = follow_up_said(page, f);
  write_follow_up_summary(page, said, view, f.to_assess.empty() ? council : f.to_assess);

  Data data;
  view.add_missing(data);
  data.set("time", said.time);
  data.set("occasion", said.occasion);
  flag(data, "nothing_missing", said.missing == 0);
  view.add_of_no_goal(data);
  view.add_units_spent(data);
  Data areas{Data::type::list};
  for (const Id<AreaRow> area : page.areas()) {
    Data goals{Data::type::list};
    for (const Id<GoalRow> g : council) {
      if (belongs_to(project.goals[g], area)) goals.push_back(view.goal(g, true));
    }
    if (goals.is_empty_list()) continue;
    Data group;
    group.set("title", area == no_row ? page.without_area() : page.title(project.areas[area].declaration));
    group.set("goals", goals);
    areas.push_back(group);
  }
  data.set("areas", areas);
  Data units{Data::type::list};
  std::size_t own_goals = 0;
  for (const Id<UnitRow> u : page.units()) {
    Data goals{Data::type::list};
    for (const Id<GoalRow> g : project.goals.ids()) {
      if (project.goals[g].unit != u || !view.says_anything(g)) continue;
      if (++own_goals <= most_own_goals) goals.push_back(view.goal(g, false));
    }
    if (goals.is_empty_list()) continue;
    Data group;
    group.set("title", page.title(project.units[u].declaration));
    group.set("goals", goals);
    units.push_back(group);
  }
  flag(data, "own", !units.is_empty_list());
  put(data, "own_more", page.words.count_if_any(own_goals - std::min(own_goals, most_own_goals)));
  data.set("units", units);
  data.set("budgeted_ore", std::to_string(f.budgeted.count()));
  data.set("budgeted", page.words.money_or_dash(f.budgeted));
  data.set("followed_ore", std::to_string(f.followed.count()));
  data.set("followed", page.words.money_or_dash(f.followed));
  data.set("spent_ore", std::to_string(f.spent.count()));
  data.set("spent", page.words.money_or_dash(f.spent));
  page.write("follow-up", std::move(data));
}

}  // namespace malkoll::report
