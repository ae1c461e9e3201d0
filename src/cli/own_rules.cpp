#include "cli/own_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "check/builtin_rules.h"
#include "check/rule_checks.h"
#include "cli/files.h"

namespace malkoll::cli {

namespace fs = std::filesystem;

void add_own_rules(Catalogue& catalogue, const std::string& folder, std::vector<RuleFileError>& errors) {
  const auto paths = files_in(folder, ".sql");
  if (!paths) return errors.push_back({folder, 1, "mappen med regler kan inte läsas"});
  if (paths->empty()) return errors.push_back({folder, 1, "i mappen finns ingen regel (KOD-namn.sql)"});
  for (const std::string& path : *paths) {
    const FileAnswer answer = read_found_file(path);
    if (answer.fault != FileAnswer::Fault::none) {
      errors.push_back({path, 1, "filen kan inte läsas"});
      continue;
    }
    std::optional<RuleInfo> rule = read_rule(path, answer.bytes, errors);
    if (!rule) continue;
    rule->own = true;
    const auto at = std::lower_bound(catalogue.rules.begin(), catalogue.rules.end(), rule->code, [](const RuleInfo& known, const std::string& code) { return known.code < code; });
    if (at != catalogue.rules.end() && at->code == rule->code) {
      const std::string other = at->own ? "regeln i " + at->file : "Målkolls regel " + at->name;
      errors.push_back({path, 1, fmt::format("koden {} är redan tagen av {}; välj en annan kod, till exempel med bokstaven X", rule->code, other)});
      continue;
    }
    catalogue.rules.insert(at, std::move(*rule));
  }
  for (RuleFileError& fault : rule_faults(catalogue, false)) {
    if (fs::path(fault.file).parent_path() == fs::path(folder)) errors.push_back(std::move(fault));  // of another folder, it has been said
  }
}

Catalogue read_catalogue(const std::string& folder, std::vector<RuleFileError>& errors) {
  Catalogue catalogue = builtin_catalogue(errors);
  if (!folder.empty()) add_own_rules(catalogue, folder, errors);
  return catalogue;
}

std::string rules_beside(const Project& project, const std::string& named) {
  if (project.plan.declaration == no_row) return {};
  const std::string& plan = project.sources->at(project.declaration(project.plan.declaration).id.at).path;
  if (plan == "-") return {};
  const fs::path folder = fs::path(plan).parent_path() / "rules";
  std::error_code error;
  if (!fs::is_directory(folder, error) || (!named.empty() && fs::equivalent(folder, named, error))) return {};
  const auto paths = files_in(folder.generic_string(), ".sql");
  return !paths || !paths->empty() ? folder.generic_string() : "";  // that it cannot be read is said when it is
}

}  // namespace malkoll::cli
