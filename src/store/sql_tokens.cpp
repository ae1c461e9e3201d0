#include "store/sql_tokens.h"

#include <algorithm>

#include "text/digit.h"
#include "text/letter_byte.h"

namespace malkoll {

namespace {

bool is_word_byte(char c) { return is_digit(c) || is_letter_byte(c) || c == '_'; }

}  // namespace

std::vector<SqlToken> sql_tokens(std::string_view sql) {
  using Kind = SqlToken::Kind;
  std::vector<SqlToken> tokens;
  tokens.reserve(sql.size() / 3);  // about as many as a statement has
  for (std::size_t at = 0; at < sql.size();) {
    const char c = sql[at];
    std::size_t end = at + 1;
    if (sql.substr(at, 2) == "--") {
      end = std::min(sql.find('\n', at), sql.size());
    } else if (sql.substr(at, 2) == "/*") {
      const std::size_t close = sql.find("*/", at + 2);
      end = close == std::string_view::npos ? sql.size() : close + 2;
    } else if (c == '\'' || c == '"' || c == '`' || c == '[') {
      const std::size_t close = std::min(sql.find(c == '[' ? ']' : c, at + 1), sql.size());
      tokens.push_back({c == '\'' ? Kind::literal : Kind::name, sql.substr(at + 1, close - at - 1), at});
      end = std::min(close + 1, sql.size());
    } else if (is_word_byte(c)) {
      while (end < sql.size() && is_word_byte(sql[end])) ++end;
      tokens.push_back({is_digit(c) ? Kind::number : Kind::name, sql.substr(at, end - at), at});
    } else if (static_cast<unsigned char>(c) > ' ') {
      tokens.push_back({Kind::sign, sql.substr(at, 1), at});
    }
    at = end;
  }
  return tokens;
}

}  // namespace malkoll
