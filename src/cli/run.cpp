#include "cli/run.h"

#include <fmt/format.h>

#include <cstdio>

#include "cli/files.h"

namespace malkoll::cli {

void say(const std::vector<RuleFileError>& errors) {
  for (const RuleFileError& error : errors) fmt::print(stderr, "malkoll: {}:{}: {}\n", error.file, error.line, error.message);
}

int refuse(const std::string& message) {
  fmt::print(stderr, "malkoll: {}\n", message);
  return could_not_run;
}

std::string version() { return MALKOLL_VERSION; }

std::unique_ptr<Loaded> load(const std::vector<std::string>& paths, const std::string& plan, const Common& common) {
  auto loaded = std::make_unique<Loaded>();
  std::vector<RuleFileError> errors;
  loaded->catalogue = read_catalogue(common.rules, errors);
  if (!errors.empty()) {
    say(errors);
    return nullptr;
  }
  const Selection selection = select_files(paths);
  if (!selection.empty_folders.empty()) {
    refuse(fmt::format("i mappen {} finns ingen fil som heter något på .malkoll", selection.empty_folders[0]));
    return nullptr;
  }
  read_files(loaded->input, selection.files, read_file, loaded->sink, {selection.bytes, true});
  loaded->scope.whole_municipality = selection.whole_municipality;
  loaded->scope.plan = plan;
  if (!selection.whole_municipality) loaded->scope.checked_sources = loaded->input.given;
  loaded->project = resolve(loaded->input.sources, std::move(loaded->input.facts), loaded->scope, loaded->sink);
  return loaded;
}

}  // namespace malkoll::cli
