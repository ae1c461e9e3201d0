#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "work/workspace.h"

/// Files with the findings that they should have written in them:
///   # väntar CODE: text              the next line that is no comment has this finding; text is a piece of its message
///   # väntar CODE undantagen: text   the same, waived
///   # nästan CODE: why               the next line that is no comment does not have it, though little is missing
///   # väntar fil [NAME.malkoll] CODE: text   the file as a whole has it; so too `# nästan fil …`
///   # väntar fil NAME.xlsx Blad1!D14 CODE: text   a cell of a table beside it has it
/// `# omfattning: inlämning` first in a file: it is checked as a single submission.
namespace malkoll::test {

struct Marker {
  std::string path, code, text;
  std::uint32_t line = 0;  ///< 0: the whole file
  std::string cell = {};   ///< of a table, instead of a line: `D14`
  bool near = false, waived = false;
};

/// A case of tests/files: a file, or a folder that is checked together.
struct FileCase {
  std::vector<std::string> paths;  ///< sorted
  std::vector<Marker> markers;
  std::vector<Marker> begin_here;   ///< the first lines of what remains to be done, in their order
  std::vector<std::string> faults;  ///< of the markers themselves
};
[[nodiscard]] FileCase read_case(const std::filesystem::path& path);

/// All cases of tests/files, sorted.
[[nodiscard]] std::vector<std::filesystem::path> all_cases();

/// A check that was run, with what its result points into.
struct Checked {
  std::unique_ptr<const work::Workspace> workspace;
  const Input& input = workspace->input;
  const Sink& sink = workspace->sink;
  const CheckScope& scope = workspace->scope;
  const Project& project = workspace->project;
  CheckResult result = {};
  std::vector<std::string> faults = {};  ///< column maps that cannot be read, rules that cannot be run

  [[nodiscard]] const std::string& code(const Finding& finding) const { return result.catalogue->rules[finding.rule].code; }
};

/// What is checked: the files of a municipality, or of these some submissions alone.
struct Given {
  std::vector<std::string> paths;
  std::vector<std::string> alone;  ///< empty: the whole municipality
};
[[nodiscard]] Given given_of(const FileCase& files);

/// A file's bytes, or that there is none.
[[nodiscard]] FileAnswer from_disk(const std::string& path);

/// Checks files as `disk` answers them with the built-in rules.
[[nodiscard]] std::unique_ptr<Checked> run_files(const Given& given, FileReader disk, Language language = Language::swedish);

/// Checks the files of a case with the built-in rules. `edit` may change each file's text before it is read.
[[nodiscard]] std::unique_ptr<Checked> run_case(const FileCase& files, const std::function<void(std::string& text)>& edit = {},
                                                Language language = Language::swedish);

/// From now on built_in_catalogue() has this rule alone (work/examples.h), and those that it is quiet for: what it says is as with all rules.
void only_rule(const std::string& code);

/// The rules of rules/ as they are built in, read once; those of a folder where the environment variable MALKOLL_RULES names one, so that
/// a changed rule can be tried without building. Throws std::runtime_error where one cannot be read.
[[nodiscard]] const Catalogue& built_in_catalogue();

}  // namespace malkoll::test
