// Costs with a minus: what the plan's frames show, what is asked, and what is said of a budget below nothing.
#include "guessing.h"

#include "import/sign.h"

using namespace malkoll;
using namespace malkoll::importing;
using namespace malkoll::importing::guessing;

namespace {

const PlanNames& frames() {
  static const PlanNames known = names_of(
      "plan P: Plan\n  budgetår: 2026\n  beloppsenhet: tkr\nnämnd BUN: Barn- och utbildningsnämnd\n  ram 2026: 30\n  ram 2027: 33\n"
      "nämnd TN: Teknisk nämnd\n  ram 2026: 10\n  investeringsram 2026: 50\nnämnd FN: Finansnämnd\n  ram 2026: -500\n");
  return known;
}

Read of(const std::string& csv, const char* unit) { return read(csv, unit, frames()); }
/// With costs positive.
std::int64_t cost(const Read& read, const char* unit, Key key = Key::operation, Year year = Year(2026)) {
  return (read.guess.map.cost_is_negative ? -1 : 1) * read.tkr(unit, key, year);
}
std::vector<Mistake> negative(const Read& read) { return negative_budgets(read.imported.sums, read.guess.map, frames()); }

}  // namespace

TEST_CASE("the plan's frames show that costs are written with a minus", "[guess]") {
  const Read all = of("Verksamhet;Budget 2026;Plan 2027\nSkola;-10;-11\nFritids;-20;-22\n", "BUN");
  CHECK(cost(all, "BUN") == 30);
  CHECK(cost(all, "BUN", Key::operation, Year(2027)) == 33);
  CHECK(all.says(Code::F12, "tecken-efter-ram"));
  CHECK(negative(all).empty());
  CHECK(cost(of("Verksamhet;Budget 2026\nLöner;-50\nAvgifter;20\n", "BUN"), "BUN") == 30);
  CHECK(cost(of("Verksamhet;Budget 2026\nSkola;-30\n", "BUN"), "BUN") == 30);
  CHECK(cost(of("Projekt;Investering 2026\nBro;-20\nVäg;-30\n", "TN"), "TN", Key::investment) == 50);
  const Read units = read("Nämnd;Verksamhet;Budget 2026\nBUN;Skola;-50\nBUN;Avgifter;20\nTN;Gata;-10\n", "", frames());
  CHECK(cost(units, "BUN") == 30);
  CHECK(cost(units, "TN") == 10);
}

TEST_CASE("amounts that are all written as income is are asked about", "[guess]") {
  const auto asks = [](const Read& read) { return read.says(Code::F07, "tecken-mot-planen"); };
  CHECK(asks(of("Åtgärd;Budget 2026\nLokaler;-5\nPersonal;-2\n", "BUN")));  // far from the frame
  CHECK(asks(read("Verksamhet;Budget 2026\nSkola;-10\nFritids;-20\n", "BUN")));
  CHECK(asks(read("Verksamhet;Budget 2026\nSkola;-30\n", "BUN")));
  CHECK(asks(read("Projekt;Investering 2026\nBro;-20\nVäg;-30\n", "TN")));
  CHECK(asks(read("Projekt;Drift 2026;Investering 2026\nBro;10;-20\nVäg;;-30\n", "TN")));
  CHECK_FALSE(asks(read("Verksamhet;Budget 2026\nSkola;30\nBidrag;-10\n", "BUN")));
}

