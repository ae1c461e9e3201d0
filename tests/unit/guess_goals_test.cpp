// Goals as headings of columns with money, and as headings among the rows.
#include "guessing.h"

using namespace malkoll;
using namespace malkoll::importing;
using namespace malkoll::importing::guessing;

namespace {

std::int64_t drift(const Read& done, Year year = Year(2026)) { return done.tkr("BUN", Key::operation, year); }
bool has(const Read& done, std::string_view text) { return done.imported.text.find(text) != std::string::npos; }

}  // namespace

TEST_CASE("money for each goal in columns is the post's amount, with its shares", "[guess]") {
  const Read done = read("Budget 2026, tkr\nVerksamhet;1.1;Mål 2.1\nFörskola;100;100\nSkola;300;100\nGy;200;\nMusik;200;100\n", "BUN");
  CHECK(drift(done) == 1100);
  CHECK(done.says(Code::F12, "mål-i-pengar"));
  CHECK(has(done, "bidrar till: 1.1 50 %, 2.1 50 %\n"));
  CHECK(has(done, "bidrar till: 1.1 75 %, 2.1 25 %\n"));
  CHECK(has(done, "bidrar till: 1.1\n"));
  CHECK(has(done, "bidrar till: 1.1 66,67 %, 2.1 33,33 %\n"));
  const Read years = read("Verksamhet;1.1 2026;2.1 2026;1.1 2027;2.1 2027\nFörskola;100;100;110;120\nSkola;300;100;310;130\n", "BUN");
  CHECK(drift(years) == 600);
  CHECK(drift(years, Year(2027)) == 670);
  CHECK(has(years, "bidrar till: 1.1 75 %, 2.1 25 %\n"));
}

TEST_CASE("a goal's heading may have several lines", "[guess]") {
  const Read done =
      read("Budget 2026, tkr\nVerksamhet;\"Mål 1.1\nAlla elever når gymnasiet\";Mål 2.1\nFörskola;300;100\nSkola;300;100\n", "BUN");
  CHECK(drift(done) == 800);
  CHECK(has(done, "bidrar till: 1.1 75 %, 2.1 25 %\n"));
}

TEST_CASE("a sum beside the goals' money is held against it", "[guess]") {
  const Read sum = read("Budget 2026, tkr\nVerksamhet;1.1;2.1;Summa\nFörskola;100;100;200\nSkola;300;100;400\n", "BUN");
  CHECK(drift(sum) == 600);
  CHECK(has(sum, "bidrar till: 1.1 75 %, 2.1 25 %\n"));
  CHECK_FALSE(sum.says(Code::F12, "delar-skiljer"));
  const Read odd = read("Budget 2026, tkr\nVerksamhet;1.1;2.1;Summa\nFörskola;100;100;200\nSkola;300;100;410\nGy;200;200;400\n", "BUN");
  CHECK(drift(odd) == 1010);
  CHECK(odd.says(Code::F12, "delar-skiljer"));
  const Read rest = read("Budget 2026, tkr\nVerksamhet;Totalt;1.1;2.1;Övrigt\nFörskola;1000;600;400;\nSkola;500;;100;400\n", "BUN");
  CHECK(drift(rest) == 1500);
  CHECK(has(rest, "bidrar till: 2.1 20 %\n"));
  CHECK_FALSE(rest.says(Code::F12, "delar-skiljer"));
  // What is for no goal stays without one.
  const Read parts = read("Verksamhet;Budget 2026;varav 1.1;varav 2.1\nFörskola;200;100;20\nSkola;400;300;100\n", "BUN");
  CHECK(drift(parts) == 600);
  CHECK(has(parts, "bidrar till: 1.1 50 %, 2.1 10 %\n"));
}

TEST_CASE("shares and marks below goals are no money", "[guess]") {
  CHECK(has(read("Verksamhet;Budget 2026;1.1;2.1\nFörskola;200;60;40\nSkola;400;100;0\n", "BUN"), "1.1 60 %, 2.1 40 %"));
  CHECK(has(read("Verksamhet;Budget 2026;1.1;2.1\nFörskola;200;x;x\nSkola;400;x;\n", "BUN"), "bidrar till: 1.1, 2.1\n"));
  CHECK(has(read("Verksamhet;Budget 2026;1.1;2.1\nFörskola;200;0,6;0,4\nSkola;400;1;0\n", "BUN"), "1.1 60 %, 2.1 40 %"));
}

TEST_CASE("a goal's part with another sign than the amount is no share", "[guess]") {
  const Read done = read("Budget 2026, tkr\nVerksamhet;1.1;2.1\nFörskola;300;-100\nSkola;300;100\n", "BUN");
  CHECK(drift(done) == 600);
  CHECK(done.says(Code::F09, "mål-del"));
}

