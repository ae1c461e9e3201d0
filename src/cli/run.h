#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/files.h"
#include "report/report.h"
#include "work/workspace.h"

namespace malkoll::cli {

using Loaded = work::Workspace;

/// The files that a run has asked for.
struct Seen {
  std::map<std::string, report::ReportFile> files;  ///< those that were read, by path: the checksum is of the bytes that were read
  std::set<std::string> asked;                      ///< all, whether they are there or not

  /// Those that the sources are made of, in their order.
  [[nodiscard]] std::vector<report::ReportFile> of(const Sources& sources) const;
};

struct LoadOptions {
  bool threads = false;  ///< see ReadOptions
  Stopwatch* watch = nullptr;
  work::TableOptions tables = {};
  std::string kolada = {};  ///< see work::OpenOptions
  bool use_kolada = true;   ///< the same
  Seen* seen = nullptr;     ///< what is read is noted here; null: nobody asks
};

/// What is selected, read with `reader`. nullptr where nothing can be checked; the reason has then been said. Its parts point
/// at each other: do not move them.
[[nodiscard]] std::unique_ptr<Loaded> load(const Selection& selection, FileReader reader, const std::string& plan, const Common& common,
                                           const LoadOptions& options = {});
/// The same, where a file that cannot be read stops the command: what is made of the rest would be wrong in silence. Which file, and why,
/// has then been said.
[[nodiscard]] std::unique_ptr<Loaded> load_whole(const Selection& selection, FileReader reader, const std::string& plan,
                                                 const Common& common, const LoadOptions& options = {});
[[nodiscard]] std::unique_ptr<Loaded> load_whole(const std::vector<std::string>& paths, const std::string& plan, const Common& common,
                                                 const LoadOptions& options = {});
/// Folders and files of the file system, read on threads.
[[nodiscard]] std::unique_ptr<Loaded> load(const std::vector<std::string>& paths, const std::string& plan, const Common& common,
                                           const LoadOptions& options = {});

/// work::check, with how far it has come shown where somebody waits.
[[nodiscard]] CheckResult checked(const Loaded& loaded, CheckOptions options);

/// A folder, a file or a git revision, see find_version. nullptr as for load_whole.
[[nodiscard]] std::unique_ptr<Loaded> load_version(const std::string& name, const std::string& of, const std::string& plan,
                                                   const Common& common);

/// Nanoseconds of the steady clock.
[[nodiscard]] std::int64_t nanoseconds();

/// The phases in their order and the rules, the slowest first, on standard error.
void say(const std::vector<Timing>& timings);

/// Says each error of a rule file on standard error.
void say(const std::vector<RuleFileError>& errors);

}  // namespace malkoll::cli
