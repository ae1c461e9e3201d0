#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

#include "checked_page.h"
#include "page/sheet.h"
#include "page/text_file.h"

using namespace malkoll;
using namespace malkoll::page;

namespace {

const std::string plan =
    "kommun 1: K\nplan P: Plan\n  budgetår: 2025\nmålområde O: Område\nmål M1: Fler ska klara behörigheten\n  ansvarig: BUN\nnämnd BUN: Barn- och ungdomsnämnden\n";

std::string file_of(const std::string& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(MALKOLL_TESTS "/files/" + path, std::ios::binary).rdbuf();
  return std::move(bytes).str();
}

/// A page with a plan and one table, checked.
Session page_with(const std::string& name, const std::string& bytes) {
  return test::checked_page({{"plan.malkoll", plan}, {name, bytes}}, false);
}

/// The rows as people can read them: a line each, cells divided by bars.
std::string shown(const Session& session, const std::string& path, std::size_t sheet = 0) {
  std::string rows = sheet_rows(session, path, sheet);
  for (char& c : rows) c = c == '\x1F' ? '|' : c == '\x1E' ? '\n' : c;
  return rows;
}

std::string mended(const Session& session, const std::string& path, const SheetEdit& edit) {
  const Result<work::MendedTable> now = mended_table(session, path, {edit});
  if (!now) return "<" + now.error().reason + ">";
  return now->reasons[0].empty() ? now->bytes : "<" + now->reasons[0] + ">";
}

}  // namespace

TEST_CASE("a table is shown as its rows, and what its columns were read as", "[page]") {
  const Session session = page_with("t.csv", "Nämnd;Benämning;Drift 2025 (tkr);Mål\r\nBUN;Elevhälsa;9 000;M1\r\n\r\nBUN;;1;\r\n");
  CHECK(shown(session, "t.csv") == "1|tNämnd|tBenämning|tDrift 2025 (tkr)|tMål\n2|tBUN|tElevhälsa|t9 000|tM1\n3|\n4|tBUN||t1|\n");
  const Json sheets = sheet_json(session, "t.csv");
  CHECK_FALSE(sheets["own"]);
  REQUIRE(sheets["sheets"].size() == 1);
  CHECK(sheets["sheets"][0]["read"]);
  CHECK(sheets["sheets"][0]["headingRow"] == 1);
  CHECK(dump(sheets["sheets"][0]["columns"]) ==
        R"([{"column":1,"as":"enhet"},{"column":2,"as":"namn"},{"column":3,"as":"drift 2025"},{"column":4,"as":"bidrar till"}])");
}

TEST_CASE("there is no sheet of what is no table, and no rows of a sheet that is not there", "[page]") {
  const Session session = page_with("t.csv", "Nämnd;Benämning;Drift 2025\nBUN;A;1\n");
  CHECK(sheet_json(session, "plan.malkoll").is_null());
  CHECK(sheet_json(session, "annan.csv").is_null());
  CHECK(sheet_rows(session, "annan.csv", 0).empty());
  CHECK(sheet_rows(session, "t.csv", 1).empty());
  CHECK(sheet_rows(Session{}, "t.csv", 0).empty());
  CHECK(mended(session, "annan.csv", {0, 1, 1, "a", "b"}).starts_with("<"));
}

TEST_CASE("marks between rows and cells are none of the cells'", "[page]") {
  const Session session = page_with("t.csv",
                                    "Nämnd;Benämning;Drift 2025\nBUN;A\x1F\x1E"
                                    "B;1\n");
  CHECK(shown(session, "t.csv") == "1|tNämnd|tBenämning|tDrift 2025\n2|tBUN|tA  B|t1\n");
}

TEST_CASE("a workbook's sheets are shown with hidden rows, numbers and empty cells", "[page]") {
  const Session session = page_with("dolt.xlsx", file_of("F-arbetsbocker/dolt.xlsx"));
  const std::string rows = shown(session, "dolt.xlsx");
  CHECK(rows.starts_with("1|tNämnd|tId|tNamn|tSlag|tDrift 2025 (tkr)\n2|tBUN|tD1|tEtt|tfinansiellt|n1\n"));
  CHECK(rows.find("h|") != std::string::npos);
}

TEST_CASE("a cell of a workbook is mended: numbers stay numbers, texts keep their zeros, empty ones are filled", "[page]") {
  Session session = page_with("dolt.xlsx", file_of("F-arbetsbocker/dolt.xlsx"));
  const auto edited = [&](const SheetEdit& edit) {
    const std::string now = mended(session, "dolt.xlsx", edit);
    REQUIRE(now.starts_with("PK"));
    session.files["dolt.xlsx"] = now;
    REQUIRE(check_session(session, session.request).empty());
    return shown(session, "dolt.xlsx");
  };
  CHECK(edited({0, 2, 5, "1", "12 500,5"}).find("n12500,5\n") != std::string::npos);
  CHECK(edited({0, 2, 2, "D1", "007"}).find("|t007|tEtt") != std::string::npos);
  CHECK(edited({0, 4, 3, "Tre", ""}).find("|tD3||tfinansiellt") != std::string::npos);
  CHECK(edited({0, 4, 3, "", "om & när"}).find("|tD3|tom & när|tfinansiellt") != std::string::npos);
  // Cells that are not in the file, and rows.
  CHECK(edited({0, 2, 6, "", "1 700"}).find("n12500,5|n1700\n") != std::string::npos);
  CHECK(edited({0, 3, 6, "", "007"}).find("|tTvå|tfinansiellt||t007\n") != std::string::npos);
  CHECK(edited({0, 6, 2, "", "Sist"}).ends_with("6||tSist\n"));
  const auto refused = [&](const SheetEdit& edit) { return mended(session, "dolt.xlsx", edit).starts_with("<"); };
  CHECK(refused({0, 2, 6, "", "1"}));  // it is not empty
  CHECK(refused({0, 3, 5, "", "1"}));  // it lies under a merged one
  CHECK(refused({0, 4, 5, "", "1"}));  // it is a formula
  CHECK(refused({9, 3, 2, "", "1"}));
}

