#include "format/unified_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "diag/visible.h"

namespace malkoll {

namespace {

constexpr std::size_t context = 3;

struct Line {
  char mark;  ///< ' ', '-' or '+'
  std::string_view text;
};

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

/// Of lines that change next to each other first all the old ones, then all the new.
std::vector<Line> compare(const Source& source, const Formatted& formatted) {
  std::vector<Line> lines, coming;
  const auto put = [&](char mark, std::string_view text) {
    if (mark == ' ') {
      lines.insert(lines.end(), coming.begin(), coming.end());
      coming.clear();
    }
    (mark == '+' ? coming : lines).push_back({mark, text});
  };
  for (const Formatted::Piece& piece : formatted.pieces) {
    const auto before = split({source.text.data() + (piece.from.at - source.base), piece.from.length});
    const auto after = split({formatted.text.data() + piece.at, piece.length});
    const auto [b, a] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    for (auto same = before.begin(); same != b; ++same) put(' ', *same);
    for (auto gone = b; gone != before.end(); ++gone) put('-', *gone);
    for (auto come = a; come != after.end(); ++come) put('+', *come);
  }
  lines.insert(lines.end(), coming.begin(), coming.end());
  return lines;
}

/// What a program that reads the output would take for a command (`::error::`), whatever blanks are before it. As a line that goes and comes
/// again it is none, and the difference says the same.
bool is_command(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  return first != std::string_view::npos && line.substr(first).starts_with("::");
}

/// The line with its mark. What a terminal obeys is made visible, but for the end of a line.
void append_line(std::string& out, char mark, std::string_view line) {
  const std::size_t end = line.ends_with("\r\n") ? 2 : line.ends_with('\n') ? 1 : 0;
  std::string_view body = line.substr(0, line.size() - end);
  out += mark;
  for (std::size_t tab; (tab = body.find('\t')) != std::string_view::npos; body.remove_prefix(tab + 1)) {
    append_visible(out, body.substr(0, tab));
    out += '\t';
  }
  append_visible(out, body);
  out += line.substr(line.size() - end);
  if (end == 0) out += "\n\\ No newline at end of file\n";
}

void write_hunk(std::string& out, const std::vector<Line>& lines, std::size_t first, std::size_t last, std::size_t old_line,
                std::size_t new_line) {
  const auto count = [&](char mark) {
    return static_cast<std::size_t>(std::count_if(lines.begin() + static_cast<std::ptrdiff_t>(first),
                                                  lines.begin() + static_cast<std::ptrdiff_t>(last),
                                                  [&](const Line& line) { return line.mark == ' ' || line.mark == mark; }));
  };
  const std::size_t old_count = count('-');
  const std::size_t new_count = count('+');
  out += fmt::format("@@ -{},{} +{},{} @@\n", old_count == 0 ? old_line - 1 : old_line, old_count, new_count == 0 ? new_line - 1 : new_line,
                     new_count);
  for (std::size_t i = first; i < last; ++i) {
    if (lines[i].mark == ' ' && is_command(lines[i].text)) {
      append_line(out, '-', lines[i].text);
      append_line(out, '+', lines[i].text);
    } else {
      append_line(out, lines[i].mark, lines[i].text);
    }
  }
}

}  // namespace

std::string unified_diff(const Source& source, const Formatted& formatted) {
  const std::vector<Line> lines = compare(source, formatted);
  std::string out;
  std::size_t old_line = 1, new_line = 1, counted = 0;  // the numbers of lines[counted]
  for (std::size_t i = 0; i < lines.size();) {
    if (lines[i].mark == ' ') {
      ++i;
      continue;
    }
    const std::size_t first = std::max(counted, i < context ? 0 : i - context);
    std::size_t last = i;
    for (std::size_t same = 0; last < lines.size() && same <= 2 * context; ++last) same = lines[last].mark == ' ' ? same + 1 : 0;
    while (last > i && lines[last - 1].mark == ' ') --last;
    i = last;
    last = std::min(last + context, lines.size());
    for (; counted < first; ++counted) {
      old_line += lines[counted].mark != '+' ? 1U : 0U;
      new_line += lines[counted].mark != '-' ? 1U : 0U;
    }
    if (out.empty()) out = fmt::format("--- {0}\n+++ {0}\n", visible(source.path));
    write_hunk(out, lines, first, last, old_line, new_line);
    for (; counted < last; ++counted) {
      old_line += lines[counted].mark != '+' ? 1U : 0U;
      new_line += lines[counted].mark != '-' ? 1U : 0U;
    }
    i = last;
  }
  return out;
}

}  // namespace malkoll
