// Word documents as tables: what is told without a file, and what the page makes of one.

#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

#include "checked_page.h"
#include "grid/document.h"
#include "grid/docx.h"
#include "page/sheet.h"
#include "text/cell_name.h"
#include "text/sheet_words.h"
#include "workbook/annotated_mark.h"

using namespace malkoll;

namespace {

std::string letter() {
  std::ostringstream bytes;
  bytes << std::ifstream(MALKOLL_TESTS "/files/F12-dokument/skrivelse.docx", std::ios::binary).rdbuf();
  return std::move(bytes).str();
}

page::Session page_with_letter() {
  return test::checked_page(
      {{"plan.malkoll",
        "kommun 1: K\nplan P: Plan\n  budgetår: 2025\nmål EKO1: Alla trivs\n  ansvarig: KFN\nnämnd KFN: Kultur- och fritidsnämnden\n"},
       {"brev.docx", letter()}},
      false);
}

}  // namespace

TEST_CASE("amounts in running text are numbers with a unit of money", "[document]") {
  using grid::amounts_in;
  CHECK(amounts_in("Nämnden begär 3 mnkr till för lokaler.") == "3 mnkr");
  CHECK(amounts_in("Vi sparar (450 tkr) och -1,5 mnkr, se tabellen") == "450 tkr, -1,5 mnkr");
  CHECK(amounts_in("12\u00a0500\u00a0kronor 2026") == "12 500 kronor");
  CHECK(amounts_in("Belopp i tkr").empty());
  CHECK(amounts_in("Tabell 1. Budget 2026, tkr").empty());
  CHECK(amounts_in("Budget 2026 tkr").empty());
  CHECK(amounts_in("2 026 tkr") == "2 026 tkr");
  CHECK(amounts_in("3 av 10 skolor").empty());
  CHECK(amounts_in("").empty());
}

TEST_CASE("places of a document are said in words", "[document]") {
  CHECK(cell_name(table_name(2), 5, 4) == "tabell 2, rad 5, kolumn 4");
  CHECK(cell_name(table_name(12), 5, 0) == "tabell 12, rad 5");
  CHECK(cell_name(paragraphs_name, 7, 0) == "stycke 7");
  CHECK(cell_name("tabell två", 5, 4) == "'tabell två'!D5");
  CHECK(cell_name("Tabell2", 5, 4) == "Tabell2!D5");
  CHECK(on_sheet("rad 5", "tabell 2") == "rad 5 i tabell 2");
  CHECK(on_sheet("rad 5", "Drift") == "rad 5 på bladet »Drift«");
}

TEST_CASE("what stands above a table is told, the nearest first, and no running text", "[document]") {
  using grid::Block;
  grid::Document document;
  const auto add = [&](Block::Kind kind, std::string text, std::uint32_t level = 0) {
    Block block{.kind = kind, .level = level, .text = std::move(text)};
    if (kind == Block::Kind::table) block.number = 1, block.rows = {{1, false, {{grid::Cell::Type::text, "a"}}}};
    document.blocks.push_back(std::move(block));
  };
  add(Block::Kind::paragraph, "Socialnämnden");
  add(Block::Kind::paragraph, "Till kommunstyrelsen");
  add(Block::Kind::heading, "Bakgrund", 1);
  add(Block::Kind::paragraph, "Under bakgrunden.");
  add(Block::Kind::heading, "Budget", 1);
  add(Block::Kind::heading, "Drift", 2);
  add(Block::Kind::paragraph, "Vi satsar 3 mnkr");
  add(Block::Kind::paragraph, "Nämnden föreslår följande poster.");
  add(Block::Kind::paragraph, "Belopp i tkr");
  add(Block::Kind::table, "");
  const grid::Grid grid = grid::grid_of(std::move(document));
  REQUIRE(grid.sheets.size() == 1);
  CHECK(grid.sheets[0].name == "tabell 1");
  CHECK(grid.sheets[0].above == std::vector<std::string>{"Belopp i tkr", "Drift", "Budget", "Socialnämnden"});
}

TEST_CASE("the page shows a letter's tables, answers with comments and changes nothing in it", "[document]") {
  const page::Session session = page_with_letter();
  CHECK(page::sheet_json(session, "brev.docx")["sheets"].size() == 3);
  const Result<std::string> copy = page::annotated_copy(session, "brev.docx");
  REQUIRE(copy);
  CHECK(workbook::is_annotated_package(*copy));
  CHECK(workbook::is_whole_copy(letter(), *copy));
  const auto before = grid::read_docx(letter()), after = grid::read_docx(*copy);
  REQUIRE(before);
  REQUIRE(after);
  CHECK(before->blocks.size() == after->blocks.size());
  CHECK(after->comments == before->comments);  // its own are none
  const Result<work::MendedTable> mended = page::mended_table(session, "brev.docx", {{0, 2, 2, "Bad", "Badet"}});
  REQUIRE_FALSE(mended);
  CHECK(mended.error().reason == "i ett Word-dokument rättar Målkoll ingenting; gör det i Word");
}
