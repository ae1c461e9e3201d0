#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/read.h"

namespace malkoll::work {

/// The files of a run: the file system's, a git revision's, or those that were given to the page.
struct Files {
  std::function<FileAnswer(const std::string& path)> read;
  /// The ordinary files directly in a folder whose names end so, sorted; none where there is no such folder. nullopt: it cannot be read.
  std::function<std::optional<std::vector<std::string>>(const std::string& folder, std::string_view ending)> list;
  /// One name for everything that is the same folder.
  std::function<std::string(const std::string& folder)> same;
  /// What a large table was read with has been let go of: its memory may go back to the system before more is asked for.
  std::function<void()> give_back = [] {};
};

}  // namespace malkoll::work
