#include "model/resolve.h"

#include "model/groups.h"
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

void sum_up_posts(Project& project, Rows<UnitYearRow> frames, bool threads) {
  // Posts stand still, and neither looks at what the other makes.
  std::future<Rows<TwinRow>> twins = in_background(threads, [&] { return find_twins(project); });
  PostSums sums(project, std::move(frames));
  for (const Id<PostRow> post : project.posts.ids()) sums.add(post);
  sums.finish();
  project.twins = twins.get();
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
  model::connect_indicators(project, names, faults);
  model::Frames frames = model::read_frames(project, faults);
  project.plan_years = model::read_economy(project, frames.unit_years, std::move(frames.plan_years), faults);
  model::read_posts(project, names, through, faults);
  // By far the most of what is written: rows stand in their place now, and nothing asks for them.
  Rows<Amount>().swap(project.facts.amounts);
  Rows<WrittenLink>().swap(project.facts.links);
  put(project, model::follow_up(project, names, frames.unit_years, faults));
  project.aspects = model::mention_aspects(project, faults);
  for (const AspectRow& aspect : project.aspects) ++project.goals[aspect.goal].aspects;
  project.broken = std::move(faults.broken);
  project.loose = model::suggest(project, std::move(faults.loose));
  model::sum_up_posts(project, std::move(frames.unit_years), threads);
  model::sum_up_assignments(project);
  model::count_misspelt(project);
  model::sum_up(project, scope);
  return project;
}

}  // namespace malkoll
