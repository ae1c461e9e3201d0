#include "plan_import/reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "text/digit.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::plan_import {

/// Text goals' links, when all goals are known.
void place_goals(PlanDraft& draft) {
  const auto find = [&](std::string_view text) {
    const Labelled label = labelled(text);
    for (const Id<DraftGoal> g : draft.goals.ids()) {
      if (fold(draft.goals[g].title) == fold(text) || (label.title != text && fold(draft.goals[g].title) == fold(label.title))) return g;
    }
    Id<DraftGoal> found;
    std::string number(trim(text));
    if (has_word(number, "mål")) number = trim(std::string_view(number).substr(number.find_last_of(' ') + 1));
    for (const Id<DraftGoal> g : draft.goals.ids()) {
      if (draft.goals[g].number != number || number.empty()) continue;
      if (found != no_row) return Id<DraftGoal>();  // of two målområden
      found = g;
    }
    return found;
  };
  for (DraftAssignment& assignment : draft.assignments) {
    std::string ids;
    for (const std::string& written : assignment.goals) {
      std::vector<Id<DraftGoal>> goals{find(written)};
      if (goals[0] == no_row) {
        goals.clear();
        std::string text = written;
        for (std::size_t and_at = text.find(" och "); and_at != std::string::npos; and_at = text.find(" och "))
          text.replace(and_at, 5, ", ");
        for (std::size_t at = 0; at <= text.size();) {
          const std::size_t end = std::min(text.find_first_of(",;\n", at), text.size());
          goals.push_back(find(trim(std::string_view(text).substr(at, end - at))));
          at = end + 1;
        }
      }
      if (std::find(goals.begin(), goals.end(), Id<DraftGoal>()) != goals.end()) {
        draft.ask(assignment, assignment.place, in_both("vilket mål är »{}«, som uppdraget »{}« hör till?", written, assignment.title));
        continue;
      }
      for (const Id<DraftGoal> g : goals) ids.append(ids.empty() ? "" : ", ").append(draft.goals[g].id);
    }
    if (!ids.empty()) assignment.lines.push_back({Key::goal, ids, assignment.place});
  }
}

/// Ids where the document has none: målområde and number, as it counts or else in the order in which they stand.
void name_items(PlanDraft& draft) {
  std::set<std::string> taken;
  const auto free = [&](std::string id) {
    std::string name = id;
    for (int n = 2; !taken.insert(name).second; ++n) name = fmt::format("{}-{}", id, n);
    return name;
  };
  for (const DraftUnit& unit : draft.units) taken.insert(unit.id);
  const auto plain = [](const std::string& number) {
    return !number.empty() && number.size() <= 8 && std::all_of(number.begin(), number.end(), [](char c) {
      return is_digit(c) || c == '.' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    });
  };
  std::size_t count_of_areas = 0;
  for (DraftItem& area : draft.areas) {
    ++count_of_areas;
    area.id = free(fmt::format("O{}", plain(area.number) ? area.number : std::to_string(count_of_areas)));
  }
  std::map<Id<DraftItem>, std::size_t> counts;
  std::map<Id<DraftGoal>, std::size_t> letters;
  for (DraftGoal& goal : draft.goals) {
    const bool in_area = goal.area != no_row;
    const std::size_t count = ++counts[goal.area];
    const std::string number = plain(goal.number) ? goal.number : std::to_string(count);
    const bool id = number.find_first_not_of("0123456789.") != std::string::npos;  // T1: as people call it
    const bool whole = number.find('.') != std::string::npos || !in_area;
    goal.id = free(id ? number : whole ? "M" + number : fmt::format("M{}.{}", draft.areas[goal.area].id.substr(1), number));
  }
  for (DraftIndicator& indicator : draft.indicators) {
    const std::size_t n = letters[indicator.goal]++;
    const std::string letter = n < 26 ? std::string(1, static_cast<char>('a' + n)) : fmt::format("-{}", n + 1);
    indicator.id = free(indicator.goal == no_row ? fmt::format("I{}", n + 1) : draft.goals[indicator.goal].id + letter);
  }
  std::size_t count = 0;
  for (DraftAssignment& assignment : draft.assignments) {
    ++count;
    const std::string number = plain(assignment.number) ? assignment.number : std::to_string(count);
    assignment.id = free(number.starts_with('U') ? number : "U" + number);
  }
}

}  // namespace malkoll::plan_import
