// The short edition of a follow-up: how the mål went, what remains of the uppdrag, what was spent.
#include <fmt/format.h>

#include <algorithm>

#include "model/progress.h"
#include "report/brief.h"
#include "report/follow_up_said.h"

namespace malkoll::report {

namespace {

// What two pages of A4 have room for, beside the indicators.
constexpr std::size_t most_goals = 20, most_assignments = 8, most_units_followed = 12;

std::string left_out(const Page& page, std::size_t all, std::size_t shown) {
  const Wording& w = page.words;
  return all <= shown ? std::string() : fmt::format("… {} {} {}.", w.in("och"), w.count(all - shown), w.in("till"));
}

/// Those that went worst first, where there is not room for all.
std::vector<Id<GoalRow>> goals_to_show(const Page& page, const FollowUp& f) {
  std::vector<Id<GoalRow>> goals = followed_goals(page);
  if (page.of_one_unit()) goals.insert(goals.end(), f.to_assess.begin(), f.to_assess.end());  // its own
  const auto rank = [&](Id<GoalRow> g) {
    const GoalFollowUp& goal = f.goals[g];
    const Verdict verdict = goal.verdicts.empty() ? goal.proposal : goal.verdicts.front().verdict;
    return verdict == Verdict::not_met ? 0 : verdict == Verdict::partly ? 1 : verdict == Verdict::unknown ? 2 : 3;
  };
  if (goals.size() > most_goals)
    std::stable_sort(goals.begin(), goals.end(), [&](Id<GoalRow> a, Id<GoalRow> b) { return rank(a) < rank(b); });
  return goals;
}

BriefPart goals_part(const Page& page, const FollowUp& f) {
  const Wording& w = page.words;
  BriefPart part;
  const std::vector<Id<GoalRow>> goals = goals_to_show(page, f);
  if (goals.empty()) return part;
  part.heading = capital(w.word(Kind::goal, Form::plural));
  BriefTable& table = part.table;
  table.caption = w.in("Förslaget räknas fram ur indikatorerna, bedömningen är den ansvarigas egen");
  table.head = {capital(w.word(Kind::goal)), std::string(w.in("Når målvärdet")), std::string(w.in("Förslag")),
                std::string(w.in("Bedömning"))};
  table.numeric = {false, false, false, false};
  for (std::size_t i = 0; i < std::min(goals.size(), most_goals); ++i) {
    const GoalFollowUp& goal = f.goals[goals[i]];
    const std::string reached =
        goal.indicators.empty() ? std::string("–") : fmt::format("{} {} {}", goal.met, w.in("av"), goal.indicators.size());
    table.rows.push_back({page.title(page.input.project.goals[goals[i]].declaration), reached, std::string(verdict_word(goal.proposal, w)),
                          goal.verdicts.empty() ? std::string(w.in("inte bedömt")) : verdict_list(goal, w)});
  }
  part.note = left_out(page, goals.size(), most_goals);
  return part;
}

/// The plan's uppdrag that are neither done nor cancelled, those without a status first.
BriefPart assignments_part(const Page& page, const FollowUp& f) {
  const Wording& w = page.words;
  const Project& project = page.input.project;
  const Rows<AssignmentRow, Progress> progress = model::progress_by(project, project.statuses, f.period);
  Rows<AssignmentRow, bool> concerned(project.assignments.size());
  for (const AssignmentOwnerRow& owner : project.assignment_owners) {
    if (owner.unit != no_row && owner.unit == page.figures.unit) concerned[owner.assignment] = true;
  }
  std::vector<Id<AssignmentRow>> list;
  for (const Id<AssignmentRow> a : project.assignments.ids()) {
    const bool of_plan = project.assignments[a].budget == no_row && (page.figures.unit == no_row || concerned[a]);
    if (of_plan && progress[a] != Progress::done && progress[a] != Progress::cancelled) list.push_back(a);
  }
  BriefPart part;
  if (list.empty()) return part;
  std::stable_sort(list.begin(), list.end(), [&](Id<AssignmentRow> a, Id<AssignmentRow> b) { return progress[a] < progress[b]; });
  part.heading = fmt::format("{} {}", capital(w.word(Kind::assignment, Form::plural)), w.in("som återstår"));
  BriefTable& table = part.table;
  table.caption = w.in("Varken klara eller avbrutna");
  table.head = {capital(w.word(Kind::assignment)), std::string(w.in("Klart")), "Status"};
  table.numeric = {false, false, false};
  for (std::size_t i = 0; i < std::min(list.size(), most_assignments); ++i) {
    const AssignmentRow& row = project.assignments[list[i]];
    const std::string due = row.due.text(), status(progress_word(progress[list[i]], w));
    table.rows.push_back(
        {page.title(row.declaration), due.empty() ? "–" : due, status.empty() ? std::string(w.in("ingen uppgift")) : status});
  }
  part.note = left_out(page, list.size(), most_assignments);
  return part;
}

BriefPart spent_part(const Page& page, const FollowUp& f) {
  const Wording& w = page.words;
  BriefPart part;
  if (f.units.empty()) return part;
  part.heading = w.in("Pengarna");
  BriefTable& table = part.table;
  table.caption = fmt::format("{}, {}", w.in("Förbrukat mot ramen"), w.money_unit());
  table.head = {std::string(w.in("Enhet")), std::string(w.in("Ram")), std::string(w.in("Förbrukat")), std::string(w.in("Kvar"))};
  table.numeric = {false, true, true, true};
  for (std::size_t u = 0; u < std::min(f.units.size(), most_units_followed); ++u) {
    const UnitSpent& unit = f.units[u];
    table.rows.push_back({page.title(page.input.project.units[unit.unit].declaration), unit.frame ? w.money(*unit.frame) : "–",
                          w.money(unit.spent), unit.frame ? w.money(*unit.frame - unit.spent) : "–"});
  }
  part.note = left_out(page, f.units.size(), most_units_followed);
  return part;
}

}  // namespace

void say_follow_up(const Page& page, Brief& brief) {
  const FollowUp f = add_up_follow_up(page.input.project, page.figures, *page.options.follow_up);
  const FollowUpSaid said = follow_up_said(page, f);
  brief.title = said.heading;
  brief.verdict = said.verdict;
  brief.substance = said.substance;
  if (!said.overall.empty()) {
    std::string overall = fmt::format("{}: {}.", page.words.in("Samlad bedömning"), said.overall);
    if (!said.overall_comment.empty()) overall += " " + said.overall_comment;
    brief.remarks.push_back(std::move(overall));
  }
  brief.figures = said.figures;
  for (BriefPart& part : std::vector<BriefPart>{goals_part(page, f), assignments_part(page, f), spent_part(page, f)}) {
    if (!part.heading.empty()) brief.parts.push_back(std::move(part));
  }
}

}  // namespace malkoll::report
