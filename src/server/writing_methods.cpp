#include <fmt/format.h>

#include "server/asked.h"
#include "server/completion.h"
#include "server/describe.h"

namespace malkoll::server {

namespace {

int item_kind(Proposal::What what) {
  switch (what) {
    case Proposal::What::keyword: return 14;
    case Proposal::What::property: return 10;
    case Proposal::What::value: return 12;
    case Proposal::What::id: return 18;
    case Proposal::What::rule: return 21;
    default: return 15;
  }
}

/// A snippet as plain text, for clients that know none: its places with what stands in them.
std::string without_places(std::string_view snippet) {
  std::string out;
  for (std::size_t at = 0; at < snippet.size(); ++at) {
    if (snippet[at] != '$') {
      out += snippet[at];
      continue;
    }
    const std::size_t end = snippet.substr(at).starts_with("${") ? snippet.find('}', at) : at + 1;
    if (end == std::string_view::npos) break;
    const std::string_view inside = snippet.substr(at, end - at);
    const std::size_t said = inside.find_first_of(":|");
    if (said != std::string_view::npos) out += inside.substr(said + 1, inside.find_first_of(",|", said + 1) - said - 1);
    at = end;
  }
  return out;
}

Json completion(State& state, const Json& params) {
  const Place place = place_of(state, params);
  if (place.source->is_table()) return nullptr;
  const Text text = place.text();
  const Completion found = complete(place.checked(), place.names(), text, place.offset(params.at("position")));
  const Json range = place.range(found.replaces);
  Json items = Json::array();
  std::size_t number = 0;
  for (const Proposal& proposal : found.proposals) {
    const bool snippet = proposal.what == Proposal::What::snippet;
    const std::string insert = snippet && !state.client.snippets ? without_places(proposal.insert) : proposal.insert;
    Json item = {{"label", proposal.label},
                 {"kind", item_kind(proposal.what)},
                 {"textEdit", {{"range", range}, {"newText", insert}}},
                 {"sortText", fmt::format("{}{:05}", proposal.order, number++)}};
    if (snippet && state.client.snippets) item["insertTextFormat"] = 2;
    if (!proposal.detail.empty()) item["detail"] = proposal.detail;
    if (!proposal.find.empty()) item["filterText"] = proposal.find;
    if (proposal.thing != nullptr)
      item["data"] = {{"uri", params.at("textDocument").at("uri")},
                      {"space", static_cast<int>(proposal.thing->name.space)},
                      {"unit", std::string(proposal.thing->name.unit)},
                      {"id", std::string(proposal.thing->name.id)}};
    if (proposal.rule != nullptr) item["data"] = {{"uri", params.at("textDocument").at("uri")}, {"rule", proposal.rule->code}};
    items.push_back(std::move(item));
  }
  return {{"isIncomplete", false}, {"items", std::move(items)}};
}

/// What is shown of a proposal when it is looked at.
Json resolve_completion(State& state, const Json& params) {
  Json item = params;
  if (!params.contains("data")) return item;
  const Json& data = params.at("data");
  const Place place = place_of(state, {{"textDocument", {{"uri", data.at("uri")}}}});
  std::string text;
  if (data.contains("rule")) {
    if (const RuleInfo* rule = place.checked().workspace->catalogue.find(data.at("rule").get<std::string>()))
      text = describe(*rule, place.checked().language);
  } else {
    const std::string unit = data.at("unit"), id = data.at("id");
    const int space = data.at("space");
    if (space < 0 || space > static_cast<int>(Space::aspect)) throw ProtocolError{invalid_params, "space"};
    if (const Occurrence* thing = place.names().declaration({static_cast<Space>(space), unit, id}))
      text = describe(place.checked(), *thing);
  }
  if (!text.empty()) item["documentation"] = {{"kind", "markdown"}, {"value", std::move(text)}};
  return item;
}

Json signature(State& state, const Json& params) {
  const Place place = place_of(state, params);
  const auto help = help_with_setting(place.checked(), place.offset(params.at("position")));
  if (!help) return nullptr;
  Json parts = Json::array();
  for (const std::string& part : help->parts) parts.push_back({{"label", part}});
  Json form = {{"label", help->form}, {"parameters", std::move(parts)}};
  if (!help->about.empty()) form["documentation"] = help->about;
  return {{"signatures", Json::array({std::move(form)})}, {"activeSignature", 0}, {"activeParameter", help->active}};
}

Json edits(const Place& place, const std::vector<Change>& changes) {
  Json list = Json::array();
  for (const Change& change : changes) list.push_back({{"range", place.range(change.place)}, {"newText", change.text}});
  return list;
}

Json laid_out(const Place& place, Span within) {
  if (place.source->is_table()) return nullptr;
  const auto changes = layout(place.checked(), *place.source, within);
  if (!changes) throw ProtocolError{request_failed, changes.error().reason};
  return edits(place, *changes);
}

Json formatting(State& state, const Json& params) {
  const Place place = place_of(state, params);
  return laid_out(place, place.whole());
}

Json range_formatting(State& state, const Json& params) {
  const Place place = place_of(state, params);
  return laid_out(place, place.span(params.at("range")));
}

/// The line that has just been ended.
Json typed(State& state, const Json& params) {
  const Place place = place_of(state, params);
  const Text text = place.text();
  const std::uint32_t offset = place.offset(params.at("position"));
  const auto line = text.line_at(offset == place.source->base ? offset : offset - 1);
  if (!line || text.lines[*line].form == ReadLine::Form::unread) return nullptr;
  const auto changes = layout(place.checked(), *place.source, {text.lines[*line].whole.at, 0});
  if (!changes) return nullptr;
  // The line where the cursor stands is left to whoever writes it.
  std::vector<Change> before;
  for (const Change& change : *changes) {
    if (change.place.end() <= offset) before.push_back(change);
  }
  return edits(place, before);
}

}  // namespace

const std::vector<Method>& writing_methods() {
  static const std::vector<Method> methods = {
      {"textDocument/completion", completion},
      {"completionItem/resolve", resolve_completion},
      {"textDocument/signatureHelp", signature},
      {"textDocument/formatting", formatting},
      {"textDocument/rangeFormatting", range_formatting},
      {"textDocument/onTypeFormatting", typed},
  };
  return methods;
}

}  // namespace malkoll::server
