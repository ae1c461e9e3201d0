#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>

#include "diag/documentation.h"
#include "diag/json.h"
#include "diag/places.h"
#include "diag/render.h"
#include "diag/summary_line.h"
#include "text/cell_name.h"
#include "text/percent_encoded.h"
#include "text/told.h"

// SARIF 2.1.0, OASIS Standard: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; § in comments is
// there.

namespace malkoll {
namespace {

/// § 3.27.10; `none` is what a rule that is off has.
std::string_view sarif_level(Level level) {
  switch (level) {
    case Level::error: return "error";
    case Level::warning: return "warning";
    case Level::advice: return "note";
    case Level::off: break;
  }
  return "none";
}

/// A path as a URI reference (RFC 3986): relative ones stay relative, `C:\mapp` becomes `file:///C:/mapp`.
std::string uri_reference(std::string_view path) {
  std::string slashes(path);
  std::replace(slashes.begin(), slashes.end(), '\\', '/');
  std::string_view rest = slashes;
  while (rest.size() > 2 && rest.substr(0, 2) == "./") rest.remove_prefix(2);
  if (rest.size() > 2 && rest[1] == ':' && rest[2] == '/') return "file:///" + percent_encoded(rest, "/:");
  if (rest.size() > 1 && rest.substr(0, 2) == "//") return "file:" + percent_encoded(rest, "/");
  if (!rest.empty() && rest[0] == '/') return "file://" + percent_encoded(rest, "/");
  return percent_encoded(rest, "/");
}

Json text_json(std::string_view text) { return {{"text", std::string(text)}}; }

Json region_json(const Place& place) {
  return {
      {"startLine", place.begin.line}, {"startColumn", place.begin.column}, {"endLine", place.end.line}, {"endColumn", place.end.column}};
}

Json location_json(const Place& place, bool whole_file) {
  Json physical = {{"artifactLocation", {{"uri", uri_reference(place.path)}}}};
  if (!whole_file && !place.in_table) physical["region"] = region_json(place);
  Json location = {{"physicalLocation", std::move(physical)}};
  if (!whole_file && place.cell) {  // § 3.33: a place that no line and column can say
    const CellPlace& cell = *place.cell;
    location["logicalLocations"] = Json::array({{{"name", cell_name("", cell.row, cell.column)},
                                                 {"fullyQualifiedName", cell_name(cell.sheet, cell.row, cell.column)},
                                                 {"kind", "cell"}}});
  }
  return location;
}

/// The rule's documentation for a program that shows plain text, and for one that shows Markdown.
Json help_json(const RuleInfo& rule, Language language) {
  std::string text, markdown = "## " + rule.code + " " + rule.name + "\n";
  const auto section = [&](std::string_view title, std::string_view body, bool example) {
    while (!body.empty() && body.back() == '\n') body.remove_suffix(1);
    if (body.empty()) return;
    const std::string_view gap = text.empty() ? "" : "\n\n";
    text.append(gap).append(title).append(":").append(example ? "\n" : " ").append(body);
    markdown.append("\n**").append(title).append("**\n\n");
    if (example) markdown.append("```malkoll\n").append(body).append("\n```\n");
    else markdown.append(body).append("\n");
  };
  for (const RulePart& part : documentation(rule, language)) section(part.heading, part.text, part.example);
  if (text.empty()) text = "malkoll explain " + rule.code;
  return {{"text", text}, {"markdown", markdown}};
}

/// § 3.49. The name in words and why the rule is there are Swedish; English has the ordinary message, and its help.
Json rule_json(const RuleInfo& rule, Language language) {
  std::string title = rule.name;
  std::replace(title.begin(), title.end(), '-', ' ');
  if (language == Language::english && !rule.variants.empty() && !rule.variants[0].message_en.empty()) {
    title = rule.variants[0].message_en;
  }
  Json json = {{"id", rule.code}, {"name", rule.name}, {"shortDescription", text_json(title.empty() ? rule.code : title)}};
  const std::string& full = language == Language::swedish || rule.variants.empty() ? rule.why : rule.variants[0].help_en;
  if (!full.empty()) json["fullDescription"] = text_json(full);
  json["help"] = help_json(rule, language);
  json["defaultConfiguration"] = {{"enabled", rule.level != Level::off}, {"level", std::string(sarif_level(rule.level))}};
  return json;
}

/// What stays the same when lines move (§ 3.27.17).
std::string fingerprint(const CheckResult& result, const Finding& f) {
  constexpr std::string_view kept = " ";
  const Fingerprint print = fingerprint_of(result, f);
  return print.rule + "/" + percent_encoded(print.unit, kept) + "/" + percent_encoded(print.subject, kept) + "/" +
         percent_encoded(print.part, kept);
}

Json fix_json(const Sources& sources, const Finding& f, Language language) {
  Json fixes = Json::array();
  const auto place = f.fix ? place_of(sources, f.fix->span) : std::nullopt;
  if (!place || place->in_table) return fixes;
  Json replacement = {{"deletedRegion", region_json(*place)}};
  if (!f.fix->replacement.empty()) replacement["insertedContent"] = text_json(f.fix->replacement);
  Json change = {{"artifactLocation", {{"uri", uri_reference(place->path)}}}, {"replacements", Json::array({replacement})}};
  const std::string_view otherwise = in_language("Rätta", language);
  fixes.push_back(
      {{"description", text_json(f.help.empty() ? otherwise : std::string_view(f.help))}, {"artifactChanges", Json::array({change})}});
  return fixes;
}

Json suppressions_json(const Sources& sources, const Finding& f, Language language) {
  Json list = Json::array();
  if (!f.waived) return list;
  std::string why = f.waived->reason;
  if (!f.waived->until.empty()) why += told_in(language, " (till och med {})", f.waived->until);
  Json suppression = {{"kind", "inSource"}, {"status", "accepted"}, {"justification", why}};
  if (const auto place = place_of(sources, f.waived->place)) suppression["location"] = location_json(*place, false);
  list.push_back(std::move(suppression));
  return list;
}

Json result_json(const CheckResult& result, const Finding& f, Language language, bool any_waived) {
  const RuleInfo& rule = rule_of(result, f);
  const auto place = place_of(*result.sources, f.span);
  Json json = {
      {"ruleId", rule.code}, {"ruleIndex", f.rule}, {"level", std::string(sarif_level(f.level))}, {"message", text_json(f.message)}};
  if (place) json["locations"] = Json::array({location_json(*place, f.whole_file)});
  Json related = Json::array();
  for (const Related& other : f.related) {
    const auto there = place_of(*result.sources, other.span);
    if (!there) continue;
    Json location = location_json(*there, false);
    location["message"] = text_json(other.message);
    related.push_back(std::move(location));
  }
  if (!related.empty()) json["relatedLocations"] = std::move(related);
  json["partialFingerprints"] = {{"malkoll/v1", fingerprint(result, f)}};
  if (result.has_baseline) json["baselineState"] = f.known ? "unchanged" : "new";
  if (Json fixes = fix_json(*result.sources, f, language); !fixes.empty()) json["fixes"] = std::move(fixes);
  // Where one result says whether it is suppressed, all must (§ 3.27.23).
  if (any_waived) json["suppressions"] = suppressions_json(*result.sources, f, language);
  Json properties = Json::object();
  if (f.money) properties["money"] = *f.money;
  if (!f.unit.empty()) properties["unit"] = f.unit;
  if (!f.subject_id.empty()) properties["subject"] = {{"kind", f.subject_kind}, {"id", f.subject_id}};
  if (!f.items.empty()) properties["count"] = f.items.size();
  if (!properties.empty()) json["properties"] = std::move(properties);
  return json;
}

}  // namespace

void render_sarif(std::ostream& out, const CheckResult& result, const RenderOptions& options) {
  const std::string_view language = options.language == Language::english ? "en" : "sv";
  out << "{\n\"$schema\": "
         "\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json\",\n"
      << "\"version\": \"2.1.0\",\n\"runs\": [{\n\"tool\": {\"driver\": {\"name\": \"Målkoll\", ";
  if (!options.version.empty()) out << "\"version\": " << dump(options.version) << ", ";
  out << "\"rules\": [\n";
  JsonLines rules(out);
  for (const RuleInfo& rule : result.catalogue->rules) rules.add(rule_json(rule, options.language));
  rules.finish();
  out << "]}},\n\"language\": \"" << language << "\",\n\"columnKind\": \"unicodeCodePoints\",\n\"results\": [\n";
  const bool any_waived =
      std::any_of(result.findings.begin(), result.findings.end(), [](const Finding& f) { return f.waived.has_value(); });
  JsonLines results(out);
  for (const Finding& finding : result.findings) results.add(result_json(result, finding, options.language, any_waived));
  results.finish();
  const Summary& s = result.summary;
  const Json properties = {{"money", s.money}, {"linkedMoney", s.linked}, {"excusedMoney", s.excused}, {"canSubmit", can_submit(s)}};
  out << "],\n\"properties\": " << dump(properties) << "\n}]\n}\n";
}

}  // namespace malkoll
