#pragma once

#include <cstdint>
#include <string>

namespace malkoll::work {

/// What a file named .txt is, by its lines.
enum class PlainText : std::uint8_t {
  table,     ///< lines of fields between delimiters, or SIE
  language,  ///< a submission or a plan under the wrong name
  numbers,   ///< none of them, but lines that end with amounts: a print-out, perhaps
  prose,
};
[[nodiscard]] PlainText kind_of_text(const std::string& bytes);

/// How a text that nobody has named is said to be unread: a wording of F12; nullptr: it is a table.
[[nodiscard]] const char* unread_text(PlainText kind);

}  // namespace malkoll::work
