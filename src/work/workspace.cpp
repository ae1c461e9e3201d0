#include "work/workspace.h"

#include <algorithm>

#include "model/resolve.h"
#include "work/kolada_file.h"
#include "work/own_rules.h"

namespace malkoll::work {

Opened open(const OpenOptions& options, const Files& files) {
  auto workspace = std::make_unique<Workspace>();
  const auto note = [&](const char* what) {
    if (options.watch != nullptr) options.watch->note(what);
  };
  workspace->catalogue = read_catalogue(options.rules, files, workspace->rule_faults, options.built_in);
  note("regelfiler");
  TableReader tables(files);
  std::vector<std::string> paths = options.paths;
  if (std::any_of(paths.begin(), paths.end(), is_table)) {
    std::vector<std::string> known = paths;
    known.insert(known.end(), options.beside.begin(), options.beside.end());
    std::vector<std::string> faults = tables.prepare(known, options.named, options.tables);
    if (!faults.empty()) return failure(OpenFaults{std::move(faults), std::move(workspace->rule_faults)});
    std::erase_if(paths, [&](const std::string& path) { return tables.passes_over(path); });
  }
  read_files(workspace->input, paths, tables, workspace->sink, {options.expected_bytes, options.threads});
  workspace->tables = tables.take();
  note("läsa filerna");
  workspace->scope.whole_municipality = options.whole_municipality;
  workspace->scope.plan = options.plan;
  if (!options.whole_municipality) workspace->scope.checked_sources = workspace->input.given;
  workspace->project =
      resolve(workspace->input.sources, std::move(workspace->input.facts), workspace->scope, workspace->sink, options.threads);
  if (options.use_kolada) read_kolada(*workspace, options.kolada, files);
  note("slå upp och summera");
  if (!options.own_rules) return workspace;
  if (const std::string folder = rules_beside(workspace->project, options.rules, files); !folder.empty()) {
    add_own_rules(workspace->catalogue, folder, files, workspace->rule_faults);
  }
  return workspace;
}

CheckResult check(const Workspace& workspace, const CheckOptions& options) {
  CheckResult result = malkoll::check(workspace.input, workspace.project, workspace.catalogue, workspace.sink, workspace.scope, options);
  result.failed.insert(result.failed.begin(), workspace.rule_faults.begin(), workspace.rule_faults.end());
  return result;
}

}  // namespace malkoll::work
