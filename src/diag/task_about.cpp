#include "diag/task_about.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/told.h"

namespace malkoll {

std::vector<std::string> task_about(const Catalogue& catalogue, const Task& task, Language language, const TaskForms& forms) {
  const auto in = [&](std::string_view swedish) { return in_language(swedish, language); };
  std::vector<std::string> parts;
  if (task.count == 1) return parts;
  parts.push_back(fmt::format("{} {}", forms.count(task.count), in("ställen")));
  std::string units;
  for (std::size_t u = 0; u < std::min(task.units.size(), most_units_shown); ++u) {
    units += fmt::format("{}{} {}", u == 0 ? "" : ", ", forms.id(task.units[u].unit), forms.count(task.units[u].count));
  }
  if (task.units.size() > most_units_shown)
    units += fmt::format(" {} {} {}", in("och"), forms.count(task.units.size() - most_units_shown), in("till"));
  if (!units.empty()) parts.push_back(std::move(units));
  std::string after;
  std::size_t follow = 0;
  for (const Consequence& consequence : task.consequences) {
    follow += consequence.count;
    after += fmt::format("{}{}", after.empty() ? "" : ", ", catalogue.rules[consequence.rule].code);
    if (task.consequences.size() > 1) after += fmt::format(" {}", forms.count(consequence.count));
  }
  if (follow > 0) parts.push_back(fmt::format("{} {}: {}", forms.count(follow), in("följer av det"), after));
  return parts;
}

}  // namespace malkoll
