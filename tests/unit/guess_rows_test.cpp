// What each row says it is: drift or investering.
#include "guessing.h"

using namespace malkoll;
using namespace malkoll::importing;
using namespace malkoll::importing::guessing;

namespace {

struct Both {
  std::int64_t drift = 0, investment = 0;
  friend bool operator==(const Both&, const Both&) = default;
};
Both both(const Read& read, const char* unit = "BUN", Year year = Year(2026)) {
  return {read.tkr(unit, Key::operation, year), read.tkr(unit, Key::investment, year)};
}

}  // namespace

TEST_CASE("a column says of each row whether it is drift or investering", "[guess]") {
  for (const std::string words :
       {"Drift;Investering", "Driftbudget;Investeringsbudget", "D;I", "drift;inv", "Driftkonsekvens;Nyinvestering"}) {
    const std::string drift = words.substr(0, words.find(';')), investment = words.substr(words.find(';') + 1);
    for (const std::string heading : {"Typ", "Slag", "Budgettyp", "D/I", ""}) {
      INFO(words << " " << heading);
      const Read done = read("Benämning;" + heading + ";Budget 2026;Plan 2027\nSkola;" + drift + ";10;11\nFritids;" + drift +
                                 ";20;21\nNy skola;" + investment + ";500;400\n",
                             "BUN");
      CHECK(both(done) == Both{30, 500});
      CHECK(both(done, "BUN", Year(2027)) == Both{32, 400});
      CHECK(done.imported.posts == 3);
      CHECK(done.says(Code::F12, "rader-investering"));
    }
  }
  const Read units = read("Nämnd;Typ;Verksamhet;Budget 2026\nBUN;Drift;Förskola;100\nBUN;Investering;Lekplats;50\nTN;Drift;Gata;9\n");
  CHECK(both(units) == Both{100, 50});
  CHECK(both(units, "TN") == Both{9, 0});
  CHECK(both(read("Benämning;Typ;Budget 2026\nSkola;Investering;10\nNy skola;Investering;500\n", "BUN")) == Both{0, 510});
  CHECK(both(read("Benämning;Typ;Budget 2026\nSkola;Nyinvestering;10\nTak;Reinvestering;500\n", "BUN")) == Both{0, 510});
}

TEST_CASE("sums, years on rows, and cost and income beside drift and investering", "[guess]") {
  const Read sums = read(
      "Benämning;Typ;Budget 2026\nSkola;Drift;10\nFritids;Drift;20\nSumma drift;;30\nNy skola;Investering;500\nSumma investering;;500\n",
      "BUN");
  CHECK(both(sums) == Both{30, 500});
  CHECK_FALSE(sums.says(Code::F12, "summan-skiljer"));
  const Read years = read(
      "Nämnd;År;Typ;Konto;Belopp\nBUN;2026;Drift;Löner;10\nBUN;2027;Drift;Löner;11\nBUN;2026;Investering;Maskiner;500\nBUN;2027;Investering;Maskiner;400\n");
  CHECK(both(years) == Both{10, 500});
  CHECK(both(years, "BUN", Year(2027)) == Both{11, 400});
  CHECK(years.imported.posts == 2);
  const Read net =
      read("Benämning;Typ;Kostnad 2026;Intäkt 2026\nSkola;Drift;12;-2\nFritids;Drift;22;-2\nNy skola;Investering;510;-10\n", "BUN");
  CHECK(both(net) == Both{30, 500});
  CHECK(net.tkr("BUN", Key::income, Year(2026)) == 4);
  const Read flows = read("Benämning;Typ;Budget 2026\nLöner;Kostnad;100\nTaxor;Intäkt;30\nNy skola;Investering;500\n", "BUN");
  CHECK(both(flows) == Both{70, 500});
  const Read among = read("Benämning;Typ;Budget 2026\nSkola;Drift;10\nTaxa;Intäkt;2\nNy skola;Investering;500\n", "BUN");
  CHECK(both(among) == Both{8, 500});
}