TEST_CASE("posts below a goal that is a heading contribute to it", "[guess]") {
  const Read done = read(
      "Benämning;Budget 2026\n1.1 Alla elever når gymnasiet;\nLärare;100\nStöd;20\nMål 2.1;\nBuss;30\nÖvrigt;\nLokaler;50\nSumma;200\n",
      "BUN");
  CHECK(drift(done) == 200);
  CHECK(done.imported.posts == 4);
  CHECK(has(done, "Stöd\n  drift 2026: 20 tkr\n  bidrar till: 1.1\n"));
  CHECK(has(done, "Buss\n  drift 2026: 30 tkr\n  bidrar till: 2.1\n"));
  CHECK_FALSE(has(done, "Lokaler\n  drift 2026: 50 tkr\n  bidrar till"));
  CHECK(done.says(Code::F12, "mål-som-rubrik"));
  CHECK(done.says(Code::F12, "efter-mål"));
  // With the sum of what is below, and in a column of its own.
  const Read sums =
      read("Benämning;Budget 2026\n1.1 Alla elever når gymnasiet;120\nLärare;100\nStöd;20\nMål 2.1;35\nBuss;30\nTåg;5\n", "BUN");
  CHECK(drift(sums) == 155);
  CHECK(has(sums, "Buss\n  drift 2026: 30 tkr\n  bidrar till: 2.1\n"));
  const Read apart = read("Mål;Benämning;Budget 2026\nMål 1.1;;\n;Lärare;100\n;Stöd;20\nMål 2.1;;\n;Buss;30\n", "BUN");
  CHECK(drift(apart) == 150);
  CHECK(has(apart, "Stöd\n  drift 2026: 20 tkr\n  bidrar till: 1.1\n"));
  // A post of a goal's name is a post.
  CHECK(read("Benämning;Budget 2026\nAlla elever når gymnasiet;120\nLärare;100\nStöd;25\n", "BUN").imported.posts == 3);
}

TEST_CASE("goals that are titles, sheets, or stand on the first row alone", "[guess]") {
  const Read blocks = read("Mål 1.1\nInsats;Budget 2026\nLärare;100\nSumma;100\n\nMål 2.1\nInsats;Budget 2026\nBuss;30\n", "BUN");
  CHECK(has(blocks, "Lärare\n  drift 2026: 100 tkr\n  bidrar till: 1.1\n"));
  CHECK(has(blocks, "Buss\n  drift 2026: 30 tkr\n  bidrar till: 2.1\n"));
  const Read sheets = read(workbook({{"1.1", "Insats;Budget 2026\nLärare;100\n"}, {"Mål 2.1", "Insats;Budget 2026\nBuss;30\n"}}), "BUN");
  CHECK(has(sheets, "bidrar till: 1.1\n"));
  CHECK(has(sheets, "bidrar till: 2.1\n"));
  const std::string first = "Mål;Benämning;Budget 2026\n1.1;Lärare;100\n;Stöd;20\n2.1;Buss;30\n;Tåg;5\n";
  CHECK(read(first, "BUN").says(Code::F12, "mål-bara-först"));
  CHECK_FALSE(read(first + "1.1;Bok;5\n", "BUN").says(Code::F12, "mål-bara-först"));
}

TEST_CASE("goals stand in the row below their heading, or below one that is merged", "[guess]") {
  for (const char* above : {"Bidrar till mål;", "Mål;", ";"}) {
    const Read below = read(std::string("Verksamhet;Budget 2026;") + above + "\n;;1.1;2.1\nSkola;107;x;\nFritid;233;;x\n", "BUN");
    CHECK(below.imported.posts == 2);
    CHECK(has(below, "post rad3: Skola\n  drift 2026: 107 tkr\n  bidrar till: 1.1\n"));
    CHECK(has(below, "bidrar till: 2.1\n"));
  }
  const Read shares = read("Verksamhet;Budget 2026;Mål;\n;;1.1;2.1\nSkola;107;50;50\nFritid;233;;100\n", "BUN");
  CHECK(has(shares, "bidrar till: 1.1 50 %, 2.1 50 %\n"));
}

TEST_CASE("marks of any kind say that a post is for the goal, and what is none is told", "[guess]") {
  for (const char* mark : {"●", "✓", "✔", "☑", "×", "XX", "√", "■", "Ja"})
    CHECK(has(read(std::string("Verksamhet;Budget 2026;1.1;2.1\nSkola;107;") + mark + ";\nFritid;233;;x\n", "BUN"), "bidrar till: 1.1\n"));
  const Read letters = read("Verksamhet;Budget 2026;1.1;2.1\nSkola;107;P;\nFritid;233;S;P\n", "BUN");
  CHECK(letters.says(Code::F12, "målkolumn-oläst"));
}

TEST_CASE("a second goal and the share of each are found beside the first", "[guess]") {
  for (const char* headings : {"Mål 1;Andel 1;Mål 2;Andel 2", "Mål A;Andel A;Mål B;Andel B", "Mål nr 1;Procent;Mål nr 2;Procent",
                               "Bidrar till;Andel;Bidrar även till;Andel", "Mål (1);% (1);Mål (2);% (2)", "Mål;%;Mål;%"}) {
    INFO(headings);
    const Read done = read("Post;Drift 2026 tkr;" + std::string(headings) + "\nSkola;100;1.1;60 %;2.1;40 %\nBuss;50;2.1;100 %;;\n", "BUN");
    CHECK(done.imported.text.find("bidrar till: 1.1 60 %, 2.1 40 %") != std::string::npos);
    CHECK(done.tkr("BUN", Key::operation, Year(2026)) == 150);
  }
  // Elsewhere a column of per cent is a figure.
  CHECK(read("Post;Budget 2025 tkr;Budget 2026 tkr;%;Mål\nSkola;100;110;10 %;1.1\nBuss;50;55;10 %;2.1\n", "BUN")
            .imported.text.find("bidrar till: 1.1 10 %") == std::string::npos);
}
