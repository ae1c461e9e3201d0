// The tables that rules read, and the page that documents them, say the same.

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <sstream>

#include "store/finding_tables.h"
#include "store/schema.h"

namespace {

using Columns = std::vector<std::string>;  // `name TYPE`

/// The tables of rules/README.md: `### name`, then rows `| column | type | key | meaning |`.
std::map<std::string, Columns> documented() {
  std::map<std::string, Columns> tables;
  std::ifstream in(MALKOLL_ROOT "/rules/README.md");
  std::string line, table;
  while (std::getline(in, line)) {
    if (line.starts_with("#")) table = line.starts_with("### ") ? line.substr(4) : "";
    if (table.empty() || !line.starts_with("| ")) continue;
    std::stringstream cells(line.substr(1));
    std::string name, type;
    std::getline(cells, name, '|');
    std::getline(cells, type, '|');
    const auto trim = [](std::string text) {
      text.erase(0, text.find_first_not_of(" `"));
      text.erase(text.find_last_not_of(" `") + 1);
      return text;
    };
    name = trim(name);
    if (name == "kolumn" || name.starts_with("--")) continue;
    tables[table].push_back(name + " " + trim(type));
  }
  return tables;
}

}  // namespace

TEST_CASE("the documented tables are the tables", "[schema]") {
  const malkoll::Project project;
  const malkoll::Found found;
  std::map<std::string, Columns> pages = documented();
  std::vector<malkoll::Table> tables = malkoll::make_tables(project);
  for (malkoll::Table& table : malkoll::make_finding_tables(found)) tables.push_back(std::move(table));
  for (const malkoll::Table& table : tables) {
    Columns columns;
    for (const malkoll::Column& column : table.columns) columns.push_back(std::string(column.name) + " " + column.type);
    std::sort(columns.begin(), columns.end());
    Columns& page = pages[table.name];
    std::sort(page.begin(), page.end());
    INFO(table.name);
    CHECK(columns == page);
    pages.erase(table.name);
  }
  for (const auto& [name, columns] : pages) FAIL_CHECK("documented, but there is no table: " << name);
}
