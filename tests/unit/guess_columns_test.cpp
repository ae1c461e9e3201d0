// Columns beside those that count: what says that they are codes, sums, changes, or the budget of a year of their own.
#include "guessing.h"
#include "import/money_heading.h"
#include "import/note_mark.h"

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
