#include <fmt/format.h>
#include <memory>

#include <algorithm>
#include <string>
#include <vector>

#include "check/portable.h"
#include "check/settings.h"
#include "cli/command.h"
#include "cli/new_rule.h"
#include "cli/rule_goldens.h"
#include "cli/run.h"
#include "diag/visible.h"
#include "text/told.h"
#include "text/utf8.h"
#include "work/examples.h"
#include "work/own_rules.h"

namespace malkoll::cli {

namespace {

struct RulesArguments {
  std::vector<std::string> paths;
  std::string test;                ///< a folder of rules; empty: none
  bool update_golden = false;      ///< of the rules in that folder
  std::vector<std::string> fresh;  ///< code and name of a rule to write
};

using Cells = std::vector<std::string>;

/// Columns as wide as their widest cell, by what a terminal shows.
void print_columns(const std::vector<Cells>& rows) {
  std::vector<std::size_t> widths;
  for (const Cells& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], display_width(row[c]));
  }
  for (const Cells& row : rows) {
    std::string line;
    for (std::size_t c = 0; c < row.size(); ++c) line += row[c] + std::string(widths[c] - display_width(row[c]) + 2, ' ');
    line.resize(line.find_last_not_of(' ') + 1);
    fmt::print("{}\n", line);
  }
}

/// Code, level, name and threshold, as they are in force, and where that stands.
Cells row_of(const RuleInfo& rule, const RuleSetting& setting, const Sources* sources, Language language) {
  const auto limit = limit_in_force(rule, setting);
  Cells row{rule.code, std::string(level_word(level_in_force(rule, setting), language)), rule.name,
            limit ? limit_text(*limit, language) : ""};
  if (sources != nullptr && !setting.place.empty()) {
    row.push_back(fmt::format("{}:{}", visible(sources->at(setting.place.at).path), sources->position(setting.place.at).line));
  } else {
    row.push_back(rule.own ? visible(rule.file) : std::string(in_language("regelns eget", language)));
  }
  return row;
}

int test_rules(const std::string& folder, Goldens goldens) {
  std::vector<RuleFileError> errors;
  const Catalogue catalogue = work::read_catalogue(folder, disk(), errors);
  say(errors);
  if (!errors.empty()) return could_not_run;
  std::size_t rules = 0, failed = 0;
  for (const RuleInfo& rule : catalogue.rules) {
    if (!rule.own) continue;
    ++rules;
    std::vector<std::string> faults = work::example_faults(catalogue, rule);
    if (faults.empty()) faults = golden_faults(catalogue, rule, goldens);
    failed += faults.empty() ? 0U : 1U;
    fmt::print("{} {}: {}\n", rule.code, rule.name, faults.empty() ? told("exemplen stämmer") : told("exemplen stämmer inte"));
    for (const std::string& fault : faults) fmt::print("  {}\n", visible(fault));
    for (const RuleFileError& fault : not_portable(rule))
      fmt::print("  {}\n", visible(told("rad {}: går bara att köra i SQLite: {}", fault.line, fault.message)));
  }
  fmt::print("{}, {}\n", rules == 1 ? told("1 regel") : told("{} regler", rules),
             failed == 0 ? told("alla exempel stämmer") : told("{} med exempel som inte stämmer", failed));
  return failed == 0 ? all_well : found_something;
}

int run_rules(const RulesArguments& arguments, const Common& common) {
  if (!arguments.fresh.empty()) return new_rule(arguments.fresh[0], arguments.fresh[1], common);
  if (!arguments.test.empty()) return test_rules(arguments.test, arguments.update_golden ? Goldens::update : Goldens::compare);
  const std::vector<std::string>& paths = arguments.paths;
  std::vector<Cells> rows;
  if (paths.empty()) {
    std::vector<RuleFileError> errors;
    const Catalogue catalogue = work::read_catalogue(common.rules, disk(), errors);
    say(errors);
    for (const RuleInfo& rule : catalogue.rules) rows.push_back(row_of(rule, {}, nullptr, common.language));
    print_columns(rows);
    return errors.empty() ? all_well : could_not_run;
  }
  const std::unique_ptr<Loaded> loaded = load_whole(paths, "", common);
  if (loaded == nullptr) return could_not_run;
  if (loaded->project.plan.declaration == no_row)
    return refuse(told("det finns ingen plan i det som lästes, så inget är inställt; malkoll rules visar reglernas egna nivåer"));
  const std::size_t before = loaded->sink.count(Code::P12);
  const std::vector<RuleSetting> settings = settings_in_force(loaded->project, loaded->catalogue, loaded->sink);
  for (std::size_t r = 0; r < settings.size(); ++r) {
    rows.push_back(row_of(loaded->catalogue.rules[r], settings[r], &loaded->input.sources, common.language));
  }
  print_columns(rows);
  const std::size_t mistakes = loaded->sink.count(Code::P12) - before;
  if (mistakes > 0)
    mention(mistakes == 1 ? told("1 inställning har ingen verkan; malkoll check visar varför")
                          : told("{} inställningar har ingen verkan; malkoll check visar varför", mistakes));
  return all_well;
}

}  // namespace

Command rules_command() {
  auto a = std::make_shared<RulesArguments>();
  Command command{.name = "rules",
                  .about = told("visa alla regler, och vad en plan har ställt in"),
                  .examples = "malkoll rules samples/karlstad\nmalkoll rules --test kommun/rules"};
  command.options = {
      Option{.names = "sökväg", .into = &a->paths, .help = told("mappar eller filer vars plan gäller; inget: reglernas egna nivåer")},
      Option{.names = "--test", .into = &a->test, .help = told("kör exemplen i huvudet på reglerna i en mapp"), .value = told("MAPP")},
      Option{.names = "--update-golden",
             .into = &a->update_golden,
             .help = told("skriv om KOD.golden, som håller vad reglerna säger om sina exempel, där det ska vara ändrat"),
             .needs = "--test"},
      Option{.names = "--new",
             .into = &a->fresh,
             .help = told("skriv en egen regel att börja med, i mappen rules eller den som --rules säger"),
             .value = told("KOD NAMN"),
             .excludes = "--test",
             .words = 2},
  };
  command.run = [a](const Common& common) { return run_rules(*a, common); };
  return command;
}

}  // namespace malkoll::cli
