// Forms of tables: pivots, debet and kredit, shares beside goals, numbers with exponents, sheets with the beginning of a committee's name.
#include "guessing.h"

using namespace malkoll;
using namespace malkoll::importing;
using namespace malkoll::importing::guessing;

TEST_CASE("numbers with exponents are read where all their digits are there", "[guess]") {
  const Read whole = read("Verksamhet;Budget 2026 kr\nSkola;1,2345678E+07\nFritids;-2,5E+00\n", "BUN");
  CHECK(whole.tkr("BUN", Key::operation, 2026) == 12'345);
  CHECK(whole.imported.sums.at({"BUN", Key::operation, 2026}) == 1'234'567'550);
  const Read rounded = read("Verksamhet;Budget 2026 kr\nSkola;1,2E+06\nFritids;500\n", "BUN");
  CHECK(rounded.says(Code::F09, "exponent"));
}

TEST_CASE("debet less kredit is the cost, and kredit no income", "[guess]") {
  const Read done = read("Verksamhet;Debet 2026;Kredit 2026\nBibliotek;1200;100\nBad;450;\n", "TN");
  CHECK(done.tkr("TN", Key::operation, 2026) == 1550);
  CHECK(done.tkr("TN", Key::income, 2026) == 0);
  CHECK(done.says(Code::F12, "netto"));
}

TEST_CASE("shares stand beside goals in the same cell", "[guess]") {
  for (const std::string cell : {"1.1 (60 %), 2.1 (40 %)", "1.1 60 %; 2.1 40 %", "1.1: 60 %, 2.1: 40 %"}) {
    const Read done = read("Verksamhet;Budget 2026;Mål\nBuss;10;" + (cell.find(';') == std::string::npos ? cell : "\"" + cell + "\"") + "\n", "TN");
    CHECK(done.imported.text.find("bidrar till: 1.1 60 %, 2.1 40 %") != std::string::npos);
  }
}

TEST_CASE("a pivot names its rows and its total as spreadsheets do", "[guess]") {
  const Read done = read("Summa av Belopp;Kolumnetiketter;;\nRadetiketter;2026;2027;Totalsumma\nKommunstyrelse;30;33;63\nLedning;10;11;21\nKansli;20;22;42\n"
                         "Teknisk nämnd;540;545;1085\nGata;500;504;1004\nPark;40;41;81\nTotalsumma;570;578;1148\n");
  CHECK(done.tkr("KS", Key::operation, 2026) == 30);
  CHECK(done.tkr("TN", Key::operation, 2027) == 545);
  CHECK(done.imported.posts == 4);
}

TEST_CASE("a sheet is called after the beginning of one committee's name", "[guess]") {
  const std::string csv = "Verksamhet;Budget 2026\nA;10\n";
  const Read done = read(workbook({{"Barn o utb nämnden", csv}, {"Tekn", "Verksamhet;Budget 2026\nB;20\n"}}));
  CHECK(done.tkr("BUN", Key::operation, 2026) == 10);
  CHECK(done.tkr("TN", Key::operation, 2026) == 20);
  CHECK(!read(workbook({{"Kommun", csv}, {"Ba", csv}})).guess.map.unit.given());
}
