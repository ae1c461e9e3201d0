// The cases of tests/files and the goldens of tests/rules, from the command line; see tests/files/README.md and tests/rules/README.md.
//   malkoll_cases files [PATH…]                     each case against the findings written in it; no path: all of them
//   malkoll_cases ways [PATH…]                      each case written in every form and read back
//   malkoll_cases rule CODE                         the first fault in what golden, examples and cases say of one rule, with the others off
//   malkoll_cases coverage                          each rule is flagged, nearly flagged, turned off and waived by some case
//   malkoll_cases clean FOLDER…                     folders without error and warning
//   malkoll_cases goldens [CODE…] [--update-golden] what each rule says, whole
// Faults are written, and the status is 1. MALKOLL_RULES=FOLDER: with the rules of a folder instead of those built in.

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "cases/expectations.h"
#include "cases/file_case.h"
#include "cases/rule_golden.h"
#include "cases/ways.h"
#include "work/examples.h"

namespace {

using namespace malkoll;
using namespace malkoll::test;

using Faults = std::vector<std::string>;

void join(Faults& all, const Faults& more) { all.insert(all.end(), more.begin(), more.end()); }

/// The first faults of a rule, sought where they are likeliest: tests/mutation asks this of thousands of changes.
Faults rule_faults(const std::string& code) {
  only_rule(code);
  const RuleInfo& rule = *built_in_catalogue().find(code);
  Faults faults;
  if (!rule.sql.empty()) faults = work::example_faults(built_in_catalogue(), rule);
  if (faults.empty()) faults = golden_faults({code}, Golden::compare_own_first);
  std::vector<std::filesystem::path> cases = all_cases();
  std::stable_partition(cases.begin(), cases.end(), [&](const auto& path) { return path.filename().string().front() == code.front(); });
  cases.emplace_back(MALKOLL_ROOT "/samples/karlstad-brister");
  Shown shown;
  for (std::size_t c = 0; c < cases.size() && faults.empty(); ++c) faults = case_faults(cases[c], shown, code);
  return faults;
}

Faults run(std::string_view what, std::vector<std::string> given) {
  Faults faults;
  if ((what == "files" || what == "ways") && given.empty()) {
    for (const auto& path : all_cases()) given.push_back(path.string());
  }
  if (what == "files") {
    Shown shown;
    for (const std::string& path : given) join(faults, case_faults(path, shown));
  } else if (what == "ways") {
    for (const std::string& path : given) {
      const FileCase files = read_case(path);
      const auto checked = run_case(files);
      for (const Faults& found : {writing_faults(*checked), returning_faults(given_of(files), *checked, from_disk)}) {
        for (const std::string& fault : found) faults.push_back(path + ": " + fault);
      }
    }
  } else if (what == "rule" && given.size() == 1) {
    faults = rule_faults(given[0]);
  } else if (what == "coverage") {
    faults = coverage_faults();
  } else if (what == "clean") {
    for (const std::string& folder : given) join(faults, clean_faults(folder));
  } else if (what == "goldens") {
    const bool update = std::erase(given, "--update-golden") > 0;
    faults = golden_faults(given, update ? Golden::update : Golden::compare);
  } else {
    faults = {"usage: malkoll_cases files|ways|rule|coverage|clean|goldens …"};
  }
  return faults;
}

}  // namespace

int main(int argc, char** argv) try {
  const Faults faults = run(argc > 1 ? argv[1] : "", std::vector<std::string>(argv + (argc > 1 ? 2 : 1), argv + argc));
  for (const std::string& fault : faults) std::printf("%s\n", fault.c_str());
  return faults.empty() ? 0 : 1;
} catch (const std::exception& error) {
  std::printf("%s\n", error.what());
  return 1;
}
