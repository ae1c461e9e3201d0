#include "work/own_rules.h"

#include <filesystem>

#include "check/builtin_rules.h"
#include "check/rule_checks.h"
#include "text/decode.h"
#include "text/told.h"
#include "work/beside_plan.h"

namespace malkoll::work {

namespace fs = std::filesystem;

namespace {

/// The texts are one, whatever ends their lines: a folder of ours that has been copied, or the one that the program is built of.
bool is_built_in(std::string_view text) {
  std::string own(text);
  std::erase(own, '\r');
  for (const RuleFile& built_in : builtin_rules()) {
    if (built_in.text.size() == own.size() && built_in.text == own) return true;
  }
  return false;
}

/// Rules whose codes are taken: said once, also where a whole folder is of such.
void tell_taken(const std::vector<std::pair<RuleInfo, std::string>>& taken, std::vector<RuleFileError>& errors) {
  if (taken.empty()) return;
  const auto& [first, other] = taken.front();
  if (taken.size() == 1) {
    errors.push_back(
        {first.file, 1, told("koden {} är redan tagen av {}; välj en annan kod, till exempel med bokstaven X", first.code, other)});
    return;
  }
  constexpr std::size_t most = 3;
  std::string codes;
  for (std::size_t t = 0; t < std::min(most, taken.size()); ++t) codes.append(t == 0 ? "" : ", ").append(taken[t].first.code);
  if (taken.size() > most) codes.append(" …");
  errors.push_back(
      {first.file, 1,
       told(
           "{} regler i mappen har koder som redan är tagna ({}): ta bort dem ur mappen eller lägg planen i en egen mapp, eller ge dem andra koder, till exempel med bokstaven X",
           taken.size(), codes)});
}

}  // namespace

void add_own_rules(Catalogue& catalogue, const std::string& folder, const Files& files, std::vector<RuleFileError>& errors) {
  const auto paths = files.list(folder, ".sql");
  if (!paths) return errors.push_back({folder, 1, told("mappen med regler kan inte läsas")});
  if (paths->empty()) return errors.push_back({folder, 1, told("i mappen finns ingen regel (KOD-namn.sql)")});
  std::vector<std::pair<RuleInfo, std::string>> taken;  // and by what
  for (const std::string& path : *paths) {
    const FileAnswer answer = files.read(path);
    if (answer.fault != FileAnswer::Fault::none) {
      errors.push_back({path, 1, told("filen kan inte läsas")});
      continue;
    }
    std::optional<RuleInfo> rule = read_rule(path, decode(answer.bytes).text, errors);
    if (!rule) continue;
    if (is_built_in(answer.bytes)) continue;  // nobody's own
    rule->own = true;
    if (const RuleInfo* other = catalogue.find(rule->code)) {
      taken.emplace_back(std::move(*rule), other->own ? told("regeln i {}", other->file) : told("Målkolls regel {}", other->name));
      continue;
    }
    catalogue.insert(std::move(*rule));
  }
  tell_taken(taken, errors);
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
