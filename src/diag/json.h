#pragma once

#include <iosfwd>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "diag/fingerprint.h"
#include "text/ore.h"
#include "text/year.h"

namespace malkoll {

/// JSON with its keys in the order in which they were written, so that the same input gives the same bytes.
using Json = nlohmann::ordered_json;

/// On one line, valid UTF-8 whatever the strings hold.
[[nodiscard]] std::string dump(const Json& json);

/// The string, or null where it is empty.
[[nodiscard]] Json text_or_null(std::string_view text);

/// A finding of a baseline, as the baseline itself and the JSON of a check have it.
[[nodiscard]] Json known_json(const KnownFinding& known);

/// Money is öre in JSON.
inline void to_json(Json& json, Ore money) { json = money.count(); }
inline void to_json(Json& json, Year year) { json = year.number(); }

/// Writes a list one element a line, each made, written and forgotten: a hundred thousand of them take no memory.
class JsonLines {
 public:
  explicit JsonLines(std::ostream& out) : out_(out) {}
  /// Appends one element of the list.
  void add(const Json& element);
  /// Ends the last line and writes what is left.
  void finish();

 private:
  std::ostream& out_;
  std::string buffer_;
  bool first_ = true;
};

}  // namespace malkoll
