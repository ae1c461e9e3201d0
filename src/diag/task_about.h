#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "diag/catalogue.h"
#include "diag/task.h"
#include "text/function_ref.h"

namespace malkoll {

/// Of what remains to be done a page shows the first lines, and of a line the first units.
inline constexpr std::size_t most_tasks_shown = 10, most_units_shown = 5;

/// How a count and an id are written where the line stands.
struct TaskForms {
  FunctionRef<std::string(std::size_t)> count;
  FunctionRef<std::string(std::string_view)> id;
};

/// What is known of a line beside its sentence and its money: how many places, whose, and what follows from it. Of one place alone nothing.
[[nodiscard]] std::vector<std::string> task_about(const Catalogue& catalogue, const Task& task, Language language, const TaskForms& forms);

}  // namespace malkoll
