#include <ostream>
#include <string>

#include "diag/json.h"
#include "diag/places.h"
#include "diag/render.h"
#include "diag/screen_json.h"
#include "diag/summary_line.h"
#include "text/cell_name.h"

namespace malkoll {
namespace {

constexpr int schema_version = 1;  // with findings.schema.json; raised when a key changes its meaning or goes away

Json summary_json(const Summary& s) {
  return {{"errors", s.errors},
          {"warnings", s.warnings},
          {"advice", s.advice},
          {"waived", s.waived},
          {"baseline", s.known},
          {"mended", s.mended},
          {"dropped", s.dropped},
          {"files", s.files},
          {"money", s.money},
          {"linkedMoney", s.linked},
          {"excusedMoney", s.excused},
          {"scope", s.whole_municipality ? "municipality" : "submission"},
          {"units", s.units},
          {"missingUnits", s.missing_units},
          {"failing", s.failing},
          {"canSubmit", can_submit(s)},
          {"followUpErrors", s.follow_up_errors},
          {"planAlone", s.plan_alone}};
}

Json plan_json(const PlanInfo& plan) {
  return {{"id", text_or_null(plan.id)},
          {"title", text_or_null(plan.title)},
          {"municipality", text_or_null(plan.municipality)},
          {"budgetYear", plan.budget_year == 0 ? Json(nullptr) : Json(plan.budget_year)}};
}

Json cell_json(const CellPlace& cell) {
  return {{"sheet", text_or_null(cell.sheet)},
          {"row", cell.row},
          {"column", cell.column == 0 ? Json(nullptr) : Json(cell.column)},
          {"name", cell_name(cell.sheet, cell.row, cell.column)}};
}

/// The keys of a place; null line and columns where the finding is about the file, not a line in it, or about a cell.
void put_place(Json& json, const Sources& sources, Span span, bool whole_file) {
  const auto place = place_of(sources, span);
  json["path"] = place ? Json(std::string(place->path)) : Json(nullptr);
  const bool lines = place && !whole_file && !place->in_table;
  json["line"] = lines ? Json(place->begin.line) : Json(nullptr);
  json["column"] = lines ? Json(place->begin.column) : Json(nullptr);
  json["endLine"] = lines ? Json(place->end.line) : Json(nullptr);
  json["endColumn"] = lines ? Json(place->end.column) : Json(nullptr);
  json["cell"] = place && !whole_file && place->cell ? cell_json(*place->cell) : Json(nullptr);
}

Json subject_json(const Finding& f) {
  return f.subject_kind.empty() ? Json(nullptr) : Json{{"kind", f.subject_kind}, {"id", f.subject_id}};
}

/// What a screen needs besides; nothing of it in what others read.
void put_screen(Json& json, const JsonScreen* screen, Span span, bool whole_file) {
  if (screen != nullptr) json["screen"] = screen->place(span, whole_file);
}

Json related_json(const CheckResult& result, const Related& other, const JsonScreen* screen) {
  Json json = Json::object();
  put_place(json, *result.sources, other.span, false);
  json["message"] = other.message;
  put_screen(json, screen, other.span, false);
  return json;
}

Json item_json(const CheckResult& result, const Finding& item, const JsonScreen* screen) {
  Json json = Json::object();
  put_place(json, *result.sources, item.span, item.whole_file);
  json["subject"] = subject_json(item);
  json["unit"] = text_or_null(item.unit);
  json["money"] = item.money ? Json(*item.money) : Json(nullptr);
  json["message"] = item.message;
  put_screen(json, screen, item.span, item.whole_file);
  return json;
}

Json finding_json(const CheckResult& result, const Finding& f, const JsonScreen* screen) {
  const RuleInfo& rule = rule_of(result, f);
  Json json = {
      {"rule", rule.code}, {"name", rule.name}, {"level", std::string(level_word(f.level, Language::english))}, {"message", f.message}};
  put_place(json, *result.sources, f.span, f.whole_file);
  json["subject"] = subject_json(f);
  json["unit"] = text_or_null(f.unit);
  json["money"] = f.money ? Json(*f.money) : Json(nullptr);
  json["help"] = text_or_null(f.help);
  json["fix"] = nullptr;
  // A piece of the text that was made of a table stands for a piece of a cell: no program could put it right.
  if (f.fix && !result.sources->at(f.fix->span.at).is_table()) {
    Json fix = Json::object();
    put_place(fix, *result.sources, f.fix->span, false);
    fix["replacement"] = f.fix->replacement;
    json["fix"] = std::move(fix);
  }
  Json related = Json::array(), items = Json::array();
  for (const Related& other : f.related) related.push_back(related_json(result, other, screen));
  for (const Finding& item : f.items) items.push_back(item_json(result, item, screen));
  json["related"] = std::move(related);
  json["items"] = std::move(items);
  json["waived"] = nullptr;
  if (f.waived) {
    Json waived = {{"reason", f.waived->reason}, {"until", text_or_null(f.waived->until)}};
    put_place(waived, *result.sources, f.waived->place, false);
    json["waived"] = std::move(waived);
  }
  json["baseline"] = result.has_baseline ? Json(f.known) : Json(nullptr);
  if (screen != nullptr) json["screen"] = screen->finding(f);
  return json;
}

Json task_json(const CheckResult& result, const Task& task) {
  const RuleInfo& rule = result.catalogue->rules[task.rule];
  const Finding& first = result.findings[task.first];
  Json units = Json::array(), consequences = Json::array();
  for (const UnitCount& unit : task.units) units.push_back({{"id", unit.unit}, {"count", unit.count}});
  for (const Consequence& consequence : task.consequences) {
    consequences.push_back(
        {{"rule", result.catalogue->rules[consequence.rule].code}, {"count", consequence.count}, {"findings", consequence.findings}});
  }
  Json place = Json::object();
  put_place(place, *result.sources, first.span, first.whole_file);
  return {{"rule", rule.code},
          {"name", rule.name},
          {"level", std::string(level_word(task.level, Language::english))},
          {"count", task.count},
          {"money", task.money ? Json(*task.money) : Json(nullptr)},
          {"text", task.text},
          {"units", std::move(units)},
          {"path", place["path"]},
          {"line", place["line"]},
          {"help", text_or_null(first.help)},
          {"findings", task.findings},
          {"consequences", std::move(consequences)}};
}

void write_document(std::ostream& out, const CheckResult& result, const RenderOptions& options, const JsonScreen* screen) {
  const Json tool = {{"name", "malkoll"}, {"version", text_or_null(options.version)}};
  out << "{\n\"schema\": " << schema_version << ",\n\"tool\": " << dump(tool) << ",\n\"plan\": " << dump(plan_json(result.plan))
      << ",\n\"summary\": " << dump(summary_json(result.summary)) << ",\n\"findings\": [\n";
  JsonLines lines(out);
  for (const Finding& finding : result.findings) lines.add(finding_json(result, finding, screen));
  lines.finish();
  out << "],\n\"todo\": [\n";
  JsonLines todo(out);
  for (const Task& task : result.todo) todo.add(task_json(result, task));
  todo.finish();
  out << "],\n\"mended\": [\n";
  JsonLines mended(out);
  for (const KnownFinding& known : result.mended) mended.add(known_json(known));
  mended.finish();
  out << ']';
  if (screen != nullptr) out << ",\n\"screen\": " << dump(screen->document);
  out << "\n}\n";
}

}  // namespace

void render_json(std::ostream& out, const CheckResult& result, const RenderOptions& options) {
  write_document(out, result, options, nullptr);
}

void render_json_for_screen(std::ostream& out, const CheckResult& result, const RenderOptions& options, const JsonScreen& screen) {
  write_document(out, result, options, &screen);
}

}  // namespace malkoll
