#include <filesystem>
#include <iostream>

#include "cli/revision.h"
#include "cli/run.h"
#include "report/difference.h"
#include "text/told.h"

namespace malkoll::cli {

namespace {

/// Where a revision is looked up: the path that was named, else the other side's, where that is one.
std::string place_for(const std::string& named, const std::string& other) {
  if (!named.empty()) return named;
  std::error_code error;
  return std::filesystem::exists(other, error) ? other : std::string();
}

}  // namespace

std::unique_ptr<Loaded> load_version(const std::string& name, const std::string& of, const std::string& plan, const Common& common) {
  std::string failure;
  const std::optional<Version> version = find_version(name, of, failure);
  if (!version) {
    refuse(failure);
    return nullptr;
  }
  return load_whole(version->selection, [&](const std::string& path) { return read_version(*version, path); }, plan, common);
}

int diff_command(const DiffArguments& arguments, const Common& common) {
  const std::unique_ptr<Loaded> before = load_version(arguments.before, place_for(arguments.path, arguments.after), "", common);
  if (before == nullptr) return could_not_run;
  const std::unique_ptr<Loaded> after = load_version(arguments.after, place_for(arguments.path, arguments.before), "", common);
  if (after == nullptr) return could_not_run;
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

}  // namespace malkoll::cli
