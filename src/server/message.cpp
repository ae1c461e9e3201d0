#include "server/message.h"

#include <charconv>
#include <string_view>

namespace malkoll::server {

namespace {

/// The code unit of an escape `\uD83D` at the beginning of a text; 0: there is none.
unsigned escaped_unit(std::string_view text) {
  constexpr std::size_t whole = 6;
  unsigned unit = 0;
  if (text.size() < whole || !text.starts_with("\\u")) return 0;
  const auto read = std::from_chars(text.data() + 2, text.data() + whole, unit, 16);
  return read.ptr == text.data() + whole ? unit : 0;
}

bool is_first_half(unsigned unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_second_half(unsigned unit) { return unit >= 0xDC00 && unit < 0xE000; }

std::string with_whole_characters(std::string_view message) {
  constexpr std::size_t escape = 6;
  std::string whole;
  whole.reserve(message.size());
  while (!message.empty()) {
    const unsigned unit = escaped_unit(message);
    std::size_t taken = message.front() == '\\' && message.size() > 1 ? 2 : 1;
    const bool pair = is_first_half(unit) && is_second_half(escaped_unit(message.substr(escape)));
    if (pair) taken = 2 * escape;
    if (!pair && (is_first_half(unit) || is_second_half(unit))) {
      whole += "\\ufffd";
      taken = escape;
    } else {
      whole += message.substr(0, taken);
    }
    message.remove_prefix(taken);
  }
  return whole;
}

}  // namespace

Json read_json(const std::string& message) {
  constexpr int deepest = 200;
  bool too_deep = false;
  const auto is_shallow = [&](int depth, Json::parse_event_t, Json&) {
    too_deep = too_deep || depth > deepest;
    return depth <= deepest;
  };
  Json json = Json::parse(message, is_shallow, false);
  if (json.is_discarded() && !too_deep) json = Json::parse(with_whole_characters(message), is_shallow, false);
  return too_deep ? Json() : json;
}

}  // namespace malkoll::server
