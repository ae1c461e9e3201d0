#include "cli/money_columns.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "store/sql_tokens.h"
#include "text/utf8.h"

namespace malkoll::cli {

namespace {

using IsMoney = std::function<bool(std::string_view)>;

struct Token {
  SqlToken::Kind kind;
  std::string text;  ///< names folded
};
using Tokens = std::span<const Token>;
using Kind = SqlToken::Kind;

std::vector<Token> tokens_of(std::string_view sql) {
  std::vector<Token> tokens;
  for (const SqlToken& token : sql_tokens(sql))
    tokens.push_back({token.kind, token.kind == Kind::name ? fold(token.text) : std::string(token.text)});
  return tokens;
}

bool is_sign(const Token& token, char sign) { return token.kind == Kind::sign && token.text[0] == sign; }

/// Columns that are money, put together by what keeps öre öre. A factor, a comparison or a word that is none of those makes it something else.
bool is_money_of(Tokens tokens, const IsMoney& is_money) {
  constexpr std::array<std::string_view, 8> kept = {"sum", "total", "min", "max", "avg", "abs", "coalesce", "ifnull"};
  bool any = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    const bool called = i + 1 < tokens.size() && is_sign(tokens[i + 1], '(');
    const bool qualifies = i + 1 < tokens.size() && is_sign(tokens[i + 1], '.');
    if (token.kind == Kind::name) {
      if (qualifies || (i > 0 && is_sign(tokens[i - 1], '.') && is_money(token.text))) {
        any |= !qualifies;
        continue;
      }
      const bool known = called ? std::find(kept.begin(), kept.end(), token.text) != kept.end() : is_money(token.text);
      if (!known) return false;
      any |= !called;
    } else if (token.kind == Kind::number) {
      if (token.text != "0") return false;
    } else if (token.kind == Kind::literal || std::string_view("+-(),.").find(token.text[0]) == std::string_view::npos) {
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
    if (depth == 0 &&
        (is_sign(token, ',') || is_sign(token, '(') || (token.kind == Kind::name && (token.text == "select" || token.text == "distinct"))))
      break;
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
    if (tokens[i].kind != Kind::name || tokens[i].text != "as" || tokens[i + 1].kind != Kind::name) continue;
    const Tokens expression = expression_before(tokens, i);
    if (!expression.empty()) (is_money_of(expression, is_known) ? money : other).insert(tokens[i + 1].text);
  }
  // A name that is money in one place and something else in another tells nothing.
  for (const std::string& name : other) money.erase(name);
  return money;
}

}  // namespace malkoll::cli
