#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "diag/places.h"
#include "diag/visible.h"
#include "server/asked.h"
#include "text/digit.h"
#include "text/lines.h"
#include "text/told.h"

namespace malkoll::server {

namespace {

int severity(Level level) { return level == Level::error ? 1 : level == Level::warning ? 2 : 3; }

Json line_range(std::uint32_t line) {
  constexpr std::uint32_t whole = 1000;  // clients stop at the end of the line
  const std::uint32_t at = line == 0 ? 0 : line - 1;
  return to_json(Range{{at, 0}, {at, whole}});
}

/// `path:line: why`
void add_fault(const State& state, const Group& group, const std::string& fault, Level level, std::map<std::string, Json>& by_uri) {
  const std::size_t first = fault.find(':'), second = fault.find(": ", first == std::string::npos ? first : first + 1);
  std::uint32_t line = 1;
  std::string path, message = fault;
  if (second != std::string::npos && all_digits(std::string_view(fault).substr(first + 1, second - first - 1))) {
    std::from_chars(fault.data() + first + 1, fault.data() + second, line);
    path = group.path_of(fault.substr(0, first));
    message = fault.substr(second + 2);
  }
  const std::string uri =
      path.empty() ? state.uri(group.path_of(group.paths.empty() ? std::string() : group.paths.front())) : state.uri(path);
  Json& list = by_uri[uri];
  if (list.is_null()) list = Json::array();
  list.push_back({{"range", line_range(line)}, {"severity", severity(level)}, {"source", "malkoll"}, {"message", visible(message)}});
}

std::string name_of_result(const Json& items) { return std::to_string(std::hash<std::string>{}(dump(items))); }

Json report(const Json& items, const Json& before) {
  std::string id = name_of_result(items);
  if (before.is_string() && before.get_ref<const std::string&>() == id) return {{"kind", "unchanged"}, {"resultId", std::move(id)}};
  return {{"kind", "full"}, {"resultId", std::move(id)}, {"items", items}};
}

Json of_file(State& state, const Json& params) {
  const std::string path = state.path(params.at("textDocument").at("uri").get_ref<const std::string&>());
  if (!state.folders.knows(path)) return report(Json::array(), params.value("previousResultId", Json(nullptr)));
  const auto all = diagnostics(state, state.folders.checked(path));
  const auto found = all.find(state.uri(path));
  return report(found == all.end() ? Json::array() : found->second, params.value("previousResultId", Json(nullptr)));
}

Json of_workspace(State& state, const Json& params) {
  std::map<std::string, Json> before;
  for (const Json& known : params.value("previousResultIds", Json::array())) before[known.at("uri").get<std::string>()] = known.at("value");
  Json items = Json::array();
  for (const Group* group : state.folders.everything_checked()) {
    for (const auto& [uri, list] : diagnostics(state, *group)) {
      Json one = report(list, before.contains(uri) ? before[uri] : Json(nullptr));
      const auto open = state.documents.find(state.path(uri));
      one["uri"] = uri;
      one["version"] = open == state.documents.end() ? Json(nullptr) : Json(open->second.version);
      items.push_back(std::move(one));
      before.erase(uri);
    }
  }
  for (const auto& [uri, id] : before)
    items.push_back({{"kind", "full"}, {"uri", uri}, {"version", nullptr}, {"items", Json::array()}});  // gone
  return {{"items", std::move(items)}};
}

}  // namespace

Json diagnostic(const State& state, const Group& group, const Finding& finding) {
  const Checked& checked = *group.checked;
  const Sources& sources = checked.sources();
  const RuleInfo& rule = rule_of(checked.result, finding);
  const Source& source = sources.at(finding.span.at);
  std::string message = visible(finding.message);
  if (source.is_table() && !finding.whole_file) {
    const std::string place = place_text(sources, finding.span.at);
    if (place.size() > source.path.size() + 1) message = fmt::format("{}: {}", place.substr(source.path.size() + 1), message);
  }
  if (!finding.label.empty()) message += fmt::format(" ({})", visible(finding.label));
  if (!finding.help.empty()) message += fmt::format("\n{}: {}", in_language("hjälp", checked.language), visible(finding.help));
  const bool no_place = finding.whole_file || source.is_table();
  Json made = {{"range", no_place ? to_json(Range{}) : to_json(range_of(sources, finding.span, state.client.counting))},
               {"severity", severity(finding.level)},
               {"code", rule.code},
               {"codeDescription", {{"href", fmt::format("malkoll:{}.md", rule.code)}}},
               {"source", "malkoll"},
               {"message", std::move(message)}};
  Json related = Json::array();
  for (const Related& other : finding.related) {
    const Place place{&state, &group, &source};
    related.push_back({{"location", place.location(other.span)}, {"message", visible(other.message)}});
  }
  if (!related.empty()) made["relatedInformation"] = std::move(related);
  return made;
}

std::map<std::string, Json> diagnostics(const State& state, const Group& group) {
  std::map<std::string, Json> by_uri;
  for (const std::string& fault : group.faults) add_fault(state, group, fault, Level::error, by_uri);
  if (group.checked == nullptr) return by_uri;
  const Checked& checked = *group.checked;
  for (std::size_t s = 0; s < checked.sources().size(); ++s) by_uri[state.uri(group.path_of(checked.sources()[s]))] = Json::array();
  for (const Finding& finding : checked.result.findings) {
    if (!counts(finding) || checked.sources().size() == 0) continue;
    by_uri[state.uri(group.path_of(checked.sources().at(finding.span.at)))].push_back(diagnostic(state, group, finding));
  }
  for (const RuleFileError& error : checked.result.failed)
    add_fault(state, group, fmt::format("{}:{}: {}", error.file, error.line, error.message), Level::error, by_uri);
  for (const std::string& fault : group.rule_faults) add_fault(state, group, fault, Level::warning, by_uri);
  return by_uri;
}

const std::vector<Method>& diagnostic_methods() {
  static const std::vector<Method> methods = {{"textDocument/diagnostic", of_file}, {"workspace/diagnostic", of_workspace}};
  return methods;
}

}  // namespace malkoll::server
