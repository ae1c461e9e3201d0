#pragma once

#include <cstdint>
#include <string>

#include "cli/command.h"

namespace malkoll::cli {

/// `malkoll import FIL --as plan`
struct ImportPlan {
  std::string file, output;
  std::string municipality, name, amounts;
  std::uint32_t year = 0;
  bool overwrite = false;
};

/// Writes what the document says as a plan in the language, and says what it asks and leaves out.
int import_plan(const ImportPlan& arguments, const Common& common);

}  // namespace malkoll::cli
