#include "report/follow_up_said.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/target_levels.h"

namespace malkoll::report {

namespace {

std::size_t missing_count(const FollowUp& f) {
  return f.without_outcome.size() + f.without_comparison.size() + f.without_base.size() + f.without_earlier.size() +
         f.without_verdict.size() + f.without_spent.size() + f.without_status.size() + f.without_overall.size() + f.without_report.size();
}

/// »3 utfall, 2 bedömningar och 1 uppgift om förbrukade pengar«; empty where nothing is missing.
std::string missing(const FollowUp& f, const Wording& w) {
  std::vector<std::string> parts;
  const auto add = [&](std::size_t n, std::string_view one, std::string_view many) {
    if (n > 0) parts.push_back(w.counted(n, one, many));
  };
  add(f.without_outcome.size() + f.without_earlier.size(), w.in("utfall"), w.in("utfall¦flera"));
  add(f.without_comparison.size(), w.in("värde att jämföra med"), w.in("värden att jämföra med"));
  add(f.without_base.size(), w.in("utgångsvärde"), w.in("utgångsvärden"));
  add(f.without_verdict.size(), w.in("bedömning"), w.in("bedömningar"));
  add(f.without_overall.size(), w.in("samlad bedömning"), w.in("samlade bedömningar"));
  add(f.without_spent.size(), w.in("uppgift om förbrukade pengar"), w.in("uppgifter om förbrukade pengar"));
  add(f.without_status.size(), w.in("besked om uppdrag"), w.in("besked om uppdrag¦flera"));
  add(f.without_report.size(), w.in("uppföljning från en nämnd eller ett bolag"), w.in("uppföljningar från nämnder och bolag"));
  return w.list(parts);
}

struct Counts {
  std::size_t indicators = 0, reached = 0, measured = 0, assessed = 0;
};

Counts counted(const FollowUp& f) {
  Counts c;
  c.indicators = f.indicators.size();
  for (const IndicatorStanding& s : f.indicators) {
    c.reached += s.standing == Standing::met ? 1U : 0U;
    c.measured += s.outcome != no_row ? 1U : 0U;
  }
  for (const Id<GoalRow> g : f.to_assess) c.assessed += f.goals[g].verdicts.empty() ? 0U : 1U;
  return c;
}

/// How many of the indicators that are counted have an outcome, and reach their target.
std::string substance(const Project& project, const FollowUp& f, const Counts& c, const std::string& time, const Wording& w) {
  if (std::all_of(f.goals.begin(), f.goals.end(), [](const GoalFollowUp& g) { return g.indicators.empty(); }) && f.of_no_goal.empty())
    return {};
  if (c.measured == 0)
    return fmt::format("{} {} {} {}.", capital(w.no(Kind::indicator)), w.word(Kind::indicator), w.in("har ett utfall för"), time);
  if (c.indicators == 1)
    return w.told("{} har ett utfall för {} och {}.", capital(w.the(Kind::indicator)), time,
                  standing_said(project, f.indicators.front(), f.period, w));
  const std::string_view indicators = w.word(Kind::indicator, Form::plural);
  if (c.measured < c.indicators)
    return w.told("{} av {} {} har ett utfall för {}, och {} når sitt målvärde.", c.measured, c.indicators, indicators, time, c.reached);
  if (c.indicators == 2)
    return w.told("Båda {} har ett utfall för {}, och {} når sitt målvärde.", w.word(Kind::indicator, Form::plural_definite), time,
                  c.reached);
  return w.told("Alla {} {} har ett utfall för {}, och {} når sitt målvärde.", c.indicators, indicators, time, c.reached);
}

std::string part_of_all(std::size_t part, std::size_t all, const Wording& w) {
  return all == 0 ? std::string("–") : fmt::format("{} {} {}", part, w.in("av"), all);
}

/// A municipality's figures count what its units measure of their own goals too.
bool counts_own(const Page& page, const FollowUp& f) {
  const Project& project = page.input.project;
  return !page.of_one_unit() && std::any_of(f.indicators.begin(), f.indicators.end(), [&](const IndicatorStanding& s) {
    const Id<GoalRow> goal = project.indicators[s.indicator].goal;
    return goal != no_row && is_own_goal(project.goals[goal].kind);
  });
}

void add_figures(const Page& page, const FollowUp& f, const Counts& c, const std::string& lacks, FollowUpSaid& said) {
  const Wording& w = page.words;
  std::string measured = fmt::format("{} {}", c.measured, w.in("har ett utfall"));
  if (counts_own(page, f)) measured += fmt::format("; {}", w.in("enheternas egna är inräknade"));
  said.figures.push_back({part_of_all(c.reached, c.indicators, w),
                          fmt::format("{} {}", w.word(Kind::indicator, Form::plural), w.in("når målvärdet¦flera")), measured});
  if (!f.to_assess.empty()) {
    const Kind kind = page.input.project.goals[f.to_assess.front()].kind;
    said.figures.push_back(
        {part_of_all(c.assessed, f.to_assess.size(), w), fmt::format("{} {}", w.word(kind, Form::plural), w.in("är bedömda")), {}});
  }
  said.figures.push_back(
      {w.count(said.missing), std::string(said.missing == 1 ? w.in("uppgift saknas") : w.in("uppgifter saknas")), lacks});
}

/// What the follow-up of the whole, or of the one unit, says of it.
void add_overall(const Page& page, const FollowUp& f, FollowUpSaid& said) {
  const Project& project = page.input.project;
  for (const Id<FollowUpRow> row : project.follow_ups.ids()) {
    const FollowUpRow& report = project.follow_ups[row];
    if (report.period != f.period || report.unit != page.figures.unit || report.verdict == Verdict::none) continue;
    said.overall = verdict_word(report.verdict, page.words);
    for (const CommentRow& comment : project.comments) {
      if (comment.follow_up == row && comment.named.empty()) said.overall_comment = project.text(comment.text);
    }
  }
}

}  // namespace

std::string time_of(Period period, const Wording& w) {
  return period.is_interim() ? fmt::format("{} {}", w.in("delåret"), period.year) : to_string(period.year);
}

std::vector<Id<GoalRow>> followed_goals(const Page& page) {
  std::vector<Id<GoalRow>> goals;
  for (const Id<GoalRow> g : page.input.project.matrix_goals) {
    if (concerns(page.input.project, page.figures, g)) goals.push_back(g);
  }
  return goals;
}

FollowUpSaid follow_up_said(const Page& page, const FollowUp& f) {
  const Wording& w = page.words;
  const bool interim = f.period.is_interim();
  const Counts c = counted(f);
  FollowUpSaid said;
  said.heading = fmt::format("{} {}", interim ? w.in("Uppföljning av delåret") : w.in("Uppföljning av"), f.period.year);
  said.time = time_of(f.period, w);
  said.occasion = fmt::format("{} {}", interim ? w.in("delårsrapporten") : w.in("årsredovisningen"), f.period.year);
  said.missing = missing_count(f);
  const std::string lacks = missing(f, w);
  said.verdict =
      lacks.empty() ? w.told("Det som ska finnas till {} finns.", said.occasion) : w.told("Till {} saknas {}.", said.occasion, lacks);
  said.substance = substance(page.input.project, f, c, said.time, w);
  add_figures(page, f, c, lacks, said);
  add_overall(page, f, said);
  return said;
}

std::string verdict_list(const GoalFollowUp& goal, const Wording& w) {
  std::vector<std::string> words;
  for (const OwnVerdict& v : goal.verdicts) {
    std::string word(verdict_word(v.verdict, w));
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(std::move(word));
  }
  return joined(words, ", ");
}

std::string what_is_lacking(const Project& project, const IndicatorStanding& s, const Wording& w) {
  switch (s.lack) {
    case Lack::comparison:
      return w.told("värdet för {} {}", shown(project.text(measure(project, project.targets[s.target]).than)), s.lacking_year);
    case Lack::base:
      return s.lacking_year == 0 ? std::string(w.in("ett värde att utgå från")) : w.told("värdet {} att utgå från", s.lacking_year);
    case Lack::earlier_outcome: return w.told("utfallet {}", s.lacking_year);
    case Lack::direction: return std::string(w.in("riktning"));
    case Lack::nothing: break;
  }
  return {};
}

namespace {

/// »2028«, or of a mean and a sum »2026–2028«.
std::string years_of_target(const Project& project, const IndicatorStanding& s) {
  const Measure& target = measure(project, project.targets[s.target]);
  return target.over == Over::year ? to_string(s.target_year) : fmt::format("{}–{}", target.first_year, target.year);
}

std::string met_said(const Project& project, const IndicatorStanding& s, bool this_year, const Wording& w) {
  if (s.target == no_row) return std::string(w.in("är bevarad"));
  if (s.ground == Ground::so_far) return w.told("når hittills målvärdet för {}", years_of_target(project, s));
  return this_year ? std::string(w.in("når målvärdet")) : w.told("har redan nått målvärdet för {}", years_of_target(project, s));
}

std::string nearing_said(const Project& project, const IndicatorStanding& s, bool this_year, const Wording& w) {
  if (s.target == no_row) return std::string(w.in("går åt rätt håll"));
  if (s.ground == Ground::pace) return w.told("håller takten mot målvärdet för {}", years_of_target(project, s));
  return this_year ? std::string(w.in("når inte målvärdet, men går åt rätt håll"))
                   : w.told("går åt rätt håll mot målvärdet för {}", years_of_target(project, s));
}

std::string missed_said(const Project& project, const IndicatorStanding& s, bool this_year, const Wording& w) {
  if (this_year) return std::string(w.in("når inte målvärdet"));
  if (s.target != no_row && s.ground == Ground::level) return w.told("har redan passerat målvärdet för {}", years_of_target(project, s));
  return std::string(w.in("går inte åt rätt håll"));
}

}  // namespace

std::string standing_said(const Project& project, const IndicatorStanding& s, Period period, const Wording& w) {
  if (s.outcome == no_row) return std::string(w.in("saknar utfall"));
  const bool this_year = s.target != no_row && s.target_year == period.year;
  switch (s.standing) {
    case Standing::met: return met_said(project, s, this_year, w);
    case Standing::partly: return w.told("når inte målvärdet, men väl nivån för {}", verdict_word(Verdict::partly, w));
    case Standing::nearing: return nearing_said(project, s, this_year, w);
    case Standing::missed: return missed_said(project, s, this_year, w);
    case Standing::unknown: break;
  }
  const std::string lacks = what_is_lacking(project, s, w);
  return lacks.empty() ? std::string(w.in("går inte att bedöma")) : w.told("går inte att bedöma: {} saknas", lacks);
}

}  // namespace malkoll::report
