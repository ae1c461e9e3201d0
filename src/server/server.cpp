#include "server/server.h"

#include <fmt/format.h>

#include <algorithm>

#include "check/table_names.h"
#include "server/asked.h"
#include "server/message.h"
#include "server/uri.h"
#include "text/told.h"
#include "work/table_file.h"

namespace malkoll::server {

namespace {

void send(Json message, std::vector<std::string>& out) {
  Json whole = {{"jsonrpc", "2.0"}};
  whole.update(message);
  out.push_back(dump(whole));
}

void answer_with(const Json& id, const ProtocolError& error, std::vector<std::string>& out) {
  send({{"id", id}, {"error", {{"code", error.code}, {"message", error.message}}}}, out);
}

const Method* find_in(const std::vector<Method>& methods, std::string_view name) {
  const auto found = std::find_if(methods.begin(), methods.end(), [&](const Method& method) { return method.name == name; });
  return found == methods.end() ? nullptr : &*found;
}

const Method* find_method(std::string_view name) {
  for (const auto* methods : {&writing_methods(), &reading_methods(), &mending_methods(), &showing_methods(), &diagnostic_methods()}) {
    if (const Method* found = find_in(*methods, name)) return found;
  }
  return nullptr;
}

/// The request is about a text that is open and is not checked, such as a rule's.
bool is_about_other_text(const State& state, const Json& params) {
  if (!params.is_object() || !params.contains("textDocument")) return false;
  const auto document = state.documents.find(state.path(params.at("textDocument").at("uri").get_ref<const std::string&>()));
  return document != state.documents.end() && !document->second.checked;
}

/// A value deep in the client's capabilities; null: it is not there.
Json deep(const Json& from, std::initializer_list<const char*> names) {
  const Json* at = &from;
  for (const char* name : names) {
    if (!at->is_object() || !at->contains(name)) return nullptr;
    at = &at->at(name);
  }
  return *at;
}
bool can(const Json& from, std::initializer_list<const char*> names) { return deep(from, names) == true; }

Client client_of(const Json& params) {
  const Json all = params.value("capabilities", Json::object());
  Client client;
  const Json encodings = deep(all, {"general", "positionEncodings"});
  if (encodings.is_array() && !encodings.empty() && encodings[0] == "utf-8") client.counting = Counting::utf8;
  client.snippets = can(all, {"textDocument", "completion", "completionItem", "snippetSupport"});
  client.versioned_changes = can(all, {"workspace", "workspaceEdit", "documentChanges"});
  client.watches = can(all, {"workspace", "didChangeWatchedFiles", "dynamicRegistration"});
  client.pulls = deep(all, {"textDocument", "diagnostic"}).is_object() && can(all, {"workspace", "diagnostics", "refreshSupport"});
  client.nested_symbols = can(all, {"textDocument", "documentSymbol", "hierarchicalDocumentSymbolSupport"});
  const Json formats = deep(all, {"textDocument", "hover", "contentFormat"});
  client.plain_hover = formats.is_array() && std::find(formats.begin(), formats.end(), "markdown") == formats.end();
  return client;
}

std::int64_t version_of(const Json& document) {
  const Json version = document.value("version", Json());
  return version.is_number() ? version.get<std::int64_t>() : 0;
}

/// A text of the language or a table, by its name or by what the client calls it. What else a client opens may be used by one.
bool is_checked(const Json& document) {
  const auto path = path_of(document.at("uri").get_ref<const std::string&>());
  return !path || path->ends_with(".malkoll") || work::is_table(*path) || document.value("languageId", Json()) == "malkoll";
}

std::vector<std::string> roots_of(const Json& params) {
  std::vector<std::string> roots;
  const auto add = [&](const Json& uri) {
    if (!uri.is_string()) return;
    auto path = path_of(uri.get<std::string>());
    if (!path) return;
    while (path->size() > 1 && path->ends_with('/')) path->pop_back();
    roots.push_back(std::move(*path));
  };
  const Json folders = params.value("workspaceFolders", Json());
  if (folders.is_array()) {
    for (const Json& folder : folders) add(folder.value("uri", Json()));
  } else {
    add(params.value("rootUri", Json()));
  }
  return roots;
}

}  // namespace

Server::Server(Host host) : state_(std::make_unique<State>(std::move(host))) {}
Server::~Server() = default;

Json Server::initialize(const Json& params) {
  state_->client = client_of(params);
  state_->folders.set_roots(roots_of(params));
  initialized_ = true;
  return {{"capabilities", capabilities(state_->client)},
          {"serverInfo", {{"name", "malkoll"}, {"version", state_->folders.host().version}}}};
}

void Server::opened(const Json& params) {
  const Json& document = params.at("textDocument");
  const std::string uri = document.at("uri");
  std::string text = document.at("text");
  state_->set_aside(uri);
  state_->others.erase(uri);
  state_->show({uri, state_->path(uri), version_of(document), is_checked(document)}, std::move(text));
}

void Server::changed(const Json& params) {
  const std::string uri = params.at("textDocument").at("uri");
  state_->bring_forward(uri);
  const std::string path = state_->path(uri);
  const std::string* before = state_->folders.text(path);
  if (before == nullptr) throw ProtocolError{invalid_params, told("texten är inte öppen: {}", uri)};
  std::string text = *before;
  const Json& changes = params.at("contentChanges");
  if (!changes.is_array()) throw ProtocolError{invalid_params, "contentChanges"};
  for (const Json& change : changes) {
    if (!change.contains("range") || change.at("range").is_null()) {
      text = change.at("text");
      continue;
    }
    const std::uint32_t first = byte_of(text, spot_from(change.at("range").at("start")), state_->client.counting);
    const std::uint32_t last = byte_of(text, spot_from(change.at("range").at("end")), state_->client.counting);
    text.replace(std::min(first, last), std::max(first, last) - std::min(first, last), change.at("text").get_ref<const std::string&>());
  }
  Document document = state_->documents.at(path);
  document.version = version_of(params.at("textDocument"));
  state_->show(std::move(document), std::move(text));
}

void Server::closed(const Json& params) {
  const std::string uri = params.at("textDocument").at("uri");
  if (state_->others.erase(uri) == 0) state_->close(uri);
}

/// A notification could not be taken: the client is told, for it counts on what it has sent.
void Server::complain(const Json& message, const std::string& why, std::vector<std::string>& out) const {
  constexpr int warning = 2;
  if (initialized_ && !shut_down_)
    send({{"method", "window/logMessage"},
          {"params", {{"type", warning}, {"message", told("{} kunde inte tas emot: {}", dump(message.at("method")), why)}}}},
         out);
}

void Server::notify(const std::string& method, const Json& params, std::vector<std::string>& out) {
  if (method == "exit") over_ = true;
  if (!initialized_ || shut_down_ || over_ || method.starts_with("$/")) return;
  unsettled_ = true;
  if (method == "textDocument/didOpen") return opened(params);
  if (method == "textDocument/didChange") return changed(params);
  if (method == "textDocument/didClose") return closed(params);
  if (method == "workspace/didChangeWatchedFiles" || method == "textDocument/didSave") return state_->folders.changed_on_disk();
  if (method == "workspace/didChangeWorkspaceFolders") {
    std::vector<std::string> roots = state_->folders.roots();
    const Json& event = params.at("event");
    for (const std::string& gone : roots_of({{"workspaceFolders", event.value("removed", Json::array())}})) std::erase(roots, gone);
    for (std::string& added : roots_of({{"workspaceFolders", event.value("added", Json::array())}})) roots.push_back(std::move(added));
    return state_->folders.set_roots(std::move(roots));
  }
  if (method != "initialized" || !state_->client.watches) return;
  Json watchers = Json::array({{{"globPattern", fmt::format("**/*.{{{}}}", fmt::join(read_endings(), ","))}}});
  send({{"id", "malkoll-" + std::to_string(next_id_++)},
        {"method", "client/registerCapability"},
        {"params",
         {{"registrations", Json::array({{{"id", "malkoll-files"},
                                          {"method", "workspace/didChangeWatchedFiles"},
                                          {"registerOptions", {{"watchers", std::move(watchers)}}}}})}}}},
       out);
}

void Server::take(const Json& message, const std::vector<Json>& taken_back, std::vector<std::string>& out) {
  const bool is_request = message.contains("id");
  const Json id = message.value("id", Json());
  if (!message.contains("method")) return;  // an answer to what we asked: it needs none
  try {
    const std::string method = message.at("method");
    const Json params = message.value("params", Json::object());
    if (!is_request) return notify(method, params, out);
    const auto answer = [&](Json result) { send({{"id", id}, {"result", std::move(result)}}, out); };
    if (method == "initialize") {
      if (initialized_) throw ProtocolError{invalid_request, "initialize"};
      return answer(initialize(params));
    }
    if (!initialized_) throw ProtocolError{not_initialized, method};
    if (shut_down_) throw ProtocolError{invalid_request, method};
    if (method == "shutdown") {
      shut_down_ = true;
      return answer(nullptr);
    }
    const Method* found = find_method(method);
    if (found == nullptr) throw ProtocolError{method_not_found, method};
    if (std::find(taken_back.begin(), taken_back.end(), id) != taken_back.end()) throw ProtocolError{request_cancelled, method};
    if (method != "textDocument/diagnostic" && is_about_other_text(*state_, params)) {
      const Method* of_rule = find_in(rule_methods(), method);
      return answer(of_rule == nullptr ? Json(nullptr) : of_rule->answer(*state_, params));
    }
    answer(found->answer(*state_, params));
  } catch (const ProtocolError& error) {
    if (is_request) answer_with(id, error, out);
    else complain(message, error.message, out);
  } catch (const Json::exception&) {  // what it says is of the library, and nobody's to read
    const Json method = message.at("method");
    const std::string why = told("{} saknar en uppgift, eller har en i en annan form än protokollets",
                                 method.is_string() ? method.get<std::string>() : dump(method));
    if (is_request) answer_with(id, {invalid_params, why}, out);
    else complain(message, why, out);
  }
}

void Server::receive(const std::vector<std::string>& messages, std::vector<std::string>& out) {
  std::vector<Json> read, taken_back;
  for (const std::string& message : messages) {
    Json json = read_json(message);
    if (!json.is_object()) {
      answer_with(nullptr, {json.is_discarded() ? parse_error : invalid_request, "JSON"}, out);
      continue;
    }
    const Json params = json.value("params", Json());
    if (json.value("method", Json()) == "$/cancelRequest" && params.is_object()) taken_back.push_back(params.value("id", Json()));
    read.push_back(std::move(json));
  }
  for (const Json& message : read) take(message, taken_back, out);
}

void Server::push(std::vector<std::string>& out) {
  std::map<std::string, Json> now;
  for (const Group* group : state_->folders.all_checked()) now.merge(diagnostics(*state_, *group));
  for (const auto& [uri, before] : told_) now.try_emplace(uri, Json::array());  // what is gone is taken away
  for (auto& [uri, list] : now) {
    const std::string text = dump(list);
    const auto before = told_.find(uri);
    const auto document = state_->documents.find(state_->path(uri));
    const bool is_open = document != state_->documents.end() && document->second.uri == uri;
    if (before == told_.end() ? list.empty() && !is_open : before->second == text && !is_open) continue;
    Json params = {{"uri", uri}};
    if (is_open) params["version"] = document->second.version;
    const std::string known = text + (is_open ? std::to_string(document->second.version) : "");
    if (before != told_.end() && before->second == known) continue;
    params["diagnostics"] = std::move(list);
    send({{"method", "textDocument/publishDiagnostics"}, {"params", std::move(params)}}, out);
    if (text == "[]" && !is_open) told_.erase(uri);
    else told_[uri] = known;
  }
}

void Server::settle(std::vector<std::string>& out) {
  if (!unsettled_ || !initialized_ || shut_down_) return;
  unsettled_ = false;
  if (!state_->client.pulls) return push(out);
  send({{"id", "malkoll-" + std::to_string(next_id_++)}, {"method", "workspace/diagnostic/refresh"}}, out);
}

}  // namespace malkoll::server
