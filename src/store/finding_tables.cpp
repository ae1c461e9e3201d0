#include "store/finding_tables.h"

#include "store/columns.h"

namespace malkoll {

using namespace columns;

namespace {

const FoundRow& finding(const void* context, std::uint32_t row) { return static_cast<const Found*>(context)->findings[row]; }
const RuleRow& rule(const void* context, std::uint32_t row) { return static_cast<const Found*>(context)->rules[row]; }

Cell level_cell(Level level) { return text_cell(level_word(level, Language::swedish)); }

std::string_view scope_word(Scope scope) {
  switch (scope) {
    case Scope::submission: return "inlämning";
    case Scope::goal: return "mål";
    case Scope::municipality: return "kommun";
  }
  return {};
}

}  // namespace

std::vector<Table> make_finding_tables(const Found& found) {
  const auto rows = [](const auto& all) { return static_cast<std::uint32_t>(all.size()); };
  std::vector<Table> tables;
  tables.push_back({"finding",
                    nullptr,
                    {
                        {"code", "TEXT", [](const void* c, std::uint32_t r) { return text_cell(finding(c, r).code); }},
                        {"level", "TEXT", [](const void* c, std::uint32_t r) { return level_cell(finding(c, r).level); }},
                        {"unit", "INT", [](const void* c, std::uint32_t r) { return key_cell(finding(c, r).unit); }, true},
                        {"money", "INT", [](const void* c, std::uint32_t r) { return optional_cell(finding(c, r).money); }},
                        {"waiver", "INT", [](const void* c, std::uint32_t r) { return key_cell(finding(c, r).waiver); }, true},
                        {"place", "INT", [](const void* c, std::uint32_t r) { return place_cell(finding(c, r).place); }, false, true},
                    },
                    rows(found.findings),
                    &found});
  tables.push_back({"rule",
                    nullptr,
                    {
                        {"code", "TEXT", [](const void* c, std::uint32_t r) { return text_cell(rule(c, r).rule->code); }},
                        {"name", "TEXT", [](const void* c, std::uint32_t r) { return text_cell(rule(c, r).rule->name); }},
                        {"level", "TEXT", [](const void* c, std::uint32_t r) { return level_cell(rule(c, r).level); }},
                        {"scope", "TEXT", [](const void* c, std::uint32_t r) { return text_cell(scope_word(rule(c, r).rule->scope)); }},
                        {"waivable", "INT", [](const void* c, std::uint32_t r) { return integer_cell(rule(c, r).rule->waivable ? 1 : 0); }},
                        {"ran", "INT", [](const void* c, std::uint32_t r) { return integer_cell(rule(c, r).ran ? 1 : 0); }},
                    },
                    rows(found.rules),
                    &found});
  return tables;
}

}  // namespace malkoll
