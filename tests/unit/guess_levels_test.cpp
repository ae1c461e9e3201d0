// Headings in several rows, and headings with a unit of the plan and a year together.
#include "guessing.h"

using namespace malkoll;
using namespace malkoll::importing;
using namespace malkoll::importing::guessing;

namespace {

std::int64_t drift(const Read& read, Year year, const char* unit = "BUN") { return read.tkr(unit, Key::operation, year); }

bool has_both(const Read& done) {
  return drift(done, Year(2026), "KS") == 30 && drift(done, Year(2026), "TN") == 300 && drift(done, Year(2027), "KS") == 33 &&
         drift(done, Year(2027), "TN") == 303;
}

}  // namespace

TEST_CASE("three rows of headings: what, when, and cost, income and net", "[guess]") {
  const std::string rows = "Förskola;90;-10;80;95;-11;84;96;-12;84;100;-15;85\nSkola;190;-20;170;195;-21;174;196;-22;174;200;-25;175\n";
  const std::string flows = "Verksamhet;Kostnad;Intäkt;Netto;Kostnad;Intäkt;Netto;Kostnad;Intäkt;Netto;Kostnad;Intäkt;Netto\n";
  const Read years = read(";Utfall;;;;;;Budget;;;;;\n;2024;;;2025;;;2025;;;2026;;\n" + flows + rows, "BUN");
  CHECK(drift(years, Year(2025)) == 258);
  CHECK(drift(years, Year(2026)) == 260);
  CHECK(drift(years, Year(2024)) == 0);
  const Read other_way = read(";2024;;;2025;;;;;;2026;;\n;Utfall;;;Utfall;;;Budget;;;Budget;;\n" + flows + rows, "BUN");
  CHECK(drift(other_way, Year(2025)) == 258);
  CHECK(drift(other_way, Year(2026)) == 260);
}

TEST_CASE("what stands first over several columns is for all of them", "[guess]") {
  const std::string flows = "Verksamhet;Kostnad;Intäkt;Kostnad;Intäkt;Kostnad;Intäkt\n",
                    rows = "Förskola;90;-10;95;-11;100;-15\nSkola;190;-20;195;-21;200;-25\n";
  const Read outcomes = read(";Utfall;;;;Budget;\n;2024;;2025;;2026;\n" + flows + rows, "BUN");
  CHECK(drift(outcomes, Year(2026)) == 260);
  CHECK(drift(outcomes, Year(2025)) == 0);
  const Read plans = read(";Budget;;Plan;;;\n;2026;;2027;;2028;\n" + flows + rows, "BUN");
  CHECK(drift(plans, Year(2026)) == 250);
  CHECK(drift(plans, Year(2027)) == 258);
  CHECK(drift(plans, Year(2028)) == 260);
}

