#include "model/resolve.h"

#include "model/groups.h"
#include "model/names.h"
#include "model/post_pass.h"

namespace malkoll {

void model::read_posts(Project& project, const Names& names, Sink& sink) {
  PostMoney money(project, names, sink);
  PostSums sums(project);
  PostIdCheck ids(project);
  Twins twins(project);
  for (const Id<PostRow> post : project.posts.ids()) {
    money.add(post);
    sums.add(post);
    ids.add(post);
    twins.add(post);
  }
  sums.finish();
  ids.finish(sink);
  twins.finish();
}

Project resolve(const Sources& sources, Facts facts, const CheckScope& scope, Sink& sink) {
  Project project;
  project.sources = &sources;
  project.facts = std::move(facts);
  model::Names names;
  model::choose_plan(project, scope, sink);
  model::number_things(project, names, scope, sink);
  model::tell_of_units(project, sink);
  model::find_groups(project);
  model::connect(project, names, sink);
  model::connect_assignments(project, names, sink);
  model::connect_indicators(project, names, sink);
  model::read_frames(project, sink);
  model::read_economy(project, sink);
  model::read_posts(project, names, sink);
  model::sum_up_assignments(project);
  model::follow_up(project, names, sink);
  model::mention_aspects(project);
  model::suggest(project);
  model::count_misspelt(project);
  model::sum_up(project, scope);
  model::excuse_copies(project);
  model::explain_missed_frames(project);
  return project;
}

}  // namespace malkoll
