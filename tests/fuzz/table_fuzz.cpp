// Any bytes as a table of one kind, MALKOLL_TABLE: read, guessed and imported without crash, see check_table.h.
//   build/fuzz/tests/csv_fuzz -max_total_time=600 -dict=tests/fuzz/table.dict CORPUS tests/files/F-tabeller
//   build/fuzz/tests/sie_fuzz -max_total_time=600 -dict=tests/fuzz/sie.dict CORPUS tests/exchange/sie

#include <cstdint>
#include <string>
#include <string_view>

#include "check_table.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::string_view kind = MALKOLL_TABLE;
  std::string bytes(kind == "sie" ? "#FLAGGA 0\n" : "");
  bytes.append(reinterpret_cast<const char*>(data), size);
  malkoll::fuzz::check_table(malkoll::work::open_table(std::move(bytes), kind == "sie" ? "fuzz.se" : "fuzz.csv"));
  return 0;
}
