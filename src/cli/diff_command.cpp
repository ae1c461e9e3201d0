#include <filesystem>
#include <iostream>
#include <memory>

#include "cli/command.h"
#include "cli/reading.h"
#include "cli/revision.h"
#include "cli/run.h"
#include "report/difference.h"
#include "text/told.h"

namespace malkoll::cli {

namespace {

struct DiffArguments {
  std::string before, after;  ///< as find_version reads them
  std::string path;           ///< of revisions: the folder or file; empty: the other side's, else this folder
  std::string format = "text";
  bool all = false;
};

/// Where a revision is looked up: the path that was named, else the other side's, where that is one.
std::string place_for(const std::string& named, const std::string& other) {
  if (!named.empty()) return named;
  std::error_code error;
  return std::filesystem::exists(other, error) ? other : std::string();
}

int run_diff(const DiffArguments& arguments, const Common& common) {
  const std::unique_ptr<Loaded> before = load_version(arguments.before, place_for(arguments.path, arguments.after), "", common);
  if (before == nullptr) return could_not_run;
  const std::unique_ptr<Loaded> after = load_version(arguments.after, place_for(arguments.path, arguments.before), "", common);
  if (after == nullptr) return could_not_run;
  tell_reading(*before, common, Made::comparison, arguments.before);
  tell_reading(*after, common, Made::comparison, arguments.after);
  report::Difference difference = report::compare(before->project, after->project);
  difference.before.name = arguments.before;
  difference.after.name = arguments.after;
  report::DifferenceOptions options;
  options.language = common.language;
  options.all = arguments.all;
  const std::string program = version();
  options.version = program;
  if (arguments.format == "json") {
    report::write_difference_json(std::cout, difference, after->input.sources, options);
  } else {
    report::write_difference_text(std::cout, difference, after->input.sources, after->input.vocabulary, options);
  }
  std::cout.flush();
  if (!std::cout) return refuse(told("kunde inte skriva allt"));
  return difference.empty() ? all_well : found_something;
}

}  // namespace

std::unique_ptr<Loaded> load_version(const std::string& name, const std::string& of, const std::string& plan, const Common& common) {
  const Result<Version> version = find_version(name, of);
  if (!version) {
    refuse(version.error());
    return nullptr;
  }
  return load_whole(version->selection, [&](const std::string& path) { return read_version(*version, path); }, plan, common);
}

Command diff_command() {
  auto a = std::make_shared<DiffArguments>();
  Command command{.name = "diff",
                  .about = told("visa vad som skiljer två versioner: mål, målvärden, ramar, pengar och poster"),
                  .examples = "malkoll diff budget-2024 budget-2025\nmalkoll diff HEAD~1 ."};
  command.options = {
      Option{.names = "gammal", .into = &a->before, .help = told("en mapp, en fil eller en version i git"), .required = true},
      Option{.names = "ny", .into = &a->after, .help = told("en mapp, en fil eller en version i git"), .required = true},
      Option{.names = "sökväg",
             .into = &a->path,
             .help = told("mappen eller filen i git-versionerna; inget: den andra sidans, annars den här mappen")},
      Option{
          .names = "--format", .into = &a->format, .help = told("text eller json"), .value = told("FORMAT"), .choices = {"text", "json"}},
      Option{.names = "--all", .into = &a->all, .help = told("visa alla rader, också i långa listor")},
  };
  command.run = [a](const Common& common) { return run_diff(*a, common); };
  return command;
}

}  // namespace malkoll::cli
