// Every file of tests/files, and the sample with faults, against the findings that are written in it (see file_case.h).
// Missing and extra findings fail.

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "file_case.h"
#include "text/cell_name.h"

namespace fs = std::filesystem;
using namespace malkoll;
using namespace malkoll::test;

namespace {

/// The message as one types it: no-break spaces are spaces.
std::string typed(std::string message) {
  for (std::size_t at; (at = message.find("\u00a0")) != std::string::npos;) message.replace(at, 2, " ");
  return message;
}

/// What the cases show of each code, and where it is first seen to be flagged.
struct Shown {
  std::map<std::string, fs::path> flagged;
  std::set<std::string> near, waived;
};

/// Checks the case and compares; what it shows is noted.
void check_case(const fs::path& test, Shown& shown) {
  INFO(test.string());
  FileCase files = read_case(test);
  const auto run = run_case(files);
  auto& markers = files.markers;
  for (const Finding& finding : run->result.findings) {
    const std::string& path = run->input.sources.at(finding.span.at).path;
    const auto cell = finding.whole_file ? std::nullopt : run->input.sources.cell(finding.span.at);
    const std::uint32_t line = finding.whole_file || cell ? 0 : run->input.sources.position(finding.span.at).line;
    const std::string cell_text = cell ? cell_name(cell->sheet, cell->row, cell->column) : "";
    const std::string& code = run->code(finding);
    const auto there = [&](const Marker& m) { return m.code == code && m.line == line && m.cell == cell_text && m.path == path; };
    const auto match = std::find_if(markers.begin(), markers.end(), [&](const Marker& m) {
      return !m.near && there(m) && m.waived == finding.waived.has_value() && typed(finding.message).find(m.text) != std::string::npos;
    });
    if (match != markers.end()) {
      if (finding.waived) shown.waived.insert(code); else shown.flagged.emplace(code, test);
      markers.erase(match);
      continue;
    }
    const bool near = std::any_of(markers.begin(), markers.end(), [&](const Marker& m) { return m.near && there(m); });
    FAIL_CHECK((near ? "not even nearly: " : "extra: ") << path << ":" << line << cell_text << ": " << code << (finding.waived ? " undantagen" : "")
                                                        << ": " << finding.message);
  }
  for (const Marker& m : markers) {
    if (m.near) {
      if (built_in_catalogue().find(m.code) == nullptr) FAIL_CHECK(m.path << ":" << m.line << ": there is no rule " << m.code);
      shown.near.insert(m.code);
    } else {
      FAIL_CHECK("missing: " << m.path << ":" << m.line << m.cell << ": " << m.code << (m.waived ? " undantagen" : "") << ": " << m.text);
    }
  }
}

/// Puts a line into every plan of a file.
std::function<void(std::string&)> in_the_plan(const std::string& line) {
  return [line](std::string& text) {
    for (std::size_t at = text.starts_with("plan ") ? 0 : text.find("\nplan "); at != std::string::npos; at = text.find("\nplan ", at)) {
      at = std::min(text.find('\n', at + 1), text.size());
      text.insert(at, "\n  " + line);
    }
  };
}

/// Sets a rule's level in the plan; where the file has a line for that rule, its threshold stays.
std::function<void(std::string&)> with_level(const std::string& code, const std::string& level) {
  return [code, level](std::string& text) {
    const std::string setting = "regel " + code + ": ";
    const std::size_t at = text.find("\n  " + setting);
    if (at == std::string::npos) return in_the_plan(setting + level)(text);
    const std::size_t word = at + 3 + setting.size();
    text.replace(word, text.find_first_of(",\n", word) - word, level);
  };
}

/// The findings of one code: how many, how many of them waived, and whether they all have a level.
struct Tally {
  std::size_t all = 0, waived = 0;
  bool only_advice = true;
};
Tally tally(const FileCase& files, const std::string& code, const std::function<void(std::string&)>& edit = {}) {
  Tally t;
  const auto run = run_case(files, edit);
  for (const Finding& finding : run->result.findings) {
    if (run->code(finding) != code) continue;
    ++t.all;
    t.waived += finding.waived ? 1 : 0;
    t.only_advice &= finding.level == Level::advice;
  }
  return t;
}

}  // namespace

TEST_CASE("files have the findings that are written in them", "[files]") {
  Shown shown;
  for (const fs::path& test : all_cases()) check_case(test, shown);
  Shown sample;
  check_case(MALKOLL_ROOT "/samples/karlstad-brister", sample);

  for (const RuleInfo& rule : built_in_catalogue().rules) {
    INFO(rule.code << " " << rule.name);
    {
      INFO("no file of tests/files has a finding of it");
      // Hidden and merged cells, and rows taken away: only a workbook has them (tests/xlsx_test.py).
      const bool of_workbooks = rule.code == "F10" || rule.code == "F11";
      REQUIRE((of_workbooks || shown.flagged.contains(rule.code) || sample.flagged.contains(rule.code)));
    }
    CHECK(shown.near.contains(rule.code));
    if (!shown.flagged.contains(rule.code)) continue;
    const FileCase files = read_case(shown.flagged.at(rule.code));
    INFO(shown.flagged.at(rule.code).string());
    const Tally before = tally(files, rule.code);
    // What cannot be read has to be mended: it can be neither turned off nor waived.
    const bool fixed = rule.sql.empty() && rule.level == Level::error;
    const Tally off = tally(files, rule.code, with_level(rule.code, "av"));
    CHECK((off.all == 0 || fixed));
    const Tally advice = tally(files, rule.code, with_level(rule.code, "råd"));
    CHECK(advice.all >= before.all);
    CHECK(advice.only_advice != fixed);
    const Tally waived = tally(files, rule.code, in_the_plan("undantag " + rule.code + ": Prövas"));
    CHECK(waived.waived == (rule.waivable ? before.all : 0));
  }
}

TEST_CASE("the clean samples have no error and no warning", "[files]") {
  for (const char* sample : {"karlstad", "mini"}) {
    const auto run = run_case(read_case(std::string(MALKOLL_ROOT "/samples/") + sample));
    CHECK(run->project.posts.size() > 0);
    for (const Finding& f : run->result.findings) {
      if (f.level > Level::advice && !f.waived) FAIL_CHECK(sample << ": " << f.message);
    }
  }
}
