#include "server/place.h"

#include <algorithm>
#include <vector>

#include "text/utf8.h"

namespace malkoll::server {

namespace {

/// Where the file itself has letters in two parts (a and a ring): see Source::composed.
using Composed = std::vector<std::uint32_t>;

/// Code units of a piece of a text. A letter in two parts is one more of them in UTF-16, and one byte more in UTF-8.
std::uint32_t units(std::string_view text, const Composed& composed, std::uint32_t from, std::uint32_t to, Counting counting) {
  const std::string_view piece = text.substr(from, to - from);
  const auto first = std::upper_bound(composed.begin(), composed.end(), from);
  const auto last = std::upper_bound(first, composed.end(), to);
  return static_cast<std::uint32_t>(counting == Counting::utf8 ? piece.size() : utf16_length(piece)) +
         static_cast<std::uint32_t>(last - first);
}

/// Behind the line end at `at`; `at` itself where none is there.
std::size_t behind_line_end(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '\r') return text.substr(at).starts_with("\r\n") ? at + 2 : at + 1;
  return at < text.size() && text[at] == '\n' ? at + 1 : at;
}

std::uint32_t byte_in(std::string_view text, const Composed& composed, Spot spot, Counting counting) {
  std::size_t start = 0;
  for (std::uint32_t line = 0; line < spot.line; ++line) {
    const std::size_t newline = std::min(text.find('\n', start), text.size());
    const std::size_t end = start + std::min(text.substr(start, newline - start).find('\r'), newline - start);
    if (end == text.size()) return static_cast<std::uint32_t>(text.size());
    start = behind_line_end(text, end);
  }
  auto at = static_cast<std::uint32_t>(start);
  for (std::uint32_t passed = 0; at < text.size() && behind_line_end(text, at) == at;) {
    const std::uint32_t next = at + first_code_point(text.substr(at)).length;
    passed += units(text, composed, at, next, counting);
    if (passed > spot.character) break;
    at = next;
  }
  return at;
}

}  // namespace

std::uint32_t byte_of(std::string_view text, Spot spot, Counting counting) { return byte_in(text, {}, spot, counting); }

Spot spot_of(const Sources& sources, std::uint32_t offset, Counting counting) {
  const Source& source = sources.at(offset);
  const std::uint32_t local = std::min(offset - source.base, static_cast<std::uint32_t>(source.text.size()));
  const std::uint32_t start = sources.line(source.base + local).at - source.base;
  return {sources.position(source.base + local).line - 1, units(source.text, source.composed, std::min(start, local), local, counting)};
}

Range range_of(const Sources& sources, Span span, Counting counting) {
  const Source& source = sources.at(span.at);
  const auto last = static_cast<std::uint32_t>(source.base + source.text.size());
  return {spot_of(sources, span.at, counting), spot_of(sources, std::max(span.at, std::min(span.end(), last)), counting)};
}

std::uint32_t offset_of(const Source& source, Spot spot, Counting counting) {
  return source.base + byte_in(source.text, source.composed, spot, counting);
}

}  // namespace malkoll::server
