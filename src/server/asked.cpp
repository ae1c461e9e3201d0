#include "server/asked.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "server/outline.h"
#include "server/uri.h"
#include "text/told.h"

namespace malkoll::server {

std::string State::uri(const std::string& path) const {
  const auto open = documents.find(path);
  return open == documents.end() ? uri_of(path) : open->second.uri;
}

void State::show(Document document, std::string text) {
  folders.put(document.path, std::move(text), document.checked);
  documents.insert_or_assign(document.path, std::move(document));
}

void State::set_aside(const std::string& uri) {
  const auto shown = documents.find(path(uri));
  if (shown != documents.end() && shown->second.uri != uri)
    others.insert_or_assign(shown->second.uri, std::pair(shown->second, *folders.text(shown->first)));
}

void State::bring_forward(const std::string& uri) {
  const auto waiting = others.find(uri);
  if (waiting == others.end()) return;
  auto node = others.extract(waiting);
  set_aside(uri);
  show(std::move(node.mapped().first), std::move(node.mapped().second));
}

void State::close(const std::string& uri) {
  const std::string path = this->path(uri);
  documents.erase(path);
  folders.take_away(path);
  const auto waiting = std::find_if(others.begin(), others.end(), [&](const auto& other) { return other.second.first.path == path; });
  if (waiting != others.end()) bring_forward(waiting->first);
}

std::string State::path(std::string_view uri) const { return path_of(uri).value_or(std::string(uri)); }

std::uint32_t Place::offset(const Json& position) const { return offset_of(*source, spot_from(position), state->client.counting); }

Span Place::span(const Json& range) const {
  const std::uint32_t first = offset(range.at("start")), last = offset(range.at("end"));
  return {std::min(first, last), std::max(first, last) - std::min(first, last)};
}

Json Place::range(Span span) const { return to_json(range_of(checked().sources(), span, state->client.counting)); }

Json Place::location(Span span) const {
  const Source& in = checked().sources().at(span.at);
  const Json where = in.is_table() ? to_json(Range{}) : range(span);
  return {{"uri", state->uri(group->path_of(in))}, {"range", where}};
}

Place place_of(State& state, const Json& params) {
  const std::string path = state.path(params.at("textDocument").at("uri").get_ref<const std::string&>());
  if (!state.folders.knows(path)) throw ProtocolError{request_failed, told("filen är varken öppen eller i en mapp som är öppen: {}", path)};
  Group& group = state.folders.checked(path);
  if (group.checked == nullptr)
    throw ProtocolError{request_failed, group.faults.empty() ? told("kommunen kan inte läsas") : group.faults.front()};
  const std::size_t source = group.source_of(path);
  if (source == group.checked->sources().size())
    throw ProtocolError{request_failed, told("filen är ingen av dem som kontrolleras: {}", path)};
  return {&state, &group, &group.checked->sources()[source]};
}

Spot spot_from(const Json& position) {
  const auto number = [&](const char* name) {
    const Json& said = position.at(name);
    if (!said.is_number_unsigned() || said.get<std::uint64_t>() > std::numeric_limits<std::uint32_t>::max())
      throw ProtocolError{invalid_params, fmt::format("{}: {}", name, dump(said))};
    return said.get<std::uint32_t>();
  };
  return {number("line"), number("character")};
}
Json to_json(Spot spot) { return {{"line", spot.line}, {"character", spot.character}}; }
Json to_json(const Range& range) { return {{"start", to_json(range.begin)}, {"end", to_json(range.end)}}; }

Json workspace_edit(const State& state, const Group& group, const std::vector<Change>& changes, const std::vector<Rewritten>& files) {
  const Sources& sources = group.checked->sources();
  std::map<std::string, Json> by_path;
  for (const Change& change : changes) {
    Json& edits = by_path[group.path_of(sources.at(change.place.at))];
    if (edits.is_null()) edits = Json::array();
    edits.push_back({{"range", to_json(range_of(sources, change.place, state.client.counting))}, {"newText", change.text}});
  }
  for (const Rewritten& file : files) {
    const auto lines =
        static_cast<std::uint32_t>(std::count(file.before.begin(), file.before.end(), '\n') + (file.before.ends_with('\n') ? 0 : 1));
    by_path[file.path] = Json::array({{{"range", to_json(Range{{0, 0}, {lines, 0}})}, {"newText", file.after}}});
  }
  Json edit = Json::object();
  if (!state.client.versioned_changes) {
    for (auto& [path, edits] : by_path) edit["changes"][state.uri(path)] = std::move(edits);
    return edit;
  }
  edit["documentChanges"] = Json::array();
  for (auto& [path, edits] : by_path) {
    const auto open = state.documents.find(path);
    const Json version = open == state.documents.end() ? Json(nullptr) : Json(open->second.version);
    edit["documentChanges"].push_back({{"textDocument", {{"uri", state.uri(path)}, {"version", version}}}, {"edits", std::move(edits)}});
  }
  return edit;
}

Json capabilities(const Client& client) {
  Json types =
      Json::array({"comment", "keyword", "class", "string", "property", "parameter", "number", "enumMember", "variable", "string"});
  Json can = {
      {"positionEncoding", client.counting == Counting::utf8 ? "utf-8" : "utf-16"},
      {"textDocumentSync", {{"openClose", true}, {"change", 2}, {"save", true}}},
      {"completionProvider", {{"triggerCharacters", Json::array({":", ",", "/", " ", "."})}, {"resolveProvider", true}}},
      {"hoverProvider", true},
      {"definitionProvider", true},
      {"referencesProvider", true},
      {"documentHighlightProvider", true},
      {"documentSymbolProvider", true},
      {"workspaceSymbolProvider", true},
      {"renameProvider", {{"prepareProvider", true}}},
      {"codeActionProvider", {{"codeActionKinds", Json::array({"quickfix", "refactor.rewrite", "source.fixAll"})}}},
      {"codeLensProvider", {{"resolveProvider", false}}},
      {"documentLinkProvider", {{"resolveProvider", false}}},
      {"documentFormattingProvider", true},
      {"documentRangeFormattingProvider", true},
      {"documentOnTypeFormattingProvider", {{"firstTriggerCharacter", "\n"}}},
      {"foldingRangeProvider", true},
      {"inlayHintProvider", true},
      {"semanticTokensProvider",
       {{"legend", {{"tokenTypes", std::move(types)}, {"tokenModifiers", Json::array({"declaration"})}}}, {"full", true}, {"range", true}}},
      {"signatureHelpProvider", {{"triggerCharacters", Json::array({" ", ":", ","})}}},
      {"executeCommandProvider", {{"commands", Json::array({"malkoll.explain"})}}},
      {"workspace", {{"workspaceFolders", {{"supported", true}, {"changeNotifications", true}}}}},
  };
  if (client.pulls)
    can["diagnosticProvider"] = {{"identifier", "malkoll"}, {"interFileDependencies", true}, {"workspaceDiagnostics", true}};
  return can;
}

}  // namespace malkoll::server
