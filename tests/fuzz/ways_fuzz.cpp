// Any bytes as a municipality: checked by every rule, then, where the size is even, written by every renderer, report and export, else
// read back after fmt, --fix and a workbook, without crash and with the same money and, formatted, the same findings.
//   build/fuzz/tests/ways_fuzz -max_total_time=600 -dict=tests/fuzz/malkoll.dict CORPUS tests/files

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "cases/ways.h"
#include "text/decode.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace malkoll;
  const std::string text = decode(std::string(reinterpret_cast<const char*>(data), size)).text;
  const auto disk = [&](const std::string& path) -> FileAnswer {
    if (path != "fuzz.malkoll") return {FileAnswer::Fault::missing, {}};
    return {FileAnswer::Fault::none, text};
  };
  const test::Given given{{"fuzz.malkoll"}, {}};
  const auto run = test::run_files(given, disk);
  std::vector<std::string> faults = run->faults;
  const std::vector<std::string> found = size % 2 == 0 ? test::writing_faults(*run) : test::returning_faults(given, *run, disk);
  faults.insert(faults.end(), found.begin(), found.end());
  for (const std::string& fault : faults) std::fprintf(stderr, "%s\n", fault.c_str());
  if (!faults.empty()) std::abort();
  return 0;
}
