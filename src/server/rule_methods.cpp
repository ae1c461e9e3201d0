#include "server/asked.h"
#include "server/rule_text.h"
#include "text/told.h"

namespace malkoll::server {

namespace {

/// A rule's text as it stands in the editor.
struct Rule {
  Sources sources;
  std::uint32_t offset = 0;
  Counting counting = Counting::utf16;
  [[nodiscard]] std::string_view text() const { return sources[0].text; }
  [[nodiscard]] Json range(const TableWords& word) const { return server::to_json(range_of(sources, {word.at, word.length}, counting)); }
};

std::optional<Rule> rule_asked_about(const State& state, const Json& params) {
  const std::string path = state.path(params.at("textDocument").at("uri").get_ref<const std::string&>());
  const std::string* text = state.folders.text(path);
  if (text == nullptr || !path.ends_with(".sql")) return std::nullopt;
  std::optional<Rule> rule(std::in_place);
  rule->sources.add(path, *text);
  rule->counting = state.client.counting;
  rule->offset = offset_of(rule->sources[0], spot_from(params.at("position")), rule->counting);
  return rule;
}

Json complete_rule(State& state, const Json& params) {
  constexpr int field = 5, table_kind = 7;
  const auto rule = rule_asked_about(state, params);
  if (!rule) return nullptr;
  const TableWords found = words_at(rule->text(), rule->offset);
  Json items = Json::array();
  for (const TableWord& word : found.words) {
    const bool is_column = word.column != nullptr;
    const std::string name = is_column ? word.column->name : word.table->name;
    Json item = {{"label", name},
                 {"kind", is_column ? field : table_kind},
                 {"sortText", (is_column ? "1" : "2") + name},
                 {"textEdit", {{"range", rule->range(found)}, {"newText", name}}}};
    if (is_column) item["detail"] = std::string(word.table->name) + " · " + word.column->type;
    item["documentation"] = std::string(in_run_language(is_column ? word.column->doc : word.table->doc));
    items.push_back(std::move(item));
  }
  return {{"isIncomplete", false}, {"items", std::move(items)}};
}

Json hover_rule(State& state, const Json& params) {
  const auto rule = rule_asked_about(state, params);
  if (!rule) return nullptr;
  const TableWords found = named_at(rule->text(), rule->offset);
  if (found.words.empty()) return nullptr;
  std::string text;
  for (const TableWord& word : found.words) text.append(text.empty() ? "" : "\n\n").append(describe(word));
  return {{"contents", markdown(state, std::move(text))}, {"range", rule->range(found)}};
}

}  // namespace

const std::vector<Method>& rule_methods() {
  static const std::vector<Method> methods = {{"textDocument/completion", complete_rule}, {"textDocument/hover", hover_rule}};
  return methods;
}

}  // namespace malkoll::server
