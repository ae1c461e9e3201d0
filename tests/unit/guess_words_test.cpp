// Words and marks as people choose them: headings that nobody has thought of, names that look like sums, units in a title, marks at amounts.
#include "guessing.h"
#include "import/money_heading.h"
#include "import/note_mark.h"
#include "import/sum_formula.h"
#include "import/unknown_headings.h"

using namespace malkoll;
using namespace malkoll::importing;
using namespace malkoll::importing::guessing;

namespace {

std::int64_t drift(const Read& done, const char* unit = "BUN", Year year = Year(2026)) { return done.tkr(unit, Key::operation, year); }
bool has(const Read& done, std::string_view text) { return done.imported.text.find(text) != std::string::npos; }

/// A table with the formulas of its second column, by row.
grid::Grid with_formulas(const std::string& csv, const std::map<std::uint32_t, std::string>& formulas) {
  grid::Grid grid = grid::csv_grid(csv);
  grid.read = [read = grid.read, formulas](std::size_t sheet, grid::RowSink sink) {
    return read(sheet, [&](const grid::Row& row) {
      std::vector<grid::Cell> cells(row.cells.begin(), row.cells.end());
      if (const auto formula = formulas.find(row.number); formula != formulas.end()) cells[1].formula = formula->second;
      return sink({row.number, row.hidden, cells});
    });
  };
  return grid;
}

}  // namespace

TEST_CASE("a name that begins as a sum's word does is a post", "[guess]") {
  const Read done = read("Verksamhet;Budget 2026\nSummarisk process;50\nTotalförsvar;40\nNettolönekompensation;7\nTotal;97\n", "BUN");
  CHECK(drift(done) == 97);
  CHECK(done.imported.posts == 3);
  // What a map written by hand has counts for every form of the word.
  std::vector<MapError> errors;
  ColumnMap map = read_column_map(
      "rubrikrad: 1\nenhet: alltid BUN\nnamn: Verksamhet\ndrift 2026: Budget 2026\nbelopp i: tkr\nhoppa över: Verksamhet börjar med Total\n",
      errors);
  const Imported by_map = import_grid(
      grid::csv_grid("Verksamhet;Budget 2026\nTotalförsvar;40\nTotalt;40\nTotalsumma;40\nTotala kostnader;40\n"), map, names(), "tabell");
  CHECK(by_map.posts == 1);
}

TEST_CASE("a part of the row above counts with it, whatever mark stands before", "[guess]") {
  for (const std::string mark : {"", "- ", "– ", "• ", "* "}) {
    const Read done =
        read("Verksamhet;Budget 2026\nFörskola;1000\n" + mark + "varav lokaler;200\nSkola;3000\n" + mark + "därav måltider;600\n", "BUN");
    CHECK(drift(done) == 4000);
    CHECK(done.imported.posts == 2);
  }
}

TEST_CASE("amounts that look like years are no headings", "[guess]") {
  CHECK(drift(read("År;Verksamhet;Typ;Belopp tkr\n2026;Skola;Kostnad;2000\n2026;Skola;Intäkt;100\n2026;Buss;Kostnad;2027\n", "BUN")) ==
        3927);
  CHECK(drift(read("Verksamhet;Typ;Budget 2026;Plan 2027\nSkola;Kostnad;1000;1010\nBuss;Kostnad;2000;2050\nLek;Kostnad;50;50\n", "BUN")) ==
        3050);
}

TEST_CASE("a column of kinds has a heading, also beside Satsning", "[guess]") {
  const Read done = read("Satsning;Typ;2026\nLäslyft;Tillfällig;500\nMentor;Permanent;300\n", "BUN");
  CHECK(drift(done) == 800);
  CHECK(has(done, ": Läslyft\n"));
}

TEST_CASE("months in digits head columns", "[guess]") {
  std::string heading = "Konto;Text", row = "5010;Lön";
  for (int month = 1; month <= 12; ++month) heading += ";" + std::to_string(202600 + month), row += ";10";
  const Read done = read(heading + "\n" + row + "\n", "BUN");
  CHECK(drift(done) == 120);
  CHECK(done.says(Code::F12, "månader-läses"));
}

TEST_CASE("years in two digits after what people shorten", "[guess]") {
  const Read done = read("Benämning;BU26;PL27;PL28\nGator;60;61;62\n", "TN");
  CHECK(drift(done, "TN", Year(2026)) == 60);
  CHECK(drift(done, "TN", Year(2028)) == 62);
}

