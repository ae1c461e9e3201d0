#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/function_ref.h"
#include "text/ore.h"

/// The lines of a SIE file (SIE 4B, 5.2–5.7): a label, then fields with blanks between them, in quotation marks or not, and lists
/// of objects in braces.
namespace malkoll::grid {

struct SieField {
  std::string text;               ///< empty for a list
  bool is_list = false;
  std::vector<std::string> list;  ///< dimension, object, dimension, object …
};

struct SieLine {
  std::uint32_t number = 0;
  std::string label;      ///< upper case, without #
  std::string_view text;  ///< the line whole
  std::vector<SieField> fields;
};

/// Calls `each` with every line that has a label.
void for_sie_lines(std::string_view text, FunctionRef<void(const SieLine&)> each);

/// `-1234.50` in öre; nullopt: no such amount.
[[nodiscard]] std::optional<Ore> sie_amount(std::string_view text);

}  // namespace malkoll::grid
