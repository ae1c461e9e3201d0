#include "work/beside_plan.h"

#include <filesystem>

namespace malkoll::work {

std::string beside_plan(const Project& project, std::string_view name) {
  if (project.plan.declaration == no_row) return {};
  const std::string& plan = project.plan_path();
  return plan == "-" ? std::string() : (std::filesystem::path(plan).parent_path() / name).generic_string();
}

}  // namespace malkoll::work