TEST_CASE("a heading in words of its own is read where it is alone, and asked about where there are more", "[guess]") {
  const Read alone = read("Vad;Hur mycket 2026 tkr;Vem\nGata;100;Kalle\nPark;50;Eva\n", "TN");
  CHECK(drift(alone, "TN") == 150);
  CHECK(alone.says(Code::F12, "okänd-rubrik"));
  CHECK(read("Verksamhet;Alternativ 1 2026;Alternativ 2 2026\nGata;100;110\nPark;50;40\n", "TN").says(Code::F07, "flera-kolumner"));
  // What is counted is no money, and beside a known heading the others are left as they were.
  CHECK(read("Yrke;Årsarbetare 2025;Årsarbetare 2026\nLärare;10;11\n", "BUN").guess.map.properties.empty());
  CHECK(drift(read("Verksamhet;Elever 2026;Budget 2026\nSkola;300;100\n", "BUN")) == 100);
  const Read sheets = read(
      workbook({{"Budget", "Verksamhet;Budget 2026 tkr\nSkola;100\n"}, {"Elever", "Skola;Elever 2026\nNorra;300\nSödra;200\n"}}), "BUN");
  CHECK(drift(sheets) == 100);
}

TEST_CASE("one heading above the amounts is enough", "[guess]") {
  const Read done = read("Resultatbudget 2026 (tkr);\n;Budget 2026\nIntäkter;\nAvgifter;11\nKostnader;\nPersonal;105\nLokaler;21\n", "BUN");
  CHECK(drift(done) == 115);
  CHECK(!read("Budget 2026;\nSkola;100\n", "BUN").guess.map.title.given());
}

TEST_CASE("where no heading is known the row that seems to have them is named", "[guess]") {
  const LikelyHeadings found = likely_headings(grid::csv_grid("Rapport;\nVad;Hur mycket;Vem\nGata;100;Kalle\n"));
  CHECK(found.place == "rad 2");
  CHECK(found.words == "»Vad«, »Hur mycket«, »Vem«");
  CHECK(likely_headings(grid::csv_grid("Gata;100\nPark;50\n")).place.empty());
}

TEST_CASE("two units in a title are those of two kinds, or asked about", "[guess]") {
  const Read done = read("Drift i tkr, investeringar i mnkr;;\nVerksamhet;Drift 2026;Investering 2026\nGata;100;1,5\nPark;50;0,5\n", "TN");
  CHECK(drift(done, "TN") == 150);
  CHECK(done.tkr("TN", Key::investment, Year(2026)) == 2000);
  CHECK(read("Belopp i tkr och mnkr;;\nVerksamhet;Drift 2026;Investering 2026\nGata;100;1,5\n", "TN").says(Code::F07, "flera-enheter"));
  // A heading of its own goes before both.
  CHECK(!read("Belopp i tkr och mnkr;;\nVerksamhet;Drift 2026 tkr;Investering 2026 mnkr\nGata;100;1,5\n", "TN")
             .says(Code::F07, "flera-enheter"));
}

TEST_CASE("units in several words", "[guess]") {
  for (const std::string unit : {"i 1000-tals kr", "i 1 000-tals kronor", "SEK thousands", "kr, tusental"}) {
    CHECK(drift(read("Verksamhet;Budget 2026 (" + unit + ")\nSkola;100\nBuss;50\n", "BUN")) == 150);
  }
  CHECK(unit_in("SEK millions") == AmountUnit::mnkr);
}

TEST_CASE("the only texts are the posts' names, whatever their heading", "[guess]") {
  const Read kinds = read("Budget 2026 per nämnd, tkr;;\nSlag;KS;TN\nPersonal;41;7\nLokaler;8;1\n");
  CHECK(has(kinds, ": Personal\n"));
  CHECK(!has(kinds, "slag:"));
  CHECK(has(read("Nämnd;Namn;Slag;Budget 2026\nBUN;Skola;satsning;10\n"), "slag: satsning"));
  CHECK(has(read("Konto;Beskrivning;Budget 2026\n4010;Skola;10\n4020;Buss;5\n", "BUN"), "post 4010: Skola\n"));
  // Codes alone are their own names; years are none.
  CHECK(has(read("Verksamhet;Budget 2026\n310;100\n320;50\n", "BUN"), ": 310\n"));
  CHECK(read("År;Budget tkr\n2026;100\n2027;101\n", "BUN").says(Code::F07, "utan-namn"));
}

