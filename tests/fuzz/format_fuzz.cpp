// Any bytes: formatted without crash, to a text that says the same and that formatting does not change again.
//   build/fuzz/tests/format_fuzz -max_total_time=600 -dict=tests/fuzz/malkoll.dict CORPUS samples/mini

#include <cstdint>
#include <cstdlib>
#include <string>

#include "format/formatter.h"
#include "text/decode.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace malkoll;
  static const Keywords keywords;
  const Source source{"fuzz.malkoll", decode(std::string(reinterpret_cast<const char*>(data), size)).text, 0, {}};
  const Formatted once = format(source, keywords);
  const Formatted twice = format({"fuzz.malkoll", once.text, 0, {}}, keywords);
  if (!once.same_meaning || twice.text != once.text) std::abort();
  return 0;
}
