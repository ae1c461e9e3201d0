#include "store/result_tables.h"

#include <algorithm>
#include <unordered_map>

#include "diag/places.h"
#include "store/columns.h"

namespace malkoll {

using namespace columns;

namespace {

const ResultRows& rows_of(const void* context) { return *static_cast<const ResultRows*>(context); }
const RuleInfo& rule(const void* context, std::uint32_t row) { return rows_of(context).result->catalogue->rules[row]; }

/// What Get makes of a finding: of it, of it and the rows, or of both and its number.
template <typename Get>
Cell value_of_finding(const void* context, std::uint32_t number) {
  const ResultRows& rows = rows_of(context);
  const Finding& f = *rows.findings[number];
  if constexpr (std::is_invocable_v<Get, const Finding&>) return Get{}(f);
  else if constexpr (std::is_invocable_v<Get, const Finding&, const ResultRows&>) return Get{}(f, rows);
  else return Get{}(f, rows, number);
}

template <typename Get>
Column found(const char* name, const char* type, const char* doc, Get /*get*/) {
  return {name, type, doc, value_of_finding<Get>};
}

std::vector<Column> finding_columns() {
  Column place = found("place", "INT", "det som är understruket", [](const Finding& f) { return place_cell(f.span); });
  place.hidden = place.place = true;
  return {
      found("code", "TEXT", "regelns kod",
            [](const Finding& f, const ResultRows& rows) { return text_cell(rule_of(*rows.result, f).code); }),
      found("level", "TEXT", "råd, varning eller fel", [](const Finding& f) { return level_cell(f.level); }),
      indexed(found("unit", "INT", "nämnden eller bolaget som det gäller",
                    [](const Finding&, const ResultRows& rows, std::uint32_t number) { return key_cell(rows.units[number]); })),
      found("money", "INT", "pengar det gäller, i öre", [](const Finding& f) { return optional_cell(f.money); }),
      indexed(found("waiver", "INT", "undantaget som gäller för fyndet; NULL: inget",
                    [](const Finding&, const ResultRows& rows, std::uint32_t number) { return key_cell(rows.waivers[number]); })),
      place,
      found("variant", "TEXT", "vilken av regelns lydelser; NULL: den vanliga",
            [](const Finding& f, const ResultRows& rows) {
              return f.variant < rule_of(*rows.result, f).variants.size() ? some_text(rule_of(*rows.result, f).variants[f.variant].name)
                                                                          : null_cell();
            }),
      found("message", "TEXT", "vad det säger", [](const Finding& f) { return text_cell(f.message); }),
      found("label", "TEXT", "det som står vid platsen; NULL: inget", [](const Finding& f) { return some_text(f.label); }),
      found("help", "TEXT", "hur man rättar; NULL: inget", [](const Finding& f) { return some_text(f.help); }),
      found("subject_kind", "TEXT", "vad det gäller: post, mål …; NULL: filen", [](const Finding& f) { return some_text(f.subject_kind); }),
      found("subject", "TEXT", "dess id", [](const Finding& f) { return some_text(f.subject_id); }),
      found("counts", "INT", "1: varken undantaget eller i baslinjen", [](const Finding& f) { return integer_cell(counts(f) ? 1 : 0); }),
      found("gathered", "INT", "det samlade fynd som det är en del av, numrerade från 1; check räknar det som ett. NULL: det står för sig",
            [](const Finding&, const ResultRows& rows, std::uint32_t number) {
              return rows.gathered[number] == 0 ? null_cell() : integer_cell(rows.gathered[number]);
            }),
  };
}

}  // namespace

ResultRows result_rows(const CheckResult& result, const Project& project) {
  ResultRows rows;
  rows.result = &result;
  std::unordered_map<std::string_view, Id<UnitRow>> units;
  for (const Id<UnitRow> unit : project.units.ids()) units.emplace(project.id(project.units[unit].declaration), unit);
  std::unordered_map<std::int64_t, Id<WrittenWaiver>> waivers;
  for (const Id<WrittenWaiver> waiver : project.facts.waivers.ids()) waivers.emplace(pack(project.facts.waivers[waiver].place), waiver);
  std::uint32_t gathered = 0;
  const auto add = [&](const Finding& finding, std::uint32_t part_of) {
    rows.findings.push_back(&finding);
    rows.gathered.push_back(part_of);
    const auto unit = units.find(finding.unit);
    rows.units.push_back(unit == units.end() ? Id<UnitRow>() : unit->second);
    const auto waiver = finding.waived ? waivers.find(pack(finding.waived->place)) : waivers.end();
    rows.waivers.push_back(waiver == waivers.end() ? Id<WrittenWaiver>() : waiver->second);
  };
  for (const Finding& finding : result.findings) {
    if (finding.items.empty()) add(finding, 0);
    else ++gathered;
    for (const Finding& item : finding.items) add(item, gathered);
  }
  return rows;
}

std::vector<Table> make_result_tables(const ResultRows& rows) {
  const auto count = [](const auto& all) { return static_cast<std::uint32_t>(all.size()); };
  std::vector<Table> tables;
  tables.push_back({"finding", "Fynden, också de undantagna, vart och ett för sig.", finding_columns(), count(rows.findings), &rows});
  tables.push_back(
      {"rule",
       "Reglerna.",
       {
           {"code", "TEXT", "regelns kod", [](const void* c, std::uint32_t r) { return text_cell(rule(c, r).code); }},
           {"name", "TEXT", "regelns namn", [](const void* c, std::uint32_t r) { return text_cell(rule(c, r).name); }},
           {"level", "TEXT", "nivån som gäller: av, råd, varning eller fel",
            [](const void* c, std::uint32_t r) { return level_cell(rows_of(c).result->levels[r]); }},
           {"scope", "TEXT", "inlämning, mål eller kommun", [](const void* c, std::uint32_t r) { return scope_cell(rule(c, r).scope); }},
           {"waivable", "INT", "0: undantag biter inte",
            [](const void* c, std::uint32_t r) { return integer_cell(rule(c, r).waivable ? 1 : 0); }},
           {"ran", "INT", "1: har körts på det som kontrolleras",
            [](const void* c, std::uint32_t r) { return integer_cell(rows_of(c).result->ran[r] ? 1 : 0); }},
       },
       count(rows.result->catalogue->rules),
       &rows});
  return tables;
}

}  // namespace malkoll