TEST_CASE("goals and shares are known by their headings and their cells", "[guess]") {
  const Read several = read("Insats;Budget 2026 tkr;Mål som insatsen bidrar till\nLäslyft;500;1.1\nBuss;300;1.1, 2.1\n", "BUN");
  CHECK(has(several, "bidrar till: 1.1, 2.1"));
  const Read shares =
      read("Verksamhet;Budget 2026 tkr;Mål 1;Andel mål 1;Mål 2;Andel mål 2\nA;100;1.1;60 %;2.1;40 %\nB;50;2.1;100 %;;\n", "BUN");
  CHECK(has(shares, "bidrar till: 1.1 60 %, 2.1 40 %"));
}

TEST_CASE("a sum may be said behind the name of its unit", "[guess]") {
  const Read done =
      read("Nämnd;Verksamhet;Budget 2026\nKS;Kansli;10\nKS;IT;20\nKS totalt;;30\nTN;Gata;100\nTN totalt;;100\nKommunen totalt;;130\n");
  CHECK(drift(done, "KS") == 30);
  CHECK(drift(done, "TN") == 100);
  CHECK(done.imported.posts == 3);
}

TEST_CASE("an amount may have a mark for a note below", "[guess]") {
  CHECK(drift(read("Verksamhet;Budget 2026 tkr\nSkola;50 1)\nBuss;40*\nLek;30²\nPark;1 000 tkr *\n", "BUN")) == 1120);
  CHECK(without_note_mark("(614)") == "(614)");
  CHECK(without_note_mark("(614) 1)") == "(614) 1)");
  CHECK(without_note_mark("614 a)") == "614");
  CHECK(without_note_mark("*") == "*");
}

TEST_CASE("a formula that adds up other rows makes a sum of its row", "[guess]") {
  CHECK(rows_added_up("SUM(B2:B3)", 2) == std::vector<std::pair<std::uint32_t, std::uint32_t>>{{2, 3}});
  CHECK(rows_added_up("=subtotal(9, $B$2:$B$3)", 2).size() == 1);
  CHECK(rows_added_up("B2+B7", 2).size() == 2);
  CHECK(rows_added_up("SUM(B2:B3,B7)", 2).size() == 2);
  for (const char* other : {"", "B2", "SUM(A2:A3)", "C2+D2", "SUM(Blad2!B2:B3)", "B2-B3", "SUM(B2:B3)*2", "SUM(B2:C3)", "SUM(", "SUM()"})
    CHECK(rows_added_up(other, 2).empty());
  // Sums among the posts, which arithmetic alone could only ask about.
  const std::string table = "Benämning;Budget 2026 tkr\nNorra;100\nSödra;50\nHemtjänst;150\nÖst;70\nLSS;70\nFörvaltningen;220\nStab;9\n";
  const Read done = read(with_formulas(table, {{4, "SUBTOTAL(9,B2:B3)"}, {6, "SUM(B5:B5)"}, {7, "B4+B6"}}), "BUN");
  CHECK(drift(done) == 229);
  CHECK(done.imported.posts == 4);
  CHECK(done.says(Code::F12, "summarad"));
  // A sum of part of what stands above counts twice as a post.
  CHECK(drift(read(with_formulas("Benämning;Budget 2026 tkr\nA;10\nB;20\nC;5\nA och B;30\n", {{5, "B2+B3"}}), "BUN")) == 35);
}

TEST_CASE("a pivot in columns has each unit once, above its sum", "[guess]") {
  const Read done = read(
      "Nämnd;Verksamhet;2026;2027;Totalsumma\nKS;Kansli;100;105;205\n;IT;200;205;405\nSumma KS;;300;310;610\nTN;Gata;500;520;1020\nSumma TN;;500;520;1020\nTotalsumma;;800;830;1630\n");
  CHECK(drift(done, "KS") == 300);
  CHECK(drift(done, "TN") == 500);
  CHECK(done.imported.posts == 3);
  // As a spreadsheet has it, År above the years.
  CHECK(
      drift(
          read(
              "Summa av Belopp (kr);;År;;\nNämnd;Verksamhet;2026;2027;Totalsumma\nKS;Kansli;100000;105000;205000\nTN;Gata;500000;520000;1020000\nTotalsumma;;600000;625000;1225000\n"),
          "TN") == 500);
  // One that is empty among others of its unit may have been forgotten.
  CHECK(read("Nämnd;Verksamhet;Budget 2026\nKS;Kansli;100\n;IT;200\nTN;Gata;500\n").imported.refused == 1);
}

