#include <algorithm>

#include "server/asked.h"
#include "server/beside.h"
#include "server/outline.h"
#include "server/uri.h"
#include "text/told.h"

namespace malkoll::server {

namespace {

/// Five numbers a token, each place counted from the one before.
Json encoded(const Place& place, const std::vector<Token>& tokens, Span within) {
  Json data = Json::array();
  Spot before;
  for (const Token& token : tokens) {
    if (token.place.end() < within.at || token.place.at > within.end()) continue;
    const Range range = range_of(place.checked().sources(), token.place, place.state->client.counting);
    if (range.begin.line != range.end.line || range.end.character <= range.begin.character) continue;
    const std::uint32_t lines = range.begin.line - before.line;
    for (const std::uint32_t number :
         {lines, lines == 0 ? range.begin.character - before.character : range.begin.character, range.end.character - range.begin.character,
          static_cast<std::uint32_t>(token.type), token.declares ? 1U : 0U})
      data.push_back(number);
    before = range.begin;
  }
  return {{"data", std::move(data)}};
}

Json all_tokens(State& state, const Json& params) {
  const Place place = place_of(state, params);
  if (place.source->is_table()) return nullptr;
  return encoded(place, tokens(place.checked(), place.names(), place.text()), place.whole());
}

Json some_tokens(State& state, const Json& params) {
  const Place place = place_of(state, params);
  if (place.source->is_table()) return nullptr;
  return encoded(place, tokens(place.checked(), place.names(), place.text()), place.span(params.at("range")));
}

Json folding(State& state, const Json& params) {
  const Place place = place_of(state, params);
  Json list = Json::array();
  if (place.source->is_table()) return list;
  for (const Fold& fold : folds(place.checked(), place.text())) {
    Json one = {{"startLine", fold.first}, {"endLine", fold.last}};
    if (fold.comment) one["kind"] = "comment";
    list.push_back(std::move(one));
  }
  return list;
}

Json inlay_hints(State& state, const Json& params) {
  const Place place = place_of(state, params);
  Json list = Json::array();
  if (place.source->is_table()) return list;
  for (const Hint& hint : hints(place.checked(), place.names(), place.span(params.at("range")))) {
    list.push_back({{"position", to_json(spot_of(place.checked().sources(), hint.offset, state.client.counting))},
                    {"label", hint.words},
                    {"paddingLeft", true}});
  }
  return list;
}

Json code_lenses(State& state, const Json& params) {
  const Place place = place_of(state, params);
  Json list = Json::array();
  if (place.source->is_table()) return list;
  for (const Lens& lens : lenses(place.checked(), place.text())) {
    const Json range = place.range(lens.place);
    list.push_back({{"range", range},
                    {"command",
                     {{"title", lens.words},
                      {"command", "malkoll.references"},
                      {"arguments", Json::array({params.at("textDocument").at("uri"), range.at("start")})}}}});
  }
  const Project& project = place.checked().project();
  if (project.plan.declaration == no_row) return list;
  const Span plan = project.declaration(project.plan.declaration).id;
  if (&place.checked().sources().at(plan.at) == place.source && place.group->whole_municipality) {
    list.push_back(
        {{"range", place.range(plan)},
         {"command",
          {{"title", told("Skriv rapporten")}, {"command", "malkoll.report"}, {"arguments", Json::array({uri_of(place.group->folder)})}}}});
  }
  return list;
}

Json document_links(State& state, const Json& params) {
  const Place place = place_of(state, params);
  Json list = Json::array();
  if (place.source->is_table()) return list;
  for (const Link& link : links(place.checked(), place.text())) {
    const std::size_t used = place.checked().sources().index_of(link.path);
    if (used == place.checked().sources().size()) continue;  // it is not there; that is told
    list.push_back({{"range", place.range(link.place)}, {"target", state.uri(place.group->path_of(place.checked().sources()[used]))}});
  }
  return list;
}

}  // namespace

const std::vector<Method>& showing_methods() {
  static const std::vector<Method> methods = {
      {"textDocument/semanticTokens/full", all_tokens}, {"textDocument/semanticTokens/range", some_tokens},
      {"textDocument/foldingRange", folding},           {"textDocument/inlayHint", inlay_hints},
      {"textDocument/codeLens", code_lenses},           {"textDocument/documentLink", document_links},
  };
  return methods;
}

}  // namespace malkoll::server
