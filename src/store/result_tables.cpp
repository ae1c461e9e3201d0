#include "store/result_tables.h"

#include <algorithm>
#include <unordered_map>

#include "diag/places.h"
#include "store/columns.h"

namespace malkoll {

using namespace columns;

namespace {

const ResultRows& rows_of(const void* context) { return *static_cast<const ResultRows*>(context); }
const Finding& finding(const void* context, std::uint32_t row) { return *rows_of(context).findings[row]; }
const RuleInfo& rule_of_finding(const void* context, std::uint32_t row) { return rule_of(*rows_of(context).result, finding(context, row)); }
const RuleInfo& rule(const void* context, std::uint32_t row) { return rows_of(context).result->catalogue->rules[row]; }

// A column of `finding`: `f` is the finding, `c` and `r` as a getter has them.
#define MALKOLL_FOUND(NAME, TYPE, DOC, ...)                       \
  Column {                                                        \
    NAME, TYPE, DOC, [](const void* c, std::uint32_t r) -> Cell { \
      [[maybe_unused]] const Finding& f = finding(c, r);          \
      return __VA_ARGS__;                                         \
    }                                                             \
  }

std::vector<Column> finding_columns() {
  std::vector<Column> all = {
      MALKOLL_FOUND("code", "TEXT", "regelns kod", text_cell(rule_of_finding(c, r).code)),
      MALKOLL_FOUND("level", "TEXT", "råd, varning eller fel", level_cell(f.level)),
      MALKOLL_FOUND("unit", "INT", "nämnden eller bolaget som det gäller", key_cell(rows_of(c).units[r])),
      MALKOLL_FOUND("money", "INT", "pengar det gäller, i öre", optional_cell(f.money)),
      MALKOLL_FOUND("waiver", "INT", "undantaget som gäller för fyndet; NULL: inget", key_cell(rows_of(c).waivers[r])),
      MALKOLL_FOUND("place", "INT", "det som är understruket", place_cell(f.span)),
      MALKOLL_FOUND(
          "variant", "TEXT", "vilken av regelns lydelser; NULL: den vanliga",
          f.variant < rule_of_finding(c, r).variants.size() ? some_text(rule_of_finding(c, r).variants[f.variant].name) : null_cell()),
      MALKOLL_FOUND("message", "TEXT", "vad det säger", text_cell(f.message)),
      MALKOLL_FOUND("label", "TEXT", "det som står vid platsen; NULL: inget", some_text(f.label)),
      MALKOLL_FOUND("help", "TEXT", "hur man rättar; NULL: inget", some_text(f.help)),
      MALKOLL_FOUND("subject_kind", "TEXT", "vad det gäller: post, mål …; NULL: filen", some_text(f.subject_kind)),
      MALKOLL_FOUND("subject", "TEXT", "dess id", some_text(f.subject_id)),
      MALKOLL_FOUND("counts", "INT", "1: varken undantaget eller i baslinjen", integer_cell(counts(f) ? 1 : 0)),
  };
  all[2].indexed = all[4].indexed = true;
  all[5].hidden = all[5].place = true;
  return all;
}

}  // namespace

ResultRows result_rows(const CheckResult& result, const Project& project) {
  ResultRows rows;
  rows.result = &result;
  std::unordered_map<std::string_view, Id<UnitRow>> units;
  for (const Id<UnitRow> unit : project.units.ids()) units.emplace(project.id(project.units[unit].declaration), unit);
  std::unordered_map<std::int64_t, Id<WrittenWaiver>> waivers;
  for (const Id<WrittenWaiver> waiver : project.facts.waivers.ids()) waivers.emplace(pack(project.facts.waivers[waiver].place), waiver);
  const auto add = [&](const Finding& finding) {
    rows.findings.push_back(&finding);
    const auto unit = units.find(finding.unit);
    rows.units.push_back(unit == units.end() ? Id<UnitRow>() : unit->second);
    const auto waiver = finding.waived ? waivers.find(pack(finding.waived->place)) : waivers.end();
    rows.waivers.push_back(waiver == waivers.end() ? Id<WrittenWaiver>() : waiver->second);
  };
  for (const Finding& finding : result.findings) {
    if (finding.items.empty()) add(finding);
    for (const Finding& item : finding.items) add(item);
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
