#include "report/follow_up_said.h"

#include <fmt/format.h>

#include <algorithm>

namespace malkoll::report {

namespace {

std::size_t missing_count(const FollowUp& f) {
  return f.without_outcome.size() + f.without_verdict.size() + f.without_spent.size() + f.without_status.size() + f.without_report.size();
}

/// »3 utfall, 2 bedömningar och 1 uppgift om förbrukade pengar«; empty where nothing is missing.
std::string missing(const FollowUp& f, const Wording& w) {
  std::vector<std::string> parts;
  const auto add = [&](std::size_t n, std::string_view one, std::string_view many) {
    if (n > 0) parts.push_back(w.counted(n, one, many));
  };
  add(f.without_outcome.size(), w.in("utfall"), w.in("utfall¦flera"));
  add(f.without_verdict.size(), w.in("bedömning"), w.in("bedömningar"));
  add(f.without_spent.size(), w.in("uppgift om förbrukade pengar"), w.in("uppgifter om förbrukade pengar"));
  add(f.without_status.size(), w.in("besked om uppdrag"), w.in("besked om uppdrag¦flera"));
  add(f.without_report.size(), w.in("uppföljning från en nämnd eller ett bolag"), w.in("uppföljningar från nämnder och bolag"));
  return w.list(parts);
}

struct Counts {
  std::size_t indicators = 0, reached = 0, measured = 0, assessed = 0;

  void add(const std::vector<IndicatorStanding>& list) {
    indicators += list.size();
    reached += static_cast<std::size_t>(
        std::count_if(list.begin(), list.end(), [](const IndicatorStanding& s) { return s.standing == Standing::met; }));
    measured +=
        static_cast<std::size_t>(std::count_if(list.begin(), list.end(), [](const IndicatorStanding& s) { return s.outcome != no_row; }));
  }
};

Counts counted(const FollowUp& f, const std::vector<Id<GoalRow>>& goals) {
  Counts c;
  c.add(f.of_no_goal);
  for (const Id<GoalRow> g : goals) {
    c.add(f.goals[g].indicators);
    c.assessed += f.goals[g].verdicts.empty() ? 0U : 1U;
  }
  return c;
}

std::string substance(const Counts& c, const std::string& time, const Wording& w) {
  if (c.indicators == 0) return {};
  if (c.measured == 0) return fmt::format("{} {} {} {}.", w.in("Ingen"), w.word(Kind::indicator), w.in("har ett utfall för"), time);
  return w.told("{} av {} indikatorer har ett utfall för {}, och {} når sitt målvärde.", c.measured, c.indicators, time, c.reached);
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
  const std::vector<Id<GoalRow>> goals = followed_goals(page);
  const Counts c = counted(f, goals);
  FollowUpSaid said;
  said.heading = fmt::format("{} {}", interim ? w.in("Uppföljning av delåret") : w.in("Uppföljning av"), f.period.year);
  said.time = time_of(f.period, w);
  said.occasion = fmt::format("{} {}", interim ? w.in("delårsrapporten") : w.in("årsredovisningen"), f.period.year);
  said.missing = missing_count(f);
  const std::string lacks = missing(f, w);
  said.verdict = lacks.empty() ? fmt::format("{} {} {}.", w.in("Det som ska finnas till"), said.occasion, w.in("finns"))
                               : fmt::format("{} {} {} {}.", w.in("Till"), said.occasion, w.in("saknas"), lacks);
  said.substance = substance(c, said.time, w);
  said.figures.push_back({fmt::format("{} {} {}", c.reached, w.in("av"), c.indicators), std::string(w.in("indikatorer når målvärdet")),
                          fmt::format("{} {}", c.measured, w.in("har ett utfall"))});
  said.figures.push_back({fmt::format("{} {} {}", c.assessed, w.in("av"), goals.size()),
                          fmt::format("{} {}", w.word(Kind::goal, Form::plural), w.in("är bedömda")),
                          {}});
  said.figures.push_back(
      {w.count(said.missing), std::string(said.missing == 1 ? w.in("uppgift saknas") : w.in("uppgifter saknas")), lacks});
  add_overall(page, f, said);
  return said;
}

}  // namespace malkoll::report
