// Columns beside those that count: what says that they are codes, sums, changes, or the budget of a year of their own.
#include "guessing.h"
#include "import/money_heading.h"
#include "import/note_mark.h"
#include "import/unknown_headings.h"

using namespace malkoll;
using namespace malkoll::importing;
using namespace malkoll::importing::guessing;

namespace {

std::int64_t drift(const Read& read, Year year = Year(2026), const char* unit = "BUN") { return read.tkr(unit, Key::operation, year); }
/// The column is told as one with numbers that are left out.
bool tells(const Read& read, std::string_view heading) {
  return std::any_of(read.imported.account.left_out.begin(), read.imported.account.left_out.end(),
                     [&](const LeftOut& l) { return l.why == LeftOut::Why::column && l.condition.find(heading) != std::string::npos; });
}

}  // namespace

TEST_CASE("numbers of one length are codes before the amounts, and money among them or after", "[guess]") {
  CHECK(tells(read("Verksamhet;Budget 2026;Tillägg\nSkola;60250;11000\nFritids;40000;12500\n", "BUN"), "Tillägg"));
  CHECK(tells(read("Verksamhet;Budget 2026;Utökning\nSkola;60,5;4,5\nFritids;40,1;3,2\n", "BUN"), "Utökning"));
  CHECK(tells(read("Verksamhet;Hyror;Budget 2026\nSkola;4,5;60,5\nFritids;3,2;40,1\n", "BUN"), "Hyror"));
  CHECK(tells(read("Verksamhet;Förvaltningens förslag;Budget 2026\nSkola;61;60\nFritids;41;40\n", "BUN"), "förslag"));
  const Read units = read("Budget 2026;;;\nVerksamhet;KS;BUN;Överförmyndare\nAdm;305;501;450\nIT;155;720;103\n");
  CHECK(tells(units, "Överförmyndare"));
  CHECK(std::count_if(units.imported.account.left_out.begin(), units.imported.account.left_out.end(),
                      [](const LeftOut& l) { return l.why == LeftOut::Why::column; }) == 1);
  for (const char* codes : {"Verksamhet;Motpart;Budget 2026\nSkola;101;60\nFritids;102;40\n",
                            "Verksamhet;Budget 2026;Diarienr\nSkola;60;101\nFritids;40;102\n"}) {
    const Read done = read(codes, "BUN");
    CHECK(done.imported.unused.size() == 1);
    CHECK(drift(done) == 100);
  }
}

TEST_CASE("marks of notes in a heading say nothing of the amounts", "[guess]") {
  for (const char* heading : {"Budget 2026 1)", "Budget 2026¹", "Budget 2026 ¹⁾", "Budget 2026 (1)", "Budget 2026, not 1",
                              "Budget 2026 Not 1", "Budget¹ 2026", "Budget 2026 a)"}) {
    INFO(heading);
    CHECK_FALSE(money_heading(heading).unknown);
    CHECK(drift(read("Verksamhet;" + std::string(heading) + ";Plan 2027\nSkola;60;61\nFritids;40;41\n", "BUN")) == 100);
  }
  CHECK(without_heading_marks("Budget (tkr)") == "Budget (tkr)");
  CHECK(without_heading_marks("Budget 26") == "Budget 26");
  CHECK(without_heading_marks("Kvartal 1") == "Kvartal 1");
  CHECK(without_heading_marks("1)") == "1)");
}

