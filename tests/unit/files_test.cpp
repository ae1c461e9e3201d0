// Every file of tests/files, and the sample with faults, against the findings that are written in it:
//   # väntar CODE: text              the next line that is no comment has this finding; text is a piece of its message
//   # väntar CODE undantagen: text   the same, waived
//   # väntar fil [NAME.malkoll] CODE: text   the file as a whole has it
// Missing and extra findings fail. `# omfattning: inlämning` first in a file: it is checked as a single submission.

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "check/builtin_rules.h"
#include "check/engine.h"

namespace fs = std::filesystem;
using namespace malkoll;

namespace {

FileAnswer read_from_disk(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return {FileAnswer::Fault::missing, {}};
  std::stringstream bytes;
  bytes << in.rdbuf();
  return {FileAnswer::Fault::none, bytes.str()};
}

Catalogue built_in_catalogue() {
  Catalogue catalogue;
  std::vector<RuleFileError> errors;
  for (const RuleFile& file : builtin_rules()) {
    if (auto rule = read_rule(file.path, file.text, errors)) catalogue.rules.push_back(std::move(*rule));
  }
  for (const RuleFileError& error : errors) FAIL_CHECK(error.file << ":" << error.line << ": " << error.message);
  return catalogue;
}

struct Expected {
  std::string path, code, text;
  std::uint32_t line;  // 0: the whole file
  bool waived;
};

std::vector<Expected> expectations(const std::string& path) {
  std::vector<Expected> found;
  std::ifstream in(path, std::ios::binary);
  std::size_t open = 0;  // markers that wait for their line
  std::string line;
  for (std::uint32_t number = 1; std::getline(in, line); ++number) {
    const std::size_t start = line.find_first_not_of(" \t");
    const bool comment = start != std::string::npos && line[start] == '#';
    const std::string marker = "# väntar ";
    if (comment && line.compare(start, marker.size(), marker) == 0) {
      std::string rest = line.substr(start + marker.size());
      const bool whole_file = rest.starts_with("fil ");
      if (whole_file) rest = rest.substr(4);
      // A file that cannot hold a marker has it in a file beside it: `# väntar fil NAME.malkoll CODE: text`
      std::string about = path;
      if (const std::size_t end = rest.find(".malkoll "); whole_file && end != std::string::npos && end < rest.find(':')) {
        about = (fs::path(path).parent_path() / rest.substr(0, end + 8)).string();
        rest = rest.substr(end + 9);
      }
      const std::size_t colon = rest.find(':');
      std::string code = rest.substr(0, colon);
      const std::size_t blank = code.find(' ');
      const bool waived = blank != std::string::npos;
      if (waived) code = code.substr(0, blank);
      std::string text = colon == std::string::npos ? "" : rest.substr(colon + 1);
      text.erase(0, text.find_first_not_of(' '));
      while (!text.empty() && (text.back() == '\r' || text.back() == ' ')) text.pop_back();
      found.push_back({about, code, text, 0, waived});
      if (!whole_file) ++open;
      continue;
    }
    if (comment || start == std::string::npos || line == "\r") continue;
    for (; open > 0; --open) found[found.size() - open].line = number;
  }
  return found;
}

bool is_submission(const std::string& path) {
  std::ifstream in(path);
  std::string line;
  return std::getline(in, line) && line.find("# omfattning: inlämning") == 0;
}

/// The message as one types it: no-break spaces are spaces.
std::string typed(std::string message) {
  for (std::size_t at; (at = message.find("\u00a0")) != std::string::npos;) message.replace(at, 2, " ");
  return message;
}

/// Checks the case and compares; the codes that were expected are noted.
void check_case(const fs::path& test, std::set<std::string>& covered) {
  INFO(test.string());
  std::vector<std::string> paths;
  if (fs::is_directory(test)) {
    for (const auto& entry : fs::recursive_directory_iterator(test)) {
      if (entry.path().extension() == ".malkoll") paths.push_back(entry.path().string());
    }
  } else {
    paths.push_back(test.string());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Expected> expected;
  for (const std::string& path : paths) {
    for (Expected& e : expectations(path)) expected.push_back(std::move(e));
  }
  CheckScope scope;
  std::vector<std::string> given = paths;
  for (const std::string& path : paths) {
    if (!is_submission(path)) continue;
    if (scope.whole_municipality) given.clear();
    scope.whole_municipality = false;
    given.push_back(path);
  }
  Input input;
  Sink sink;
  read_files(input, given, read_from_disk, sink);
  if (!scope.whole_municipality) scope.checked_sources = input.given;
  const Project project = resolve(input.sources, std::move(input.facts), scope, sink);
  const Catalogue catalogue = built_in_catalogue();
  std::vector<RuleError> errors;
  const CheckResult result = check(input, project, catalogue, sink, scope, {}, errors);
  for (const RuleError& error : errors) FAIL_CHECK(error.file << ":" << error.line << ": " << error.message);

  for (const Finding& finding : result.findings) {
    const std::string path = fs::path(input.sources.at(finding.span.at).path).lexically_normal().string();
    const std::uint32_t line = finding.whole_file ? 0 : input.sources.position(finding.span.at).line;
    const std::string& code = catalogue.rules[finding.rule].code;
    const auto match = std::find_if(expected.begin(), expected.end(), [&](const Expected& e) {
      return e.code == code && e.line == line && fs::path(e.path).lexically_normal() == path &&
             e.waived == finding.waived.has_value() && typed(finding.message).find(e.text) != std::string::npos;
    });
    if (match == expected.end()) {
      FAIL_CHECK("extra: " << path << ":" << line << ": " << code << (finding.waived ? " undantagen" : "") << ": " << finding.message);
      continue;
    }
    covered.insert(code);
    expected.erase(match);
  }
  for (const Expected& e : expected) {
    FAIL_CHECK("missing: " << e.path << ":" << e.line << ": " << e.code << (e.waived ? " undantagen" : "") << ": " << e.text);
  }
}

}  // namespace

TEST_CASE("files have the findings that are written in them", "[files]") {
  std::set<std::string> covered;
  std::vector<fs::path> cases;
  for (const auto& entry : fs::directory_iterator(MALKOLL_TESTS "/files")) cases.push_back(entry.path());
  std::sort(cases.begin(), cases.end());
  for (const fs::path& test : cases) check_case(test, covered);
  check_case(MALKOLL_ROOT "/samples/karlstad-brister", covered);

  for (const RuleInfo& rule : built_in_catalogue().rules) {
    INFO("no file of tests/files has a finding " << rule.code);
    CHECK(covered.contains(rule.code));
  }
}

TEST_CASE("the clean samples have no error and no warning", "[files]") {
  std::set<std::string> covered;
  for (const char* sample : {"karlstad", "mini"}) {
    Input input;
    Sink sink;
    std::vector<std::string> paths;
    for (const auto& entry : fs::recursive_directory_iterator(std::string(MALKOLL_ROOT "/samples/") + sample)) {
      if (entry.path().extension() == ".malkoll") paths.push_back(entry.path().string());
    }
    read_files(input, paths, read_from_disk, sink);
    const Project project = resolve(input.sources, std::move(input.facts), {}, sink);
    const Catalogue catalogue = built_in_catalogue();
    std::vector<RuleError> errors;
    const CheckResult result = check(input, project, catalogue, sink, {}, {}, errors);
    CHECK(errors.empty());
    CHECK(project.posts.size() > 0);
    for (const Finding& f : result.findings) {
      if (f.level > Level::advice && !f.waived) FAIL_CHECK(sample << ": " << f.message);
    }
  }
}
