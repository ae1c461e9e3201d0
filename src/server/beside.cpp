#include "server/beside.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "text/format.h"
#include "text/told.h"

namespace malkoll::server {

std::vector<Hint> hints(const Checked& checked, const Names& names, Span within) {
  constexpr std::size_t longest_title = 40;
  const Project& project = checked.project();
  std::vector<Hint> made;
  const auto& all = names.all();
  auto at =
      std::lower_bound(all.begin(), all.end(), within.at, [](const Occurrence& o, std::uint32_t offset) { return o.place.at < offset; });
  for (; at != all.end() && at->place.at <= within.end(); ++at) {
    if (at->declares) continue;
    const Occurrence* declaration = names.declaration(at->name);
    if (declaration == nullptr || declaration->title.empty()) continue;
    Hint hint{at->place.end(), shortened(project.text(declaration->title), longest_title)};
    // Links stand in the order of the text.
    const auto& links = project.links;
    const auto link = std::lower_bound(links.begin(), links.end(), at->place.at,
                                       [](const LinkRow& l, std::uint32_t offset) { return l.text.at < offset; });
    if (link != links.end() && link->text == at->place && !link->through) {
      const Ore money = link->money;
      if (money != Ore()) hint.words += fmt::format(" · {}", format_amount(money, checked.language));
    }
    made.push_back(std::move(hint));
  }
  return made;
}

std::vector<Lens> lenses(const Checked& checked, const Text& text) {
  const Project& project = checked.project();
  std::vector<Lens> made;
  for (const Id<GoalRow> id : project.goals.ids()) {
    const GoalRow& goal = project.goals[id];
    const Span place = project.declaration(goal.declaration).id;
    if (place.at < text.source->base || place.end() > text.source->base + text.source->text.size()) continue;
    const GoalSums& sums = project.goal_sums[id];
    const std::string money = format_total(sums.money, checked.language);
    made.push_back({place, goal.kind != Kind::goal
                               ? (sums.posts == 1 ? told("{}, 1 post", money) : told("{}, {} poster", money, sums.posts))
                           : sums.units == 1 ? told("{} från 1 nämnd eller bolag", money)
                                             : told("{} från {} nämnder och bolag", money, sums.units)});
  }
  return made;
}

std::vector<Link> links(const Checked& checked, const Text& text) {
  std::vector<Link> made;
  const std::filesystem::path folder = std::filesystem::path(text.source->path).parent_path();
  for (const Use& use : text.facts.uses) {
    std::string written(checked.sources().text(use.path));
    std::replace(written.begin(), written.end(), '\\', '/');
    made.push_back({use.path, (folder / written).lexically_normal().generic_string()});
  }
  return made;
}

}  // namespace malkoll::server
