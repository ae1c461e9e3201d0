// Any bytes as a table of one kind: read, guessed and imported without crash, see check_table.h. MALKOLL_BEGIN makes the bytes of
// that kind, MALKOLL_NAME names the file.
//   build/fuzz/tests/csv_fuzz -max_total_time=600 -dict=tests/fuzz/table.dict CORPUS tests/files/F-tabeller
//   build/fuzz/tests/sie_fuzz -max_total_time=600 -dict=tests/fuzz/sie.dict CORPUS tests/exchange/sie

#include <cstdint>
#include <string>

#include "check_table.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  malkoll::fuzz::check_table(malkoll::exchange::open_table(MALKOLL_BEGIN + std::string(reinterpret_cast<const char*>(data), size), MALKOLL_NAME));
  return 0;
}
