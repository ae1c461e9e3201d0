#include "guessing.h"

using namespace malkoll;
using namespace malkoll::importing;
using namespace malkoll::importing::guessing;

TEST_CASE("two and three heading rows are read together", "[guess]") {
  const Read two = read(";;Utfall;;Budget;\nKonto;Benämning;2025;2026;2026;2027\n4010;Skola;9;3;100;110\n", "BUN");
  CHECK(two.tkr("BUN", Key::operation, Year(2026)) == 100);
  CHECK(two.tkr("BUN", Key::operation, Year(2027)) == 110);
  CHECK(two.tkr("BUN", Key::operation, Year(2025)) == 0);
  const Read three = read(";Drift;;;Investering\n;2026;;2027;2026\nVerksamhet;Kostnad;Intäkt;Netto;Netto\nSkola;120;20;101;7\n", "BUN");
  CHECK(three.tkr("BUN", Key::operation, Year(2026)) == 100);
  CHECK(three.tkr("BUN", Key::income, Year(2026)) == 20);
  CHECK(three.tkr("BUN", Key::operation, Year(2027)) == 101);
  CHECK(three.tkr("BUN", Key::investment, Year(2026)) == 7);
}

TEST_CASE("rows of numbers are no headings, whatever years they look like", "[guess]") {
  const Read sizes = read("Benämning;2026;2027\nGator;60;61\nLekplatser;2000;2000\n", "TN");
  CHECK(sizes.tkr("TN", Key::operation, Year(2026)) == 2060);
  CHECK(read("Okänt;Bokfört;Anm\n4010;612;2025\n4020;5;2026\n", "TN").says(Code::F07, "bara-utfall"));
}

TEST_CASE("sheets for years and units are read together, a summary of them is not", "[guess]") {
  const Read years =
      read(workbook({{"2026", "Verksamhet;Budget\nSkola;100\nFritids;5\n"}, {"2027", "Verksamhet;Budget\nSkola;110\nFritids;6\n"}}), "BUN");
  CHECK(years.tkr("BUN", Key::operation, Year(2026)) == 105);
  CHECK(years.tkr("BUN", Key::operation, Year(2027)) == 116);
  CHECK(years.imported.posts == 2);
  const Read units = read(workbook({{"Översikt", "Nämnd;Budget 2026\nKommunstyrelsen;30\nTekniska nämnden;12\n"},
                                    {"KS", "Verksamhet;Budget 2026\nLedning;10\nKansli;20\nSumma;30\n"},
                                    {"Blad 3", "Tekniska nämndens budget, tkr;\n;\nVerksamhet;Budget 2026\nGata;12\n"}}));
  CHECK(units.tkr("KS", Key::operation, Year(2026)) == 30);
  CHECK(units.tkr("TN", Key::operation, Year(2026)) == 12);
  CHECK(units.says(Code::F12, "blad-sammanställning"));
  const Read other =
      read(workbook({{"Sammandrag", "Område;Budget 2026\nAllt;99\n"}, {"Poster", "Verksamhet;Budget 2026\nA;60\nB;41\n"}}), "BUN");
  CHECK(other.tkr("BUN", Key::operation, Year(2026)) == 101);
  CHECK(other.says(Code::F12, "blad-sammanställning-skiljer"));
}

TEST_CASE("a sheet's name or title says the kind of its money", "[guess]") {
  const Read done =
      read(workbook({{"Drift 2026", "Benämning;Belopp\nGata;60\n"}, {"Investeringar 2026", "Benämning;Belopp\nGata;900\n"}}), "TN");
  CHECK(done.tkr("TN", Key::operation, Year(2026)) == 60);
  CHECK(done.tkr("TN", Key::investment, Year(2026)) == 900);
  CHECK(done.imported.posts == 2);
}

TEST_CASE("units on rows of their own, with or without a sum", "[guess]") {
  for (const std::string sum : {"", "30"}) {
    const Read done = read("Verksamhet;Budget 2026\nKommunstyrelsen;" + sum + "\nLedning;10\nKansli;20\nTekniska nämnden;" +
                           (sum.empty() ? "" : "12") + "\nGata;7\nPark;5\n");
    CHECK(done.tkr("KS", Key::operation, Year(2026)) == 30);
    CHECK(done.tkr("TN", Key::operation, Year(2026)) == 12);
    CHECK(done.imported.posts == 4);
  }
}

