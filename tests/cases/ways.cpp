#include "cases/ways.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "check/baseline.h"
#include "export/tables.h"
#include "format/corrections.h"
#include "format/formatter.h"
#include "report/follow_up.h"
#include "report/report.h"
#include "store/schema.h"
#include "workbook/write.h"

namespace fs = std::filesystem;

namespace malkoll::test {

namespace {

constexpr Language languages[] = {Language::swedish, Language::english};

/// A file to write that is gone afterwards.
struct Scratch {
  std::string path;
  explicit Scratch(std::string_view name) : path((fs::temp_directory_path() / fmt::format("malkoll-{}-{}", getpid(), name)).string()) {
    fs::remove(path);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() { fs::remove(path); }
  [[nodiscard]] std::string bytes() const {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return std::move(out).str();
  }
};

void renderings(const Checked& run, std::vector<std::string>& faults) {
  for (const Language language : languages) {
    RenderOptions options;
    options.language = language;
    options.all = true;
    options.version = "0";
    std::ostringstream text;
    render_text(text, run.result, options);
    options.glyphs = Glyphs::ascii;
    options.colour = true;
    options.all = false;
    render_text(text, run.result, options);
    render_short(text, run.result, options);
    render_junit(text, run.result, options);
    render_github(text, run.result, options);
    for (const auto render : {render_json, render_sarif, render_gitlab}) {
      std::ostringstream json;
      render(json, run.result, options);
      if (!nlohmann::json::accept(json.view())) faults.emplace_back("the findings are no JSON");
    }
  }
}

std::vector<std::string> units_of(const Project& project) {
  std::vector<std::string> ids{""};
  for (const UnitRow& unit : project.units) ids.emplace_back(project.id(unit.declaration));
  return ids;
}

void reports(const Checked& run, const report::Difference& difference, std::vector<std::string>& faults) {
  constexpr std::size_t most_units = 3;  // and the whole
  report::ReportOptions options;
  options.version = "0";
  const auto write = [&](std::string_view what) {
    std::ostringstream out;
    report::write_report(out, {run.input, run.project, run.result, {}, &difference}, options);
    if (out.view().empty()) faults.push_back(fmt::format("the report is empty: {}", what));
  };
  for (const Language language : languages) {
    options.language = language;
    for (const auto format : {report::ReportOptions::Format::html, report::ReportOptions::Format::markdown}) {
      options.format = format;
      for (const std::string& unit : units_of(run.project)) {
        options.unit = unit;
        if (language == Language::swedish || unit.empty()) write(unit);
        if (units_of(run.project).size() > most_units && unit == units_of(run.project)[most_units]) break;
      }
      options.unit.clear();
      for (Year year = run.project.plan.budget_year - 1; year <= run.project.plan.budget_year; ++year) {
        for (const PartOfYear part : {PartOfYear::whole, PartOfYear::interim}) {
          options.follow_up = Period{year, part};
          if (!report::is_followed_up(run.project, *options.follow_up)) continue;
          write("follow-up");
        }
      }
      options.follow_up.reset();
    }
  }
}

report::Difference differences(const Checked& run, std::vector<std::string>& faults) {
  report::Difference difference = report::compare(run.project, run.project);
  if (!difference.empty()) faults.emplace_back("it differs from itself");
  for (const Language language : languages) {
    report::DifferenceOptions options;
    options.language = language;
    options.all = true;
    options.version = "0";
    std::ostringstream text, json;
    report::write_difference_text(text, difference, run.input.sources, run.input.vocabulary, options);
    report::write_difference_json(json, difference, run.input.sources, options);
    if (!nlohmann::json::accept(json.view())) faults.emplace_back("the difference is no JSON");
  }
  return difference;
}

/// The given files as rows of the workbook, as the command gives them.
workbook::Content content(const Checked& run) {
  workbook::ContentOptions options;
  options.unit = run.project.plan.amount_unit == AmountUnit::none ? AmountUnit::tkr : run.project.plan.amount_unit;
  for (const BudgetRow& budget : run.project.budgets) {
    if (!budget.counts) options.left_out.push_back(run.project.declaration(budget.declaration).id.at);
  }
  std::sort(options.left_out.begin(), options.left_out.end());
  return workbook::content_of(run.project, run.input.given, run.input.keywords, options);
}

void exports(const Checked& run, std::vector<std::string>& faults) {
  const Project& project = run.project;
  const Sources& sources = run.input.sources;
  const std::vector<Table> tables = make_tables(project);
  std::string out;
  const auto to_text = [&](std::string_view piece) {
    out += piece;
    return true;
  };
  const auto must = [&](bool good, std::string_view what) {
    if (!good) faults.push_back(fmt::format("{} could not be written", what));
  };
  for (const Table& table : tables) must(exporting::write_table_csv(table, sources, to_text), table.name);
  out.clear();
  must(exporting::write_tables_json(tables, sources, "0", to_text) && nlohmann::json::accept(out), "JSON");
  const Scratch database("tables.sqlite");
  if (const auto done = exporting::write_sqlite(tables, sources, database.path); !done) faults.push_back("SQLite: " + done.error().reason);
  must(exporting::write_stratsys(project, exporting::StratsysValues::outcomes, to_text).all, "Stratsys");
  must(exporting::write_stratsys(project, exporting::StratsysValues::targets, to_text).all, "Stratsys");
  must(exporting::write_posts_csv(content(run), run.project, to_text), "CSV");
}

void baselines(const Checked& run, std::vector<std::string>& faults) {
  const Result<Baseline> baseline = read_baseline(write_baseline(baseline_of(run.result, {})));
  if (!baseline) {
    faults.push_back("the baseline cannot be read: " + baseline.error().reason);
    return;
  }
  CheckResult result = run.result;
  apply_baseline(result, *baseline);
  const Summary& s = result.summary;
  if (s.errors + s.warnings + s.advice > s.dropped || !result.mended.empty())
    faults.emplace_back("something is new beside its own baseline");
}

/// What must be the same after a way out and back: the money of each unit, and of the whole.
std::string money_of(const Project& project) {
  std::string out = fmt::format("whole {} linked {} excused {}", project.plan_sums.money.count(), project.plan_sums.linked_money.count(),
                                project.plan_sums.excused_money.count());
  std::map<std::string_view, std::string> units;
  for (const Id<UnitRow> u : project.units.ids()) {
    const UnitSums& unit = project.unit_sums[u];
    units[project.id(project.units[u].declaration)] +=
        fmt::format(" net {} linked {} posts {}", unit.net.count(), unit.linked.count(), unit.posts);
  }
  for (const auto& [id, money] : units) out += fmt::format("; {}{}", id, money);
  return out;
}

/// A message without the target that it quotes: fmt writes that in its first form.
std::string without_target(const std::string& message) {
  const std::size_t from = message.find("»"), to = message.find("«");
  return from == std::string::npos || to == std::string::npos || to < from ? message : message.substr(0, from) + message.substr(to);
}

/// Findings without their places, but for those about the file's bytes: a text that was read has none.
std::vector<std::string> said_by(const Checked& run) {
  std::vector<std::string> said;
  for (const Finding& f : run.result.findings) {
    if (run.code(f) != "F02" && run.code(f) != "F06")
      said.push_back(fmt::format("{}{}: {}", run.code(f), f.waived ? " undantagen" : "",
                                 run.code(f) == "P09" ? without_target(f.message) : f.message));
  }
  std::sort(said.begin(), said.end());
  return said;
}

void compare_runs(std::string_view way, const Checked& before, const Checked& after, bool same_findings, std::vector<std::string>& faults) {
  if (const std::string had = money_of(before.project), has = money_of(after.project); had != has) {
    faults.push_back(fmt::format("{}: other money\n  before: {}\n  after:  {}", way, had, has));
  }
  if (!same_findings) return;
  std::vector<std::string> gone, more;
  const std::vector<std::string> had = said_by(before), has = said_by(after);
  std::set_difference(had.begin(), had.end(), has.begin(), has.end(), std::back_inserter(gone));
  std::set_difference(has.begin(), has.end(), had.begin(), had.end(), std::back_inserter(more));
  for (const std::string& message : gone) faults.push_back(fmt::format("{}: no longer said: {}", way, message));
  for (const std::string& message : more) faults.push_back(fmt::format("{}: said only then: {}", way, message));
}

/// The files with other texts instead of some of them.
std::unique_ptr<Checked> run_with(const std::map<std::string, std::string>& texts, const Given& given, FileReader disk) {
  const auto reader = [&](const std::string& path) -> FileAnswer {
    const auto there = texts.find(path);
    return there == texts.end() ? disk(path) : FileAnswer{FileAnswer::Fault::none, there->second};
  };
  return run_files(given, reader);
}

void formatted(const Given& given, const Checked& run, FileReader disk, std::vector<std::string>& faults) {
  std::map<std::string, std::string> texts;
  for (std::size_t s = 0; s < run.input.sources.size(); ++s) {
    const Source& source = run.input.sources[s];
    if (source.is_table() || source.text.empty()) continue;
    const Formatted once = format({source.path, source.text, 0, {}}, run.input.keywords);
    if (!once.same_meaning) faults.push_back(fmt::format("fmt: {} would mean something else", source.path));
    if (format({source.path, once.text, 0, {}}, run.input.keywords).text != once.text)
      faults.push_back(fmt::format("fmt: {} changes twice", source.path));
    texts[source.path] = once.text;
  }
  compare_runs("fmt", run, *run_with(texts, given, disk), true, faults);
}

/// What a corrected word shows that was hidden by it may be wrong in its turn: there is nothing to compare.
void mended(const Given& given, const Checked& run, FileReader disk, std::vector<std::string>& faults) {
  std::map<std::string, std::string> texts;
  for (const Corrections& corrections : certain_corrections(run.result)) {
    const Source& source = run.input.sources[corrections.source];
    if (!source.is_table()) texts[source.path] = edited(source.text, corrections.edits);
  }
  if (texts.empty()) return;
  const auto after = run_with(texts, given, disk);
  faults.insert(faults.end(), after->faults.begin(), after->faults.end());
}

void workbook(const Given& given, const Checked& run, FileReader disk, std::vector<std::string>& faults) {
  if (given.paths.empty() || run.input.unreadable) return;
  workbook::WriteOptions options;
  options.created = "2024-01-01";
  const Scratch file("way.xlsx");
  const workbook::Content rows = content(run);
  if (const auto done = workbook::write_workbook(rows, run.project, options, file.path); !done) {
    faults.push_back("xlsx: " + done.error().reason);
    return;
  }
  const std::string path = (fs::path(given.paths.front()).parent_path() / "way.xlsx").lexically_normal().string();
  const Given book{{path}, given.alone.empty() ? std::vector<std::string>{} : std::vector<std::string>{path}};
  const auto after = run_with({{path, file.bytes()}}, book, disk);
  // What stands above a plan's first line is said to be left out: without that line, what follows may be of no plan.
  if (rows.lost.empty()) compare_runs("xlsx", run, *after, false, faults);
}

}  // namespace

std::vector<std::string> writing_faults(const Checked& run) {
  std::vector<std::string> faults;
  renderings(run, faults);
  const report::Difference difference = differences(run, faults);
  reports(run, difference, faults);
  exports(run, faults);
  baselines(run, faults);
  return faults;
}

std::vector<std::string> returning_faults(const Given& given, const Checked& run, FileReader disk) {
  std::vector<std::string> faults;
  formatted(given, run, disk, faults);
  mended(given, run, disk, faults);
  workbook(given, run, disk, faults);
  return faults;
}

}  // namespace malkoll::test
