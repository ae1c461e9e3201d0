// Money that would be counted wrong in silence: it is read by what the table shows, or asked about.
#include "guessing.h"

using namespace malkoll;
using namespace malkoll::importing;
using namespace malkoll::importing::guessing;

namespace {

std::int64_t drift(const Read& done, const char* unit = "BUN") { return done.tkr(unit, Key::operation, Year(2026)); }
bool asks(const Read& done, std::string_view variant) { return done.says(Code::F07, variant); }

}  // namespace

TEST_CASE("income below costs is taken away by its kind", "[guess]") {
  const Read kinds = read("Verksamhet;Typ;Budget 2026\nSkola;Kostnad;100\nSkola;Intäkt;40\nBuss;Kostnad;200\nBuss;Intäkt;30\n", "BUN");
  CHECK(drift(kinds) == 230);
  CHECK(kinds.tkr("BUN", Key::income, Year(2026)) == 70);
  CHECK(kinds.imported.posts == 2);
  CHECK(kinds.says(Code::F12, "intäkter-vända"));
  // Already with a minus, or with costs that have one.
  CHECK(drift(read("Verksamhet;Typ;Budget 2026\nSkola;Kostnad;100\nSkola;Intäkt;-40\n", "BUN")) == 60);
  CHECK(drift(read("Verksamhet;Typ;Budget 2026\nSkola;Kostnad;-100\nSkola;Intäkt;40\n", "BUN")) == -60);
  CHECK(asks(read("Verksamhet;Typ;Budget 2026\nSkola;Kostnad;100\nSkola;Intäkt;-40\nBuss;Intäkt;9\n", "BUN"), "intäkter-båda-tecken"));
  // Their net counts once, whatever its column is called.
  const Read net = read(
      "Verksamhet;;Budget 2026\nSkola;Intäkter;40\n;Kostnader;100\n;Nettoutgift;60\nBuss;Intäkter;10\n;Kostnader;50\n;Nettoutgift;40\n",
      "BUN");
  CHECK(drift(net) == 100);
  CHECK(net.imported.posts == 2);
}

TEST_CASE("income among posts is known by name, or asked about", "[guess]") {
  CHECK(drift(read("Benämning;Budget 2026\nPersonalkostnader;100\nLokaler;50\nIntäkter;40\n", "BUN")) == 110);
  CHECK(drift(read("Benämning;Budget 2026\nIntäkter;40\nKostnader;100\nNetto;60\n", "BUN")) == 60);
  CHECK(drift(read("Benämning;Budget 2026\nIntäkter;-40\nKostnader;100\nNetto;60\n", "BUN")) == 60);
  CHECK(asks(read("Benämning;Budget 2026\nLöner;100\nÖvriga intäkter av avgifter;40\n", "BUN"), "intäkt-utan-minus"));
  CHECK(asks(read("Benämning;Budget 2026\nAvgifter;30\nBidrag;10\nSumma intäkter;40\nLöner;70\nHyror;31\nSumma kostnader;101\n", "BUN"),
             "intäkt-utan-minus"));
  CHECK(drift(read("Benämning;Budget 2026\nLöner;100\nMinskade intäkter;40\n", "BUN")) == 140);
}

TEST_CASE("a sheet that sums up others within rounding is none of its own", "[guess]") {
  const std::string details = "Nämnd;Verksamhet;Budget 2026\nBUN;Skola;412,4\nBUN;Buss;389,3\nBUN;Lek;400,1\n";
  for (const std::string name : {"Kommun", "Helhet", "Totalt", "Blad1"})
    CHECK(drift(read(workbook({{name, "Nämnd;Budget 2026\nBUN;1202\n"}, {"Detalj", details}}))) == 1201);
  CHECK(drift(read(workbook({{"Alla", "Nämnd;Budget 2026 mnkr\nBUN;1,2\n"}, {"Detalj", details}}))) == 1201);
  CHECK(asks(read(workbook({{"Alla", "Nämnd;Budget 2026\nBUN;1300\n"}, {"Detalj", details}})), "blad-samma-år"));
}

TEST_CASE("versions on sheets of their own are never added up", "[guess]") {
  const auto two = [](const std::string& first, const std::string& second) {
    return read(workbook({{first, "Nämnd;Verksamhet;Budget 2026\nBUN;Skola;400\nBUN;Buss;300\n"},
                          {second, "Nämnd;Verksamhet;Budget 2026\nBUN;Skola;410\nBUN;Buss;305\n"}}));
  };
  for (const auto& [first, second] : std::vector<std::pair<std::string, std::string>>{
           {"Förslag", "Beslut"}, {"Version 1", "Version 2"}, {"Utkast", "Slutlig"}, {"Blad1", "Blad2"}, {"Budget", "Reviderad budget"}}) {
    CHECK(asks(two(first, second), "blad-samma-år"));
  }
  const Read ranked = two("Prognos 2026", "Budget 2026");
  CHECK(drift(ranked) == 715);
  CHECK(ranked.says(Code::F12, "blad-valt"));
  const Read parts = two("Norr", "Söder");
  CHECK(drift(parts) == 1415);
  CHECK(parts.says(Code::F12, "blad-läggs-ihop"));
}

