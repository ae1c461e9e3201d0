#include "model/resolve.h"

#include "model/groups.h"
#include "model/indicator_years.h"
#include "model/phases.h"
#include "model/post_pass.h"
#include "text/background.h"

namespace malkoll {

namespace model {

void read_posts(Project& project, const Names& names, const std::vector<LinkRow>& through, Faults& faults) {
  PostMoney money(project, names, through, faults);
  PostIdCheck ids(project);
  for (const Id<PostRow> post : project.posts.ids()) {
    money.add(post);
    ids.add(post);
  }
  ids.finish(faults);
}

}  // namespace model

namespace {

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
  Project project;
  project.sources = &sources;
  project.facts = std::move(facts);
  model::Faults faults{.sink = sink, .broken = project.facts.broken};
  model::Names names;
  project.plan = model::choose_plan(project, scope, faults);
  model::number_things(project, names, scope, faults);
  faults.without_units = model::tell_of_units(project, faults);
  project.groups = model::find_groups(project);
  model::connect(project, names, faults);
  const std::vector<LinkRow> through = model::connect_assignments(project, names, faults);
  model::Gaps gaps = model::connect_indicators(project, names, faults);
  model::Frames frames = model::read_frames(project, faults);
  project.plan_years = model::read_economy(project, frames.unit_years, std::move(frames.plan_years), faults);
  model::read_posts(project, names, through, faults);
  // By far the most of what is written: rows stand in their place now, and nothing asks for them.
  Rows<Amount>().swap(project.facts.amounts);
  Rows<WrittenLink>().swap(project.facts.links);
  put(project, model::follow_up(project, names, frames.unit_years, faults));
  project.aspects = model::mention_aspects(project, faults);
  project.broken = std::move(faults.broken);
  project.loose = model::suggest(project, std::move(faults.loose));
  model::Doubts doubts = model::count_misspelt(project, std::move(gaps));
  project.indicator_years = model::derive_indicator_years(project, doubts.gaps.outcomes);
  project.goal_words = model::fold_titles(project);
  put(project, model::sum_up_assignments(project, doubts));
  // Neither looks at what the other makes.
  std::future<Rows<TwinRow>> twins = in_background(threads, [&] { return model::find_twins(project); });
  model::Sums sums = model::sum_up(project, doubts, std::move(frames.unit_years));
  project.twins = twins.get();
  put(project, std::move(sums));
  put(project, std::move(doubts.gaps));
  return project;
}

}  // namespace malkoll
