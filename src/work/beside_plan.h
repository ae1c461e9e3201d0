#pragma once

#include <string>
#include <string_view>

#include "model/project.h"

namespace malkoll::work {

/// A folder or a file of that name beside the file of the checked plan, whether it is there or not; empty: there is no plan, or it is no file.
[[nodiscard]] std::string beside_plan(const Project& project, std::string_view name);

}  // namespace malkoll::work
