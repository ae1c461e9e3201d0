#pragma once

#include <string>
#include <vector>

#include "diag/task.h"
#include "report/page.h"

/// What remains to be done, as a report says it.
namespace malkoll::report {

/// A line of the list.
struct TodoLine {
  const Task* task = nullptr;
  std::string code;
  std::string text;   ///< with its first letter as a capital
  std::string money;  ///< in running text; empty: none
  std::string about;  ///< »12 ställen; BUN 7, KFN 5; 3 följer av det: L02«, or where the one stands
};

/// The list of causes of what the report is about: all of it, or one unit's.
[[nodiscard]] std::vector<Task> todo_of(const Page& page);
/// Its first lines.
[[nodiscard]] std::vector<TodoLine> todo_lines(const Page& page, const std::vector<Task>& todo, std::size_t most);

}  // namespace malkoll::report
