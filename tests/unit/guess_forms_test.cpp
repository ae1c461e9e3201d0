// Forms of tables: pivots, debet and kredit, shares beside goals, numbers with exponents, sheets with the beginning of a committee's name.
#include "guessing.h"

using namespace malkoll;
using namespace malkoll::importing;
using namespace malkoll::importing::guessing;

TEST_CASE("numbers with exponents are read where all their digits are there", "[guess]") {
  const Read whole = read("Verksamhet;Budget 2026 kr\nSkola;1,2345678E+07\nFritids;-2,5E+00\n", "BUN");
  CHECK(whole.tkr("BUN", Key::operation, Year(2026)) == 12'345);
  CHECK(whole.imported.sums.at({"BUN", Key::operation, Year(2026)}) == Ore(1'234'567'550));
  const Read rounded = read("Verksamhet;Budget 2026 kr\nSkola;1,2E+06\nFritids;500\n", "BUN");
  CHECK(rounded.says(Code::F09, "exponent"));
}

TEST_CASE("debet less kredit is the cost, and kredit no income", "[guess]") {
  const Read done = read("Verksamhet;Debet 2026;Kredit 2026\nBibliotek;1200;100\nBad;450;\n", "TN");
  CHECK(done.tkr("TN", Key::operation, Year(2026)) == 1550);
  CHECK(done.tkr("TN", Key::income, Year(2026)) == 0);
  CHECK(done.says(Code::F12, "netto"));
}

TEST_CASE("shares stand beside goals in the same cell", "[guess]") {
  for (const std::string cell : {"1.1 (60 %), 2.1 (40 %)", "1.1 60 %; 2.1 40 %", "1.1: 60 %, 2.1: 40 %"}) {
    const Read done =
        read("Verksamhet;Budget 2026;Mål\nBuss;10;" + (cell.find(';') == std::string::npos ? cell : "\"" + cell + "\"") + "\n", "TN");
    CHECK(done.imported.text.find("bidrar till: 1.1 60 %, 2.1 40 %") != std::string::npos);
  }
}

TEST_CASE("a pivot names its rows and its total as spreadsheets do", "[guess]") {
  const Read done = read(
      "Summa av Belopp;Kolumnetiketter;;\nRadetiketter;2026;2027;Totalsumma\nKommunstyrelse;30;33;63\nLedning;10;11;21\nKansli;20;22;42\n"
      "Teknisk nämnd;540;545;1085\nGata;500;504;1004\nPark;40;41;81\nTotalsumma;570;578;1148\n");
  CHECK(done.tkr("KS", Key::operation, Year(2026)) == 30);
  CHECK(done.tkr("TN", Key::operation, Year(2027)) == 545);
  CHECK(done.imported.posts == 4);
  // Sums within sums that nobody can tell apart: the total of all says that they are there.
  CHECK(read("Radetiketter;Summa av 2026\nKommunstyrelse;30\nStab;10\nLedning;4\nJuridik;6\nKansli;20\nArkiv;20\nTotalsumma;30\n")
            .says(Code::F07, "kanske-summa"));
}

TEST_CASE("a column of amounts for a year stays one, whatever stands below", "[guess]") {
  const Read done = read("Verksamhet;Budget 2026 tkr\nGata;10\nPark;20\n;\nMål;Indikator\nTrygghet;NKI\nMiljö;Utsläpp\n", "TN");
  CHECK(done.tkr("TN", Key::operation, Year(2026)) == 30);
}

TEST_CASE("a sheet is called after the beginning of one committee's name", "[guess]") {
  const std::string csv = "Verksamhet;Budget 2026\nA;10\n";
  const Read done = read(workbook({{"Barn o utb nämnden", csv}, {"Tekn", "Verksamhet;Budget 2026\nB;20\n"}}));
  CHECK(done.tkr("BUN", Key::operation, Year(2026)) == 10);
  CHECK(done.tkr("TN", Key::operation, Year(2026)) == 20);
  CHECK(!read(workbook({{"Kommun", csv}, {"Ba", csv}})).guess.map.unit.given());
}

TEST_CASE("tables below each other on a sheet are read each by its own headings", "[guess]") {
  const Read years = read("Verksamhet;Budget 2026 tkr\nGata;10\nPark;20\n;\nVerksamhet;Plan 2027 tkr\nGata;11\nPark;22\n", "TN");
  CHECK(years.tkr("TN", Key::operation, Year(2026)) == 30);
  CHECK(years.tkr("TN", Key::operation, Year(2027)) == 33);
  CHECK(years.imported.posts == 2);
  const Read kinds = read(
      "Driftbudget (tkr);;\nVerksamhet;2026;2027\nGata;10;11\nSumma;10;11\n* exkl. moms\n;;\nInvesteringsbudget;;\nProjekt;2026;2027\nNy bro;500;0\nLekplats;40;60\n",
      "TN");
  CHECK(kinds.tkr("TN", Key::operation, Year(2026)) == 10);
  CHECK(kinds.tkr("TN", Key::investment, Year(2027)) == 60);
  CHECK(kinds.imported.posts == 3);
  // The larger table further down is not the only one.
  const Read larger =
      read("Verksamhet;Budget 2026\nGata;10\nPark;20\n;\nVerksamhet;Budget 2026;Plan 2027;Plan 2028\nVA;7;8;9\nAvfall;1;2;3\n", "TN");
  CHECK(larger.tkr("TN", Key::operation, Year(2026)) == 38);
  CHECK(larger.imported.posts == 4);
  const Read units = read("Kommunstyrelsen;Budget 2026 tkr\nLedning;10\nKansli;20\n;\nTekniska nämnden;Budget 2026 tkr\nGata;500\n");
  CHECK(units.tkr("KS", Key::operation, Year(2026)) == 30);
  CHECK(units.tkr("TN", Key::operation, Year(2026)) == 500);
  // The same money parted in another way is not more money.
  CHECK(read("Verksamhet;Budget 2026\nGata;10\nPark;20\n;\nKostnadsslag;Budget 2026\nPersonal;25\nLokaler;5\n", "TN")
            .says(Code::F07, "blad-samma-år"));
  CHECK(read("Verksamhet;Budget 2026\nGata;10\nPark;20\n;\nVerksamhet;Utfall 2026\nGata;9\nPark;21\n", "TN").says(Code::F12, "tabell"));
  const Read summary =
      read("Verksamhet;Budget 2026;Plan 2027\nGata;10;11\nPark;20;21\n;;\nSammanfattning;2026;2027\nTotalt drift;30;32\n", "TN");
  CHECK(summary.tkr("TN", Key::operation, Year(2027)) == 32);
  CHECK(summary.says(Code::F12, "tabell"));
}

TEST_CASE("a column for each committee", "[guess]") {
  const Read done = read("Budget 2026, tkr;;;\nVerksamhet;KS;BUN;Summa\nPersonal;10;100;110\nLokaler;;40;40\nSumma;10;140;150\n");
  CHECK(done.tkr("KS", Key::operation, Year(2026)) == 10);
  CHECK(done.tkr("BUN", Key::operation, Year(2026)) == 140);
  CHECK(done.imported.posts == 3);
  CHECK(done.imported.account.left_out.size() < 3);
  CHECK(read("Verksamhet;Budget 2026;KS;BUN\nPersonal;10;40;60\nLokaler;5;50;50\n", "TN").tkr("TN", Key::operation, Year(2026)) == 15);
}

TEST_CASE("income below a heading of its own, and what is called as income is", "[guess]") {
  const Read sections = read("Benämning;Budget 2026\nIntäkter;\nTaxor;50\nBidrag;20\nKostnader;\nLöner;500\nLokaler;100\n", "BUN");
  CHECK(sections.tkr("BUN", Key::operation, Year(2026)) == 530);
  CHECK(sections.says(Code::F12, "intäkter-vända"));
  CHECK(read("Benämning;Budget 2026\nIntäkter;\nTaxor;50\nBidrag;20\nÖvrigt;\nLöner;500\n", "BUN").says(Code::F07, "intäkt-utan-minus"));
  CHECK(read("Benämning;Budget 2026\nTaxor och avgifter;50\nLöner;500\nLokaler;100\n", "BUN").says(Code::F12, "kanske-intäkt"));
  CHECK(read("Benämning;Budget 2026\nIntäkter;\nTaxor;50\nÅterbetalning;-5\nKostnader;\nLöner;500\n", "BUN")
            .says(Code::F07, "intäkt-utan-minus"));
  CHECK(read("Benämning;Budget 2026\nIntäkter;\nTaxor;-50\nÅterbetalning;5\nKostnader;\nLöner;500\n", "BUN")
            .tkr("BUN", Key::operation, Year(2026)) == 455);
  CHECK(!read("Benämning;Budget 2026\nTaxor och avgifter;-50\nLöner;500\n", "BUN").says(Code::F12, "kanske-intäkt"));
  CHECK(!read("Benämning;Budget 2026\nBidrag till föreningar;50\nMedlemsavgifter;500\nFöreningsbidrag;5\n", "BUN")
             .says(Code::F12, "kanske-intäkt"));
}

TEST_CASE("what is called Antal is a post where the sum counts it", "[guess]") {
  CHECK(read("Benämning;Budget 2026\nAntal platser ökas;50\nLöner;500\nSumma;550\n", "BUN").tkr("BUN", Key::operation, Year(2026)) == 550);
  CHECK(read("Benämning;Budget 2026\nAntal platser;50\nLöner;500\nSumma;500\n", "BUN").tkr("BUN", Key::operation, Year(2026)) == 500);
}

TEST_CASE("of an Id and a Post, both with letters, the first is the id", "[guess]") {
  const Read done = read("Nämnd;Id;Post;Drift 2026 (tkr);Uppdrag\nBUN;S1;Fler lärare;9000;\nBUN;S2;Utredning;1000;U1\n");
  CHECK(done.tkr("BUN", Key::operation, Year(2026)) == 10'000);
  CHECK(done.imported.text.find("post S2: Utredning\n  uppdrag: U1\n") != std::string::npos);
  CHECK(read("Nämnd;Post;Drift 2026 (tkr)\nBUN;Fler lärare;9000\nBUN;Utredning;1000\n").imported.text.find(": Fler lärare\n") !=
        std::string::npos);
}

TEST_CASE("amounts of 2 000 beside the word satsning are no headings", "[guess]") {
  const Read three = read(
      "Nämnd;Id;Post;Slag;Drift 2026 (tkr);Drift 2027 (tkr)\nBUN;S1;Lärare;satsning;9000;9000\nBUN;S2;Inflyttare;satsning;2000;2000\nBUN;S3;Resor;satsning;2026;2027\n");
  CHECK(three.tkr("BUN", Key::operation, Year(2026)) == 13'026);
  CHECK(three.tkr("BUN", Key::operation, Year(2027)) == 13'027);
  CHECK(!three.says(Code::F07, "två-tabeller"));
  CHECK(read("Satsning;2026;2027\nLärare;9000;9000\nResor;20;30\n", "BUN").tkr("BUN", Key::operation, Year(2027)) == 9'030);
}