TEST_CASE("sums are known by words, codes, indents and arithmetic", "[guess]") {
  const auto sum = [](const std::string& csv) { return read(csv, "BUN").tkr("BUN", Key::operation, Year(2026)); };
  CHECK(sum("Kod;Benämning;Budget 2026\n1;Delsumma A;30\n10;B;10\n11;C;20\n") == 30);
  // A title over all columns is no group of them.
  CHECK(
      sum("Internbudget 2026\nBelopp i tkr;;Utskriven;2025-11-12\nBenämning;Konto;Bokslut 2024;Budget 2026\nA;4010;9;10\nB;4020;19;20\n") ==
      30);
  CHECK(sum("Kod;Benämning;Budget 2026\n6;A;30\n60;B;10\n61;C;20\n600;D;10\n") == 30);
  CHECK(sum("Benämning;Budget 2026\nB;10\nC;20\nBarn och utbildning;30\n") == 30);
  CHECK(sum("Benämning;Budget 2026;Plan 2027\nA;30;40\nB;10;10\nC;20;30\nD;9;9\nE;4;5\nF;5;4\n") == 39);
  // Not when it may as well be a post.
  const Read open = read("Benämning;Budget 2026\nGata;30\nPark;10\nBad;20\n", "TN");
  CHECK(open.says(Code::F07, "kanske-summa"));
  CHECK(read("Benämning;Budget 2026\nA;10\nB;20\nSumma;35\n", "BUN").says(Code::F12, "summan-skiljer"));
  CHECK(!read("Benämning;Budget 2026\nA;10\nB;20\nSumma;30\n", "BUN").says(Code::F12, "summan-skiljer"));
}

TEST_CASE("of several columns for a year one is chosen, or it is asked", "[guess]") {
  const Read frame = read("Benämning;Ram 2026;Budget 2026;Prognos 2026\nA;9;10;11\n", "BUN");
  CHECK(frame.tkr("BUN", Key::operation, Year(2026)) == 10);
  CHECK(frame.says(Code::F12, "vald"));
  CHECK(read("Benämning;Budget 2026;Reviderad budget 2026\nA;9;10\n", "BUN").says(Code::F07, "flera-kolumner"));
  CHECK(read("Benämning;Budget 2026;Budget 2026\nA;9;10\n", "BUN").says(Code::F07, "flera-kolumner"));
  const Read same = read("Benämning;Budget 2026 (mnkr);Budget 2026 (tkr)\nA;0,2;202\nB;0,1;98\n", "BUN");
  CHECK(same.tkr("BUN", Key::operation, Year(2026)) == 300);
  CHECK(same.says(Code::F12, "samma-pengar"));
  CHECK(read("Benämning;Budget 2026, 1 000 €\nA;9\n", "BUN").says(Code::F07, "valuta"));
}

TEST_CASE("each column has its own unit", "[guess]") {
  const Read done = read("Benämning;Drift 2026 (tkr);Investering 2026 (mnkr)\nA;60;1,5\n", "TN");
  CHECK(done.tkr("TN", Key::operation, Year(2026)) == 60);
  CHECK(done.tkr("TN", Key::investment, Year(2026)) == 1500);
  CHECK(read("Belopp i mnkr;\nBenämning;2026\nA;1,5\n", "TN").tkr("TN", Key::operation, Year(2026)) == 1500);
}

TEST_CASE("costs and income make a net cost, with the sign they are written in", "[guess]") {
  const Read plain = read("Benämning;Kostnader 2026;Intäkter 2026\nA;120;20\n", "BUN");
  CHECK(plain.tkr("BUN", Key::operation, Year(2026)) == 100);
  CHECK(plain.tkr("BUN", Key::income, Year(2026)) == 20);
  const Read minus = read("Benämning;Intäkter 2026;Kostnader 2026;Netto 2026\nA;-20;120;100\n", "BUN");
  CHECK(minus.tkr("BUN", Key::operation, Year(2026)) == 100);
  CHECK(minus.tkr("BUN", Key::income, Year(2026)) == 20);
  const Read turned = read("Benämning;Intäkter 2026;Kostnader 2026;Netto 2026\nA;20;-120;-100\n", "BUN");
  CHECK(turned.tkr("BUN", Key::operation, Year(2026)) == -100);
  CHECK(turned.guess.map.cost_is_negative);
}

TEST_CASE("long tables become posts with years", "[guess]") {
  const Read years = read("År;Nämnd;Konto;Benämning;Belopp\n2026;BUN;1;Skola;100\n2027;BUN;1;Skola;110\n2026;KS;1;Kansli;9\n");
  CHECK(years.tkr("BUN", Key::operation, Year(2027)) == 110);
  CHECK(years.imported.posts == 2);
  const Read periods = read("Period;Konto;Benämning;Budget\n202601;1;Lön;100\n202602;1;Lön;100\n202602;1;Hyra;7\n", "BUN");
  CHECK(periods.tkr("BUN", Key::operation, Year(2026)) == 207);
  CHECK(periods.imported.posts == 2);
  const Read kinds = read("År;Nämnd;Benämning;Typ;Belopp\n2026;BUN;Skola;Budget;100\n2026;BUN;Skola;Utfall;90\n");
  CHECK(kinds.tkr("BUN", Key::operation, Year(2026)) == 100);
}