TEST_CASE("a year that only a heading with more words has is that column's", "[guess]") {
  for (const char* heading :
       {"Budget 2026 exkl. kapitalkostnader", "Budget 2026 enl. MRP", "Budget 2026 version 2", "Budget 2026 efter omfördelning",
        "Budget 2026 inkl. PO-pålägg", "Ram exkl. hyror 2026", "2026 exkl. intäkter från staten"}) {
    INFO(heading);
    const Read done = read("Verksamhet;" + std::string(heading) + ";Plan 2027\nSkola;60;61\nFritids;40;41\n", "BUN");
    CHECK(drift(done) == 100);
    CHECK(drift(done, Year(2027)) == 102);
    CHECK(done.says(Code::F12, "okänd-rubrik"));
  }
  // Beside the year's own budget it is something else, and so is what does not begin as a budget.
  const Read beside = read("Verksamhet;Budget 2026;Budget 2026 exkl. hyror\nSkola;60;50\nFritids;40;35\n", "BUN");
  CHECK(drift(beside) == 100);
  CHECK(tells(beside, "exkl. hyror"));
  CHECK(drift(read("Verksamhet;Elever våren 2026;Plan 2027\nSkola;60;61\nFritids;40;41\n", "BUN")) == 0);
  CHECK(read("Verksamhet;Budget 2026 version 1;Budget 2026 version 2;Plan 2027\nSkola;60;61;62\nFritids;40;41;42\n", "BUN")
            .says(Code::F07, "flera-kolumner"));
  CHECK(money_heading("Drift 2026 exkl. investeringar").key == Key::operation);
  CHECK(money_heading("Budget 2026 inkl. intäkter").flow == Flow::none);
}

TEST_CASE("a column that is the sum of its year's others on every row does not count beside them", "[guess]") {
  const Read kinds = read("Verksamhet;Drift 2026;Investering 2026;Totalt 2026\nSkola;60;5;65\nFritids;40;3;43\n", "BUN");
  CHECK(drift(kinds) == 100);
  CHECK(kinds.tkr("BUN", Key::investment, Year(2026)) == 8);
  CHECK(kinds.says(Code::F12, "summakolumn"));
  for (const char* headings :
       {"Driftkostnad 2026;Kapitalkostnad 2026;Totalkostnad 2026", "Budget 2026;Tilläggsbudget 2026;Total budget 2026",
        "Ursprunglig budget 2026;Tilläggsanslag 2026;Budget 2026"}) {
    INFO(headings);
    const Read parts = read("Verksamhet;" + std::string(headings) + "\nSkola;60;10;70\nFritids;40;5;45\n", "BUN");
    CHECK(drift(parts) == 115);
    CHECK(parts.says(Code::F12, "delar-av-kolumn"));
    // One row that is not the sum: nobody knows.
    CHECK(read("Verksamhet;" + std::string(headings) + "\nSkola;60;10;70\nFritids;40;5;46\n", "BUN").says(Code::F07, "flera-kolumner"));
  }
  // One row may come to it by chance, where no word says so.
  CHECK(
      read("Verksamhet;Budget 2026;Tilläggsbudget 2026;Reviderad budget 2026\nSkola;60;10;70\n", "BUN").says(Code::F07, "flera-kolumner"));
}

TEST_CASE("a change of a year whose budget is nowhere is asked about", "[guess]") {
  CHECK(read("Verksamhet;Budget 2025;Förändring 2026;Förändring 2027\nSkola;60;5;1\nFritids;40;3;-5\n", "BUN")
            .says(Code::F07, "bara-förändring"));
  for (const char* known : {"Verksamhet;Budget 2025;Budget 2026;Förändring 2026\nSkola;60;65;5\nFritids;40;43;3\n",
                            "Verksamhet;Budget 2026;Avvikelse 2025\nSkola;60;5\nFritids;40;3\n",
                            "Verksamhet;Budget 2026;Förändring 2027 %\nSkola;60;5\nFritids;40;3\n"}) {
    CHECK_FALSE(read(known, "BUN").says(Code::F07, "bara-förändring"));
  }
}

TEST_CASE("units in full below their years", "[guess]") {
  const Read done = read(
      "Verksamhet;2026;;2027;\n;Kommunstyrelsen;Barn- och utbildningsnämnden;Kommunstyrelsen;Barn- och utbildningsnämnden\nAdm;30;50;31;51\nIT;5;7;6;8\n");
  CHECK(drift(done, Year(2026), "KS") == 35);
  CHECK(drift(done) == 57);
  CHECK(drift(done, Year(2027)) == 59);
}

