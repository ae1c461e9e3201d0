// Parts of a year: halves, thirds, quarters, and months from one to another.
#include "guessing.h"
#include "import/money_heading.h"

using namespace malkoll;
using namespace malkoll::importing;
using namespace malkoll::importing::guessing;

namespace {

std::int64_t drift(const Read& read, Year year = Year(2026)) { return read.tkr("BUN", Key::operation, year); }
std::uint8_t month(const char* heading) { return money_heading(heading).month; }

}  // namespace

TEST_CASE("headings name parts of a year", "[guess]") {
  for (const char* half : {"2026 H1", "H1 2026", "Halvår 1 2026", "Första halvåret 2026", "1:a halvåret 2026", "jan–jun 2026",
                           "Budget januari-juni 2026", "VT 2026", "t.o.m. juni 2026"}) {
    INFO(half);
    CHECK(month(half) == first_half);
    CHECK(money_heading(half).money);
    CHECK(money_heading(half).year == Year(2026));
  }
  CHECK(month("Andra halvåret 2026") == first_half + 1);
  CHECK(month("Tertial 2 2026") == first_third + 1);
  CHECK(month("T3 2026") == first_third + 2);
  CHECK(month("maj–aug 2026") == first_third + 1);
  CHECK(month("okt-dec 2026") == first_quarter + 3);
  CHECK(month("tredje kvartalet 2026") == first_quarter + 2);
  CHECK(month("jan–aug 2026") == odd_part);
  CHECK(month("jan-dec 2026") == 0);
  CHECK(month("Budget 2026") == 0);
  CHECK(month("Plan t.o.m. 2027") == 0);
  CHECK(money_heading("T.o.m. 2025").several_years);
  CHECK_FALSE(money_heading("Budget 2025").several_years);
  CHECK_FALSE(money_heading("2026 (halvår)").money);
  CHECK_FALSE(money_heading("Budget tertial").money);
}

TEST_CASE("all the parts of a year are the year", "[guess]") {
  for (const std::string halves : {"2026 H1;2026 H2", "Halvår 1 2026;Halvår 2 2026", "jan–jun 2026;jul–dec 2026", "VT 2026;HT 2026"}) {
    INFO(halves);
    const Read done = read("Verksamhet;" + halves + "\nSkola;10;20\nFritids;5;5\n", "BUN");
    CHECK(drift(done) == 40);
    CHECK(done.says(Code::F12, "månader-läses"));
  }
  for (const std::string thirds : {"T1 2026;T2 2026;T3 2026", "jan–apr 2026;maj–aug 2026;sep–dec 2026"}) {
    CHECK(drift(read("Verksamhet;" + thirds + "\nSkola;10;20;30\nFritids;5;5;10\n", "BUN")) == 80);
  }
  const Read years = read(";2026;;2027;\nVerksamhet;H1;H2;H1;H2\nSkola;10;20;11;21\nFritids;5;5;6;6\n", "BUN");
  CHECK(drift(years) == 40);
  CHECK(drift(years, Year(2027)) == 44);
}

TEST_CASE("a part beside its year is left out, and alone it is no year", "[guess]") {
  CHECK(drift(read("Verksamhet;Budget jan-aug 2026;Budget 2026\nSkola;10;30\nFritids;5;10\n", "BUN")) == 40);
  CHECK(drift(read("Verksamhet;jan-jun 2026;jul-dec 2026;Helår 2026\nSkola;10;20;30\nFritids;5;5;10\n", "BUN")) == 40);
  CHECK(
      drift(read(
          "Verksamhet;Budget jan-mar 2026;Budget jan-jun 2026;Budget jan-sep 2026;Budget jan-dec 2026\nSkola;10;20;30;40\nFritids;5;10;15;20\n",
          "BUN")) == 60);
  CHECK(read("Verksamhet;Budget jan–jun 2026\nSkola;10\nFritids;5\n", "BUN").says(Code::F12, "del-fattas"));
  CHECK(read("Verksamhet;Budget jan–aug 2026\nSkola;10\nFritids;5\n", "BUN").says(Code::F07, "del-av-år"));
  CHECK(read("Verksamhet;H1 2026;Q3 2026;Q4 2026\nSkola;10;5;5\nFritids;5;2;2\n", "BUN").says(Code::F07, "del-av-år"));
}

TEST_CASE("cost and income, budget and forecast of each part", "[guess]") {
  CHECK(drift(read("Verksamhet;H1 2026 kostnad;H1 2026 intäkt;H2 2026 kostnad;H2 2026 intäkt\nSkola;10;2;20;3\nFritids;5;1;5;1\n",
                   "BUN")) == 33);
  CHECK(
      drift(read(
          "Verksamhet;H1 2026 kostnad;H1 2026 intäkt;H1 2026 netto;H2 2026 kostnad;H2 2026 intäkt;H2 2026 netto\nSkola;10;-2;8;20;-3;17\n",
          "BUN")) == 25);
  const Read both = read(
      "Verksamhet;Budget T1 2026;Budget T2 2026;Budget T3 2026;Prognos T1 2026;Prognos T2 2026;Prognos T3 2026\nSkola;10;20;30;11;21;31\nFritids;5;5;10;5;5;10\n",
      "BUN");
  CHECK(drift(both) == 80);
  CHECK(both.says(Code::F12, "vald"));
}

TEST_CASE("parts of a year on the rows", "[guess]") {
  for (const std::string form : {"2026 H", "2026Q", "2026 T"}) {
    const Read done = read("Nämnd;Konto;Period;Belopp\nBUN;Löner;" + form + "1;10\nBUN;Löner;" + form + "2;20\nBUN;Hyror;" + form +
                           "1;1\nBUN;Hyror;" + form + "2;2\n");
    CHECK(drift(done) == 33);
    CHECK(done.imported.posts == 2);
  }
}
