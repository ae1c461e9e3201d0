// The tables that rules read, and the page that documents them, are one.

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "store/finding_tables.h"
#include "store/schema.h"

TEST_CASE("the tables of rules/README.md are what malkoll schema prints", "[schema]") {
  const std::string path = MALKOLL_ROOT "/rules/README.md";
  std::stringstream bytes;
  bytes << std::ifstream(path).rdbuf();
  const std::string page = bytes.str();
  const std::size_t begin = page.find("\n### plan\n") + 1;
  REQUIRE(begin > 1);
  const std::string tables = malkoll::schema_page(malkoll::all_tables(malkoll::Project(), malkoll::Found()));
  if (std::getenv("MALKOLL_UPDATE_GOLDEN") != nullptr) std::ofstream(path) << page.substr(0, begin) << tables;
  CHECK(page.substr(begin) == tables);
}
