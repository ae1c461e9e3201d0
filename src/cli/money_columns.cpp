#include "cli/money_columns.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "text/utf8.h"

namespace malkoll::cli {

namespace {

using IsMoney = std::function<bool(std::string_view)>;

struct Token {
  enum class Kind : std::uint8_t { name, number, text, sign } kind;
  std::string text;  ///< names folded, without quotes
};
using Tokens = std::span<const Token>;

bool begins_name(char c) { return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::vector<Token> tokens_of(std::string_view sql) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < sql.size();) {
    const char c = sql[at];
    if (sql.substr(at, 2) == "--" || sql.substr(at, 2) == "/*") {
      const std::string_view end = sql[at] == '-' ? "\n" : "*/";
      at = std::min(sql.find(end, at + 2), sql.size() - end.size()) + end.size();
    } else if (c == '\'' || c == '"' || c == '`' || c == '[') {
      const std::size_t end = std::min(sql.find(c == '[' ? ']' : c, at + 1), sql.size());
      tokens.push_back({c == '\'' ? Token::Kind::text : Token::Kind::name, fold(sql.substr(at + 1, end - at - 1))});
      at = end + 1;
    } else if (begins_name(c) || is_digit(c)) {
      std::size_t end = at;
      while (end < sql.size() && (begins_name(sql[end]) || is_digit(sql[end]))) ++end;
      tokens.push_back({is_digit(c) ? Token::Kind::number : Token::Kind::name, fold(sql.substr(at, end - at))});
      at = end;
    } else {
      if (c != ' ' && c != '\t' && c != '\n' && c != '\r') tokens.push_back({Token::Kind::sign, std::string(1, c)});
      ++at;
    }
  }
  return tokens;
}

bool is_sign(const Token& token, char sign) { return token.kind == Token::Kind::sign && token.text[0] == sign; }

/// Columns that are money, put together by what keeps öre öre. A factor, a comparison or a word that is none of those makes it something else.
bool is_money_of(Tokens tokens, const IsMoney& is_money) {
  constexpr std::array<std::string_view, 8> kept = {"sum", "total", "min", "max", "avg", "abs", "coalesce", "ifnull"};
  bool any = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    const bool called = i + 1 < tokens.size() && is_sign(tokens[i + 1], '(');
    const bool qualifies = i + 1 < tokens.size() && is_sign(tokens[i + 1], '.');
    if (token.kind == Token::Kind::name) {
      if (qualifies || (i > 0 && is_sign(tokens[i - 1], '.') && is_money(token.text))) {
        any |= !qualifies;
        continue;
      }
      const bool known = called ? std::find(kept.begin(), kept.end(), token.text) != kept.end() : is_money(token.text);
      if (!known) return false;
      any |= !called;
    } else if (token.kind == Token::Kind::number) {
      if (token.text != "0") return false;
    } else if (token.kind == Token::Kind::text || std::string_view("+-(),.").find(token.text[0]) == std::string_view::npos) {
      return false;
    }
  }
  return any;
}

/// The expression before AS: back to the comma or the word that it stands behind, outside its own parentheses.
Tokens expression_before(Tokens all, std::size_t as) {
  std::size_t first = as;
  int depth = 0;
  for (; first > 0; --first) {
    const Token& token = all[first - 1];
    if (is_sign(token, ')')) ++depth;
    if (depth == 0 && (is_sign(token, ',') || is_sign(token, '(') || (token.kind == Token::Kind::name && (token.text == "select" || token.text == "distinct")))) break;
    if (is_sign(token, '(')) --depth;
  }
  return all.subspan(first, as - first);
}

}  // namespace

bool is_money_expression(std::string_view sql, const IsMoney& is_money) { return is_money_of(tokens_of(sql), is_money); }

std::unordered_set<std::string> money_aliases(std::string_view sql, const IsMoney& is_money) {
  const std::vector<Token> tokens = tokens_of(sql);
  std::unordered_set<std::string> money, other;
  const auto is_known = [&](std::string_view name) { return is_money(name) || money.contains(std::string(name)); };
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    if (tokens[i].kind != Token::Kind::name || tokens[i].text != "as" || tokens[i + 1].kind != Token::Kind::name) continue;
    const Tokens expression = expression_before(tokens, i);
    if (!expression.empty()) (is_money_of(expression, is_known) ? money : other).insert(tokens[i + 1].text);
  }
  // A name that is money in one place and something else in another tells nothing.
  for (const std::string& name : other) money.erase(name);
  return money;
}

}  // namespace malkoll::cli
