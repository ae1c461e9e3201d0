#include "model/resolve.h"

#include "model/names.h"

namespace malkoll {

Project resolve(const Sources& sources, Facts facts, const CheckScope& scope, Sink& sink) {
  Project project;
  project.sources = &sources;
  project.facts = std::move(facts);
  model::Names names;
  model::choose_plan(project, scope, sink);
  model::number_things(project, names, scope, sink);
  model::connect(project, names);
  model::connect_indicators(project, names, sink);
  model::count_money(project, names, sink);
  model::follow_up(project, names, sink);
  model::mention_aspects(project);
  model::suggest(project);
  model::sum_up(project, scope);
  model::explain_missed_frames(project);
  model::find_twins(project);
  return project;
}

}  // namespace malkoll
