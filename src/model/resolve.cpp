#include "model/resolve.h"

#include "model/direction.h"
#include "model/groups.h"
#include "model/indicator_years.h"
#include "model/phases.h"
#include "model/post_pass.h"
#include "model/target_checks.h"
#include "model/target_levels.h"
#include "text/background.h"

namespace malkoll {

namespace {

// What a phase has made is put into the project here alone, once and whole.

void put(Project& project, model::Connections made) {
  project.goals = std::move(made.goals);
  project.breakdowns = std::move(made.breakdowns);
  project.responsible = std::move(made.responsible);
  project.circles = std::move(made.circles);
}

void put(Project& project, model::Assignments made) {
  project.assignments = std::move(made.assignments);
  project.assignment_owners = std::move(made.owners);
  project.assignment_goals = std::move(made.goals);
  project.answers = std::move(made.answers);
}

void put(Project& project, model::Posts made) {
  project.posts = std::move(made.posts);
  project.amounts = std::move(made.amounts);
  project.links = std::move(made.links);
  project.copied_posts = std::move(made.copied);
  for (const Id<PostRow> post : project.copied_posts) model::mark_repeated(project, project.posts[post].declaration);
}

void put(Project& project, model::FollowUps made) {
  project.assessments = std::move(made.assessments);
  project.comments = std::move(made.comments);
  project.statuses = std::move(made.statuses);
  project.spent = std::move(made.spent);
  project.progress = std::move(made.progress);
}

void put(Project& project, model::Sums made) {
  project.plan_sums = made.plan;
  project.area_sums = std::move(made.areas);
  project.goal_sums = std::move(made.goals);
  project.unit_sums = std::move(made.units);
  project.budget_sums = std::move(made.budgets);
  project.unit_years = std::move(made.unit_years);
  project.matrix_goals = std::move(made.matrix_goals);
  project.coverage = std::move(made.coverage);
  project.first_cell = std::move(made.first_cell);
}

void put(Project& project, model::AssignmentMoney made) {
  project.assignment_sums = std::move(made.assignments);
  project.owner_money = std::move(made.owners);
}

void put(Project& project, model::Gaps made) {
  project.indicator_gaps = std::move(made.indicators);
  project.follow_up_gaps = std::move(made.follow_ups);
}

}  // namespace

Project resolve(const Sources& sources, Facts facts, const CheckScope& scope, Sink& sink, bool threads) {
  Project planned;
  planned.sources = &sources;
  planned.facts = std::move(facts);
  model::Faults faults{.sink = sink, .broken = planned.facts.broken};
  planned.plan = model::choose_plan(planned, scope, faults);
  model::Numbered numbered = model::number_things(std::move(planned), scope, faults);
  Project& project = numbered.project;
  const model::Names& names = numbered.names;
  faults.without_units = model::tell_of_units(project, faults);
  project.groups = model::find_groups(project);
  model::Connections connected = model::connect(project, names, std::move(numbered.begun), faults);
  Rows<IndicatorRow> indicators = std::move(connected.indicators);
  Rows<IndicatorUseRow> uses = std::move(connected.indicator_uses);
  put(project, std::move(connected));
  put(project, model::connect_assignments(project, names, std::move(numbered.assignments), faults));
  model::Indicators measured = model::connect_indicators(project, names, std::move(indicators), std::move(uses), faults);
  project.indicator_uses = std::move(measured.uses);
  project.outcomes = std::move(measured.outcomes);
  project.comparisons = std::move(measured.comparisons);
  project.indicators = model::tell_directions(project, std::move(measured.indicators), measured.targets);
  project.targets = model::tell_levels(project, std::move(measured.targets));
  model::find_comparisons(project, faults);
  model::Frames frames = model::read_frames(project, faults);
  project.plan_years = model::read_economy(project, frames.unit_years, std::move(frames.plan_years), faults);
  put(project, model::read_posts(project, names, std::move(numbered.posts), faults));
  // By far the most of what is written: rows stand in their place now, and nothing asks for them.
  Rows<Amount>().swap(project.facts.amounts);
  Rows<WrittenLink>().swap(project.facts.links);
  put(project, model::follow_up(project, names, frames.unit_years, faults));
  project.aspects = model::mention_aspects(project, faults);
  project.broken = std::move(faults.broken);
  project.loose = model::suggest(project, std::move(faults.loose));
  model::Doubts doubts = model::count_misspelt(project, std::move(measured.gaps));
  project.indicator_years = model::derive_indicator_years(project, doubts.gaps.outcomes);
  project.goal_words = model::fold_titles(project);
  put(project, model::sum_up_assignments(project, doubts));
  // Neither looks at what the other makes.
  std::future<Rows<TwinRow>> twins = in_background(threads, [&] { return model::find_twins(project); });
  model::Sums sums = model::sum_up(project, doubts, std::move(frames.unit_years));
  project.twins = twins.get();
  put(project, std::move(sums));
  put(project, std::move(doubts.gaps));
  return std::move(numbered.project);
}

}  // namespace malkoll
