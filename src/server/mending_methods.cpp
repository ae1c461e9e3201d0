#include <algorithm>

#include "check/builtin_rules.h"
#include "server/asked.h"
#include "server/describe.h"
#include "text/told.h"

namespace malkoll::server {

namespace {

bool wants(const Json& only, std::string_view kind) {
  if (!only.is_array() || only.empty()) return true;
  return std::any_of(only.begin(), only.end(), [&](const Json& one) {
    const std::string asked = one.is_string() ? one.get<std::string>() : std::string();
    return kind == asked || (kind.starts_with(asked) && kind.size() > asked.size() && kind[asked.size()] == '.');
  });
}

/// The diagnostic that the client has sent along for a finding.
Json diagnostic_of(const Json& sent, const Json& found) {
  for (const Json& diagnostic : sent) {
    const auto same = [&](const char* key) { return diagnostic.value(key, Json()) == found.at(key); };
    if (same("code") && same("range") && same("message")) return Json::array({diagnostic});
  }
  return Json::array();
}

Json code_actions(State& state, const Json& params) {
  const Place place = place_of(state, params);
  const Json context = params.value("context", Json::object());
  const Json only = context.value("only", Json()), sent = context.value("diagnostics", Json::array());
  Json list = Json::array();
  const CheckAgain again = [&](const Source& instead_of, std::string text) -> std::unique_ptr<const Checked> {
    if (!wants(only, "quickfix")) return nullptr;
    return state.folders.checked_with(*place.group, place.group->path_of(instead_of), text);
  };
  for (const Action& action : actions(place.checked(), place.text(), place.span(params.at("range")), again)) {
    const bool all = action.finding == nullptr && action.changes.size() > 1;
    const char* kind = all ? "source.fixAll" : action.finding == nullptr ? "refactor.rewrite" : "quickfix";
    if (!wants(only, kind)) continue;
    Json made = {{"title", action.title}, {"kind", kind}};
    if (action.finding != nullptr) {
      const Json found = diagnostic_of(sent, diagnostic(state, *place.group, *action.finding));
      if (!found.empty()) made["diagnostics"] = found;
    }
    if (action.certain) made["isPreferred"] = true;
    if (!action.changes.empty()) made["edit"] = workspace_edit(state, *place.group, action.changes);
    if (!action.explains.empty())
      made["command"] = {{"title", action.title},
                         {"command", "malkoll.explain"},
                         {"arguments", Json::array({action.explains, params.at("textDocument").at("uri")})}};
    list.push_back(std::move(made));
  }
  return list;
}

Json prepare_rename(State& state, const Json& params) {
  const Place place = place_of(state, params);
  const Occurrence* here = place.names().at(place.offset(params.at("position")));
  if (here == nullptr || place.names().declaration(here->name) == nullptr) return nullptr;
  return {{"range", place.range(here->place)}, {"placeholder", std::string(here->name.id)}};
}

/// The baselines beside what is checked that know the id.
std::vector<Rewritten> baselines(const State& state, const Group& group, const Name& name, const std::string& to) {
  std::vector<Rewritten> files;
  const work::Files& disk = state.folders.host().files;
  for (const std::string& path : disk.list(group.folder, ".json").value_or(std::vector<std::string>())) {
    FileAnswer answer = disk.read(path);
    if (answer.fault != FileAnswer::Fault::none) continue;
    if (std::string after = rename_in_baseline(answer.bytes, name, to); !after.empty())
      files.push_back({path, std::move(answer.bytes), std::move(after)});
  }
  return files;
}

Json rename_all(State& state, const Json& params) {
  state.folders.changed_on_disk();  // files are written that nobody looks at: they are read as they are now
  const Place place = place_of(state, params);
  const Occurrence* here = place.names().at(place.offset(params.at("position")));
  if (here == nullptr || place.names().declaration(here->name) == nullptr) throw ProtocolError{request_failed, told("här står inget id")};
  const std::string to = params.at("newName").get<std::string>();
  const auto changes = rename(place.checked(), place.names(), *here, to);
  if (!changes) throw ProtocolError{request_failed, changes.error().reason};
  return workspace_edit(state, *place.group, *changes, baselines(state, *place.group, here->name, to));
}

/// `malkoll.explain CODE [URI]`: the rule as Markdown; also a municipality's own where the file is of one that has it.
Json execute(State& state, const Json& params) {
  if (params.at("command") != "malkoll.explain") throw ProtocolError{invalid_params, params.at("command").get<std::string>()};
  const Json arguments = params.value("arguments", Json::array());
  if (arguments.empty() || !arguments[0].is_string()) throw ProtocolError{invalid_params, "malkoll.explain"};
  const std::string code = as_code(arguments[0].get<std::string>());
  std::vector<Group*> groups = state.folders.all_checked();
  if (arguments.size() > 1 && arguments[1].is_string()) {
    if (const std::string path = state.path(arguments[1].get<std::string>()); state.folders.knows(path))
      groups.insert(groups.begin(), &state.folders.checked(path));
  }
  for (const Group* group : groups) {
    if (group->checked == nullptr) continue;
    if (const RuleInfo* rule = group->checked->workspace->catalogue.find(code)) return describe(*rule, group->checked->language);
  }
  std::vector<RuleFileError> unheard;
  const Catalogue built_in = builtin_catalogue(unheard);
  if (const RuleInfo* rule = built_in.find(code)) return describe(*rule, state.folders.host().language);
  throw ProtocolError{request_failed, told("det finns ingen regel {}; alla visas av   malkoll rules", code)};
}

}  // namespace

const std::vector<Method>& mending_methods() {
  static const std::vector<Method> methods = {
      {"textDocument/codeAction", code_actions},
      {"textDocument/prepareRename", prepare_rename},
      {"textDocument/rename", rename_all},
      {"workspace/executeCommand", execute},
  };
  return methods;
}

}  // namespace malkoll::server