TEST_CASE("a budget that comes to less than nothing is said where nothing shows why", "[guess]") {
  const Read none = of("Verksamhet;Budget 2026\nLöner;-50\nLokaler;-200\nAvgifter;20\n", "BUN");  // the frame is 30
  REQUIRE(negative(none).size() == 1);
  CHECK(negative(none)[0].code == Code::F07);
  CHECK(negative(none)[0].place == "kolumn B »Budget 2026«");
  const Read mixed = read("Nämnd;Verksamhet;Budget 2026\nBUN;Skola;11\nBUN;Fritids;19\nTN;Gata;-4\nTN;Park;-6\n", "", frames());
  REQUIRE(negative(mixed).size() == 1);
  CHECK(negative(mixed)[0].sum == "TN drift 2026: -10 tkr");
  const Read unknown = read("Verksamhet;Budget 2029\nLöner;-50\nAvgifter;20\n", "BUN", frames());
  REQUIRE(negative(unknown).size() == 1);
  CHECK(negative(unknown)[0].code == Code::F12);
  CHECK(negative(of("Verksamhet;Budget 2026\nRänta;100\nSkatter;-600\n", "FN")).empty());  // as the frame has it
}

TEST_CASE("nothing has no sign, and names show one", "[guess]") {
  CHECK(of("Verksamhet;Kostnad 2026;Intäkt 2026\nGata;60;-5\nPark;30;0\n", "TN").tkr("TN", Key::operation, Year(2026)) == 85);
  CHECK(read("Verksamhet;Budget 2026\nSkola;-10\nFritids;-20\nVilande;0\n", "BUN").says(Code::F07, "tecken-mot-planen"));
  const Read named = read("Benämning;Budget 2026\nVerksamhetens intäkter;120\nVerksamhetens kostnader;-1100\nAvskrivningar;-60\n", "BUN");
  CHECK(cost(named, "BUN") == 1040);
  CHECK(named.says(Code::F12, "tecken-efter-namn"));
  CHECK(cost(read("Benämning;Budget 2026\nIntäkter;-120\nKostnader;1100\n", "BUN"), "BUN") == 980);
}

TEST_CASE("sheets that write costs each in its own way have the same money", "[guess]") {
  const Read done = read(workbook({{"Drift", "Verksamhet;Kostnad 2026;Intäkt 2026\nSkola;-12;2\nFritids;-22;2\n"},
                                   {"Investeringar", "Projekt;Budget 2026\nNy skola;500\nTak;20\n"}}),
                         "BUN");
  CHECK(cost(done, "BUN") == 30);
  CHECK(cost(done, "BUN", Key::investment) == 520);
}

TEST_CASE("a result below says nothing of the sign of costs", "[guess]") {
  for (const char* result : {"Resultat;7", "Årets resultat;7", "Överskott;7", "Resultat efter finansiella poster;7"}) {
    const Read done =
        read("Post;Budget 2026\nHyresintäkter;120\nDriftkostnader;-98\nRäntekostnader;-15\n" + std::string(result) + "\n", "BUN");
    CHECK(cost(done, "BUN") == -7);
    CHECK(done.says(Code::F12, "tecken-efter-namn"));
  }
  const Read levels =
      read("Post;Budget 2026\nIntäkter;120\nKostnader;-98\nAvskrivningar;-9\nRörelseresultat;13\nRäntor;-6\nResultat;7\n", "BUN");
  CHECK(cost(levels, "BUN") == -7);
  const Read held = read("Post;Budget 2026\nIntäkter;25\nKostnader;-210\nNettokostnad;-185\nKommunbidrag;185\nResultat;0\n", "BUN");
  CHECK(cost(held, "BUN") == 185);
  // A row that is written as income is, and is not called so, may be one.
  CHECK(read("Post;Budget 2026\nIntäkter;25\nKostnader;-210\nFörsäkringar;31\n", "BUN").says(Code::F07, "tecken-oklart"));
}

