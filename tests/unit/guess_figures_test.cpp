// What is in a budget's columns and is none of it, and where the unit of amounts and whose they are stands beside the table.
#include "guessing.h"

using namespace malkoll;
using namespace malkoll::importing;
using namespace malkoll::importing::guessing;

namespace {

std::int64_t drift(const Read& done, const char* unit = "BUN") { return done.tkr(unit, Key::operation, Year(2026)); }

}  // namespace

TEST_CASE("each committee has a block with headings of its own", "[guess]") {
  const std::string blocks = "Verksamhet;Budget 2026\nStab;10\nKansli;25\nSumma;35\n;\n";
  for (const std::string name : {"Teknisk nämnd", "TEKNISKA NÄMNDEN", "Tekniska nämnden (tkr)", "Tekniska nämnden, driftbudget 2026"}) {
    const Read done =
        read("Driftbudget;\n;\nKommunstyrelsen, budget 2026;\n" + blocks + name + ";\nVerksamhet;Budget 2026\nGata;500\nSumma;500\n");
    CHECK(drift(done, "KS") == 35);
    CHECK(drift(done, "TN") == 500);
    CHECK(!done.says(Code::F12, "rubrik-bland-nämnder"));
  }
  CHECK(read("Kommunstyrelsen;\n" + blocks + "Överförmyndaren;\nVerksamhet;Budget 2026\nStöd;5\n").says(Code::F12, "rubrik-bland-nämnder"));
  CHECK(read("Kommunstyrelsen;\n" + blocks + "Teknisk nämnd;\nVerksamhet;Budget 2026\nGata;5\n", "KS").says(Code::F07, "flera-nämnder"));
  // A part of the committee has a heading too: nobody knows, and it is said.
  CHECK(read("Verksamhet;Budget 2026\nKommunstyrelsen;\nStab;10\nGemensamt;\nSkatter;-900\nTeknisk nämnd;\nGata;5\n")
            .says(Code::F12, "rubrik-bland-nämnder"));
  CHECK(read("Verksamhet;Budget 2026\nKommunstyrelsen;10\nStab;10\nValnämnden;9\nVal;9\nTeknisk nämnd;7\nGata;7\n")
            .says(Code::F07, "okänd-nämnd"));
}

TEST_CASE("a title that names another committee than the caller is told of", "[guess]") {
  CHECK(read("Tekniska nämndens budget 2026;\nVerksamhet;Budget 2026\nGata;10\nPark;25\n", "KS").says(Code::F12, "nämnd-mot-titel"));
  CHECK(!read("Kommunstyrelsens budget 2026;\nVerksamhet;Budget 2026\nStab;10\nKansli;25\n", "KS").says(Code::F12, "nämnd-mot-titel"));
}

TEST_CASE("what pays for the posts is none of them", "[guess]") {
  const Read paid = read(
      "Konto;Budget 2026;Plan 2027\nAvgifter;-100;-110\nStatsbidrag;-200;-200\nLöner;800;830\nHyra;200;210\nKommunbidrag;-700;-730\nResultat;0;0\n",
      "BUN");
  CHECK(paid.tkr("BUN", Key::operation, Year(2026)) == 700);
  CHECK(paid.tkr("BUN", Key::operation, Year(2027)) == 730);
  CHECK(paid.says(Code::F12, "motpost"));
  CHECK(read("Konto;Budget 2026\nLöner;800\nKommunbidrag till förening;-50\n", "BUN").tkr("BUN", Key::operation, Year(2026)) == 750);
  CHECK(read("Verksamhet;KS 2026;TN 2026;Totalt\nA;10;100;110\nB;20;200;220\n").tkr("TN", Key::operation, Year(2026)) == 300);
}

TEST_CASE("what has been spent up to a year, and parts of a row", "[guess]") {
  const Read plan = read("Investeringsplan (tkr);;;;\nProjekt;Total utgift;T.o.m. 2025;2026;2027\nBro;50;5;20;25\nVäg;8;0;3;5\n", "TN");
  CHECK(plan.tkr("TN", Key::investment, Year(2026)) == 23);
  CHECK(plan.tkr("TN", Key::investment, Year(2025)) == 0);
  CHECK(plan.says(Code::F12, "flera-år"));
  CHECK(read("Verksamhet;Budget 2026\nSkola;100\ndärav lärare;60\nBuss;50\n", "BUN").tkr("BUN", Key::operation, Year(2026)) == 150);
  CHECK(read("Verksamhet;B25;B26;P27\nSkola;90;100;110\nBuss;45;50;55\n", "BUN").tkr("BUN", Key::operation, Year(2027)) == 165);
}

