#include <algorithm>

#include "diag/nearest.h"
#include "model/names.h"

namespace malkoll::model {

namespace {

/// The mål that a post or an own goal reaches. Not sure: it names none, or one that is not known.
struct Reached {
  std::vector<std::uint32_t> goals;
  bool sure = true;
};

void reach(const Project& project, std::uint32_t goal, Reached& reached) {
  for (const Reach& r : project.goals[goal].reaches) reached.goals.push_back(r.goal);
}

Reached reached_from(const Project& project, std::uint32_t declaration, const std::vector<bool>& unsure_goal) {
  Reached reached;
  const std::uint32_t row = project.row_of[declaration];
  if (project.declaration(declaration).kind != Kind::post) {
    reach(project, row, reached);
    reached.sure = !unsure_goal[row];
  } else {
    for (std::uint32_t l = project.posts[row].first_link; l < project.links_end(row); ++l) {
      if (project.facts.links[l].against) continue;
      const std::uint32_t goal = project.link_goal[l];
      if (goal != no_row) reach(project, goal, reached);
      reached.sure = reached.sure && goal != no_row && !unsure_goal[goal];
    }
  }
  reached.sure = reached.sure && !reached.goals.empty();
  return reached;
}

/// The id of the aspekt that a misspelt one is nearest to, of the mål that it can be about; none but that one is in doubt.
std::string_view mean_nearest(Project& project, const Reached& reached, Span text) {
  std::vector<std::string_view> ids;
  std::vector<AspectRow*> rows;
  for (AspectRow& aspect : project.aspects) {
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

void mention_aspects(Project& project) {
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_id;  // several mål may have an aspekt of that id
  for (const Property& p : project.facts.properties) {
    if (p.key != Key::aspect || project.row_of[p.owner] == no_row) continue;
    by_id[project.sources->text(p.argument)].push_back(static_cast<std::uint32_t>(project.aspects.size()));
    const std::uint32_t goal = project.row_of[p.owner];
    project.aspects.push_back({goal, p.argument, p.value, 0});
    ++project.goals[goal].aspects;
  }
  std::vector<bool> unsure_goal(project.goals.size());
  for (const BreakdownRow& b : project.breakdowns) {
    if (b.parent == no_row) unsure_goal[b.goal] = true;
  }
  for (const Reference& r : project.facts.references) {
    if (r.key != Key::aspect || project.row_of[r.owner] == no_row) continue;
    bool known = false;
    if (const auto found = by_id.find(project.sources->text(r.text)); found != by_id.end()) {
      const Reached reached = reached_from(project, r.owner, unsure_goal);
      for (const std::uint32_t row : found->second) {
        AspectRow& aspect = project.aspects[row];
        const bool meant = std::find(reached.goals.begin(), reached.goals.end(), aspect.goal) != reached.goals.end();
        if (!meant && reached.sure) continue;
        ++aspect.mentions;
        known = true;
      }
    }
    if (known) continue;
    project.loose.push_back({LooseRow::Wanted::aspect, project.declaration(r.owner).kind, word(r.key), project.unit_of(r.owner), r.text,
                             false, no_row, {}, {}, mean_nearest(project, reached_from(project, r.owner, unsure_goal), r.text)});
  }
}

}  // namespace malkoll::model
