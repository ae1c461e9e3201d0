#include "store/finding_tables.h"

#include "store/columns.h"
#include "store/schema.h"

namespace malkoll {

using namespace columns;

namespace {

const FoundRow& finding(const void* context, std::uint32_t row) { return static_cast<const Found*>(context)->findings[row]; }
const RuleRow& rule(const void* context, std::uint32_t row) { return static_cast<const Found*>(context)->rules[row]; }

}  // namespace

std::vector<Table> make_finding_tables(const Found& found) {
  const auto rows = [](const auto& all) { return static_cast<std::uint32_t>(all.size()); };
  std::vector<Table> tables;
  tables.push_back(
      {"finding",
       "Fynden, så långt. Finns bara för regler med `omgång: 2`, som körs sist.",
       {
           {"code", "TEXT", "regelns kod", [](const void* c, std::uint32_t r) { return text_cell(finding(c, r).code); }},
           {"level", "TEXT", "råd, varning eller fel", [](const void* c, std::uint32_t r) { return level_cell(finding(c, r).level); }},
           {"unit", "INT", "nämnden eller bolaget som det gäller",
            [](const void* c, std::uint32_t r) { return key_cell(finding(c, r).unit); }, true},
           {"money", "INT", "pengar det gäller, i öre", [](const void* c, std::uint32_t r) { return optional_cell(finding(c, r).money); }},
           {"waiver", "INT", "undantaget som gäller för fyndet; NULL: inget",
            [](const void* c, std::uint32_t r) { return key_cell(finding(c, r).waiver); }, true},
           {"place", "INT", "det som är understruket", [](const void* c, std::uint32_t r) { return place_cell(finding(c, r).place); },
            false, true},
       },
       rows(found.findings),
       &found});
  tables.push_back({"rule",
                    "Reglerna. Finns bara för regler med `omgång: 2`.",
                    {
                        {"code", "TEXT", "regelns kod", [](const void* c, std::uint32_t r) { return text_cell(rule(c, r).rule->code); }},
                        {"name", "TEXT", "regelns namn", [](const void* c, std::uint32_t r) { return text_cell(rule(c, r).rule->name); }},
                        {"level", "TEXT", "nivån som gäller: av, råd, varning eller fel",
                         [](const void* c, std::uint32_t r) { return level_cell(rule(c, r).level); }},
                        {"scope", "TEXT", "inlämning, mål eller kommun",
                         [](const void* c, std::uint32_t r) { return scope_cell(rule(c, r).rule->scope); }},
                        {"waivable", "INT", "0: undantag biter inte",
                         [](const void* c, std::uint32_t r) { return integer_cell(rule(c, r).rule->waivable ? 1 : 0); }},
                        {"ran", "INT", "1: har körts på det som kontrolleras, före omgång 2",
                         [](const void* c, std::uint32_t r) { return integer_cell(rule(c, r).ran ? 1 : 0); }},
                    },
                    rows(found.rules),
                    &found});
  return tables;
}

std::vector<Table> all_tables(const Project& project, const Found& found) {
  std::vector<Table> tables = make_tables(project);
  for (Table& table : make_finding_tables(found)) tables.push_back(std::move(table));
  return tables;
}

}  // namespace malkoll
