#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "kolada/answers.h"
#include "text/year.h"

/// JSON as it comes from elsewhere, where nothing has to be what it should. What is not throws BadShape.
namespace malkoll::kolada {

struct BadShape {
  std::string where;  ///< the key
};

/// The document; what nests deeper than Kolada's is left out of it, and found missing. Throws what nlohmann throws where it is no JSON.
[[nodiscard]] nlohmann::json parse_json(std::string_view text);

[[nodiscard]] const nlohmann::json& member(const nlohmann::json& object, const char* key);
/// Empty where it is missing or null.
[[nodiscard]] std::string text_or_none(const nlohmann::json& object, const char* key);
[[nodiscard]] std::string text(const nlohmann::json& object, const char* key);
/// A number, or true, as it may stand in place of one; false where it is missing.
[[nodiscard]] bool is_set(const nlohmann::json& object, const char* key);
/// A number, or a text that is one: v2 has years as text.
[[nodiscard]] Year year(const nlohmann::json& object, const char* key);
[[nodiscard]] Gender gender(const nlohmann::json& object);
/// What `value` is; empty for null.
[[nodiscard]] std::string number(const nlohmann::json& object);

}  // namespace malkoll::kolada
