#include <map>
#include <sstream>
#include <string_view>

#include "check/table_names.h"
#include "diag/places.h"
#include "diag/screen_json.h"
#include "diag/summary_line.h"
#include "diag/visible.h"
#include "import/column_map_words.h"
#include "keywords.h"
#include "page/session.h"
#include "text/cell_name.h"
#include "text/decode.h"
#include "text/format.h"
#include "work/annotated.h"

namespace malkoll::page {

namespace {

std::string text(std::string_view from) { return visible(from); }

/// Where a span of a table's text stands in that text; null elsewhere.
Json place_in_made_text(const Sources& sources, Span span) {
  const auto place = place_of(sources, span);
  if (!place || !place->in_table) return nullptr;
  return {{"line", place->begin.line}, {"column", place->begin.column}, {"endLine", place->end.line}, {"endColumn", place->end.column}};
}

/// Nämnder and bolag of what was last checked: `[{"id", "title"}]`.
Json units_json(const Session& session) {
  const Project& project = session.checked->project();
  Json units = Json::array();
  for (const UnitRow& unit : project.units)
    units.push_back({{"id", text(project.id(unit.declaration))}, {"title", text(project.title(unit.declaration))}});
  return units;
}

Json document_screen(const Session& session, const RenderOptions& options) {
  const CheckResult& result = session.checked->result;
  Json failed = Json::array();
  for (const RuleFileError& error : result.failed)
    failed.push_back({{"file", error.file}, {"line", error.line}, {"message", error.message}});
  const Summary& s = result.summary;
  const Ore expected = s.money - s.excused;
  return {{"line", summary_line(s, options)},
          {"expectedMoney", expected},
          {"linked", format_total(s.linked, options.language)},
          {"expected", format_total(expected, options.language)},
          {"excused", format_total(s.excused, options.language)},
          {"failedRules", std::move(failed)},
          {"ownRules", rules_json(*result.catalogue, true)},
          {"units", units_json(session)}};
}

/// What the page says instead of a finding's help; null: the help itself. A gathered finding without a help of its own has that of its first.
Json page_help_json(const CheckResult& result, const Finding& f) {
  const Variant& variant = rule_of(result, f).variants[f.variant];
  if (variant.help_sv.empty() && !f.items.empty()) return page_help_json(result, f.items.front());
  return text_or_null(page_help_name(variant.page_help));
}

}  // namespace

std::string findings_for_screen(const Session& session) {
  const CheckResult& result = session.checked->result;
  RenderOptions options;
  options.language = session.request.language;
  options.version = MALKOLL_VERSION;
  JsonScreen screen;
  screen.document = document_screen(session, options);
  screen.place = [&](Span span, bool whole_file) {
    return Json{{"made", whole_file ? Json(nullptr) : place_in_made_text(*result.sources, span)}};
  };
  screen.finding = [&](const Finding& f) {
    Json json = screen.place(f.span, f.whole_file);
    json["amount"] = f.money ? Json(format_amount(*f.money, options.language)) : Json(nullptr);
    json["label"] = text_or_null(f.label);
    json["help"] = page_help_json(result, f);
    return json;
  };
  std::ostringstream out;
  render_json_for_screen(out, result, options, screen);
  return std::move(out).str();
}

namespace {

/// Columns as people call them: by their headings, else by their letters.
Json columns_json(const importing::ValueSource& source) {
  Json columns = Json::array();
  for (const importing::Column& column : source.columns) {
    columns.push_back(column.heading.empty() ? std::string(importing::column_word) + column_letters(column.number) : column.heading);
  }
  return columns;
}

}  // namespace

Json table_json(const Session& session, const std::string& path) {
  const auto found = session.checked->workspace->tables.find(path);
  if (found == session.checked->workspace->tables.end()) return nullptr;
  const work::TableRead& table = found->second;
  using Why = importing::LeftOut::Why;
  Json left_out = Json::array();
  for (const importing::LeftOut& left : table.imported.account.left_out)
    left_out.push_back({{"condition", left.condition},
                        {"rows", left.rows},
                        {"column", left.why == Why::column || left.why == Why::column_without_heading}});
  Json made = {{"text", nullptr},
               {"map", importing::write_column_map(table.map)},
               {"unit", {{"always", text_or_null(table.map.unit.always)}, {"columns", columns_json(table.map.unit)}}},
               {"amounts", table.map.row_unit ? Json(nullptr) : text_or_null(amount_unit_word(table.map.unit_of_amounts))},
               {"rows", table.imported.rows},
               {"posts", table.imported.posts},
               {"refused", table.imported.refused},
               {"leftOut", std::move(left_out)},
               {"unused", table.imported.unused},
               {"annotates", work::can_be_annotated(table)}};
  const Sources& sources = session.checked->workspace->input.sources;
  if (const std::size_t s = sources.index_of(path); s < sources.size()) made["text"] = sources[s].text;
  return made;
}

Json table_endings_json() {
  Json endings = Json::array();
  for (const TableEnding& ending : table_endings()) endings.push_back(std::string(ending.text));
  return endings;
}

Json rules_json(const Catalogue& catalogue, bool own) {
  Json rules = Json::array();
  for (const RuleInfo& rule : catalogue.rules) {
    if (rule.own != own) continue;
    rules.push_back({{"code", rule.code},
                     {"name", rule.name},
                     {"level", std::string(level_word(rule.level, Language::english))},
                     {"why", rule.why},
                     {"when", rule.when},
                     {"askedBy", rule.asked_by},
                     {"mend", rule.mend},
                     {"waive", rule.waive},
                     {"wrong", rule.wrong},
                     {"right", rule.right}});
  }
  return rules;
}

Json words_json() {
  using importing::MapKey;
  Json kinds = Json::array(), units = Json::array(), columns = Json::array();
  const Keywords keywords;
  for (const Keyword& keyword : keywords.all()) {
    if (keyword.kind != Kind::unknown) kinds.push_back(keyword.text);
  }
  for (const Choice& unit : choices(Shape::amount_unit)) units.push_back(unit.word);
  for (const MapKey key : {MapKey::unit, MapKey::unit_title, MapKey::post, MapKey::title})
    columns.push_back({{"word", importing::word_of(key)}, {"yearly", false}});
  for (const Key key :
       {Key::operation, Key::investment, Key::post_class, Key::contributes, Key::works_against, Key::motivation, Key::law}) {
    columns.push_back({{"word", word(key)}, {"yearly", spec(key).argument == Argument::year}});
  }
  columns.push_back({{"word", importing::word_of(MapKey::shares)}, {"yearly", false}});
  return {{"kinds", kinds},
          {"heads", {word(Kind::plan), word(Kind::budget), word(Kind::follow_up)}},
          {"units", units},
          {"written", written_choices(Shape::amount_unit)},
          {"columns", columns}};
}

}  // namespace malkoll::page
