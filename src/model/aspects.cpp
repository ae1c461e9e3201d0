#include <algorithm>

#include "diag/nearest.h"
#include "model/phases.h"

namespace malkoll::model {

namespace {

/// The mål that a post or an own goal reaches. Not sure: it names none, or one that is not known.
struct Reached {
  std::vector<Id<GoalRow>> goals;
  bool sure = true;
};

void reach(const Project& project, Id<GoalRow> goal, Reached& reached) {
  for (const Reach& r : project.goals[goal].reaches) reached.goals.push_back(r.goal);
}

Reached reached_from(const Project& project, Id<Declaration> declaration, const Rows<GoalRow, bool>& unsure_goal) {
  Reached reached;
  if (project.declaration(declaration).kind != Kind::post) {
    const auto row = project.row_of<GoalRow>(declaration);
    reach(project, row, reached);
    reached.sure = !unsure_goal[row];
  } else {
    for (const LinkRow& link : project.links[project.links_of(project.row_of<PostRow>(declaration))]) {
      if (link.against) continue;
      const Id<GoalRow> goal = link.goal;
      if (goal != no_row) reach(project, goal, reached);
      reached.sure = reached.sure && goal != no_row && !unsure_goal[goal];
    }
  }
  reached.sure = reached.sure && !reached.goals.empty();
  return reached;
}

/// The id of the aspekt that a misspelt one is nearest to, of the mål that it can be about; none but that one is in doubt.
std::string_view mean_nearest(const Project& project, Rows<AspectRow>& aspects, const Reached& reached, Span text) {
  std::vector<std::string_view> ids;
  std::vector<AspectRow*> rows;
  for (AspectRow& aspect : aspects) {
    const bool meant = !reached.sure || std::find(reached.goals.begin(), reached.goals.end(), aspect.goal) != reached.goals.end();
    if (!meant) continue;
    ids.push_back(project.sources->text(aspect.id));
    rows.push_back(&aspect);
  }
  const auto found = nearest(project.sources->text(text), ids);
  if (!found) return {};
  for (std::size_t i = 0; i < ids.size(); ++i) rows[i]->misspelt += ids[i] == ids[*found] ? 1 : 0;
  return ids[*found];
}

}  // namespace

Rows<AspectRow> mention_aspects(const Project& project, Faults& faults) {
  Rows<AspectRow> aspects;
  std::unordered_map<std::string_view, std::vector<Id<AspectRow>>> by_id;  // several mål may have an aspekt of that id
  for (const Property& p : project.facts.properties) {
    if (p.key != Key::aspect || !project.has_row(p.owner)) continue;
    by_id[project.sources->text(p.argument)].push_back(aspects.end_id());
    aspects.push_back({.goal = project.row_of<GoalRow>(p.owner), .id = p.argument, .text = p.value});
  }
  Rows<GoalRow, bool> unsure_goal(project.goals.size());
  for (const BreakdownRow& b : project.breakdowns) {
    if (b.parent == no_row) unsure_goal[b.goal] = true;
  }
  for (const Reference& r : project.facts.references) {
    if (r.key != Key::aspect || !project.has_row(r.owner)) continue;
    bool known = false;
    if (const auto found = by_id.find(project.sources->text(r.text)); found != by_id.end()) {
      const Reached reached = reached_from(project, r.owner, unsure_goal);
      for (const Id<AspectRow> row : found->second) {
        AspectRow& aspect = aspects[row];
        const bool meant = std::find(reached.goals.begin(), reached.goals.end(), aspect.goal) != reached.goals.end();
        if (!meant && reached.sure) continue;
        ++aspect.mentions;
        known = true;
      }
    }
    if (known) continue;
    faults.loose.push_back({.wanted = LooseRow::Wanted::aspect,
                            .owner = project.declaration(r.owner).kind,
                            .property = word(r.key),
                            .unit = project.unit_of(r.owner),
                            .text = r.text,
                            .suggestion = mean_nearest(project, aspects, reached_from(project, r.owner, unsure_goal), r.text)});
  }
  return aspects;
}

}  // namespace malkoll::model
