// Headings as programs and economists shorten them, and what only looks as if it said something of the money.
#include "guessing.h"
#include "import/money_heading.h"

using namespace malkoll;
using namespace malkoll::importing;
using namespace malkoll::importing::guessing;

namespace {

std::int64_t drift(const Read& done, Year year = Year(2026)) { return done.tkr("BUN", Key::operation, year); }

}  // namespace

TEST_CASE("codes of which others are parts are known by themselves, whatever their heading", "[guess]") {
  for (const char* heading : {"Verksamhet", "Vht", "Verks.", "Ansv", "Akt", "Slag", "Ansvar", "Kolumn1"}) {
    INFO(heading);
    const Read done = read(std::string(heading) +
                               ";Benämning;Budget 2026 (tkr)\n2;Infrastruktur;200\n24;Gator;110\n240;Vinter;45\n241;Beläggning;65\n"
                               "25;Park;90\n250;Skötsel;55\n251;Lekplatser;35\n",
                           "BUN");
    CHECK(drift(done) == 200);
    CHECK(done.imported.posts == 4);
  }
  CHECK(drift(read(
            "Ansvar;Benämning;Budget 2026 tkr\n3*;Vård;240\n31*;Hem;150\n310;Dag;50\n311;Natt;100\n32x;LSS;90\n320;Hus;60\n321;DV;30\n",
            "BUN")) == 240);
  // Numbers before the names that are no codes are not.
  CHECK(drift(read("Prio;Benämning;Budget 2026 tkr\n1;Skola;10\n12;Fritids;20\n3;Förskola;37\n", "BUN")) == 67);
}

TEST_CASE("costs, income and net are known shortened", "[guess]") {
  for (const char* pair : {"Kostn. 2026;Int. 2026", "Bruttok 2026;Int 2026", "Utg. 2026;Ink. 2026", "Bto 2026;Intäkter 2026"}) {
    INFO(pair);
    CHECK(drift(read("Verksamhet;" + std::string(pair) + "\nSkola;100;20\nFritids;50;5\n", "BUN")) == 125);
  }
  CHECK(drift(read("Verksamhet;Kostn 2026;Int 2026;Nto 2026\nSkola;100;-20;80\nFritids;50;-5;45\n", "BUN")) == 125);
}

TEST_CASE("income beside numbers that nobody understands is asked about", "[guess]") {
  for (const char* pair : {"Xyz 2026;Intäkter 2026", "Intäkter 2026;Xyz 2026", "Intäkter 2026;Xyz"}) {
    INFO(pair);
    CHECK(read("Verksamhet;" + std::string(pair) + "\nSkola;100;20\nFritids;50;5\n", "BUN").says(Code::F07, "intäkt-utan-kostnad"));
  }
  // Alone, or beside what is counted and no money, it is what it says.
  CHECK(drift(read("Verksamhet;Intäkter 2026\nSkola;20\nFritids;5\n", "BUN")) == -25);
  CHECK(drift(read("Verksamhet;Antal barn;Intäkter 2026\nSkola;100;20\nFritids;50;5\n", "BUN")) == -25);
  // A letter is no word.
  CHECK_FALSE(money_heading("I 2026").money);
  CHECK(money_heading("i tkr").money);
  CHECK(money_heading("i 1000-tal kr").unit == AmountUnit::tkr);
}

TEST_CASE("a heading of several years is none of one", "[guess]") {
  for (const char* heading : {"Plan 2027–28", "2027/28", "Plan 27–28", "2027 ff", "2027–", "Plan 2027-", "2027 framåt", "2027–2028"}) {
    INFO(heading);
    CHECK(money_heading(heading).several_years);
  }
  for (const char* heading : {"Budget 2026", "2026-01", "2026-12-31", "Budget 26", "Plan 2027 tkr"}) {
    INFO(heading);
    CHECK_FALSE(money_heading(heading).several_years);
  }
}

TEST_CASE("plans have many names, and programs sum them up", "[guess]") {
  for (const char* plan : {"Ekonomiplan 2027", "EP 2027", "Planering 2027", "Inriktning 2027", "Utblick 2027"}) {
    INFO(plan);
    CHECK(drift(read("Verksamhet;Budget 2026 tkr;" + std::string(plan) + " tkr\nSkola;10;20\nFritids;5;6\n", "BUN"), Year(2027)) == 26);
  }
  for (const char* budget : {"Sum of Budget 2026", "SUM(Budget 2026)", "Fakta[Budget 2026]", "Summa av Budget 2026"}) {
    INFO(budget);
    CHECK(drift(read("Verksamhet;" + std::string(budget) + ";Sum of Utfall 2025\nSkola;10000;9000\nFritids;5000;4000\n", "BUN")) == 15'000);
  }
  CHECK(money_heading("Budget 2026 [tkr]").unit == AmountUnit::tkr);
}

TEST_CASE("what is written about the money is no kind of it", "[guess]") {
  for (const char* heading :
       {"Underlag", "Kommentar 2026", "Anm. budget 2026", "Kommentarer från nämnden", "Förklaring avvikelse", "Budgetkommentar"}) {
    INFO(heading);
    const std::string text(heading);
    const Read one = read("Post;Budget 2026 tkr;" + text + "\nSkola;10;Ökning\nFritids;5;\n", "BUN");
    CHECK(drift(one) == 15);
    const Read more = read("Post;Budget 2026 tkr;" + text +
                               "\nSkola;10;Avvikelse mot utfall 2025\nFritids;5;Enligt bokslut 2025\nBad;5;Prognos\nKök;5;Budget\n",
                           "BUN");
    CHECK(drift(more) == 25);
  }
  // Nor of its rows where the heading says that they are of kinds.
  CHECK(drift(read("Post;Typ;2026 tkr\nSkola;Budget;10\nSkola;Utfall;9\nFritids;Budget;5\nFritids;Utfall;4\n", "BUN")) == 15);
}

TEST_CASE("a sheet that is called B26 is of that year", "[guess]") {
  const Read done =
      read(workbook({{"B26", "Post;Budget, tkr\nSkola;10\nFritids;5\n"}, {"P27", "Post;Plan, tkr\nSkola;11\nFritids;6\n"}}), "BUN");
  CHECK(drift(done) == 15);
  CHECK(drift(done, Year(2027)) == 17);
  CHECK(year_in("Blad26") == Year());
  CHECK(year_in("Räkenskapsår: 2026-01-01 - 2026-12-31") == Year(2026));
}
