#include "work/beside_plan.h"

#include <filesystem>

#include "keywords.h"
#include "text/lines.h"

namespace malkoll::work {

std::string beside_plan(const Project& project, std::string_view name) {
  if (project.plan.declaration == no_row) return {};
  const std::string& plan = project.plan_path();
  return plan == "-" ? std::string() : (std::filesystem::path(plan).parent_path() / name).generic_string();
}

bool declares_plan(std::string_view text) {
  const std::string_view plan = word(Kind::plan);
  bool found = false;
  for_lines(text, [&](std::string_view line) {
    line = trim(line);
    found = found || (line.size() > plan.size() && (line[plan.size()] == ' ' || line[plan.size()] == '\t') &&
                      lower(line.substr(0, plan.size())) == plan && line.find(':') != std::string_view::npos);
  });
  return found;
}

}  // namespace malkoll::work
