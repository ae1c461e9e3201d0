#include "model/resolve.h"

#include "model/groups.h"
#include "model/phases.h"
#include "model/post_pass.h"
#include "text/background.h"

namespace malkoll {

void model::read_posts(Project& project, const Names& names, const std::vector<LinkRow>& through, bool threads, Sink& sink) {
  PostMoney money(project, names, through, sink);
  PostIdCheck ids(project);
  for (const Id<PostRow> post : project.posts.ids()) {
    money.add(post);
    ids.add(post);
  }
  ids.finish(sink);
  // From here on posts stand still, and neither looks at what the other makes.
  std::future<Rows<TwinRow>> twins = in_background(threads, [&] { return find_twins(project); });
  PostSums sums(project);
  for (const Id<PostRow> post : project.posts.ids()) sums.add(post);
  sums.finish();
  project.twins = twins.get();
  // By far the most of what is written: rows stand in their place now, and nothing asks for them.
  Rows<Amount>().swap(project.facts.amounts);
  Rows<WrittenLink>().swap(project.facts.links);
}

Project resolve(const Sources& sources, Facts facts, const CheckScope& scope, Sink& sink, bool threads) {
  Project project;
  project.sources = &sources;
  project.facts = std::move(facts);
  project.broken = project.facts.broken;
  model::Names names;
  model::choose_plan(project, scope, sink);
  model::number_things(project, names, scope, sink);
  model::tell_of_units(project, sink);
  model::find_groups(project);
  model::connect(project, names, sink);
  const std::vector<LinkRow> through = model::connect_assignments(project, names, sink);
  model::connect_indicators(project, names, sink);
  model::read_frames(project, sink);
  model::read_economy(project, sink);
  model::read_posts(project, names, through, threads, sink);
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
