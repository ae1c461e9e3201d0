#include "cases/expectations.h"

#include <fmt/format.h>

#include <algorithm>

#include "cases/file_case.h"
#include "text/cell_name.h"

namespace fs = std::filesystem;

namespace malkoll::test {

namespace {

/// The message as one types it: no-break spaces are spaces.
std::string typed(std::string message) {
  for (std::size_t at; (at = message.find("\u00a0")) != std::string::npos;) message.replace(at, 2, " ");
  return message;
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
    const std::size_t count = std::max<std::size_t>(finding.items.size(), 1);  // a gathered one stands for those
    t.all += count;
    t.waived += finding.waived ? count : 0;
    t.only_advice &= finding.level == Level::advice;
  }
  return t;
}

}  // namespace

std::vector<std::string> case_faults(const fs::path& path, Shown& shown, const std::string& only) {
  FileCase files = read_case(path);
  if (!only.empty()) std::erase_if(files.markers, [&](const Marker& m) { return m.code != only; });
  const auto run = run_case(files);
  std::vector<std::string> faults = files.faults;
  faults.insert(faults.end(), run->faults.begin(), run->faults.end());
  if (files.paths.empty()) faults.push_back(path.string() + ": there is no such case");
  auto& markers = files.markers;
  for (const Finding& finding : run->result.findings) {
    const std::string& file = run->input.sources.at(finding.span.at).path;
    const auto cell = finding.whole_file ? std::nullopt : run->input.sources.cell(finding.span.at);
    const std::uint32_t line = finding.whole_file || cell ? 0 : run->input.sources.position(finding.span.at).line;
    const std::string cell_text = cell ? cell_name(cell->sheet, cell->row, cell->column) : "";
    const std::string& code = run->code(finding);
    if (!only.empty() && code != only) continue;
    const auto there = [&](const Marker& m) { return m.code == code && m.line == line && m.cell == cell_text && m.path == file; };
    const auto match = std::find_if(markers.begin(), markers.end(), [&](const Marker& m) {
      return !m.near && there(m) && m.waived == finding.waived.has_value() && typed(finding.message).find(m.text) != std::string::npos;
    });
    if (match != markers.end()) {
      if (finding.waived) shown.waived.insert(code);
      else shown.flagged.emplace(code, path);
      markers.erase(match);
      continue;
    }
    const bool near = std::any_of(markers.begin(), markers.end(), [&](const Marker& m) { return m.near && there(m); });
    faults.push_back(fmt::format("{}: {}:{}{}: {}{}: {}", near ? "not even nearly" : "extra", file, line, cell_text, code,
                                 finding.waived ? " undantagen" : "", finding.message));
  }
  if (only.empty()) {
    for (std::size_t i = 0; i < files.begin_here.size(); ++i) {
      const Marker& m = files.begin_here[i];
      const auto& todo = run->result.todo;
      const std::string line =
          i < todo.size() ? fmt::format("{}: {}", run->result.catalogue->rules[todo[i].rule].code, typed(todo[i].text)) : "nothing";
      if (!line.starts_with(m.code + ": ") || line.find(m.text) == std::string::npos)
        faults.push_back(fmt::format("börja här, line {}: {}: {} is {}", i + 1, m.code, m.text, line));
    }
  }
  for (const Marker& m : markers) {
    if (!m.near) {
      faults.push_back(fmt::format("missing: {}:{}{}: {}{}: {}", m.path, m.line, m.cell, m.code, m.waived ? " undantagen" : "", m.text));
    } else if (built_in_catalogue().find(m.code) == nullptr) {
      faults.push_back(fmt::format("{}:{}: there is no rule {}", m.path, m.line, m.code));
    }
    if (m.near) shown.near.insert(m.code);
  }
  return faults;
}

std::vector<std::string> coverage_faults() {
  std::vector<std::string> faults;
  Shown shown, sample;
  for (const fs::path& path : all_cases()) (void)case_faults(path, shown);
  (void)case_faults(MALKOLL_ROOT "/samples/karlstad-brister", sample);
  for (const RuleInfo& rule : built_in_catalogue().rules) {
    const auto fault = [&](std::string_view what) { faults.push_back(fmt::format("{} {}: {}", rule.code, rule.name, what)); };
    // Hidden and merged cells, and rows taken away: only a workbook has them (tests/xlsx_test.py).
    const bool of_workbooks = rule.code == "F10" || rule.code == "F11";
    if (!shown.flagged.contains(rule.code)) {
      if (!of_workbooks && !sample.flagged.contains(rule.code)) fault("no file of tests/files has a finding of it");
      if (!shown.near.contains(rule.code)) fault("no file of tests/files nearly has a finding of it");
      continue;
    }
    if (!shown.near.contains(rule.code)) fault("no file of tests/files nearly has a finding of it");
    const FileCase files = read_case(shown.flagged.at(rule.code));
    const Tally before = tally(files, rule.code);
    // What cannot be read has to be mended: it can be neither turned off nor waived.
    const bool fixed = rule.sql.empty() && rule.level == Level::error;
    if (tally(files, rule.code, with_level(rule.code, "av")).all != 0 && !fixed) fault("a plan cannot turn it off");
    const Tally advice = tally(files, rule.code, with_level(rule.code, "råd"));
    if (advice.all < before.all) fault("made råd by a plan, some of it goes away");
    if (advice.only_advice == fixed) fault(fixed ? "a plan can make it råd" : "a plan cannot make it råd");
    const Tally waived = tally(files, rule.code, in_the_plan("undantag " + rule.code + ": Prövas"));
    if (waived.waived != (rule.waivable ? before.all : 0))
      fault(rule.waivable ? "undantag in the plan does not waive it all" : "it is waived");
  }
  return faults;
}

std::vector<std::string> clean_faults(const fs::path& sample) {
  const auto run = run_case(read_case(sample));
  std::vector<std::string> faults = run->faults;
  if (run->project.posts.empty()) faults.push_back(sample.string() + ": no posts");
  for (const Finding& f : run->result.findings) {
    if (f.level > Level::advice && !f.waived) faults.push_back(fmt::format("{}: {}: {}", sample.string(), run->code(f), f.message));
  }
  return faults;
}

}  // namespace malkoll::test
