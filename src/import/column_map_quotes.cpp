#include "import/column_map_quotes.h"

#include <algorithm>

namespace malkoll::importing {

namespace {
constexpr std::string_view open = "»", close = "«";
}

std::optional<std::string_view> take_quoted(std::string_view& text, std::span<const std::string_view> then) {
  if (!text.starts_with(open)) return std::nullopt;
  for (std::size_t end = text.find(close, open.size()); end != std::string_view::npos; end = text.find(close, end + close.size())) {
    const std::string_view rest = text.substr(end + close.size());
    if (!rest.empty() && std::none_of(then.begin(), then.end(), [&](std::string_view next) { return rest.starts_with(next); })) continue;
    const std::string_view name = text.substr(open.size(), end - open.size());
    text = rest;
    return name;
  }
  return std::nullopt;
}

std::size_t colon_in(std::string_view text) {
  const std::size_t colon = text.find(':'), quote = text.find(open);
  if (quote > colon) return colon;
  const std::size_t end = text.find("«:", quote);
  return end == std::string_view::npos ? colon : end + close.size();
}

}  // namespace malkoll::importing