TEST_CASE("a cell of a CSV file is mended in its own bytes", "[page]") {
  const std::string latin = "N\xE4mnd;Namn;Drift 2025\r\nBUN;\"Kultur; sk\xF6n\";\r\n";
  const Session session = page_with("t.csv", latin);
  CHECK(mended(session, "t.csv", {0, 2, 3, "", "1 000"}) == "N\xE4mnd;Namn;Drift 2025\r\nBUN;\"Kultur; sk\xF6n\";1 000\r\n");
  CHECK(mended(session, "t.csv", {0, 2, 2, "Kultur; skön", "Två\nrader"}) == "N\xE4mnd;Namn;Drift 2025\r\nBUN;\"Tv\xE5 rader\";\r\n");
}

TEST_CASE("of several cells those are mended that can be, and why the others are not is told", "[page]") {
  Session session = page_with("dolt.xlsx", file_of("F-arbetsbocker/dolt.xlsx"));
  const Result<work::MendedTable> now =
      mended_table(session, "dolt.xlsx",
                   {{0, 2, 2, "D1", "E1"}, {0, 4, 5, "", "1"}, {0, 2, 5, "1", "7"}, {0, 6, 2, "", "Sist"}, {0, 6, 3, "", "av allt"}});
  REQUIRE(now);
  REQUIRE(now->reasons.size() == 5);
  CHECK(now->reasons[0].empty());
  CHECK(now->reasons[1] == "den är en formel");
  session.files["dolt.xlsx"] = now->bytes;
  REQUIRE(check_session(session, session.request).empty());
  const std::string rows = shown(session, "dolt.xlsx");
  CHECK(rows.find("|tE1|tEtt|tfinansiellt|n7\n") != std::string::npos);
  CHECK(rows.ends_with("6||tSist|tav allt\n"));
  const Session csv = page_with("t.csv", "Nämnd;Namn;Drift 2025\nBUN;A;1\n");
  const Result<work::MendedTable> some = mended_table(csv, "t.csv", {{0, 2, 2, "A", "B"}, {0, 2, 3, "2", "3"}});
  REQUIRE(some);
  CHECK(some->bytes == "Nämnd;Namn;Drift 2025\nBUN;B;1\n");
  CHECK_FALSE(some->reasons[1].empty());
  CHECK(mended_table(csv, "t.csv", {{0, 2, 3, "2", "3"}})->bytes.empty());
}

TEST_CASE("a text comes to the editor with its encoding and its own line ends", "[page]") {
  const auto read = [](const std::string& bytes) { return dump(text_json(bytes)); };
  CHECK(read("\xEF\xBB\xBF"
             "å\r\n") == R"({"text":"å\r\n","label":"utf-8","bom":true})");
  CHECK(read("N\xE4mnd f\xF6r \xE5r\n") == R"({"text":"Nämnd för år\n","label":"windows-1252","bom":false})");
  CHECK(read("N\x8Amnd f\x9Ar\r\x8Cr\r") == R"({"text":"Nämnd för\rår\r","label":"macintosh","bom":false})");
  CHECK(read(std::string("p\0l\0a\0n\0", 8)) == R"({"text":"plan","label":"utf-16le","bom":false})");
  CHECK(read(std::string("\xFE\xFF\0p\0l", 6)) == R"({"text":"pl","label":"utf-16be","bom":true})");
  CHECK(text_json("PK\x03\x04").is_null());
  CHECK(text_json(std::string("a\0b", 3)).is_null());
}

TEST_CASE("each encoding with a byte a letter is told by its 128 upper letters", "[page]") {
  const Json letters = letters_json();
  CHECK(letters.size() == 4);
  for (const auto& [label, all] : letters.items()) {
    const std::string text = all;
    std::size_t count = 0;
    for (const char c : text) count += (c & 0xC0) != 0x80 ? 1 : 0;
    INFO(label);
    CHECK(count == 128);
    CHECK(text.find("å") != std::string::npos);
  }
}

TEST_CASE("a table's rows are lines to be held against another's", "[page]") {
  CHECK(table_lines("Nämnd;Belopp;Mål\r\nBUN; 9 000;\r\n;;\r\n", "t.csv") == "Nämnd; Belopp; Mål\nBUN; 9 000\n");
  CHECK(table_lines("", "t.csv").empty());
  CHECK(table_lines("PK\x03\x04", "t.xlsx").empty());
}
