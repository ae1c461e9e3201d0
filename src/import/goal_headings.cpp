// Goals that stand as headings among the rows: what is below each is meant to contribute to it, and no column says so.

#include <algorithm>

#include "import/plan_names.h"
#include "import/sheet_reading.h"

namespace malkoll::importing {

void tell_goal_headings(SheetReading& reading, const PlanNames& names) {
  const auto of_goals = [](const MappedProperty& p) { return p.key == Key::contributes; };
  if (std::any_of(reading.map.properties.begin(), reading.map.properties.end(), of_goals)) return;
  std::uint32_t first = 0;
  std::string goals;
  for (std::size_t r = 0; r + 1 < reading.rows.size(); ++r) {
    const KeptRow& row = reading.rows[r];
    if (row.is_sum || row.has_amount() || !reading.rows[r + 1].has_amount()) continue;
    std::string goal = find_goal(names, row.title);
    if (goal.empty()) goal = find_goal(names, row.unit);
    if (goal.empty()) continue;
    if (first == 0) first = row.number;
    goals.append(goals.empty() ? "" : ", ").append(goal);
  }
  if (first != 0) reading.say(Code::F12, "mål-som-rubrik", reading.row_place(first), {}, goals);
}

}  // namespace malkoll::importing
