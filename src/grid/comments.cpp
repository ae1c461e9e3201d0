#include "grid/comments.h"

#include <algorithm>

#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::grid {

std::string_view without_findings(std::string_view comment) {
  std::size_t at = comment.find(findings_heading);
  const auto whole_line = [&] {
    const std::size_t end = at + findings_heading.size();
    return (at == 0 || comment[at - 1] == '\n') && (end == comment.size() || comment[end] == '\n' || comment[end] == '\r');
  };
  while (at != std::string_view::npos && !whole_line()) at = comment.find(findings_heading, at + 1);
  comment = comment.substr(0, at);
  const std::size_t last = comment.find_last_not_of(" \r\n");
  return comment.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

std::span<const Comment> comments_on_row(const Sheet& sheet, std::uint32_t row) {
  const auto first =
      std::lower_bound(sheet.comments.begin(), sheet.comments.end(), row, [](const Comment& c, std::uint32_t r) { return c.row < r; });
  const auto last = std::find_if(first, sheet.comments.end(), [&](const Comment& c) { return c.row != row; });
  return std::span(sheet.comments)
      .subspan(static_cast<std::size_t>(first - sheet.comments.begin()), static_cast<std::size_t>(last - first));
}

std::vector<std::string> comment_lines(std::string_view heading, std::string_view text) {
  std::vector<std::string> lines;
  for_lines(text, [&](std::string_view line) {
    const std::string_view said = trim(line);
    if (said.empty()) return;
    std::string& out = lines.emplace_back("# ");
    if (lines.size() == 1) out.append("Kommentar").append(heading.empty() ? "" : " till ").append(heading).append(": ");
    out += said;
  });
  return lines;
}

}  // namespace malkoll::grid