TEST_CASE("names are known in definite form and shortened, goals with what people write around them", "[guess]") {
  CHECK(find_unit(names(), "Kommunstyrelsen") == "KS");
  CHECK(find_unit(names(), "BARN- OCH UTBILDNINGSNÄMNDEN") == "BUN");
  CHECK(find_unit(names(), "Tekniska nämnden") == "TN");
  CHECK(find_unit(names(), "10 Kommunstyrelsen") == "KS");
  CHECK(find_unit(names(), "BUN – Barn- och utbildningsnämnden") == "BUN");
  CHECK(find_unit(names(), "KUF").empty());
  CHECK(find_unit_row(names(), "Ledning").empty());
  CHECK(find_unit_within(names(), "Tekniska nämndens internbudget 2026") == "TN");
  CHECK(find_goal(names(), "Mål 2.1") == "2.1");
  CHECK(find_goal(names(), "Mål 1.1 Alla elever når gymnasiet") == "1.1");
  CHECK(find_goal(names(), "Fler ska resa kollektivt") == "2.1");
  CHECK(find_goal(names(), "Ökat resande").empty());
  const Read done =
      read("Benämning;Budget 2026;Mål\nA;1;Mål 2.1 och 1.1\nB;2;2.1/1.1\nC;3;Fler ska resa kollektivt, samt till och från kommunen, 1.1\n",
           "BUN");
  std::size_t found = 0;
  for (std::size_t at = 0; (at = done.imported.text.find("bidrar till: 2.1, 1.1\n", at)) != std::string::npos; ++at) ++found;
  CHECK(found == 3);
}

TEST_CASE("the only text is the post's name; Satsning is its slag", "[guess]") {
  for (const std::string heading : {"Projekt", "Konto", "Åtgärd", "Post", "Verksamhet", "Kostnadsställe", "Xyz"}) {
    CHECK(read(heading + ";Budget 2026;Mål\nGata;1;2.1\nPark;2;\n", "TN").imported.text.find(": Gata\n") != std::string::npos);
  }
  const Read flags = read("Verksamhet;Budget 2026;Satsning\nA;1;Nej\nB;2;Ja\nC;3;x\n", "BUN");
  CHECK(flags.imported.text.find(": A\n  drift") != std::string::npos);
  CHECK(flags.imported.text.find(": B\n  slag: satsning\n") != std::string::npos);
  CHECK(flags.imported.text.find(": C\n  slag: satsning\n") != std::string::npos);
}

TEST_CASE("the account holds all the money, and why some of it is left out", "[guess]") {
  const Read done = read("Benämning;Budget 2026;\nA;10;-3\nB;20;-4\n* en not;;\nSumma;30;-7\n", "BUN");
  CHECK(done.imported.account.in_columns.at({Key::operation, Year(2026)}) == Ore(60 * 100'000));
  CHECK(done.imported.account.left().at({Key::operation, Year(2026)}) == Ore(30 * 100'000));
  CHECK(done.tkr("BUN", Key::operation, Year(2026)) == 30);
  std::vector<LeftOut::Why> why;
  for (const LeftOut& left : done.imported.account.left_out) why.push_back(left.why);
  CHECK(why == std::vector<LeftOut::Why>{LeftOut::Why::only_text, LeftOut::Why::sum_word, LeftOut::Why::column_without_heading});
  CHECK(done.imported.text.find("# rad 4: * en not\n") != std::string::npos);
}

TEST_CASE("what rows are is asked where it cannot be seen", "[guess]") {
  CHECK(
      read("Nämnd;År;Scenario;Konto;Belopp\nBUN;2026;Grundbudget;4010;100\nBUN;2026;Ombudgeterat;4010;20\nBUN;2026;Utfall;4010;80\n", "BUN")
          .says(Code::F07, "flera-slag"));
  CHECK_FALSE(
      read("Nämnd;Typ;Verksamhet;Budget 2026\nBUN;Egen regi;Förskola;100\nBUN;Köpt;Lekplats;50\n", "BUN").says(Code::F07, "flera-slag"));
}

TEST_CASE("headings of money, and prices that are none", "[guess]") {
  const auto sum = [](const std::string& csv, int year) { return read(csv, "BUN").tkr("BUN", Key::operation, Year(year)); };
  const std::string table = "Verksamhet;Budgetförslag 2026;Plan 2027\nFörskola;100;110\nSkola;200;210\nGymnasium;400;410\n";
  CHECK(sum(table, 2026) == 700);  // as even as codes
  CHECK(sum(table, 2027) == 730);
  CHECK(sum("Verksamhet;Budget 2026;Kr/inv 2026\nFörskola;100;2500\nSkola;200;5000\n", 2026) == 300);
  CHECK(sum("Belopp i tusentals kronor;;\n\nVerksamhet;2026;2027\nFörskola;100;110\nSkola;50;60\n", 2026) == 150);
}
