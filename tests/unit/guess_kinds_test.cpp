// Kinds of cost in columns beside each other.
#include "guessing.h"
#include "import/cost_kinds.h"

using namespace malkoll;
using namespace malkoll::importing;
using namespace malkoll::importing::guessing;

namespace {

std::int64_t drift(const Read& done, Year year = Year(2026)) { return done.tkr("BUN", Key::operation, year); }

}  // namespace

TEST_CASE("headings of kinds of cost are known by the words of accounts", "[guess]") {
  for (const char* cost : {"Personal", "Löner inkl PO", "Köp av verksamhet", "Lokalhyra 2026", "Övriga kostnader (tkr)", "Kapitalkostnader",
                           "Budget personal 2026", "Lämnade bidrag", "Materialkostnad", "Avskrivningar och internränta"})
    CHECK((cost_kind(cost).money && cost_kind(cost).flow == Flow::cost));
  for (const char* income : {"Intäkter", "Taxor och avgifter", "Hyresintäkter 2026", "Övriga intäkter", "Erhållna bidrag"})
    CHECK((cost_kind(income).money && cost_kind(income).flow == Flow::income));
  for (const char* other : {"Kostnader 2026", "Nettokostnad", "Driftkostnad", "Totala kostnader", "Personal utfall 2025", "Antal lokaler",
                            "Bidrag", "Avgifter", "Varav personal", "Personal per enhet", "Lokaler %", "Personaltäthet", "Budget 2026",
                            "Budget 2026 exkl. internhyra", "Budget 2026 inkl internhyra", ""})
    CHECK_FALSE(cost_kind(other).money);
}

TEST_CASE("kinds of cost beside each other are the amount together", "[guess]") {
  const Read done =
      read("Budget 2026, tkr\nVerksamhet;Personal;Lokaler;Köp av verksamhet;Kapital\nFörskola;100;20;5;1\nSkola;300;50;7;2\n", "BUN");
  CHECK(drift(done) == 485);
  CHECK(done.imported.posts == 2);
  CHECK(done.says(Code::F12, "kostnadsslag"));
  // What stands between two of them is one too, whatever it is called; at the edge it may be anything.
  CHECK(drift(read("Budget 2026, tkr\nVerksamhet;Personal;Skolbio;Lokaler\nFörskola;100;20;5\nSkola;300;50;7\n", "BUN")) == 482);
  const Read edge = read("Budget 2026, tkr\nVerksamhet;Elever;Personal;Lokaler\nFörskola;100;20;5\nSkola;300;50;7\n", "BUN");
  CHECK(drift(edge) == 82);
  CHECK(edge.says(Code::F12, ""));
  // The year in each heading, above groups, and two years.
  CHECK(drift(read("Verksamhet;Löner 2026;Hyror 2026\nFörskola;100;20\nSkola;300;50\n", "BUN")) == 470);
  const Read years =
      read("Verksamhet;2026;;2027;\n;Personal;Lokaler;Personal;Lokaler\nFörskola;100;20;110;21\nSkola;300;50;310;51\n", "BUN");
  CHECK(drift(years) == 470);
  CHECK(drift(years, Year(2027)) == 492);
}

TEST_CASE("kinds of cost with income are a net cost", "[guess]") {
  const Read minus = read("Budget 2026\nVerksamhet;Personal;Övriga kostnader;Intäkter\nFörskola;100;20;-11\nSkola;300;50;-22\n", "BUN");
  CHECK(drift(minus) == 437);
  CHECK(minus.tkr("BUN", Key::income, Year(2026)) == 33);
  CHECK(drift(read("Budget 2026\nVerksamhet;Personal;Övriga kostnader;Intäkter\nFörskola;100;20;11\nSkola;300;50;22\n", "BUN")) == 437);
}

