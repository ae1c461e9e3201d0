#include "import/column_map_quotes.h"

#include <algorithm>

#include "import/column_map_words.h"
#include "text/lines.h"

namespace malkoll::importing {

namespace {
constexpr std::string_view open = "»", close = "«";
}

std::optional<std::string_view> take_quoted(std::string_view& text) {
  if (!text.starts_with(open)) return std::nullopt;
  const std::size_t end = text.find(close, open.size());
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view heading = text.substr(open.size(), end - open.size());
  text.remove_prefix(end + close.size());
  return heading;
}

std::string_view take_sheet_name(std::string_view& list) {
  for (std::size_t end = list.starts_with(open) ? list.find(close, open.size()) : std::string_view::npos; end != std::string_view::npos; end = list.find(close, end + close.size())) {
    const std::string_view rest = list.substr(end + close.size());
    if (!rest.empty() && !rest.starts_with(plus)) continue;
    const std::string_view name = list.substr(open.size(), end - open.size());
    list = rest;
    return name;
  }
  const std::size_t end = std::min(list.find(plus), list.size());
  const std::string_view name = trim(list.substr(0, end));
  list.remove_prefix(end);
  return name;
}

std::size_t colon_in(std::string_view text) {
  const std::size_t colon = text.find(':'), quote = text.find(open);
  if (quote > colon) return colon;
  const std::size_t end = text.find(close, quote);
  return end == std::string_view::npos ? colon : text.find(':', end);
}

}  // namespace malkoll::importing
