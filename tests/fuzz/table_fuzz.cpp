// Any bytes as a table of one kind: read, guessed and imported without crash; what is read back from the text adds up to what the
// cells said, and every mistake stands inside the text. MALKOLL_BEGIN makes the bytes of that kind, MALKOLL_NAME names the file.
//   build/fuzz/tests/csv_fuzz -max_total_time=600 -dict=tests/fuzz/table.dict CORPUS tests/files/F-tabeller
//   build/fuzz/tests/sie_fuzz -max_total_time=600 -dict=tests/fuzz/sie.dict CORPUS tests/exchange/sie

#include <cstdint>
#include <cstdlib>
#include <string>

#include "exchange/guess.h"
#include "exchange/table_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace malkoll::exchange;
  const TableFile file = open_table(MALKOLL_BEGIN + std::string(reinterpret_cast<const char*>(data), size), MALKOLL_NAME);
  if (file.fault) return 0;
  ColumnMap map = file.map ? *file.map : guess_column_map(file.grid, {});
  std::vector<MapError> errors;
  ColumnMap written = read_column_map(write_column_map(map), errors);
  if (!errors.empty()) std::abort();
  if (!map.unit.given()) written.unit.always = "BUN";
  if (written.unit_of_amounts == malkoll::AmountUnit::none) written.unit_of_amounts = malkoll::AmountUnit::tkr;
  Imported imported;
  const malkoll::MadeText made = read_table(file, written, {}, "fuzz", imported);
  for (const malkoll::Mistake& m : made.mistakes) {
    if (m.span.at > made.text.size() || m.span.length > made.text.size() - m.span.at) std::abort();
  }
  if (!made.text.empty() && sums_of(made.text) != imported.sums) std::abort();
  return 0;
}
