#include "text/lines.h"

namespace malkoll {

std::string one_line(std::string_view text) {
  text = trim(text);
  std::string out;
  bool blank = false;
  for (const char c : text) {
    if (c == '\n' || c == '\r' || c == '\t' || c == '\v' || c == '\f') {
      blank = true;
      continue;
    }
    if (blank && !out.empty() && c != ' ') out += ' ';
    blank = false;
    out += c;
  }
  return out;
}

}  // namespace malkoll
