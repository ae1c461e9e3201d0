#include "diag/sink.h"

namespace malkoll {

std::string_view word(Code code) {
  static constexpr std::array<std::string_view, static_cast<std::size_t>(Code::count)> words = {
      "P01", "P02", "P03", "P04", "P05", "P06", "P07", "P08", "P09", "P10", "P11", "P12", "P13", "P14",
      "P15", "F01", "F02", "F03", "F04", "F05", "F06", "F07", "F08", "F09", "F10", "F11", "F12"};
  return words[static_cast<std::size_t>(code)];
}

}  // namespace malkoll