TEST_CASE("key figures are no money", "[guess]") {
  const std::string budget = "Verksamhet;2026\nSkola;100\nBuss;250\n";
  const std::vector<std::pair<std::string, std::string>> sheets = {{"Nyckeltal", "Mått;2026\nBetyg;230\n"},
                                                                   {"Volymer", "Volymer;2026\nElever;1230\n"},
                                                                   {"Personal", "Yrkesgrupp;2026\nLärare;118,5\n"},
                                                                   {"Taxor", "Avgift;2026 kr\nBygglov;21000\n"},
                                                                   {"Blad2", "Verksamhet;Budget 2026\nAntal årsarbetare;310\n"}};
  for (const auto& [name, csv] : sheets) {
    const Read done = read(workbook({{"Budget", budget}, {name, csv}}), "BUN");
    CHECK(drift(done) == 350);
    CHECK(done.says(Code::F12, "blad"));
  }
  CHECK(drift(read(workbook({{"Budget", budget}, {"Personal", "Yrkesgrupp;2026 tkr\nLärare;50\n"}}), "BUN")) == 400);
  const Read rows = read(budget + "Summa;350\n;\nNyckeltal;\nBetyg;230\nKostnad per elev;9\n", "BUN");
  CHECK(drift(rows) == 350);
  CHECK(rows.says(Code::F12, "inte-pengar"));
  CHECK(drift(read(budget + "Andel i kommunalförbund;500\n", "BUN")) == 850);
}

TEST_CASE("what a sum is held against is no post", "[guess]") {
  for (const std::string below : {"Tilldelad ram;360\nDifferens;10\n", "Avvikelse mot ram;-10\n", ";\nFöregående år;290\n",
                                  "Kommunbidrag;-350\nResultat;0\n", "Ram enl. KF 2025-06-17;360\n"}) {
    const Read done = read("Verksamhet;Budget 2026\nSkola;100\nBuss;250\nSumma;350\n" + below, "BUN");
    CHECK(drift(done) == 350);
    CHECK(done.says(Code::F12, "under-summan"));
  }
  // Where posts follow, the sum stood above them.
  CHECK(drift(read("Verksamhet;Budget 2026\nSumma;350\nAnslag till föreningar;100\nBuss;250\n", "BUN")) == 350);
}

TEST_CASE("a last row that is nearly the sum is doubted", "[guess]") {
  for (const std::string word : {"Hela nämnden", "Sammanlagt", "Resultat"})
    CHECK(read("Verksamhet;Budget 2026\nSkola;100\nBuss;207\n" + word + ";312\n", "BUN").says(Code::F12, "kanske-summa"));
  CHECK(!read("Verksamhet;Budget 2026\nSkola;100\nBuss;207\nLek;290\n", "BUN").says(Code::F12, "kanske-summa"));
  // One that says so itself is held against the rows.
  CHECK(read("Verksamhet;Budget 2026\nSkola;100\nBuss;207\n∑;312\n", "BUN").says(Code::F12, "summan-skiljer"));
}

TEST_CASE("investments are told from running costs by sheet, section and letter", "[guess]") {
  for (const std::string name : {"Inv", "Invest.", "KS inv"}) {
    const Read done = read(workbook({{"Drift", "Verksamhet;2026\nStab;10\n"}, {name, "Projekt;2026\nServer;7\n"}}), "KS");
    CHECK(drift(done, "KS") == 10);
    CHECK(done.tkr("KS", Key::investment, Year(2026)) == 7);
  }
  CHECK(read("Benämning;2026\nGata;10\nInvesteringar;\nNy bro;500\n", "TN").says(Code::F07, "avsnitt-investering"));
  const Read sections = read("Benämning;2026\nDrift;\nGata;10\nInvesteringar;\nNy bro;500\nTorg;5\nSumma investeringar;505\n", "TN");
  CHECK(sections.tkr("TN", Key::operation, Year(2026)) == 10);
  CHECK(sections.tkr("TN", Key::investment, Year(2026)) == 505);
  CHECK(read("Benämning;2026\nGata;10\nPark;15\nSumma drift;25\nNy bro;500\nTorg;45\nSumma investeringar;545\n", "TN")
            .says(Code::F07, "avsnitt-investering"));
  CHECK(!read("Benämning;Drift 2026;Investering 2026\nGata;10;\nInvesteringar;;\nNy bro;;500\n", "TN")
             .says(Code::F07, "avsnitt-investering"));
}

