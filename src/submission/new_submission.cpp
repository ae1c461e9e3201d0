#include "submission/new_submission.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "format/formatter.h"
#include "submission/carry_over.h"
#include "text/format.h"

namespace malkoll::submission {

namespace {

class Skeleton {
 public:
  Skeleton(const Project& plan, Id<UnitRow> unit) : plan_(plan), unit_(unit), row_(plan.units[unit]) {}

  std::string introduction() const {
    std::string text =
        fmt::format("# Inlämning från {} mot {} ({}).\n# Rader som börjar med # är anteckningar: ta bort # framför det som ska gälla.\n",
                    plan_.title(row_.declaration), plan_.title(plan_.plan.declaration), plan_.id(plan_.plan.declaration));
    for (const auto& [kind, name] : {std::pair(Key::operation, "ram"), std::pair(Key::investment, "investeringsram")}) {
      std::string frames;
      for (const UnitYearRow& year : plan_.unit_years) {
        if (year.unit != unit_ || year.kind != kind || !year.frame) continue;
        frames +=
            fmt::format("{}{} {}", frames.empty() ? "" : ", ", format_exact(*year.frame, Language::swedish, Glyphs::ascii), year.year);
      }
      if (!frames.empty()) text += fmt::format("# Er {} är {}.\n", name, frames);
    }
    return text + "\n";
  }

  std::string head(bool guidance) const {
    std::string text = fmt::format("budget {}: Budget {}\n  plan: {}\n  version: 1\n", plan_.id(row_.declaration), plan_.plan.budget_year,
                                   plan_.id(plan_.plan.declaration));
    if (guidance) text += "  beslutad:\n  diarienummer:\n";
    return text;
  }

  std::string goals() const {
    std::string text = "\n# Planens mål. De som ni är ansvariga för är märkta med *.\n";
    for (const Id<GoalRow> g : plan_.goals.ids()) {
      const GoalRow& goal = plan_.goals[g];
      if (goal.kind == Kind::goal)
        text += fmt::format("#   {}{} {}\n", plan_.id(goal.declaration), is_responsible(g) ? " *" : "", plan_.title(goal.declaration));
    }
    return text;
  }

  std::string own_goal_example() const {
    const Id<GoalRow> goal = example_goal();
    if (goal == no_row) return {};
    const std::string_view id = plan_.id(row_.declaration);
    std::string text = fmt::format(
        "\n# Egna mål: ett för varje mål som ni bryter ned. Till exempel:\n#\n# {} {}1: Vad ni ska nå\n#   mål: {}\n",
        word(row_.kind == Kind::company ? Kind::company_goal : Kind::committee_goal), id, plan_.id(plan_.goals[goal].declaration));
    const auto use =
        std::find_if(plan_.indicator_uses.begin(), plan_.indicator_uses.end(), [&](const IndicatorUseRow& u) { return u.goal == goal; });
    if (use != plan_.indicator_uses.end()) {
      text += fmt::format("#   indikator: {}\n#   målvärde {}: minst 87,5\n", plan_.id(plan_.indicators[use->indicator].declaration),
                          plan_.plan.budget_year);
    }
    return text;
  }

  /// The plan's uppdrag that the unit is to carry out, each as one of its own to go on with; those that last year's answers are carried over.
  std::string assignments(const LastYear* last, bool guidance) const {
    std::set<std::string> answered, taken;
    if (last != nullptr) {
      for (const AssignmentRow& own : last->project.assignments) taken.emplace(last->project.id(own.declaration));
      const Id<UnitRow> unit = last->project.budgets[last->budget].unit;
      for (const AnswerRow& answer : last->project.answers) {
        if (answer.unit == unit) answered.insert(std::string(last->project.sources->text(answer.text)));
      }
    }
    std::string text;
    for (const AssignmentOwnerRow& owner : plan_.assignment_owners) {
      const AssignmentRow& assignment = plan_.assignments[owner.assignment];
      const Progress progress = plan_.progress[owner.assignment];
      const std::string id(plan_.id(assignment.declaration));
      if (owner.unit != unit_ || progress == Progress::done || progress == Progress::cancelled || answered.contains(id)) continue;
      std::string own = fmt::format("{}-{}", plan_.id(row_.declaration), id);
      for (int n = 2; !taken.insert(own).second; ++n) own = fmt::format("{}-{}-{}", plan_.id(row_.declaration), id, n);
      if (text.empty() && guidance) text += "\n# Uppdrag från planen: säg vad ni gör, och när det ska vara klart.\n";
      text +=
          fmt::format("\nuppdrag {}: {}\n  uppdrag: {}\n{}", own, plan_.title(assignment.declaration), id, guidance ? "  klart:\n" : "");
    }
    return text;
  }

  std::string post_example() const {
    const Id<GoalRow> goal = example_goal();
    std::string text = fmt::format(
        "\n# Poster: en för varje budgetpost. Till exempel:\n#\n# post 100: Vad pengarna går till\n#   slag: satsning\n#   drift {}: 1 000 tkr\n",
        plan_.plan.budget_year);
    if (goal != no_row) text += fmt::format("#   bidrar till: {} 100 %\n", plan_.id(plan_.goals[goal].declaration));
    return text + "#   motivering: Hur posten bidrar till målet\n";
  }

 private:
  [[nodiscard]] bool is_responsible(Id<GoalRow> goal) const {
    return std::any_of(plan_.responsible.begin(), plan_.responsible.end(),
                       [&](const ResponsibleRow& r) { return r.goal == goal && r.unit == unit_; });
  }
  /// A goal that the unit answers for, else the first.
  [[nodiscard]] Id<GoalRow> example_goal() const {
    Id<GoalRow> first;
    for (const Id<GoalRow> g : plan_.goals.ids()) {
      if (plan_.goals[g].kind != Kind::goal) continue;
      if (is_responsible(g)) return g;
      first = first == no_row ? g : first;
    }
    return first;
  }

  const Project& plan_;
  Id<UnitRow> unit_;
  const UnitRow& row_;
};

}  // namespace

NewSubmission new_submission(const Project& plan, const Keywords& keywords, Id<UnitRow> unit, const NewOptions& options,
                             const LastYear* last) {
  NewSubmission result;
  const Skeleton skeleton(plan, unit);
  std::string text = options.guidance ? skeleton.introduction() : "";
  if (!options.use.empty()) text += fmt::format("använd: {}\n\n", options.use);
  text += skeleton.head(options.guidance);
  if (last != nullptr) text += carry_over_head(*last);
  if (options.guidance) text += skeleton.goals();
  const std::string carried = last == nullptr ? "" : carry_over(plan, *last, result);
  if (options.guidance && result.goals == 0) text += skeleton.own_goal_example();
  text += skeleton.assignments(last, options.guidance);
  text += carried;
  if (options.guidance && result.posts == 0) text += skeleton.post_example();
  result.text = format({"ny.malkoll", std::move(text), 0, {}}, keywords).text;
  return result;
}

}  // namespace malkoll::submission
