// Words and marks as people choose them: headings that nobody has thought of, names that look like sums, units in a title, marks at amounts.
#include "guessing.h"
#include "import/note_mark.h"
#include "import/sum_formula.h"

using namespace malkoll;
using namespace malkoll::importing;
using namespace malkoll::importing::guessing;

namespace {

std::int64_t drift(const Read& done, const char* unit = "BUN", std::uint16_t year = 2026) { return done.tkr(unit, Key::operation, year); }
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
  ColumnMap map = read_column_map("rubrikrad: 1\nenhet: alltid BUN\nnamn: Verksamhet\ndrift 2026: Budget 2026\nbelopp i: tkr\nhoppa över: Verksamhet börjar med Total\n", errors);
  const Imported by_map = import_grid(grid::csv_grid("Verksamhet;Budget 2026\nTotalförsvar;40\nTotalt;40\nTotalsumma;40\nTotala kostnader;40\n"), map, names(), "tabell");
  CHECK(by_map.posts == 1);
}

TEST_CASE("a part of the row above counts with it, whatever mark stands before", "[guess]") {
  for (const std::string mark : {"", "- ", "– ", "• ", "* "}) {
    const Read done = read("Verksamhet;Budget 2026\nFörskola;1000\n" + mark + "varav lokaler;200\nSkola;3000\n" + mark + "därav måltider;600\n", "BUN");
    CHECK(drift(done) == 4000);
    CHECK(done.imported.posts == 2);
  }
}

TEST_CASE("a sum may be said behind the name of its unit", "[guess]") {
  const Read done = read("Nämnd;Verksamhet;Budget 2026\nKS;Kansli;10\nKS;IT;20\nKS totalt;;30\nTN;Gata;100\nTN totalt;;100\nKommunen totalt;;130\n");
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
  for (const char* other : {"", "B2", "SUM(A2:A3)", "C2+D2", "SUM(Blad2!B2:B3)", "B2-B3", "SUM(B2:B3)*2", "SUM(B2:C3)", "SUM(", "SUM()"}) CHECK(rows_added_up(other, 2).empty());
  // Sums among the posts, which arithmetic alone could only ask about.
  const std::string table = "Benämning;Budget 2026 tkr\nNorra;100\nSödra;50\nHemtjänst;150\nÖst;70\nLSS;70\nFörvaltningen;220\nStab;9\n";
  const Read done = read(with_formulas(table, {{4, "SUBTOTAL(9,B2:B3)"}, {6, "SUM(B5:B5)"}, {7, "B4+B6"}}), "BUN");
  CHECK(drift(done) == 229);
  CHECK(done.imported.posts == 4);
  CHECK(done.says(Code::F12, "summarad"));
  // A sum of part of what stands above counts twice as a post.
  CHECK(drift(read(with_formulas("Benämning;Budget 2026 tkr\nA;10\nB;20\nC;5\nA och B;30\n", {{5, "B2+B3"}}), "BUN")) == 35);
}
