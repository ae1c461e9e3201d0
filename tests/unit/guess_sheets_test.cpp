// Sheets that differ by kind, version or date; and years that rows and headings both say.
#include "guessing.h"

using namespace malkoll;
using namespace malkoll::importing;
using namespace malkoll::importing::guessing;

namespace {

std::int64_t drift(const Read& done, const char* unit = "BUN", Year year = Year(2026)) { return done.tkr(unit, Key::operation, year); }
bool asks(const Read& done, std::string_view variant) { return done.says(Code::F07, variant); }

}  // namespace

TEST_CASE("a sheet of income is taken away", "[guess]") {
  const std::string costs = "Nämnd;Verksamhet;Budget 2026\nBUN;Skola;100\nTN;Gata;50\n";
  for (const std::string income : {"40", "-40"}) {
    const Read done = read(workbook({{"Kostnader", costs}, {"Intäkter", "Nämnd;Verksamhet;Budget 2026\nBUN;Avgifter;" + income + "\n"}}));
    CHECK(drift(done) == 60);
    CHECK(done.tkr("BUN", Key::income, Year(2026)) == 40);
    CHECK(drift(done, "TN") == 50);
    CHECK(done.says(Code::F12, "bara-intäkter"));
  }
  // By its title, by its own heading, with the same posts, and with what is left on a sheet of its own.
  CHECK(drift(read(workbook({{"Blad1", costs}, {"Blad2", "Intäkter;;\nNämnd;Verksamhet;Budget 2026\nBUN;Avgifter;40\n"}}))) == 60);
  CHECK(drift(read(workbook({{"Utgifter", costs}, {"Inkomster", "Nämnd;Verksamhet;Inkomster 2026\nBUN;Avgifter;40\n"}}))) == 60);
  CHECK(drift(read(workbook({{"Kostnader", costs}, {"Intäkter", "Nämnd;Verksamhet;Budget 2026\nBUN;Skola;40\n"}}))) == 60);
  CHECK(drift(read(workbook({{"Kostnader", costs},
                             {"Intäkter", "Nämnd;Verksamhet;Budget 2026\nBUN;Skola;40\n"},
                             {"Netto", "Nämnd;Budget 2026\nBUN;60\nTN;50\n"}}))) == 60);
  // A note on how income is written, costs among them, and a column that says each.
  CHECK(drift(read("Intäkter anges med minus;;\nNämnd;Verksamhet;Budget 2026\nBUN;Skola;100\nBUN;Avgifter;-40\n")) == 60);
  CHECK(drift(read("Kostnader och intäkter;;\nNämnd;Verksamhet;Budget 2026\nBUN;Skola;100\nBUN;Buss;40\n")) == 140);
  CHECK(drift(read(workbook({{"Intäkter och kostnader", "Nämnd;Verksamhet;Intäkt 2026;Kostnad 2026\nBUN;Skola;40;100\n"}}))) == 60);
}

TEST_CASE("sheets that are versions by name or by their amounts are asked about", "[guess]") {
  const auto two = [](const std::string& first, const std::string& second, const char* amounts = "410;305;90") {
    std::string values = amounts;
    const std::string a = values.substr(0, 3), b = values.substr(4, 3), c = values.substr(8);
    return read(workbook({{first, "Nämnd;Verksamhet;Budget 2026\nBUN;Skola;100\nBUN;Buss;700\nBUN;Lek;30\n"},
                          {second, "Nämnd;Verksamhet;Budget 2026\nBUN;Skola;" + a + "\nBUN;Buss;" + b + "\nBUN;Lek;" + c + "\n"}}));
  };
  for (const auto& [first, second] : std::vector<std::pair<std::string, std::string>>{{"v1", "v2"},
                                                                                      {"BUN v1", "BUN v2"},
                                                                                      {"Utkast", "Beslut"},
                                                                                      {"BUN", "BUN gammal"},
                                                                                      {"2025-10-01", "2025-11-15"},
                                                                                      {"Oktober", "November"},
                                                                                      {"BUN", "BUN (2)"},
                                                                                      {"Skola 15 okt", "Skola 20 nov"},
                                                                                      {"Original", "Korrigerad"}}) {
    INFO(first << " " << second);
    CHECK(asks(two(first, second), "blad-samma-år"));
  }
  // Other posts too, where the names say so.
  const auto others = [](const std::string& first, const std::string& second) {
    return read(workbook({{first, "Nämnd;Verksamhet;Budget 2026\nBUN;Skola;100\n"},
                          {second, "Nämnd;Verksamhet;Budget 2026\nBUN;Gymnasium;120\nBUN;Lek;30\n"}}));
  };
  CHECK(asks(others("Budget v1", "Budget v2"), "blad-samma-år"));
  CHECK(asks(others("Budget", "Förslag"), "blad-samma-år"));
  CHECK(drift(others("Skolor", "Nya satsningar")) == 250);
  CHECK(drift(others("Blad1", "Blad2")) == 250);
  // Names that say nothing of it, and nearly the same amounts; and parts of the same kind.
  CHECK(asks(two("Anna", "Kalle", "100;700;45"), "blad-samma-år"));
  CHECK(asks(two("Anna", "Kalle", "102;690;030"), "blad-samma-år"));
  const Read parts = two("Enhet 1", "Enhet 2");
  CHECK(drift(parts) == 830 + 805);
  CHECK(parts.says(Code::F12, "blad-läggs-ihop"));
  // Three versions are two questions.
  const std::string table = "Nämnd;Verksamhet;Budget 2026\nBUN;Skola;100\n";
  const Read three = read(workbook(
      {{"v1", table}, {"v2", "Nämnd;Verksamhet;Budget 2026\nBUN;Skola;110\n"}, {"v3", "Nämnd;Verksamhet;Budget 2026\nBUN;Skola;120\n"}}));
  CHECK(std::count_if(three.guess.said.begin(), three.guess.said.end(), [](const Mistake& m) { return m.code == Code::F07; }) == 2);
}

