#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "check/read.h"
#include "text/function_ref.h"

/// The command's only way to the file system, the terminal and the environment.
namespace malkoll::cli {

/// One file's bytes. `-` is standard input.
[[nodiscard]] FileAnswer read_file(const std::string& path);

/// Makes a file whole or not at all: `write` makes it beside its place, and says in Swedish what went wrong or nothing; then it is
/// moved there. What the path points at stays what it is, and keeps its permissions. Refuses where Excel or LibreOffice has it open:
/// they would save their own over it. Empty, or why it could not be done.
[[nodiscard]] std::string replace_file(const std::string& path, FunctionRef<std::string(const std::string& beside)> write);
/// The same for bytes that there are.
[[nodiscard]] std::string write_file(const std::string& path, std::string_view bytes);

/// The plan's path as the text at `output` has to name it; output empty: in this folder.
[[nodiscard]] std::string path_from(const std::string& output, const std::string& plan);

/// True where Excel or LibreOffice has the file open: its lock file lies beside it.
[[nodiscard]] bool is_open_elsewhere(const std::string& path);

/// What is to be checked: the .malkoll files below the folders, and the files, that were named.
struct Selection {
  std::vector<std::string> files;
  std::size_t bytes = 0;            ///< of all files together, where known
  bool whole_municipality = false;  ///< a folder was named
  std::vector<std::string> empty_folders;
};
[[nodiscard]] Selection select_files(const std::vector<std::string>& paths);

[[nodiscard]] std::string today();               ///< ISO date
[[nodiscard]] bool wants_colour(int descriptor); ///< a terminal, and neither NO_COLOR nor TERM=dumb
[[nodiscard]] bool is_utf8_locale();

}  // namespace malkoll::cli