TEST_CASE("a column of drift, investering and intäkt", "[guess]") {
  for (const char* heading : {"Slag", "Typ", "Art"}) {
    INFO(heading);
    const Read done = read("Nämnd;" + std::string(heading) +
                           ";Benämning;År;Belopp\nBUN;Drift;Gator;2026;100\nBUN;Drift;Gator;2027;110\n"
                           "BUN;Investering;Bro;2026;50\nBUN;Intäkt;Parkering;2026;20\nBUN;Intäkt;Parkering;2027;21\n");
    CHECK(drift(done) == 80);
    CHECK(drift(done, Year(2027)) == 89);
    CHECK(done.tkr("BUN", Key::investment, Year(2026)) == 50);
  }
}

TEST_CASE("a point between thousands in one column is one in the others", "[guess]") {
  const Read done = read("Verksamhet;Budget 2026;Plan 2027\nSkola;60.000,50;61.000\nFritids;40.000,25;41.000\n", "BUN");
  CHECK(drift(done) == 100'000);
  CHECK(drift(done, Year(2027)) == 102'000);
}

TEST_CASE("a goal by its title and its id is one", "[guess]") {
  const std::string head = "Verksamhet;Budget 2026;Mål\n";
  CHECK(read(head + "Läslyft;10;Alla elever når gymnasiet (1.1)\n", "BUN").imported.text.find("bidrar till: 1.1\n") != std::string::npos);
  CHECK(read(head + "Läslyft;10;1.1, 2.1\n", "BUN").imported.text.find("bidrar till: 1.1, 2.1\n") != std::string::npos);
  CHECK(read(head + "Läslyft;10;1.1, 1.1\n", "BUN").imported.text.find("bidrar till: 1.1, 1.1\n") != std::string::npos);
}

TEST_CASE("a column that says no unit is in that of the headings beside it", "[guess]") {
  const Read done = read("Verksamhet;Budget 2026 mnkr;Plan 2027\nSkola;60,5;61\nFritids;40;41\n", "BUN");
  CHECK(drift(done) == 100'500);
  CHECK(drift(done, Year(2027)) == 102'000);
  CHECK(done.says(Code::F12, "enhet-bredvid"));
  // A thousand times as much is in the plan's.
  CHECK(drift(read("Verksamhet;Budget 2026 mnkr;Plan 2027\nSkola;60,5;61000\nFritids;40;41000\n", "BUN"), Year(2027)) == 102'000);
  // One that stands in mnkr beside the same in another.
  const Read among = read("Verksamhet;Budget 2026;Budget 2026 mnkr;Plan 2027\nSkola;600;0,6;1\nFritids;40;0,04;2\n", "BUN");
  CHECK(drift(among, Year(2027)) == 3);
  CHECK_FALSE(read("Verksamhet;Budget 2026 tkr;Plan 2027\nSkola;60;61\nFritids;40;41\n", "BUN").says(Code::F12, "enhet-bredvid"));
}

TEST_CASE("a period that is a year is one", "[guess]") {
  CHECK(drift(read("Konto;Version;Period;Belopp\nLöner;Budget;2026;100\nLöner;Utfall;2026;90\nHyra;Budget;2026;20\nHyra;Utfall;2026;19\n",
                   "BUN")) == 120);
}

TEST_CASE("rows that stand in quotation marks as a whole are told by them", "[guess]") {
  CHECK(row_in_quotes(grid::csv_grid("\"Verksamhet;Budget 2026\"\n\"Skola;60,5\"\n\"Fritids;40\"\n")) == 1);
  CHECK(row_in_quotes(grid::csv_grid("Verksamhet;Budget 2026\nSkola;60,5\n")) == 0);
  CHECK(row_in_quotes(grid::csv_grid("Verksamhet\nSkola\n")) == 0);
}

TEST_CASE("units behind a number as people shorten them", "[guess]") {
  CHECK(drift(read("Verksamhet;Budget 2026\nSkola;1,5 milj.\nKör;3 mn\nFritids;500 k\nKök;2 M\n", "BUN")) == 7000);
}
