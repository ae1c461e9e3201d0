#include "kolada/json_values.h"

#include <charconv>

namespace malkoll::kolada {

using Json = nlohmann::json;

Json parse_json(std::string_view text) {
  constexpr int deepest = 6;
  return Json::parse(text, [](int depth, Json::parse_event_t, Json&) { return depth <= deepest; });
}

const Json& member(const Json& object, const char* key) {
  const auto found = object.is_object() ? object.find(key) : object.end();
  if (!object.is_object() || found == object.end()) throw BadShape{key};
  return *found;
}

std::string text_or_none(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return {};
  if (!found->is_string()) throw BadShape{key};
  return found->get<std::string>();
}

std::string text(const Json& object, const char* key) {
  if (!member(object, key).is_string()) throw BadShape{key};
  return member(object, key).get<std::string>();
}

bool is_set(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return false;
  if (found->is_boolean()) return found->get<bool>();
  if (!found->is_number_integer()) throw BadShape{key};
  return found->get<std::int64_t>() != 0;
}

Year year(const Json& object, const char* key) {
  constexpr std::int64_t first = 1900, last = 2999;
  const Json& value = member(object, key);
  std::int64_t number = 0;
  if (value.is_string()) {
    const std::string digits = value.get<std::string>();
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (fault != std::errc() || end != digits.data() + digits.size()) throw BadShape{key};
  } else if (value.is_number_unsigned() && value.get<std::uint64_t>() <= static_cast<std::uint64_t>(last)) {
    number = value.get<std::int64_t>();
  }
  if (number < first || number > last) throw BadShape{key};
  return Year(number);
}

Gender gender(const Json& object) {
  const std::string word = text(object, "gender");
  if (word == "T") return Gender::all;
  if (word == "K" || word == "F") return Gender::women;  // F in the oldest pages
  if (word == "M") return Gender::men;
  throw BadShape{"gender"};
}

std::string number(const Json& object) {
  const Json& value = member(object, "value");
  if (value.is_null()) return {};
  if (!value.is_number()) throw BadShape{"value"};
  return value.dump();
}

}  // namespace malkoll::kolada