TEST_CASE("a net cost and the classes of accounts show the sign of costs", "[guess]") {
  const Read net = read("Verksamhet;Budget 2026\nTaxor;1000\nBidrag;60\nLöner;-3300\nLokaler;-900\nNettokostnad;-3140\n", "BUN");
  CHECK(cost(net, "BUN") == 3140);
  CHECK(net.says(Code::F12, "tecken-efter-netto"));
  const Read accounts = read("Konto;Benämning;Budget 2026\n3010;Avgifter;20\n4010;Material;-30\n5010;Löner;-170\n", "BUN");
  CHECK(cost(accounts, "BUN") == 180);
  CHECK(accounts.says(Code::F12, "tecken-efter-konto"));
  const Read surplus = read("Konto;Benämning;Budget 2026\n3010;Hyror;120\n4010;Reparationer;-30\n5010;Löner;-20\n", "BUN");
  CHECK(cost(surplus, "BUN") == -70);
  const std::vector<Mistake> below = negative_budgets(surplus.imported.sums, surplus.guess.map, names());
  REQUIRE(below.size() == 1);
  CHECK(std::string_view(below[0].variant) == "negativ-budget-minus");
  CHECK(read("Konto;Benämning;Budget 2026\n3010;Hyror;120\n4010;Reparationer;30\n", "BUN").says(Code::F07, "intäktskonto"));
}

TEST_CASE("a result that the rows come to as they stand shows that costs have a minus", "[guess]") {
  for (const char* income : {"Brukningsavgifter;130\nAnläggningsavgifter;5", "Statsbidrag;135"}) {
    INFO(income);
    const Read done =
        read("Post;Budget 2026 tkr\n" + std::string(income) + "\nPersonal;-98\nKapitaltjänst;-27\nÅrets resultat;10\n", "BUN");
    CHECK(done.guess.map.cost_is_negative);
    CHECK(done.says(Code::F12, "tecken-efter-resultat"));
  }
  // A sum that is none shows nothing, and a list of changes has both signs.
  CHECK_FALSE(read("Post;Budget 2026 tkr\nSkola;130\nPersonal;-98\nSumma;32\n", "BUN").guess.map.cost_is_negative);
}

TEST_CASE("income and costs with their own signs are both right as they stand", "[guess]") {
  for (const char* rows : {"Skatteintäkter;1500\nStatsbidrag;400\nRäntekostnader;-15\nSumma;1885\n",
                           "Kommunalskatt;1500\nSlutavräkning;-10\nStatsbidrag;410\nRäntekostnader;-15\nSumma;1885\n"}) {
    INFO(rows);
    const Read done = read("Post;Budget 2026 tkr\n" + std::string(rows), "BUN");
    CHECK(done.guess.map.cost_is_negative);
    CHECK(done.says(Code::F12, "tecken-efter-namn"));
    CHECK_FALSE(done.says(Code::F12, "intäkter-vända"));
    CHECK_FALSE(done.says(Code::F12, "summa-skiljer"));
  }
}

TEST_CASE("a net cost that is right only when income is taken away says that it is", "[guess]") {
  const auto drift = [](const std::string& rows) { return read("Post;Budget 2026 tkr\n" + rows, "BUN"); };
  const Read bidrag = drift("Bidrag från staten;40\nPersonal;200\nLokaler;50\nNettokostnad;210\n");
  CHECK(bidrag.tkr("BUN", Key::operation, Year(2026)) == 210);
  CHECK(bidrag.tkr("BUN", Key::income, Year(2026)) == 40);
  CHECK(bidrag.says(Code::F12, "intäkter-vända"));
  CHECK(drift("Försäljning;30\nHyresintäkter;20\nKostnader;250\nNettokostnad;200\n").tkr("BUN", Key::operation, Year(2026)) == 200);
  CHECK(drift("Bidrag;1000\nFörsäljningsintäkter;500\nPersonalkostnader;4000\nÖvriga kostnader;200\nNetto;2700\n")
            .tkr("BUN", Key::operation, Year(2026)) == 2700);
  // Where the sum is that of the rows as they stand, a grant is what the committee gives.
  const Read given = drift("Bidrag;40\nPersonal;200\nSumma;240\n");
  CHECK(given.tkr("BUN", Key::operation, Year(2026)) == 240);
  CHECK_FALSE(given.says(Code::F12, "intäkter-vända"));
}
