#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "check/engine.h"
#include "diag/catalogue.h"
#include "model/project.h"
#include "text/result.h"
#include "work/files.h"
#include "work/table_reader.h"

/// The main line, once: files are opened as a workspace, and a workspace is asked. The command, the page and the tests call these two.
namespace malkoll::work {

struct OpenOptions {
  std::vector<std::string> paths;          ///< what is to be read; other files are read where these use them
  std::set<std::string> named = {};        ///< of these, the ones that a person named; the others were found in a folder
  std::vector<std::string> beside = {};  ///< files that may hold the plan in which tables' texts are looked up, and are not read otherwise
  bool whole_municipality = true;  ///< as for a folder; false: the files alone, against the plan that they use
  std::string plan = {};  ///< id of the plan version; empty: the latest budget year
  std::string rules = {};  ///< a folder of own rules beside those of the municipality; empty: none
  const Catalogue* built_in = nullptr;  ///< the built-in rules, where they have been read
  std::string kolada = {};  ///< a file with Kolada's answers; empty: kolada.json beside the plan, where there is one
  bool use_kolada = true;  ///< false: Kolada's answers are left alone
  bool own_rules = true;  ///< false: the rules beside the plan are left alone
  TableOptions tables = {};
  std::size_t expected_bytes = 0;  ///< see ReadOptions
  bool threads = false;  ///< see ReadOptions
  Stopwatch* watch = nullptr;
};

/// Files as they were read, and what they come to. Its parts point at each other: it is not moved.
struct Workspace {
  Catalogue catalogue;  ///< the built-in rules, and the own ones that can be used
  Input input;
  Sink sink;
  CheckScope scope;
  Project project;
  std::map<std::string, TableRead> tables;  ///< by path
  std::vector<RuleFileError> rule_faults;  ///< own rules that cannot be used, and are not in the catalogue

  Workspace() = default;
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;
};

/// Why nothing could be read.
struct OpenFaults {
  std::vector<std::string> maps;  ///< what is wrong with column maps, each as `path:line: …` in the language of the run; never empty
  std::vector<RuleFileError> rules;  ///< own rules that cannot be used
};
using Opened = Result<std::unique_ptr<Workspace>, OpenFaults>;
[[nodiscard]] Opened open(const OpenOptions& options, const Files& files);

/// The findings of all rules, and the rules that could not be used or run. The same question has the same answer, however often it is put. The result points into the workspace.
[[nodiscard]] CheckResult check(const Workspace& workspace, const CheckOptions& options);

}  // namespace malkoll::work
