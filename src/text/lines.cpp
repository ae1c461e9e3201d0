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

std::string tidy_lines(std::string_view text) {
  std::string out;
  for_lines(text, [&](std::string_view line) {
    line = trim(line);
    if (line.empty()) return;
    if (!out.empty()) out += '\n';
    bool blank = false;
    for (const char c : line) {
      const bool is_blank = c == ' ' || c == '\t';
      if (!is_blank || !blank) out += is_blank ? ' ' : c;
      blank = is_blank;
    }
  });
  return out;
}

}  // namespace malkoll
