#include "grid/csv.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace malkoll;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Result<void, grid::Fault> read_rows(std::string_view text, char delimiter, Rows& rows) {
  return grid::read_csv(text, delimiter, [&](const grid::Row& row) {
    CHECK(row.number == rows.size() + 1);
    auto& cells = rows.emplace_back();
    for (const grid::Cell& cell : row.cells) cells.emplace_back(cell.text);
    return true;
  });
}

Rows rows_of(std::string_view text, char delimiter) {
  Rows rows;
  CHECK(read_rows(text, delimiter, rows));
  return rows;
}

}  // namespace

TEST_CASE("CSV is read as RFC 4180 and spreadsheets write it", "[csv]") {
  CHECK(rows_of("a;b;c\r\n1;2;3\r\n", ';') == Rows{{"a", "b", "c"}, {"1", "2", "3"}});
  CHECK(rows_of("a;b\n1;2", ';') == Rows{{"a", "b"}, {"1", "2"}});
  CHECK(rows_of("a;b\r1;2\r", ';') == Rows{{"a", "b"}, {"1", "2"}});
  CHECK(rows_of("\"a;b\";\"säg \"\"ja\"\"\";\"två\nrader\"\nx", ';') == Rows{{"a;b", "säg \"ja\"", "två\nrader"}, {"x"}});
  CHECK(rows_of("a;;\n;;c", ';') == Rows{{"a", "", ""}, {"", "", "c"}});
  CHECK(rows_of("-   ; 12 500 ;\u00a0x\u00a0", ';') == Rows{{"-", "12 500", "x"}});
  CHECK(rows_of("a\n\nb\n", ';') == Rows{{"a"}, {""}, {"b"}});  // blank lines are rows, as in a spreadsheet
  CHECK(rows_of("5\" rör;\"a\"b", ';') == Rows{{"5\" rör", "ab"}});
  CHECK(rows_of("sep=,\r\na,b\n", ',') == Rows{{"a", "b"}});
  CHECK(rows_of("", ';').empty());
}

TEST_CASE("a quotation mark that is never closed is told with its cell", "[csv]") {
  std::size_t rows = 0;
  const auto done = grid::read_csv("a;b\n1;\"två;3\n4;5\n", ';', [&](const grid::Row&) { return ++rows > 0; });
  REQUIRE_FALSE(done);
  CHECK(std::string(grid::wording(done.error().kind)) == "citattecken");
  CHECK(done.error().row == 2);
  CHECK(done.error().column == 2);
  CHECK(rows == 1);
}

TEST_CASE("a quotation mark that swallows whole rows is told with its cell; text of several lines is read", "[csv]") {
  const auto done = grid::read_csv("Nämnd;Konto;Namn;2026\nBUN;4010;\"Skola;612400\nBUN;4020;Resor;820000\nKFN;5010;Kultur\";45000\n", ';',
                                   [](const grid::Row&) { return true; });
  REQUIRE_FALSE(done);
  CHECK(std::string(grid::wording(done.error().kind)) == "citattecken-rader");
  CHECK(done.error().row == 2);
  CHECK(done.error().column == 3);
  const auto more = grid::read_csv("a;b;c;d\nBUN;4010;\"Skola;612\nBUN;\"40;20\";Resor;820\nKFN;5010;Kultur\";45\n", ';',
                                   [](const grid::Row&) { return true; });
  CHECK_FALSE(more);
  const auto two = grid::read_csv("a,b,c\n1,\"Skola,2\n3,Resor\",4\n", ',', [](const grid::Row&) { return true; });
  REQUIRE_FALSE(two);
  CHECK(two.error().row == 2);
  CHECK(rows_of("a;b;c;d\nBUN;4010;\"Skola\nnorra; mera\";612\n", ';')[1] ==
        std::vector<std::string>{"BUN", "4010", "Skola\nnorra; mera", "612"});
}

TEST_CASE("the delimiter is the one that divides the rows alike", "[csv]") {
  CHECK(grid::detect_delimiter("Nämnd;Belopp\nBUN;1,5\nKN;2,5\n") == ';');
  CHECK(grid::detect_delimiter("Nämnd\tBelopp, tkr\nBUN\t1,5\nKN\t2\n") == '\t');
  CHECK(grid::detect_delimiter("Nämnd,Belopp\nBUN,1.5\n\"Kultur, fritid\",2\n") == ',');
  CHECK(grid::detect_delimiter("sep=|\na|b;c\n") == '|');
  CHECK(grid::detect_delimiter("Budget för kommunen, år 2025\nBelopp i tkr\nNämnd;Post;2025\nBUN;a, b;1\nBUN;c;2\n") == ';');
  CHECK(grid::detect_delimiter("Nämnd|Belopp, tkr\nBUN|1,5\nKN|2\n") == '|');
  CHECK(grid::detect_delimiter("Nämnd;Namn;2026\nBUN;\"Skola;1,5\nKN;Resor, mat;2,5\n") ==
        ';');  // also where a quotation mark is left open
  CHECK(grid::detect_delimiter("ensam") == ';');
}

TEST_CASE("an apostrophe before what a spreadsheet would run is taken away", "[csv]") {
  CHECK(rows_of("'=1+1;'-5;''=1;'text;'';\"'@x\"\n", ';') == Rows{{"=1+1", "-5", "'=1", "'text", "''", "@x"}});
  CHECK(grid::is_guarded("''\tx"));
  CHECK(!grid::is_guarded(""));
}

TEST_CASE("a text that systems write as a formula is what it says", "[csv]") {
  CHECK(rows_of("=\"BUN\";=\"612 400\";=\"a;b\";\"=\"\"4010\"\"\";=1+1\n", ';') == Rows{{"BUN", "612 400", "a;b", "4010", "=1+1"}});
}

TEST_CASE("what is written as CSV is read back, or looks as if a quotation mark had swallowed rows and is asked about", "[csv][property]") {
  rc::check("for any cells and any delimiter", [] {
    const auto delimiter = *rc::gen::element(';', ',', '\t');
    const auto cell = rc::gen::container<std::string>(rc::gen::element('a', '"', ';', ',', '\n', '\r', '1', '-'));
    Rows rows = *rc::gen::container<Rows>(rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(cell)));
    std::string text;
    bool may_be_rows = false;  // a cell of several lines
    for (auto& row : rows) {
      for (std::size_t c = 0; c < row.size(); ++c) {
        may_be_rows |= row[c].find_first_of("\r\n") != std::string::npos;
        if (c != 0) text += delimiter;
        text += '"';
        for (const char letter : row[c]) text.append(letter == '"' ? 2 : 1, letter);
        text += '"';
        while (row[c].ends_with('\r')) row[c].pop_back();  // blank to the eye
      }
      text += "\r\n";
    }
    Rows read;
    const auto done = read_rows(text, delimiter, read);
    if (!done) {
      RC_ASSERT(std::string(grid::wording(done.error().kind)) == "citattecken-rader");
      RC_ASSERT(may_be_rows);
    } else {
      RC_ASSERT(read == rows);
    }
  });
}
