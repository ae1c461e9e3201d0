#include "work/own_rules.h"

#include <filesystem>

#include "check/builtin_rules.h"
#include "check/rule_checks.h"
#include "text/told.h"
#include "work/beside_plan.h"

namespace malkoll::work {

namespace fs = std::filesystem;

void add_own_rules(Catalogue& catalogue, const std::string& folder, const Files& files, std::vector<RuleFileError>& errors) {
  const auto paths = files.list(folder, ".sql");
  if (!paths) return errors.push_back({folder, 1, told("mappen med regler kan inte läsas")});
  if (paths->empty()) return errors.push_back({folder, 1, told("i mappen finns ingen regel (KOD-namn.sql)")});
  for (const std::string& path : *paths) {
    const FileAnswer answer = files.read(path);
    if (answer.fault != FileAnswer::Fault::none) {
      errors.push_back({path, 1, told("filen kan inte läsas")});
      continue;
    }
    std::optional<RuleInfo> rule = read_rule(path, answer.bytes, errors);
    if (!rule) continue;
    rule->own = true;
    if (const RuleInfo* taken = catalogue.find(rule->code)) {
      const std::string other = taken->own ? told("regeln i {}", taken->file) : told("Målkolls regel {}", taken->name);
      errors.push_back(
          {path, 1, told("koden {} är redan tagen av {}; välj en annan kod, till exempel med bokstaven X", rule->code, other)});
      continue;
    }
    catalogue.insert(std::move(*rule));
  }
  for (RuleFileError& fault : rule_faults(catalogue, RulesOf::municipality)) {
    if (fs::path(fault.file).parent_path() != fs::path(folder)) continue;  // of another folder, it has been said
    std::erase_if(catalogue.rules, [&](const RuleInfo& rule) { return rule.own && rule.file == fault.file; });
    errors.push_back(std::move(fault));
  }
}

Catalogue read_catalogue(const std::string& folder, const Files& files, std::vector<RuleFileError>& errors, const Catalogue* built_in) {
  Catalogue catalogue = built_in != nullptr ? *built_in : builtin_catalogue(errors);
  if (!folder.empty()) add_own_rules(catalogue, folder, files, errors);
  return catalogue;
}

std::string rules_beside(const Project& project, const std::string& named, const Files& files) {
  const std::string folder = beside_plan(project, "rules");
  if (folder.empty() || (!named.empty() && files.same(folder) == files.same(named))) return {};
  const auto paths = files.list(folder, ".sql");
  return !paths || !paths->empty() ? folder : "";  // that it cannot be read is said when it is
}

}  // namespace malkoll::work