TEST_CASE("a sum beside the kinds is what counts, held against them", "[guess]") {
  const Read sum = read("Budget 2026\nVerksamhet;Personal;Lokaler;Övrigt;Summa\nFörskola;100;20;5;125\nSkola;300;50;7;357\n", "BUN");
  CHECK(drift(sum) == 482);
  CHECK(sum.says(Code::F12, "delar-av-kolumn"));
  CHECK_FALSE(sum.says(Code::F12, "delar-skiljer"));
  const Read odd = read("Budget 2026\nVerksamhet;Personal;Lokaler;Summa\nFörskola;100;20;120\nSkola;300;50;355\nGy;10;1;11\n", "BUN");
  CHECK(drift(odd) == 486);
  CHECK(odd.says(Code::F12, "delar-skiljer"));
  const Read net = read(
      "Budget 2026\nVerksamhet;Personal;Lokaler;Summa kostnader;Intäkter;Netto\nFörskola;100;20;120;-20;100\nSkola;300;50;350;-50;300\n",
      "BUN");
  CHECK(drift(net) == 400);
  CHECK(net.tkr("BUN", Key::income, Year(2026)) == 70);
  const Read parts = read("Verksamhet;Budget 2026;Personal 2026;Lokaler 2026\nFörskola;200;100;20\nSkola;400;300;50\n", "BUN");
  CHECK(drift(parts) == 600);
  // What is left of the running costs, and the whole of them.
  CHECK(drift(read("Budget 2026\nVerksamhet;Personal;Drift;Lokalhyra\nFörskola;100;20;5\nSkola;300;50;7\n", "BUN")) == 482);
  CHECK(drift(read("Budget 2026\nVerksamhet;Drift;Personal;Lokalhyra\nFörskola;105;100;5\nSkola;307;300;7\n", "BUN")) == 412);
}

TEST_CASE("a column that is called a sum and is that of those before it is the amount, whatever they are called", "[guess]") {
  const Read done =
      read("Investeringar 2026, tkr\nProjekt;Mark;Byggnad;Möbler;Summa\nSkola;1000;50000;4000;55000\nFörskola;0;20000;900;20900\n", "BUN");
  CHECK(done.tkr("BUN", Key::investment, Year(2026)) == 75900);
  CHECK(done.says(Code::F12, "delar-av-kolumn"));
  const Read edge =
      read("Budget 2026, tkr\nVerksamhet;Lön;Hyra;Skolbio;S:a\nFörskola;100;20;5;125\nSkola;300;50;7;357\nS:a;400;70;12;482\n", "BUN");
  CHECK(drift(edge) == 482);
  CHECK(drift(read("Budget 2026, tkr\nVerksamhet;Personal;Lokaler;Köp\nFörskola;100;20;-\nSkola;300;\u2013;7,5\n", "BUN")) == 427);
  CHECK(drift(read("Budget 2026, tkr\nVerksamhet;50 Personal;60 Lokaler\nFörskola;100;20\nSkola;300;50\n", "BUN")) == 470);
  // Numbers of people and rooms beside a budget are no money.
  CHECK(drift(read("Verksamhet;Personal;Lokaler;Budget 2026 (tkr)\nFörskola;34,5;3;1000\nSkola;120;8;4000\n", "BUN")) == 5000);
}

TEST_CASE("words of kinds in one row are no headings", "[guess]") {
  const Read done = read("Kategori;Konto;Kommentar;Budget 2026\nStab;Resor;ny;10\nPersonal;Löner;Övrigt;\nSkola;Bok;gammal;20\n", "BUN");
  CHECK(drift(done) == 30);
  CHECK_FALSE(done.says(Code::F07, "två-tabeller"));
}

TEST_CASE("kinds of an investment are the investment together", "[guess]") {
  const Read done = read("Investeringar 2026, tkr\nProjekt;Inventarier;Entreprenad\nSkola;1000;50000\nFörskola;50;20000\n", "BUN");
  CHECK(done.tkr("BUN", Key::investment, Year(2026)) == 71050);
}