TEST_CASE("a row that may be the sum of others is asked about", "[guess]") {
  CHECK(asks(read("Benämning;Budget 2026\nSkola;100\nBuss;250\nBarn;350\nLek;77\n", "BUN"), "kanske-summa"));
  CHECK(asks(read("Benämning;Budget 2026\nSkola;100,4\nBuss;250,3\nLek;75,4\nNämnden;426\n", "BUN"), "kanske-summa"));
  CHECK(drift(read("Benämning;Budget 2026;Plan 2027\nSkola;100,4;110,2\nBuss;250,3;260,3\nLek;75,4;75,4\nNämnden;426;446\n", "BUN")) ==
        426);
  CHECK(drift(read("Benämning;Budget 2026\nSkola;67\nBuss;67\nLek;67\nPark;202\n", "BUN")) == 403);
}

TEST_CASE("quarters and months make a year", "[guess]") {
  CHECK(drift(read("Budget 2026;;;;\nVerksamhet;Q1;Q2;Q3;Q4\nSkola;10;20;30;40\n", "BUN")) == 100);
  CHECK(drift(read("Verksamhet;Kv 1 2026;Kv 2 2026;Kv 3 2026;Kv 4 2026\nSkola;10;20;30;40\n", "BUN")) == 100);
  CHECK(drift(read("Budget 2026;;;;;\nVerksamhet;Kvartal 1;Kvartal 2;Kvartal 3;Kvartal 4;Helår\nSkola;10;20;30;40;100\n", "BUN")) == 100);
  const Read some = read("Verksamhet;2026-01;2026-02;2026-03\nSkola;10;10;11\n", "BUN");
  CHECK(drift(some) == 31);
  CHECK(some.says(Code::F12, "månader-fattas"));
}

TEST_CASE("units by abbreviation, with the id behind, by code with the name beside", "[guess]") {
  CHECK(find_unit(names(), "Barn- o utb.nämnd") == "BUN");
  CHECK(find_unit(names(), "Tekn. nämnden") == "TN");
  CHECK(find_unit(names(), "x.nämnd").empty());
  CHECK(find_unit(names(), "Barn- och utbildningsnämnden (BUN)") == "BUN");
  CHECK(find_unit(names(), "Kommunstyrelsen (BUN)").empty());
  CHECK(find_unit_of_sheet(names(), "1. BUN 2026") == "BUN");
  CHECK(find_unit_of_sheet(names(), "Internbudget TN") == "TN");
  CHECK(drift(read("Nämnd;;Namn;Budget 2026\n10;Kommunstyrelsen;Stab;100\n30;Tekniska nämnden;Gata;50\n"), "KS") == 100);
  const Read frames = read("Nämnd;Ram 2026\nKommunstyrelsen;100\nTekniska nämnden;50\n");
  CHECK(drift(frames, "TN") == 50);
  CHECK(frames.imported.text.find(": Tekniska nämnden\n  drift") != std::string::npos);
}

TEST_CASE("what comes in for an investment is taken away", "[guess]") {
  const auto sum = [](const std::string& csv) { return read(csv, "TN").tkr("TN", Key::investment, Year(2026)); };
  CHECK(sum("Investeringar;;\nProjekt;Utgift 2026;Inkomst 2026\nBro;100;40\nVäg;50;0\n") == 110);
  CHECK(sum("Investeringar;;;\nProjekt;Utgift 2026;Inkomst 2026;Netto 2026\nBro;100;40;60\nVäg;50;0;50\n") == 110);
  CHECK(sum("Projekt;Investeringsutgift 2026\nBro;100\n") == 100);
}

TEST_CASE("amounts as people end them", "[guess]") {
  CHECK(drift(read("Benämning;Budget 2026\nSkola;1 000 000:-\nBuss;500 000 SEK\nLek;2 kkr\n", "BUN")) == 1502);
  std::vector<MapError> errors;
  CHECK(read_column_map("belopp i: kronor\n", errors).unit_of_amounts == AmountUnit::kr);
  CHECK(errors.empty());
}

TEST_CASE("a column for each goal holds marks or shares", "[guess]") {
  const Read marks = read("Nämnd;Namn;Budget 2026;1.1;2.1\nBUN;Skola;100;x;\nBUN;Buss;50;;x\nBUN;Lek;5;x;x\n");
  CHECK(marks.imported.text.find(": Skola\n  drift 2026: 100 tkr\n  bidrar till: 1.1\n") != std::string::npos);
  CHECK(marks.imported.text.find("  bidrar till: 1.1, 2.1\n") != std::string::npos);
  const Read shares = read("Namn;Budget 2026;Mål 1.1;Fler ska resa kollektivt\nSkola;100;60;40\nBuss;50;0;100\n", "BUN");
  CHECK(shares.imported.text.find("  bidrar till: 1.1 60 %, 2.1 40 %\n") != std::string::npos);
  CHECK(shares.imported.text.find("  bidrar till: 2.1 100 %\n") != std::string::npos);
  // A column of money that is called after a goal is none.
  CHECK(read("Namn;Budget 2026;Mål 1.1\nSkola;100;600\n", "BUN").imported.text.find("bidrar till") == std::string::npos);
}
