// The tables that rules read, and the page that documents them, are one.

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "store/finding_tables.h"
#include "store/schema.h"
#include "text/told.h"

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

TEST_CASE("what a table and its columns are is said in English too", "[schema]") {
  const auto is_english = [](const char* doc) {
    const std::string_view sentence = doc;
    return sentence == "id" || sentence == "öre" || malkoll::in_language(sentence, malkoll::Language::english) != sentence;
  };
  for (const malkoll::Table& table : malkoll::all_tables(malkoll::Project(), malkoll::Found())) {
    CAPTURE(table.name, table.doc);
    CHECK(is_english(table.doc));
    for (const malkoll::Column& column : table.columns) {
      CAPTURE(column.name, column.doc);
      CHECK(is_english(column.doc));
    }
  }
}
