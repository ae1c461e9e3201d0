// What a table's own total says of its rows, and goals that stand as headings among them.
#include "guessing.h"

using namespace malkoll;
using namespace malkoll::importing;
using namespace malkoll::importing::guessing;

namespace {

std::int64_t drift(const Read& read, Year year = Year(2026), const char* unit = "BUN") { return read.tkr(unit, Key::operation, year); }

}  // namespace

TEST_CASE("rows that come to the table's own total are no sums of each other", "[guess]") {
  for (const char* const total :
       {"Nämnden totalt;600\nFörskola;100\nSkola;200\nFritids;300\n", "Förskola;100\nSkola;200\nFritids;300\nTotalt;600\n"}) {
    const Read done = read(std::string("Benämning;Budget 2026\n") + total, "BUN");
    CHECK(drift(done) == 600);
    CHECK(done.imported.posts == 3);
  }
  // All told, and what the numbers say besides is a doubt.
  const Read doubled =
      read("Benämning;Budget 2026;Plan 2027\nGator;1040;1047\nLjus;211;213\nGatuenheten;1251;1260\nTotalt;2502;2520\n", "BUN");
  CHECK(drift(doubled) == 2'502);
  CHECK(doubled.says(Code::F12, "kanske-summa"));
  const Read sums =
      read("Benämning;Budget 2026;Plan 2027\nGator;1040;1047\nLjus;211;213\nGatuenheten;1251;1260\nTotalt;1251;1260\n", "BUN");
  CHECK(drift(sums) == 1'251);
}

TEST_CASE("a pivot whose posts happen to add up to each other is read by its totals", "[guess]") {
  const Read done = read(
      "Radetiketter;2026;2027;Totalsumma\nKommunstyrelse;30;33;63\nKansli;10;11;21\nEkonomi;20;22;42\nTeknisk nämnd;70;77;147\nGator;30;33;63\nPark;40;44;84\n"
      "Totalsumma;100;110;210\n");
  CHECK(drift(done, Year(2026), "KS") == 30);
  CHECK(drift(done, Year(2026), "TN") == 70);
  CHECK(drift(done, Year(2027), "TN") == 77);
}

TEST_CASE("a total of rows that say their years is that of all years", "[guess]") {
  const std::string rows =
      "År;Nämnd;Verksamhet;Netto\n2026;KS;Kansli;1000\n2027;KS;Kansli;1009\n2026;BUN;Skola;5700\n2027;BUN;Skola;5729\nTotalt;;;";
  CHECK_FALSE(read(rows + "13438\n").says(Code::F12, "summan-skiljer"));
  CHECK(read(rows + "14438\n").says(Code::F12, "summan-skiljer"));
  CHECK_FALSE(read(rows + "13438\n").says(Code::F12, "fyll-ned"));
}

TEST_CASE("goals as headings among the rows are told", "[guess]") {
  const std::string rows = "BUN;Läslyft;1500\nBUN;Buss;733\n";
  CHECK(read("Nämnd;Satsning;Budget 2026\nMål 1.1 Alla elever når gymnasiet;;\n" + rows).says(Code::F12, "mål-som-rubrik"));
  CHECK_FALSE(read("Nämnd;Satsning;Budget 2026\n" + rows + "Mål 1.1 Alla elever når gymnasiet;;\n").says(Code::F12, "mål-som-rubrik"));
  CHECK_FALSE(read("Nämnd;Satsning;Budget 2026;Mål\nMål 1.1 Alla elever når gymnasiet;;;\nBUN;Läslyft;1500;1.1\nBUN;Buss;733;1.1\n")
                  .says(Code::F12, "mål-som-rubrik"));
}
