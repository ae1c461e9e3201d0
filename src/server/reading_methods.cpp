#include <algorithm>

#include "server/asked.h"
#include "server/describe.h"
#include "server/outline.h"
#include "text/utf8.h"

namespace malkoll::server {

Json markdown(const State& state, std::string text) {
  if (!state.client.plain_hover) return {{"kind", "markdown"}, {"value", std::move(text)}};
  std::erase_if(text, [](char c) { return c == '*' || c == '\\' || c == '`'; });
  return {{"kind", "plaintext"}, {"value", std::move(text)}};
}

namespace {

Json hover(State& state, const Json& params) {
  const Place place = place_of(state, params);
  const std::uint32_t offset = place.offset(params.at("position"));
  const auto description = describe(place.checked(), place.names(), place.text(), offset);
  if (!description) return nullptr;
  return {{"contents", markdown(state, description->text)}, {"range", place.range(description->place)}};
}

const Occurrence* asked(const Place& place, const Json& params) { return place.names().at(place.offset(params.at("position"))); }

Json definition(State& state, const Json& params) {
  const Place place = place_of(state, params);
  const Occurrence* here = asked(place, params);
  if (here == nullptr) return nullptr;
  Json found = Json::array();
  if (const Occurrence* first = place.names().declaration(here->name)) found.push_back(place.location(first->place));
  return found.empty() ? Json(nullptr) : found;
}

Json references(State& state, const Json& params) {
  const Place place = place_of(state, params);
  const Occurrence* here = asked(place, params);
  if (here == nullptr) return nullptr;
  const bool with_declarations = params.value("context", Json::object()).value("includeDeclaration", true);
  Json found = Json::array();
  for (const Occurrence* occurrence : place.names().of(here->name)) {
    if (with_declarations || !occurrence->declares) found.push_back(place.location(occurrence->place));
  }
  return found;
}

Json highlights(State& state, const Json& params) {
  const Place place = place_of(state, params);
  const Occurrence* here = asked(place, params);
  if (here == nullptr) return nullptr;
  Json found = Json::array();
  for (const Occurrence* occurrence : place.names().of(here->name)) {
    if (&place.checked().sources().at(occurrence->place.at) != place.source) continue;
    found.push_back({{"range", place.range(occurrence->place)}, {"kind", occurrence->declares ? 3 : 2}});
  }
  return found;
}

/// The protocol's kinds of symbols, by what is nearest.
int symbol_kind(Kind kind) {
  constexpr int module = 2, package = 4, class_ = 5, method = 6, property = 7, field = 8, interface = 11, key = 20, event = 24;
  switch (kind) {
    case Kind::municipality: return package;
    case Kind::plan: return module;
    case Kind::goal_area: return interface;
    case Kind::committee:
    case Kind::company: return class_;
    case Kind::budget:
    case Kind::follow_up: return module;
    case Kind::indicator: return property;
    case Kind::assignment: return event;
    case Kind::post: return field;
    case Kind::unknown: return key;
    default: return method;
  }
}

std::string name_of(const Symbol& symbol) {
  const std::string name = symbol.id.empty() ? std::string(word(symbol.kind)) : symbol.id;
  return name.empty() ? "?" : name;
}

void add_symbols(const Place& place, const std::vector<Symbol>& symbols, const std::string& above, Json& list) {
  for (const Symbol& symbol : symbols) {
    if (place.state->client.nested_symbols) {
      Json below = Json::array();
      add_symbols(place, symbol.below, "", below);
      list.push_back({{"name", name_of(symbol)},
                      {"detail", symbol.title},
                      {"kind", symbol_kind(symbol.kind)},
                      {"range", place.range(symbol.whole)},
                      {"selectionRange", place.range(symbol.name)},
                      {"children", std::move(below)}});
      continue;
    }
    list.push_back({{"name", name_of(symbol) + (symbol.title.empty() ? "" : " " + symbol.title)},
                    {"kind", symbol_kind(symbol.kind)},
                    {"location", place.location(symbol.whole)},
                    {"containerName", above}});
    add_symbols(place, symbol.below, name_of(symbol), list);
  }
}

Json document_symbols(State& state, const Json& params) {
  const Place place = place_of(state, params);
  Json list = Json::array();
  if (!place.source->is_table()) add_symbols(place, outline(place.checked(), place.text()), "", list);
  return list;
}

Json workspace_symbols(State& state, const Json& params) {
  constexpr std::size_t most = 500;
  const std::string sought = fold_ascii(params.at("query").get_ref<const std::string&>());
  Json found = Json::array();
  for (Group* group : state.folders.everything_checked()) {
    if (group->checked == nullptr) continue;
    for (const Occurrence& occurrence : group->names->all()) {
      if (!occurrence.declares || found.size() >= most) continue;
      const std::string title = shortened(group->checked->project().text(occurrence.title), 120);
      const std::string name = std::string(occurrence.name.id) + (title.empty() ? "" : " " + title);
      if (!sought.empty() && fold_ascii(name).find(sought) == std::string::npos) continue;
      const Place place{&state, group, &group->checked->sources().at(occurrence.place.at)};
      found.push_back({{"name", name},
                       {"kind", symbol_kind(occurrence.kind)},
                       {"location", place.location(occurrence.place)},
                       {"containerName", std::string(occurrence.name.unit)}});
    }
  }
  return found;
}

}  // namespace

const std::vector<Method>& reading_methods() {
  static const std::vector<Method> methods = {
      {"textDocument/hover", hover},
      {"textDocument/definition", definition},
      {"textDocument/references", references},
      {"textDocument/documentHighlight", highlights},
      {"textDocument/documentSymbol", document_symbols},
      {"workspace/symbol", workspace_symbols},
  };
  return methods;
}

}  // namespace malkoll::server
