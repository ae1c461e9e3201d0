#include "model/motivation.h"

#include "text/utf8.h"

namespace malkoll {

namespace {

bool repeats(std::string_view words, std::string_view goal_words) {
  return !goal_words.empty() && (goal_words.find(words) != std::string_view::npos || words.find(goal_words) != std::string_view::npos);
}

}  // namespace

Id<GoalRow> repeated_goal(const Project& project, Id<PostRow> post) {
  constexpr std::size_t more = 30;
  const PostRow& row = project.posts[post];
  const std::string_view text = project.post_text(row, Key::motivation);
  if (text.empty()) return no_row;
  std::string words;  // folded when the first goal's text is long enough
  const auto is_repeated = [&](Id<GoalRow> goal) {
    if (text.size() > project.title(project.goals[goal].declaration).size() + more) return false;
    if (words.empty()) words = fold(text);
    return !words.empty() && repeats(words, project.goal_words[goal]);
  };
  for (const LinkRow& link : project.links[project.links_of(post)]) {
    const Id<GoalRow> goal = link.goal;
    if (goal == no_row || link.against) continue;
    if (is_repeated(goal)) return goal;
    for (const Reach& reach : project.goals[goal].reaches) {
      if (is_repeated(reach.goal)) return reach.goal;
    }
  }
  return no_row;
}

}  // namespace malkoll
