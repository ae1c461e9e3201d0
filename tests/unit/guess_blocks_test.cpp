// Sums that no word gives away, in tables that are made of blocks.
#include "guessing.h"

using namespace malkoll;
using namespace malkoll::importing;
using namespace malkoll::importing::guessing;

namespace {

std::int64_t drift(const std::string& csv) { return read(csv, "BUN").tkr("BUN", Key::operation, Year(2026)); }

}  // namespace

TEST_CASE("rows without a name that end blocks are their sums", "[guess]") {
  CHECK(drift("Benämning;Budget 2026\nFörskola;100\nFritids;20\n;120\nSkola;300\nGy;200\n;500\n;620\n") == 620);
  CHECK(drift("Benämning;Budget 2026\nFörskola;100\nFritids;20\n40;120\nSkola;300\nGy;200\n41;500\n;620\n") == 620);
  // Of one row, in a table where others have several.
  CHECK(drift("Benämning;Budget 2026\nFörskola;100\n;100\nSkola;300\nGy;200\n;500\n") == 600);
  CHECK(drift("Kod;Benämning;Budget 2026\n401;Förskola;100\n402;Fritids;20\n40;;120\n411;Skola;300\n412;Gy;200\n41;;500\n") == 620);
  // Where nothing else shows it, a row without a name may be a post that somebody has not named.
  CHECK(drift("Benämning;Budget 2026\nFörskola;100\n;100\nSkola;300\nGy;200\n") == 700);
  CHECK(drift("Benämning;Budget 2026\nFörskola;100\nFritids;20\n;130\nSkola;300\n") == 550);
}

TEST_CASE("rows that all come in blocks with their sum last are read so", "[guess]") {
  const std::string rows = "Benämning;Budget 2026\nFörskola;101\nFritids;22\nBarn;123\nSkola;304\nGy;205\nUngdom;509\n";
  CHECK(drift(rows) == 632);
  CHECK(drift(rows + "Alla;632\n") == 632);
  CHECK(read("Benämning;Budget 2026\nFörskola;101\nFritids;22\nBarn;123\nSkola;304\nGy;205\n", "BUN").says(Code::F07, "kanske-summa"));
  // Round numbers may come to each other by chance.
  CHECK(
      read("Benämning;Budget 2026\nLäslyft;100\nMatte;100\nFältare;200\nBuss;50\nBok;50\nIT;100\n", "BUN").says(Code::F07, "kanske-summa"));
  // A goal beside it: a post.
  CHECK(read("Benämning;Mål;Budget 2026\nFörskola;;101\nFritids;;22\nBarn;1.1;123\nSkola;;304\nGy;;205\nUngdom;1.1;509\n", "BUN")
            .imported.posts == 6);
}
