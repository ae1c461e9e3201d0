// Any bytes as a column map: read, or each line refused; what was read is written and read back the same, and a table is read by it.
//   build/fuzz/tests/map_fuzz -max_total_time=600 -dict=tests/fuzz/map.dict CORPUS tests/fuzz/map tests/files/F-tabeller/karta.karta

#include <cstdint>
#include <cstdlib>
#include <string>

#include "check_table.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace malkoll;
  using namespace malkoll::importing;
  static const work::TableFile table = work::open_table(
      "Nämnd;Id;Namn;Slag;Drift 2025;Drift 2026 (tkr);Investering 2025;Mål 1;Andel 1\r\nBUN;S1;Läslyft;satsning;12 500,5;1 000;;KUN1;60 %\r\nBUN;S2;Lokaler;;(614);-;5;KUN1;\r\n"
      "KS;;Summa;;13 114;;;;\r\n",
      "fuzz.csv");
  std::vector<MapError> errors;
  ColumnMap map = read_column_map({reinterpret_cast<const char*>(data), size}, errors);
  if (!errors.empty()) return 0;
  const std::string written = write_column_map(map);
  const ColumnMap again = read_column_map(written, errors);
  if (!errors.empty() || write_column_map(again) != written) std::abort();
  const MadeText made = work::read_table(table, map, {}, "fuzz").made;
  for (const Mistake& m : made.mistakes) {
    if (m.span.at > made.text.size() || m.span.length > made.text.size() - m.span.at) std::abort();
  }
  return 0;
}
