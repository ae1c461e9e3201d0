#include "import/goal_texts.h"

#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::importing {

std::string translated(const ColumnMap& map, Translation::Of of, Key key, std::string text) {
  if (map.translations.empty()) return text;
  const std::string folded = fold(text);
  for (const Translation& t : map.translations) {
    if (t.of == of && t.key == key && t.from == folded) return t.to;
  }
  return text;
}

namespace {

/// The goal's id for what a cell says of it, by the map's translations or the plan; else the text.
std::string goal_id(const RowReader& reader, Key key, std::string_view written) {
  const std::string text = translated(reader.map, Translation::Of::property, key, std::string(written));
  std::string id = find_goal(reader.names, text);
  return id.empty() ? text : id;
}

bool is_known_goal(const RowReader& reader, Key key, std::string_view text) {
  return !find_goal(reader.names, translated(reader.map, Translation::Of::property, key, std::string(text))).empty();
}

/// `ARB1 60 %` in its two parts.
GoalText split_share(std::string_view item) {
  const auto back_over = [&](std::size_t at, std::string_view bytes) {
    while (at > 0 && bytes.find(item[at - 1]) != std::string_view::npos) --at;
    return at;
  };
  if (item.ends_with(')') && item.rfind('(') != std::string_view::npos) {  // 1.1 (60 %)
    const std::size_t open = item.rfind('(');
    const std::string_view inside = trim(item.substr(open + 1, item.size() - open - 2));
    if (inside.ends_with('%')) return split_share(std::string(trim(item.substr(0, open))) + ' ' + std::string(inside));
  }
  if (!item.ends_with('%')) return {std::string(item), {}};
  const std::size_t number_end = back_over(item.size() - 1, " \xC2\xA0");
  const std::size_t number = back_over(number_end, "0123456789,");
  const std::size_t goal_end = back_over(number, " \xC2\xA0:=");
  if (number == number_end || goal_end == number || goal_end == 0) return {std::string(item), {}};
  return {std::string(item.substr(0, goal_end)), std::string(item.substr(number))};
}

/// `60 % 2.1`: the share stands before its goal, where that is one of the plan.
GoalText share_before(std::string_view item) {
  const std::size_t number = item.find_first_not_of("0123456789,");
  if (number == 0 || number == std::string_view::npos) return {};
  const std::string_view behind = trim(item.substr(number));
  if (!behind.starts_with('%')) return {};
  return {std::string(trim(behind.substr(1))), std::string(item.substr(0, number)) + " %"};
}

/// What an item says, read in the way that names a goal of the plan.
GoalText item_of(const RowReader& reader, Key key, std::string_view text) {
  GoalText behind = split_share(text);
  if (is_known_goal(reader, key, behind.goal)) return behind;
  GoalText before = share_before(text);
  return !before.goal.empty() && is_known_goal(reader, key, before.goal) ? before : behind;
}

/// `Mål 2.1, 3.1`: the word before the first belongs to them all.
std::string_view without_mark(std::string_view text) {
  text = trim(text);
  for (const std::string_view mark : {"•", "·", "–", "- ", "* "}) {
    if (text.starts_with(mark)) text = trim(text.substr(mark.size()));
  }
  while (text.ends_with('.') || text.ends_with(';') || text.ends_with(',')) text = trim(text.substr(0, text.size() - 1));
  return text;
}

/// `Mål 2.2 och 1.1`, `2.1/3.1`: what people write between goals, but also within them, parts only what the plan knows on both sides.
bool split_known(const RowReader& reader, Key key, std::string_view text, std::vector<GoalText>& into) {
  GoalText whole = item_of(reader, key, without_mark(text));
  if (is_known_goal(reader, key, whole.goal)) {
    into.push_back(std::move(whole));
    return true;
  }
  for (const std::string_view separator : {", ", ",", " och ", " samt ", "/", "&", "+", " "}) {
    for (std::size_t at = text.rfind(separator); at != std::string_view::npos && at > 0; at = text.rfind(separator, at - 1)) {
      GoalText first = item_of(reader, key, without_mark(text.substr(0, at)));
      if (!is_known_goal(reader, key, first.goal)) continue;
      const std::size_t before = into.size();
      into.push_back(std::move(first));
      if (split_known(reader, key, trim(text.substr(at + separator.size())), into)) return true;
      into.resize(before);
    }
  }
  return false;
}

/// The goals that one cell names. A title may hold commas, so the largest piece that the plan knows goes first.
void split_goals(const RowReader& reader, Key key, std::string_view text, std::vector<GoalText>& into) {
  text = trim(text);
  if (text.empty()) return;
  GoalText whole = split_share(text);
  if (!is_known_goal(reader, key, whole.goal)) {
    for (const std::string_view separator : {"\n", ";"}) {
      const std::size_t at = text.find(separator);
      if (at == std::string_view::npos) continue;
      split_goals(reader, key, text.substr(0, at), into);
      split_goals(reader, key, text.substr(at + separator.size()), into);
      return;
    }
    constexpr std::size_t longest = 1000;  // a text, no list
    if (text.size() <= longest && split_known(reader, key, text, into)) return;
    if (const std::size_t at = text.find(", "); at != std::string_view::npos) {
      split_goals(reader, key, text.substr(0, at), into);
      split_goals(reader, key, text.substr(at + 2), into);
      return;
    }
  }
  into.push_back(std::move(whole));
}

/// By their ids. `Alla elever når gymnasiet (1.1)` is one goal in two ways; what is written twice in one way is told by a rule.
std::vector<GoalText> named_once(const RowReader& reader, Key key, std::vector<GoalText> written) {
  std::vector<GoalText> goals;
  std::vector<std::string> texts;  // as written, beside the goals
  for (GoalText& goal : written) {
    std::string text = fold(goal.goal);
    goal.goal = goal_id(reader, key, goal.goal);
    const bool again =
        !goals.empty() && goals.back().goal == goal.goal && texts.back() != text && (goal.share.empty() || goals.back().share.empty());
    if (again && goals.back().share.empty()) goals.back().share = std::move(goal.share);
    if (again) continue;
    goals.push_back(std::move(goal)), texts.push_back(std::move(text));
  }
  return goals;
}

}  // namespace

const std::vector<GoalText>& goals_in(RowReader& reader, Key key, std::string_view text) {
  constexpr std::size_t most = 50'000;
  if (reader.goals_seen.size() > most) reader.goals_seen.clear();
  const auto [known, fresh] = reader.goals_seen.try_emplace(std::to_string(static_cast<int>(key)) + std::string(text));
  if (!fresh) return known->second;
  split_goals(reader, key, text, known->second);
  known->second = named_once(reader, key, std::move(known->second));
  return known->second;
}

}  // namespace malkoll::importing
