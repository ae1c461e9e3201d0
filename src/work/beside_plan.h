#pragma once

#include <string>
#include <string_view>

#include "model/project.h"

namespace malkoll::work {

/// A folder or a file of that name beside the file of the checked plan, whether it is there or not; empty: there is no plan, or it is no file.
[[nodiscard]] std::string beside_plan(const Project& project, std::string_view name);

/// A line declares a plan, whatever else is wrong with the text: what belongs together is found by it before anything is read.
[[nodiscard]] bool declares_plan(std::string_view text);

}  // namespace malkoll::work