TEST_CASE("a column of years beside headings with years", "[guess]") {
  // Each row below its own year, or all rows of one.
  const Read own = read("Nämnd;År;Verksamhet;Budget 2025;Budget 2026\nBUN;2025;Skola;100;\nBUN;2026;Skola;;120\n");
  CHECK(drift(own, "BUN", Year(2025)) == 100);
  CHECK(drift(own) == 120);
  const Read constant = read("År;Nämnd;Verksamhet;Mål;Budget 2026;Plan 2027\n2026;BUN;Skola;1.1;100;110\n2026;BUN;Skola;2.1;120;130\n");
  CHECK(drift(constant) == 220);
  CHECK(drift(constant, "BUN", Year(2027)) == 240);
  CHECK(constant.imported.posts == 2);
  CHECK(drift(read("År;Nämnd;Verksamhet;Budget;Plan 2027\n2026;BUN;Skola;100;110\n")) == 100);
  // Rows that contradict the headings, and amounts of which nobody can know.
  CHECK(asks(read("Nämnd;År;Verksamhet;Budget 2025;Budget 2026\nBUN;2025;Skola;100;110\nBUN;2026;Gata;50;60\n"), "rad-mot-rubrik"));
  CHECK(asks(read("Nämnd;År;Verksamhet;Belopp;Budget 2026\nBUN;2025;Skola;100;110\nBUN;2026;Gata;50;60\n"), "år-mot-rubrik"));
  // Outcomes and dates have years that are none of the budget.
  CHECK(drift(read("Nämnd;År;Verksamhet;Budget;Utfall 2024\nBUN;2025;Skola;100;90\nBUN;2026;Skola;120;90\n")) == 120);
  CHECK(drift(read("Nämnd;Datum;Verksamhet;Budget 2026\nBUN;2025-11-01;Skola;100\nBUN;2026-01-01;Gata;50\n")) == 150);
}

TEST_CASE("a pivot table as it is exported", "[guess]") {
  const Read compact =
      read("År;2026\n;\nRadetiketter;Summa av Budget\nBUN;150\nFörskola;100\nSkola;50\nKS;30\nKansli;30\nTotalsumma;180\n");
  CHECK(drift(compact) == 150);
  CHECK(drift(compact, "KS") == 30);
  const Read years =
      read("Summa av Belopp;Kolumnetiketter;;\nRadetiketter;2026;2027;Totalsumma\nBUN;150;155;305\nKS;30;31;61\nTotalsumma;180;186;366\n");
  CHECK(drift(years) == 150);
  CHECK(drift(years, "KS", Year(2027)) == 31);
  // Sums by their sign, and the year of a period.
  const Read sigma =
      read("Period: 202601 - 202612;;;\nAnsvar;Konto;Konto(T);Årsbudget\n310;5010;Löner;100\n310;6110;Material;20\nΣ 310;;;120\nΣ;;;120\n",
           "BUN");
  CHECK(drift(sigma) == 120);
}

TEST_CASE("a post that is written once for each of its goals is doubted", "[guess]") {
  const std::string head = "Nämnd;Mål;Åtgärd;Budget 2026\n";
  CHECK(read(head + "BUN;1.1;Läslyft;100\nBUN;2.1;Läslyft;100\nBUN;2.1;Buss;50\n").says(Code::F12, "upprepad-post"));
  for (const char* rows : {"BUN;1.1;Läslyft;100\nBUN;2.1;Läslyft;90\n", "BUN;1.1;Läslyft;100\nKS;2.1;Läslyft;100\n",
                           "BUN;1.1;Läslyft;100\nBUN;1.1;Läslyft;100\n", "BUN;1.1;Läslyft;100\nBUN;2.1;Buss;100\n"}) {
    CHECK_FALSE(read(head + rows).says(Code::F12, "upprepad-post"));
  }
}

TEST_CASE("sheets that are called examples are none of the budget, and what others are reckoned from is told", "[guess]") {
  const std::string head = "Verksamhet;Budget 2026\n", budget = head + "Skola;60\nFritids;40\n";
  for (const char* name : {"Exempel", "Ifyllt exempel", "Instruktion", "Anvisningar", "Så fyller du i"}) {
    INFO(name);
    const Read done = read(workbook({{name, head + "Kök;999\nBuss;99\n"}, {"Budget", budget}}), "BUN");
    CHECK(drift(done) == 100);
    CHECK(done.says(Code::F12, "blad-exempel"));
    CHECK(drift(read(workbook({{name, "Verksamhet;Budget 2025\nKök;999\n"}, {"Budget", budget}}), "BUN"), "BUN", Year(2025)) == 0);
    CHECK(drift(read(workbook({{name, budget}}), "BUN")) == 100);  // alone it is what there is
  }
  for (const char* name : {"Mall", "Arkiv", "Gammal"})
    CHECK(read(workbook({{name, head + "Kök;999\nBuss;99\n"}, {"Budget", budget}}), "BUN").says(Code::F07, "blad-samma-år"));
  for (const char* name : {"Underlag", "Beräkning", "Jämförelse 2025"})
    CHECK(read(workbook({{name, head + "Kök;999\nBuss;99\n"}, {"Budget", budget}}), "BUN").says(Code::F12, "blad-underlag"));
  CHECK_FALSE(read(workbook({{"Exempelkommunen", head + "Kök;999\n"}, {"Budget", budget}}), "BUN").says(Code::F12, "blad-exempel"));
}
