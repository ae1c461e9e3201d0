#include <fmt/format.h>

#include <algorithm>

#include "check/tasks.h"
#include "report/sections.h"
#include "report/todo.h"

namespace malkoll::report {

namespace {

constexpr std::size_t most_lines = 10, most_units = 5;

std::string units_text(const Page& page, const Task& task) {
  std::vector<std::string> parts;
  for (std::size_t u = 0; u < std::min(task.units.size(), most_units); ++u) {
    parts.push_back(fmt::format("{} {}", shown(task.units[u].unit), page.words.count(task.units[u].count)));
  }
  std::string text = joined(parts, ", ");
  if (task.units.size() > most_units) text += fmt::format(" {} {} {}", page.words.in("och", "and"), page.words.count(task.units.size() - most_units), page.words.in("till", "more"));
  return text;
}

std::string about(const Page& page, const Task& task) {
  const Wording& w = page.words;
  const Finding& first = page.input.result.findings[task.first];
  if (task.count == 1) return page.place(first.span, first.whole_file);
  std::vector<std::string> parts{fmt::format("{} {}", w.count(task.count), w.in("ställen", "places"))};
  if (!task.units.empty()) parts.push_back(units_text(page, task));
  std::vector<std::string> after;
  for (const Consequence& c : task.consequences) after.push_back(fmt::format("{} {}", page.input.result.catalogue->rules[c.rule].code, w.count(c.count)));
  if (!after.empty()) parts.push_back(fmt::format("{} {}", w.in("varav följder", "of which consequences"), joined(after, ", ")));
  return joined(parts, "; ");
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
    lines.push_back({&task, page.input.result.catalogue->rules[task.rule].code, capital(shown(task.text)), page.words.total_if_any(task.money.value_or(0)), about(page, task)});
  }
  return lines;
}

void write_todo(Page& page) {
  const std::vector<Task> todo = todo_of(page);
  if (todo.empty()) return;
  Data rows{Data::type::list};
  for (const TodoLine& line : todo_lines(page, todo, most_lines)) {
    Data row;
    row.set("level", std::string(level_word(line.task->level, page.words.language())));
    row.set("level_class", std::string(level_word(line.task->level, Language::english)));
    row.set("code", line.code);
    row.set("text", line.text);
    row.set("ore", std::to_string(line.task->money.value_or(0)));
    row.set("money", line.money);
    row.set("about", line.about);
    rows.push_back(row);
  }
  Data data;
  data.set("rows", rows);
  put(data, "more", page.words.count_if_any(todo.size() - std::min(todo.size(), most_lines)));
  page.write("todo", std::move(data));
}

}  // namespace malkoll::report
