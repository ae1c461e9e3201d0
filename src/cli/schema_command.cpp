#include <fmt/format.h>
#include <memory>

#include <algorithm>

#include "cli/command.h"
#include "diag/nearest.h"
#include "store/finding_tables.h"
#include "store/schema.h"
#include "text/told.h"

namespace malkoll::cli {

namespace {

int run_schema(const std::string& table) {
  const Project project;
  const Found found;
  std::vector<Table> tables = all_tables(project, found);
  std::vector<std::string_view> names;
  for (const Table& one : tables) names.emplace_back(one.name);
  if (!table.empty() && std::find(names.begin(), names.end(), table) == names.end()) {
    const auto near = nearest(table, names);
    return refuse(near ? told("det finns ingen tabell {} – menade du {}? Alla visas av   malkoll schema", table, names[*near])
                       : told("det finns ingen tabell {}; alla visas av   malkoll schema", table));
  }
  if (!table.empty()) std::erase_if(tables, [&](const Table& one) { return one.name != table; });
  fmt::print("{}", schema_page(tables));
  return all_well;
}

}  // namespace

Command schema_command() {
  auto a = std::make_shared<std::string>();
  Command command{
      .name = "schema", .about = told("visa tabellerna som regler och frågor läser, kolumn för kolumn"), .examples = "malkoll schema post"};
  command.options = {
      Option{.names = "tabell", .into = a.get(), .help = told("bara den tabellen")},
  };
  command.reads = false;
  command.run = [a](const Common&) { return run_schema(*a); };
  return command;
}

}  // namespace malkoll::cli
