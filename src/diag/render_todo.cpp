// »Börja här«: the list of causes at the end of the text.
#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "diag/colours.h"
#include "diag/places.h"
#include "diag/render.h"
#include "diag/task_about.h"
#include "diag/visible.h"
#include "text/format.h"
#include "text/told.h"

namespace malkoll {
namespace {

/// The words of one run.
struct Words {
  const CheckResult& result;
  const RenderOptions& options;

  [[nodiscard]] std::string_view in(std::string_view swedish) const { return in_language(swedish, options.language); }
  [[nodiscard]] std::string count(std::size_t n) const { return format_count(n, options.language, options.glyphs); }

  /// What is known of a line beside its sentence.
  [[nodiscard]] std::string about(const Task& task) const {
    const auto number = [&](std::size_t n) { return count(n); };
    const auto shown = [&](std::string_view id) { return visible(id, options.glyphs); };
    std::vector<std::string> parts = task_about(*result.catalogue, task, options.language, {number, shown});
    if (task.money.value_or(Ore()) != 0)
      parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(parts.size(), 1)),
                   format_total(*task.money, options.language, options.glyphs));
    if (task.count == 1 && result.sources->size() != 0)
      parts.insert(parts.begin(), shown(short_place(*result.sources, result.findings[task.first].span)));
    std::string out;
    for (const std::string& part : parts) out += (out.empty() ? "" : "; ") + part;
    return out;
  }
};

}  // namespace

void render_todo(std::ostream& out, const CheckResult& result, const RenderOptions& options) {
  const std::vector<Task>& todo = result.todo;
  if (todo.empty() || (todo.size() == 1 && todo[0].count == 1)) return;
  const Words words{result, options};
  out << words.in("Börja här:") << '\n';
  for (std::size_t i = 0; i < std::min(todo.size(), most_tasks_shown); ++i) {
    const Task& task = todo[i];
    const std::string head = fmt::format("{}[{}]", level_word(task.level, options.language), result.catalogue->rules[task.rule].code);
    const std::string painted = options.colour ? fmt::format("{}{}\x1b[0m", colour_of(task.level), head) : head;
    const std::string about = words.about(task);
    out << fmt::format("  {:>2}. {}: {}{}\n", i + 1, painted, visible(task.text, options.glyphs),
                       about.empty() ? "" : fmt::format(" ({})", about));
  }
  if (todo.size() > most_tasks_shown) {
    out << fmt::format("  {} {} {} {}\n", options.glyphs == Glyphs::typographic ? "…" : "...", words.in("och"),
                       words.count(todo.size() - most_tasks_shown), words.in("till"));
  }
  out << '\n';
}

}  // namespace malkoll
