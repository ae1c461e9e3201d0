#pragma once

#include <map>
#include <string>

#include "check/read.h"
#include "cli/files.h"

namespace malkoll::cli {

/// One version of a budget: a folder or a file, or what a git revision had.
struct Version {
  Selection selection;
  std::string commit;                        ///< empty: of the file system
  std::string folder;                        ///< in which git is asked
  std::map<std::string, std::string> files;  ///< of a revision: path from the repository's root → bytes
};

/// Finds what `name` says: a path, else a git revision (`HEAD~1`, `budget-2024`, also `REVISION:path`) of the folder or file
/// `of` in the repository around it.
[[nodiscard]] Result<Version> find_version(const std::string& name, const std::string& of);

/// A file of that version.
[[nodiscard]] FileAnswer read_version(const Version& version, const std::string& path);

}  // namespace malkoll::cli