TEST_CASE("the unit of amounts stands beside them", "[guess]") {
  const std::string rows = "Gator;10,5\nPark;20,25\n";
  for (const std::string head : {"Mkr;Budget 2026\n", "Verksamhet (mnkr);Budget 2026\n",
                                 "Driftbudget 2026;;;Mkr\nVerksamhet;Budget 2026;;\n", "Driftbudget;;;Mkr\nVerksamhet;Budget 2026;;\n"})
    CHECK(drift(read(head + rows, "TN"), "TN") == 30'750);
  CHECK(drift(read("Verksamhet;Budget 2026\n" + rows + ";\nAlla belopp i mnkr;\n", "TN"), "TN") == 30'750);
  CHECK(drift(read("Verksamhet;Enhet;Budget 2026\nGator;mnkr;10,5\nPark;mnkr;20,25\n", "TN"), "TN") == 30'750);
  // Each row may say its own, where the headings say none.
  for (const std::string column : {"Enhet", "Sort", "Anm"}) {
    const Read done = read("Verksamhet;" + column + ";Budget 2026\nGator;tkr;10500\nPark;mnkr;20,25\nSumma;;\n", "TN");
    CHECK(drift(done, "TN") == 30'750);
    CHECK(done.imported.unused.empty());
  }
  const auto asks = [](const std::string& table) { return read(table, "TN").says(Code::F07, "enhet-per-rad"); };
  CHECK(asks("Verksamhet;Enhet;Budget 2026 tkr\nGator;tkr;10500\nPark;mnkr;20,25\n"));
  CHECK(asks("Verksamhet;Enhet;Budget 2026\nGator;tkr;10500\nPark;mnkr;20,25\nTorg;;5\n"));
  CHECK(asks("Verksamhet;Enhet;Budget 2026\nGator;tkr;10500\nPark;mnkr;20,25\nElever;st;50\n"));
  // A column of prices says nothing of the budget.
  CHECK(drift(read("Verksamhet;Kr per elev;Budget 2026\nSkola;90000;10\nBuss;20000;25\n", "TN"), "TN") == 35);
}

TEST_CASE("signs that are against the plan are asked about", "[guess]") {
  CHECK(read("Verksamhet;Budget 2026\nSkola;-800\nBuss;-450\n", "BUN").says(Code::F07, "tecken-mot-planen"));
  CHECK(!read("Verksamhet;Budget 2026\nSkola;-800\nBuss;450\n", "BUN").says(Code::F07, "tecken-mot-planen"));
  CHECK(read("Konto;Kontonamn;Budget 2026\n3010;Taxor;40\n5010;Löner;500\n", "BUN").says(Code::F07, "intäktskonto"));
  CHECK(!read("Konto;Kontonamn;Budget 2026\n3010;Taxor;-40\n5010;Löner;500\n", "BUN").says(Code::F07, "intäktskonto"));
  CHECK(!read("Verksamhet;Benämning;Budget 2026\n3010;Bad;40\n5010;Skola;500\n", "BUN").says(Code::F07, "intäktskonto"));
}

TEST_CASE("versions of the same posts, and tables beside each other, are asked about", "[guess]") {
  const std::string rows = "KF-beslut;BUN;Skola;9\nKF-beslut;BUN;Buss;5\nNämndens förslag;BUN;Skola;10\nNämndens förslag;BUN;Buss;6\n";
  CHECK(read("Version;Nämnd;Text;Budget 2026\n" + rows).says(Code::F07, "flera-slag"));
  CHECK(read("Status;Nämnd;Text;Budget 2026\n" + rows).says(Code::F07, "flera-slag"));
  CHECK(!read("Version;Nämnd;Text;Budget 2026\nÅr 1;BUN;Skola;9\nÅr 2;BUN;Buss;5\n").says(Code::F07, "flera-slag"));
  CHECK(read("Verksamhet;Budget 2026;;Projekt;Budget 2026\nGata;10;;Ny bro;500\nPark;20;;Lekplats;40\n", "TN")
            .says(Code::F07, "tabeller-bredvid"));
  CHECK(!read("Verksamhet;Budget 2026;;Kommentar;Utfall 2024\nGata;10;;dyrt;9\nPark;20;;billigt;4\n", "TN")
             .says(Code::F07, "tabeller-bredvid"));
}

TEST_CASE("a row of percentages below the sum is no post", "[guess]") {
  const std::string table = "Nämnd;Verksamhet;Budget 2026;Plan 2027\nBUN;Skola;100;110\nBUN;Buss;50;55\n";
  for (const char* last : {";Summa;150;165\n;Förändring;;10 %\n", ";Summa;150;165\n;Ökning i procent;3,5 %;10 %\n",
                           ";Summa;150;165\n;;3,5 %;10 %\n", ";Andel av kommunen;12 %;13 %\n"}) {
    INFO(last);
    const Read done = read(table + last, "BUN");
    CHECK(done.imported.posts == 2);
    CHECK(done.says(Code::F12, "inte-pengar"));
  }
  // A percentage among the posts is a mistake of somebody's.
  CHECK(read(table + "BUN;Lek;10 %;11\n", "BUN").imported.posts == 3);
  CHECK(read(table + "BUN;Lek;10 %;11 %\n", "BUN").imported.posts == 3);
}

TEST_CASE("what stands below the sum of all rows is said", "[guess]") {
  const auto says = [](const std::string& rows) {
    return read("Verksamhet;Mål;Budget 2026\n" + rows, "BUN").says(Code::F12, "under-totalen");
  };
  CHECK(says("Skola;;100\nFritids;;20\nSumma;;120\nLag;;1250\n"));
  CHECK(says("Skola;;100\nFritids;;20\nTotalt;;120\n;;\nLag;;1250\nBarn;;5\n"));
  CHECK_FALSE(says("Skola;;100\nFritids;;20\nSumma;;120\n"));
  CHECK_FALSE(says("Skola;;100\nFritids;;20\nSumma;;120\nBuss;2.1;5\n"));              // a goal, as posts have
  CHECK_FALSE(says("Skola;;100\nFritids;;20\nSumma;;120\nBuss;;5\nTåg;;6\nSumma;;11\n"));  // a sum of its own
  CHECK_FALSE(says("Summa;;120\nSkola;;100\nFritids;;20\n"));
  const Read units = read("Nämnd;Verksamhet;Budget 2026\nBUN;Skola;100\nBUN;Fritids;20\nBUN;Summa;120\nTN;Gata;5\n");
  CHECK_FALSE(units.says(Code::F12, "under-totalen"));
}

TEST_CASE("one number below a heading of amounts makes its column one, whatever words stand beside it", "[guess]") {
  const Read words = read("Verksamhet;Budget 2026 tkr\nSkola;100\nFritids;se bilaga\nKör;ca 75\n", "BUN");
  CHECK(words.tkr("BUN", Key::operation, Year(2026)) == 100);
  CHECK(words.imported.posts == 3);
  CHECK(words.imported.text.find("drift 2026: se bilaga") != std::string::npos);
}

TEST_CASE("what is counted or measured is no post, unless the sum counts it", "[guess]") {
  const std::string table = "Verksamhet;Budget 2026\nSkola;60\nFritids;40\n";
  for (const char* row : {"Kvadratmeter", "FTE", "Elever", "Invånare", "Platser", "Yta (kvm)", "m2 lokalyta", "Medelantal anställda",
                          "Befolkning 31 dec", "Skattesats", "Prislapp per elev", "Elever 2026"}) {
    INFO(row);
    const Read done = read(table + row + ";12\n", "BUN");
    CHECK(done.tkr("BUN", Key::operation, Year(2026)) == 100);
    CHECK(done.says(Code::F12, "inte-pengar"));
    CHECK(read(table + row + ";12\nSumma;112\n", "BUN").tkr("BUN", Key::operation, Year(2026)) == 112);
  }
  for (const char* row : {"Elever i behov av stöd", "Platser på korttidsboende", "Yttre miljö", "Elevhälsa"})
    CHECK(read(table + row + ";12\n", "BUN").tkr("BUN", Key::operation, Year(2026)) == 112);
}

TEST_CASE("a heading of key figures with its year among the rows is no amount", "[guess]") {
  const Read done = read("Verksamhet;Budget 2026\nSkola;60\nFritids;40\nSumma;100\nNyckeltal;2026\nBarn;512\n", "BUN");
  CHECK(done.tkr("BUN", Key::operation, Year(2026)) == 100);
  CHECK(std::count_if(done.guess.said.begin(), done.guess.said.end(),
                      [](const Mistake& m) { return m.variant == std::string_view("inte-pengar"); }) == 1);
}
