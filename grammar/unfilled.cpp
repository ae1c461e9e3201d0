#include "unfilled.h"
#include "text/digit.h"

#include <string_view>

namespace malkoll::grammar {

namespace {

/// The length of the dots at `first`, or 0: `…`, several of them, or at least three full stops.
std::size_t dots_length(std::string_view text) {
  constexpr std::string_view ellipsis = "…";
  std::size_t length = 0;
  while (text.substr(length).starts_with(ellipsis)) length += ellipsis.size();
  if (length != 0) return length;
  while (length < text.size() && text[length] == '.') ++length;
  return length >= 3 ? length : 0;
}

}  // namespace

bool is_unfilled(const char* first, const char* last) {
  const std::string_view text(first, static_cast<std::size_t>(last - first));
  return !text.empty() && dots_length(text) == text.size();
}

bool has_unfilled(const char* first, const char* last) {
  const std::string_view text(first, static_cast<std::size_t>(last - first));
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t length = dots_length(text.substr(at));
    if (length == 0) continue;
    const std::size_t end = at + length;
    const bool touches_digit = (at > 0 && is_digit(text[at - 1])) || (end < text.size() && is_digit(text[end]));
    if (!touches_digit) return true;
    at = end;
  }
  return false;
}

}  // namespace malkoll::grammar