TEST_CASE("four rows of headings, and the unit of the amounts as the lowest", "[guess]") {
  const Read unit = read(
      ";Utfall;;Budget;\n;2025;;2026;\nVerksamhet;Kostnad;Intäkt;Kostnad;Intäkt\n;mnkr;mnkr;mnkr;mnkr\nSkola;90;-10;100;-15\nBuss;190;-20;200;-25\n",
      "BUN");
  CHECK(drift(unit, Year(2026)) == 260'000);
  const Read kinds = read(
      ";Driftbudget;;;;Investeringsbudget;;;\n;Budget;;Plan;;Budget;;Plan;\n;2026;;2027;;2026;;2027;\nVerksamhet;Utgift;Inkomst;Utgift;Inkomst;Utgift;Inkomst;Utgift;Inkomst\n"
      "Gata;100;-10;110;-11;50;0;60;-5\nPark;200;-20;210;-21;0;0;30;0\n",
      "TN");
  CHECK(drift(kinds, Year(2026), "TN") == 270);
  CHECK(drift(kinds, Year(2027), "TN") == 288);
  CHECK(kinds.tkr("TN", Key::investment, Year(2026)) == 50);
  CHECK(kinds.tkr("TN", Key::investment, Year(2027)) == 85);
  // An empty row between them.
  CHECK(
      drift(
          read(
              ";Utfall;;Budget;\n;2025;;2026;\n;;;;\nVerksamhet;Kostnad;Intäkt;Kostnad;Intäkt\nSkola;90;-10;100;-15\nBuss;190;-20;200;-25\n",
              "BUN"),
          Year(2026)) == 260);
}

TEST_CASE("a heading names both the committee and the year", "[guess]") {
  const std::string rows = "Personal;10;100;11;101\nLokaler;20;200;22;202\n;;;;\n";
  for (const std::string headings :
       {"KS 2026;TN 2026;KS 2027;TN 2027", "2026 KS;2026 TN;2027 KS;2027 TN", "Budget KS 2026;Budget TN 2026;Plan KS 2027;Plan TN 2027",
        "Kommunstyrelsen 2026;Tekniska nämnden 2026;Kommunstyrelsen 2027;Tekniska nämnden 2027",
        "KS 2026 (tkr);TN 2026 (tkr);KS 2027 (tkr);TN 2027 (tkr)"}) {
    INFO(headings);
    const Read done = read("Verksamhet;" + headings + "\n" + rows);
    CHECK(has_both(done));
    CHECK(done.imported.posts == 4);
  }
  CHECK(has_both(read(
      "Verksamhet;KS 2026;TN 2026;Summa 2026;KS 2027;TN 2027;Summa 2027\nPersonal;10;100;110;11;101;112\nLokaler;20;200;220;22;202;224\n")));
  const Read flows =
      read("Verksamhet;KS 2026 kostnad;KS 2026 intäkt;TN 2026 kostnad;TN 2026 intäkt\nPersonal;15;-5;120;-20\nLokaler;25;-5;220;-20\n");
  CHECK(drift(flows, Year(2026), "KS") == 30);
  CHECK(drift(flows, Year(2026), "TN") == 300);
  const Read outcomes =
      read("Verksamhet;KS utfall 2025;KS budget 2026;TN utfall 2025;TN budget 2026\nPersonal;9;10;99;100\nLokaler;19;20;199;200\n");
  CHECK(drift(outcomes, Year(2026), "TN") == 300);
  CHECK(drift(outcomes, Year(2025), "TN") == 0);
  CHECK(read("Projekt;Investering KS 2026;Investering TN 2026\nBro;10;100\nVäg;20;200\n").tkr("TN", Key::investment, Year(2026)) == 300);
}

TEST_CASE("committees over years, and years over committees", "[guess]") {
  CHECK(has_both(read(";KS;;TN;\nVerksamhet;2026;2027;2026;2027\nPersonal;10;11;100;101\nLokaler;20;22;200;202\n")));
  CHECK(has_both(read(
      ";Kommunstyrelsen;;Tekniska nämnden;\nVerksamhet;Budget 2026;Plan 2027;Budget 2026;Plan 2027\nPersonal;10;11;100;101\nLokaler;20;22;200;202\n")));
  CHECK(has_both(read(";2026;;2027;\nVerksamhet;KS;TN;KS;TN\nPersonal;10;100;11;101\nLokaler;20;200;22;202\n")));
  CHECK(has_both(
      read(";2026;;;2027;;\nVerksamhet;KS;TN;Summa;KS;TN;Summa\nPersonal;10;100;110;11;101;112\nLokaler;20;200;220;22;202;224\n")));
}

TEST_CASE("what headings with committees leave open is said", "[guess]") {
  CHECK(read("Verksamhet;KS 2026;TN 2026\nPersonal;10;100\n", "KS").says(Code::F07, "flera-nämnder"));
  CHECK(read("Verksamhet;KS 2026;TN 2026;XN 2026\nPersonal;10;100;5\nLokaler;20;200;5\n").says(Code::F07, "okänd-nämnd-kolumn"));
  const Read one = read("Verksamhet;TN 2026;TN 2027\nPersonal;10;11\nLokaler;20;22\n");
  CHECK(drift(one, Year(2027), "TN") == 33);
  CHECK(one.says(Code::F12, "nämnd-av-titel"));
  CHECK(read("Verksamhet;TN 2026;TN 2027\nPersonal;10;11\n", "KS").says(Code::F12, "nämnd-mot-titel"));
  // A column of units says whose the rows are; KS is whose proposal it is.
  const Read proposal = read("Nämnd;Verksamhet;Budget KS 2026\nBUN;Skola;10\nTN;Gata;20\n");
  CHECK(drift(proposal, Year(2026)) == 10);
  CHECK(drift(proposal, Year(2026), "TN") == 20);
}
