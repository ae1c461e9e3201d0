#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace malkoll {

/// A piece of a statement, as SQLite divides it; comments and blanks are passed over.
struct SqlToken {
  enum class Kind : std::uint8_t { name, number, literal, sign };
  Kind kind = Kind::sign;
  std::string_view text;  ///< of a literal and a quoted name: what stands between the quotes; of a sign: one character
  std::size_t at = 0;     ///< where it begins in the statement
};

/// The pieces of a statement, which must outlive them. What is never closed goes on to the end.
[[nodiscard]] std::vector<SqlToken> sql_tokens(std::string_view sql);

}  // namespace malkoll