TEST_CASE("what a column of drift and investering leaves open is asked about at its row", "[guess]") {
  const auto asks = [](const std::string& rows, const char* row) {
    const Read done = read("Benämning;Typ;Budget 2026\n" + rows, "BUN");
    return std::any_of(done.guess.said.begin(), done.guess.said.end(), [&](const Mistake& m) {
      return m.code == Code::F07 && m.variant == std::string_view("drift-eller-investering") && m.other == row;
    });
  };
  CHECK(asks("Skola;;10\nFritids;;20\nNy skola;Investering;500\n", "rad 2 (tom)"));
  CHECK(asks("Skola;Drift;10\nTomt;Exploatering;20\nNy skola;Investering;500\n", "rad 3 »Exploatering«"));
  CHECK(asks("Skola;Drift;10\nFritids;;20\nNy skola;Investering;500\nTak;;100\n", "rad 3 (tom)"));
  // Names of posts, and what has nothing to do with it.
  CHECK(read("Benämning;Kommentar;Budget 2026\nSkola;Investering;10\nBuss;nytt avtal;20\n", "BUN").tkr("BUN", Key::operation, Year(2026)) ==
        30);
  CHECK(read("Benämning;Budget 2026\nDrift;10\nInvestering i skola;20\n", "BUN").tkr("BUN", Key::operation, Year(2026)) == 30);
  CHECK_FALSE(read("Nämnd;Typ;Verksamhet;Budget 2026\nBUN;Egen regi;Förskola;100\nBUN;Köpt;Lekplats;50\n", "BUN")
                  .says(Code::F07, "drift-eller-investering"));
}

TEST_CASE("running numbers are no hierarchy of codes", "[guess]") {
  for (const std::string letter : {"", "P"}) {
    std::string rows = "Nr;Benämning;Budget 2026\n";
    for (int n = 1; n <= 20; ++n)
      rows += letter + std::to_string(n) + ";Insats " + std::to_string(n) + ";" + std::to_string(n == 2 || n == 20 ? 500 : 100 + n) + "\n";
    const Read done = read(rows, "BUN");
    INFO(letter);
    CHECK(done.imported.posts == 20);
    CHECK_FALSE(done.says(Code::F12, "summarad"));
    CHECK_FALSE(done.says(Code::F07, "kanske-summa"));
  }
  // Where every shorter one is the sum of the longer it is one, however few are left out.
  std::string codes = "Kod;Benämning;Budget 2026\n";
  for (int area = 1; area <= 3; ++area) {
    codes += std::to_string(area) + ";Område;450\n";
    for (int part = 0; part <= 9; ++part) codes += std::to_string(area) + std::to_string(part) + ";Del;" + std::to_string(part * 10) + "\n";
  }
  CHECK(read(codes, "BUN").imported.posts == 30);
}

TEST_CASE("a post's name stands on the first of its years", "[guess]") {
  const Read years = read("Post;År;Kostnad tkr\nBibliotek;2026;31\n;2027;32\nIdrott;2026;42\n;2027;43\n", "BUN");
  CHECK(years.imported.posts == 2);
  CHECK(years.says(Code::F12, "fyll-ned"));
  CHECK(years.tkr("BUN", Key::operation, Year(2026)) == 73);
  CHECK(years.tkr("BUN", Key::operation, Year(2027)) == 75);
}

TEST_CASE("codes below the heading Slag are not the posts' slag", "[guess]") {
  const Read codes = read("Ansvar;Slag;Benämning;Budget 2026\n31;50110;Löner;82\n31;60120;Hyror;21\n", "BUN");
  CHECK(codes.imported.text.find("slag:") == std::string::npos);
  CHECK(codes.imported.unused == std::vector<std::string>{"Slag"});
  CHECK(codes.imported.posts == 2);
}

TEST_CASE("a row without a name that adds up the named ones above is their sum", "[guess]") {
  const Read sums =
      read("Ansvar;Verksamhet;Budget 2026\n310;Natt;50\n310;Dag;100\n310;;150\n320;LSS;60\n320;Daglig;30\n320;;90\n;;240\n", "BUN");
  CHECK(sums.tkr("BUN", Key::operation, Year(2026)) == 240);
  CHECK(sums.imported.posts == 4);
  CHECK(sums.says(Code::F12, "summarad"));
  CHECK(read("Verksamhet;Budget 2026\nNatt;50\nDag;100\nJour;150\nLSS;60\n", "BUN").says(Code::F07, "kanske-summa"));
}
