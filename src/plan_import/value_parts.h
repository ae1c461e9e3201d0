#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/year.h"

/// What a cell of an indicator's values says, where it says more than one of them.
namespace malkoll::plan_import {

/// A number with what people write after it, and nothing else: `87,5`, `412 350 st`, `94,2 %`.
struct Written {
  std::string number, rest;
};
[[nodiscard]] std::optional<Written> written_number(std::string_view text);

/// Whom an indicator's values are held against, where a text names them and nothing else but that they are a value, as in a heading:
/// `Rikssnitt 2024` is riket, `Liknande kommuner` itself. Empty: it names nobody.
[[nodiscard]] std::string compared_in(std::string_view text);

/// A value, of some of those whom the indicator counts or of others than the municipality.
struct ValuePart {
  std::string group, compared;  ///< kvinnor; riket; both empty: of all
  Year year = {};               ///< its own; 0: that of the column
  std::string number, unit;
};
/// `74 % (kv 71, m 76)`, `kvinnor 71/män 76`, `62; riket 66`. Empty: the text says something else, or it can be read in two ways.
[[nodiscard]] std::vector<ValuePart> parts_of_value(std::string_view text);
/// `71/76`, in the order of those whom a heading names.
[[nodiscard]] std::vector<ValuePart> parts_in_order(std::string_view text, const std::vector<std::string>& groups);

/// `Utfall 2024 (kvinnor/män)`: those whom a heading names, where they are several.
[[nodiscard]] std::vector<std::string> groups_in(std::string_view text);
/// The other words of a folded text.
[[nodiscard]] std::string without_groups(std::string_view folded);

}  // namespace malkoll::plan_import
