// Any bytes as a baseline: read, or refused with a reason; what was read is written and read back the same, and held against findings.
//   build/fuzz/tests/baseline_fuzz -max_total_time=600 -dict=tests/fuzz/baseline.dict CORPUS tests/fuzz/baseline

#include <cstdint>
#include <cstdlib>
#include <string>

#include "cases/file_case.h"
#include "check/baseline.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace malkoll;
  static const auto run = test::run_case(test::read_case(MALKOLL_TESTS "/files/L01-post-utan-mal.malkoll"));
  const Result<Baseline> baseline = read_baseline({reinterpret_cast<const char*>(data), size});
  if (!baseline && baseline.error().reason.empty()) std::abort();
  if (!baseline) return 0;
  const std::string written = write_baseline(*baseline);
  const Result<Baseline> again = read_baseline(written);
  if (!again || write_baseline(*again) != written) std::abort();
  CheckResult result = run->result;
  apply_baseline(result, *baseline);
  (void)write_baseline(pruned(*baseline, result));
  (void)write_baseline(baseline_of(run->result, *baseline));
  return 0;
}
