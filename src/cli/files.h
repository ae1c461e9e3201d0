#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "check/read.h"
#include "cli/system.h"
#include "work/files.h"

/// Which files a command reads and writes, and the environment.
namespace malkoll::cli {

/// The plan's path as the text at `output` has to name it; output empty: in this folder.
[[nodiscard]] std::string path_from(const std::string& output, const std::string& plan);

/// Whether a file is to be written: it is not where something is there already, and nobody has said that it may be written over.
[[nodiscard]] Result<void> may_be_written(const std::string& output, bool overwrite);

/// True where Excel or LibreOffice has the file open: its lock file lies beside it.
[[nodiscard]] bool is_open_elsewhere(const std::string& path);

/// A file that a folder or another file names: an ordinary one. Where there is none of that name, one whose name is the same but for how
/// å, ä and ö are put together (a Mac takes them apart); the answer then has its path.
[[nodiscard]] FileAnswer read_found_file(const std::string& path);

/// True where two files begin as what Målkoll writes in one and the same form does.
[[nodiscard]] bool is_same_kind(std::string_view beginning, std::string_view other);

/// What is to be checked: the texts and tables below the folders, and the files, that were named.
struct Selection {
  std::vector<std::string> files;  ///< also folders that could not be read: reading them says so
  std::set<std::string> named;     ///< those that a person named: they may be pipes
  std::size_t bytes = 0;            ///< of all files together, where known
  bool whole_municipality = false;  ///< a folder was named
  std::vector<std::string> empty_folders;

  /// One of the files, or one that they use.
  [[nodiscard]] FileAnswer read(const std::string& path) const { return named.contains(path) ? read_file(path) : read_found_file(path); }
};
[[nodiscard]] Selection select_files(const std::vector<std::string>& paths);

/// The files of a run that reads with `reader`, which must outlive the answer. Own rules are those of the disk, also beside a git revision.
[[nodiscard]] work::Files files_of(FileReader reader);
/// The files of the disk.
[[nodiscard]] work::Files disk();

[[nodiscard]] bool wants_colour(Stream stream);  ///< a terminal that shows them, and no NO_COLOR

}  // namespace malkoll::cli