TEST_CASE("parts of the row above are told in many words", "[guess]") {
  for (const char* word : {"härav", "därav", "av vilket", "inkl.", "i.u.:", "varav:"}) {
    const Read done = read(std::string("Verksamhet;Budget 2026\nFörskola;204\n  ") + word + " personal;150\nGrundskola;436\n  " + word +
                               " läromedel;12\nSumma;640\n",
                           "BUN");
    CHECK(done.tkr("BUN", Key::operation, Year(2026)) == 640);
    CHECK(done.imported.posts == 2);
    CHECK_FALSE(done.says(Code::F12, "summan-skiljer"));
  }
  const Read net = read("Post;Budget 2026\nIntäkter;-25\nKostnader;210\nNettokostnader;185\nKommunbidrag;-185\nResultat;0\n", "BUN");
  CHECK(net.tkr("BUN", Key::operation, Year(2026)) == 185);
}

TEST_CASE("what nothing in the table says is read from its file's name, or a comment on its heading", "[guess]") {
  const auto named = [](const std::string& csv, const char* file, const char* unit) {
    Read done;
    const grid::Grid grid = grid::csv_grid(csv);
    const std::string given = unit;
    done.guess = guess_table(grid, names(), {!given.empty(), AmountUnit::none, false, given, file});
    if (!given.empty()) done.guess.map.unit = {}, done.guess.map.unit.always = given;
    done.imported = import_grid(grid, done.guess.map, names(), "tabell", done.guess.told);
    return done;
  };
  const char* plain = "Verksamhet;Budget 2026\nGator;204\nPark;36\n";
  CHECK(named(plain, "Driftbudget 2026 mnkr", "TN").tkr("TN", Key::operation, Year(2026)) == 240'000);
  CHECK(named(plain, "Driftbudget_2026", "TN").tkr("TN", Key::operation, Year(2026)) == 240);
  CHECK(named("Verksamhet;Budget 2026 (tkr)\nGator;204\n", "Budget mnkr", "TN").tkr("TN", Key::operation, Year(2026)) == 204);
  const Read projects = named("Projekt;2026;2027\nBro;1;2\nVäg;7;8\n", "Investeringsbudget 2026-2028", "TN");
  CHECK(projects.tkr("TN", Key::investment, Year(2026)) == 8);
  CHECK(projects.tkr("TN", Key::operation, Year(2026)) == 0);
  CHECK(projects.says(Code::F12, "läst-bredvid"));
  for (const char* file : {"Budget TN 2026", "TN", "Teknisk nämnd internbudget", "tn-budget-2026", "Budget_2026_TN_v2"})
    CHECK(named("Verksamhet;Belopp (tkr)\nGator;204\n", (std::string(file) + " 2026").c_str(), "").tkr("TN", Key::operation, Year(2026)) ==
          204);
  // Rows that name units go before the name of the file.
  CHECK(named("Nämnd;Budget 2026\nKS;12\nBUN;204\n", "TN", "").tkr("BUN", Key::operation, Year(2026)) == 204);

  grid::Grid commented = workbook({{"Budget", "Verksamhet;Budget 2026\nGator;204\n"}});
  commented.sheets[0].comments = {{1, 2, "Ekonom: Belopp i mnkr"}};
  CHECK(read(commented, "TN").tkr("TN", Key::operation, Year(2026)) == 204'000);
}

TEST_CASE("a unit's name within a longer one's is not named", "[guess]") {
  const PlanNames both =
      names_of("plan P: Plan\n  budgetår: 2026\n  beloppsenhet: tkr\nnämnd FN: Fritidsnämnd\nnämnd KFN: Kultur- och fritidsnämnd\n");
  CHECK(find_unit_within(both, "Driftbudget Kultur- och fritidsnämnden 2026, tkr") == "KFN");
  CHECK(find_unit_within(both, "Driftbudget fritidsnämnden 2026, tkr") == "FN");
  CHECK(find_unit_within(both, "Fritidsnämnden, Kultur- och fritidsnämnden").empty());
}

TEST_CASE("investments may be shortened in a heading", "[guess]") {
  for (const char* word : {"Invest.", "Invest", "Inv."}) {
    const Read done =
        read(std::string("Verksamhet;2026;;2027;\n;Drift;") + word + ";Drift;" + word + "\nGator;12;5;13;0\nPark;39;7;40;9\n", "BUN");
    CHECK(done.tkr("BUN", Key::operation, Year(2026)) == 51);
    CHECK(done.tkr("BUN", Key::investment, Year(2026)) == 12);
  }
}
