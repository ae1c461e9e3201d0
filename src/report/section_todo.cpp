#include <fmt/format.h>

#include <algorithm>

#include "check/tasks.h"
#include "diag/task_about.h"
#include "report/sections.h"
#include "report/todo.h"

namespace malkoll::report {

namespace {

std::string about(const Page& page, const Task& task) {
  const Finding& first = page.input.result.findings[task.first];
  if (task.count == 1) return page.place(first.span, first.whole_file);
  const auto count = [&](std::size_t n) { return page.words.count(n); };
  const auto id = [](std::string_view unit) { return shown(unit); };
  return joined(task_about(*page.input.result.catalogue, task, page.words.language(), {count, id}), "; ");
}

}  // namespace

std::vector<Task> todo_of(const Page& page) {
  const ReportInput& input = page.input;
  if (!page.of_one_unit()) return input.result.todo;
  const auto is_about = [&](const Finding& finding) { return page.is_about(finding); };
  return tasks_of({input.input, input.project, input.result, page.words.language()}, is_about);
}

std::vector<TodoLine> todo_lines(const Page& page, const std::vector<Task>& todo, std::size_t most) {
  std::vector<TodoLine> lines;
  for (std::size_t i = 0; i < std::min(todo.size(), most); ++i) {
    const Task& task = todo[i];
    lines.push_back({&task, page.input.result.catalogue->rules[task.rule].code, capital(shown(task.text)),
                     page.words.total_if_any(task.money.value_or(Ore())), about(page, task)});
  }
  return lines;
}

void write_todo(Page& page) {
  const std::vector<Task> todo = todo_of(page);
  if (todo.empty()) return;
  Data rows{Data::type::list};
  for (const TodoLine& line : todo_lines(page, todo, most_tasks_shown)) {
    Data row;
    row.set("level", std::string(level_word(line.task->level, page.words.language())));
    row.set("level_class", std::string(level_word(line.task->level, Language::english)));
    row.set("code", line.code);
    row.set("text", line.text);
    row.set("ore", std::to_string(line.task->money.value_or(Ore()).count()));
    row.set("money", line.money);
    row.set("about", line.about);
    rows.push_back(row);
  }
  Data data;
  data.set("rows", rows);
  put(data, "more", page.words.count_if_any(todo.size() - std::min(todo.size(), most_tasks_shown)));
  page.write("todo", std::move(data));
}

}  // namespace malkoll::report
