// Sums that stand above what they are sums of, and what stands behind a sum.
#include "guessing.h"

using namespace malkoll;
using namespace malkoll::importing;
using namespace malkoll::importing::guessing;

namespace {

std::int64_t drift(const Read& read, const char* unit = "BUN") { return read.tkr(unit, Key::operation, Year(2026)); }

Read one_column(const std::string& rows) { return read("Verksamhet;Budget 2026\n" + rows, "BUN"); }

}  // namespace

TEST_CASE("a sum above rows that stand a step further in does not count twice", "[guess]") {
  const std::string rows[] = {"Skola;45127\n  Förskola;20100\n  Grundskola;25027\nReserv;700\n",
                              "Reserv;700\nSkola;45127\n  Förskola;20100\n  Grundskola;25027\n",
                              "Skola;45127\n- Förskola;20100\n- Grundskola;25027\nReserv;700\n",
                              "Skola;45127\na) Förskola;20100\nb) Grundskola;25027\nReserv;700\n",
                              "1 Skola;45127\n1.1 Förskola;20100\n1.2 Grundskola;25027\n2 Reserv;700\n"};
  for (const std::string& each : rows) {
    INFO(each);
    const Read done = one_column(each);
    CHECK(drift(done) == 45'827);
    CHECK(done.imported.posts == 3);
    CHECK(done.says(Code::F12, "summarad"));
  }
  const Read within = one_column("Nämnden;95\n  Skola;75\n    Förskola;20\n    Grundskola;55\n  Fritids;20\nReserv;7\n");
  CHECK(drift(within) == 102);
  CHECK(within.imported.posts == 4);
}

TEST_CASE("a sum above its rows that nothing but numbers tells", "[guess]") {
  const Read both =
      read("Verksamhet;Budget 2026;Plan 2027\nSkola;45127;46012\nFörskola;20100;20512\nGrundskola;25027;25500\nVård;300;300\n", "BUN");
  CHECK(drift(both) == 45'427);
  CHECK(one_column("Skola;45127\nFörskola;20100\nGrundskola;25027\nVård;300\n").says(Code::F07, "kanske-summa"));
  CHECK(one_column("Skola;4500\nFörskola;2000\nGrundskola;2500\nVård;300\n").says(Code::F12, "kanske-summa"));
  const Read total = one_column("Skola;45127\nFörskola;20100\nGrundskola;25027\nVård;300\nSumma;45427\n");
  CHECK(drift(total) == 45'427);
  CHECK_FALSE(total.says(Code::F12, "summan-skiljer"));
  CHECK(drift(one_column("Skola;45127\nFörskola;20100\nGrundskola;25027\nVård;300\nSumma;90554\n")) == 90'554);
}

TEST_CASE("income and costs with their sums above", "[guess]") {
  for (const std::string word : {"", "Summa "}) {
    const Read done =
        one_column(word + "Intäkter;15\nAvgifter;10\nBidrag;5\n" + word + "Kostnader;100\nPersonal;60\nLokaler;40\nNettokostnad;85\n");
    CHECK(drift(done) + done.tkr("BUN", Key::income, Year(2026)) * 0 == 85);
    CHECK(done.imported.posts == 4);
  }
  const Read with_sign = one_column("Intäkter;-15\nAvgifter;-10\nBidrag;-5\nKostnader;100\nPersonal;60\nLokaler;40\nNettokostnad;85\n");
  CHECK(drift(with_sign) == 85);
  CHECK(drift(one_column("Intäkter;-5\nKostnader;60\n")) == 55);
}

TEST_CASE("rows behind the sum of a committee are nobody's", "[guess]") {
  const std::string rows =
      "Kommunstyrelsen;\nKansli;6000\nIT;5000\n{}Revision;200\nTeknisk nämnd;\nGator;40000\nSumma Teknisk nämnd;40000\n";
  const auto with = [&](const std::string& sum) {
    std::string text = rows;
    return read("Verksamhet;Budget 2026\n" + text.replace(text.find("{}"), 2, sum));
  };
  CHECK(with("Summa Kommunstyrelsen;11000\n").says(Code::F07, "efter-nämndens-summa"));
  CHECK(with("Summa;11000\n").says(Code::F07, "efter-nämndens-summa"));
  CHECK_FALSE(with("").says(Code::F07, "efter-nämndens-summa"));
  const Read parts = read(
      "Verksamhet;Budget 2026\nKommunstyrelsen;\nKansli;6000\nIT;5000\nSumma;11000\nPark;3\nRevision;200\nSumma;203\nTeknisk nämnd;\nGator;40000\n");
  CHECK_FALSE(parts.says(Code::F07, "efter-nämndens-summa"));
  const Read above = read(
      "Verksamhet;Budget 2026\nKommunstyrelsen;110\nKansli;60\nIT;50\nTeknisk nämnd;500\nGator;400\nPark;100\nRevision;2\nSumma;612\n");
  CHECK(above.says(Code::F07, "efter-nämndens-summa"));
  CHECK_FALSE(above.says(Code::F12, "nämndrad-med-pengar"));
  const Read filled = read("Nämnd;Verksamhet;Budget 2026\nKS;Kansli;60\n;IT;50\nSumma;;110\n;Revision;2\nTN;Gator;100\nTotalt;;212\n");
  CHECK(filled.says(Code::F07, "efter-nämndens-summa"));
}

TEST_CASE("committees as rows among others keep their own money", "[guess]") {
  const Read done = read("Verksamhet;Budget 2026\nKommunstyrelsen;110\nTeknisk nämnd;500\nRevision;2\nSumma;612\n");
  CHECK(drift(done, "KS") == 110);
  CHECK(drift(done, "TN") == 500);
}

TEST_CASE("the head of each page is no post", "[guess]") {
  const std::string heads = "Konto;Benämning;Budget 2026\n";
  const Read done =
      read("Kommunen;;Sida 1\n" + heads + "4010;Löner;1000\n;;\nKommunen;;Sida 2\n" + heads + "5010;Hyra;300\n;Totalt;1300\n", "BUN");
  CHECK(drift(done) == 1'300);
  CHECK(done.imported.posts == 2);
}
