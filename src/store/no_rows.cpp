#include "store/no_rows.h"

#include <algorithm>
#include <array>
#include <vector>

#include "store/sql_tokens.h"

namespace malkoll {

namespace {

using Tokens = std::span<const SqlToken>;

bool is_sign(const SqlToken& token, char sign) { return token.kind == SqlToken::Kind::sign && token.text[0] == sign; }
bool is_word(const SqlToken& token, std::string_view word) {
  const auto same = [](char a, char b) { return (a >= 'a' && a <= 'z' ? static_cast<char>(a - 'a' + 'A') : a) == b; };
  return token.kind == SqlToken::Kind::name && std::equal(token.text.begin(), token.text.end(), word.begin(), word.end(), same);
}
template <std::size_t N>
bool is_one_of(const SqlToken& token, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return is_word(token, word); });
}

constexpr std::array<std::string_view, 3> compounds = {"UNION", "EXCEPT", "INTERSECT"};
constexpr std::array<std::string_view, 6> after_from = {"WHERE", "GROUP", "HAVING", "WINDOW", "ORDER", "LIMIT"};
/// Of no rows they make one, where nothing is grouped.
constexpr std::array<std::string_view, 7> aggregates = {"COUNT", "SUM", "TOTAL", "AVG", "MIN", "MAX", "GROUP_CONCAT"};

/// Where the parenthesis that opens at `open` ends; the end of the tokens where it does not.
std::size_t closing(Tokens tokens, std::size_t open) {
  int depth = 0;
  for (std::size_t at = open; at < tokens.size(); ++at) {
    if (is_sign(tokens[at], '(')) ++depth;
    if (is_sign(tokens[at], ')') && --depth == 0) return at;
  }
  return tokens.size();
}

/// The first of the words outside parentheses, from `at` on; the end where there is none.
template <std::size_t N>
std::size_t find_word(Tokens tokens, const std::array<std::string_view, N>& words, std::size_t at) {
  for (; at < tokens.size(); ++at) {
    if (is_sign(tokens[at], '(')) at = closing(tokens, at);
    if (at < tokens.size() && is_one_of(tokens[at], words)) return at;
  }
  return tokens.size();
}

/// Looks at a statement from the outside in, with the parts that `WITH` has named.
class Looker {
 public:
  explicit Looker(std::span<const std::string_view> tables) : empty_(tables.begin(), tables.end()) {}

  [[nodiscard]] bool statement_is_empty(Tokens tokens) {
    if (!tokens.empty() && is_word(tokens[0], "WITH") && !read_parts(tokens)) return false;
    for (std::size_t from = 0;;) {
      const std::size_t end = find_word(tokens, compounds, from);
      if (!select_is_empty(tokens.subspan(from, end - from))) return false;
      if (end == tokens.size()) return true;
      from = end + 1;
      if (from < tokens.size() && is_word(tokens[from], "ALL")) ++from;
    }
  }

 private:
  std::vector<std::string_view> empty_, filled_;  ///< names; a part may have a table's

  [[nodiscard]] bool is_empty(std::string_view name) const {
    const auto has = [&](const auto& names) { return std::find(names.begin(), names.end(), name) != names.end(); };
    return !has(filled_) && has(empty_);
  }

  /// Notes which of the parts before the SELECT are empty, and leaves the SELECT. False: something stands there that is not known.
  bool read_parts(Tokens& tokens) {
    std::size_t at = 1;
    if (at < tokens.size() && is_word(tokens[at], "RECURSIVE")) ++at;
    while (at < tokens.size()) {
      const std::string_view name = tokens[at].text;
      static constexpr std::array<std::string_view, 1> as = {"AS"};
      std::size_t open = find_word(tokens, as, at);
      while (open < tokens.size() && !is_sign(tokens[open], '(')) ++open;
      const std::size_t close = closing(tokens, open);
      if (close >= tokens.size()) return false;
      filled_.push_back(name);  // what it says of itself is not known yet
      if (statement_is_empty(tokens.subspan(open + 1, close - open - 1))) {
        filled_.pop_back();
        empty_.push_back(name);
      }
      at = close + 1;
      if (at >= tokens.size() || !is_sign(tokens[at], ',')) break;
      ++at;
    }
    tokens = tokens.subspan(std::min(at, tokens.size()));
    return true;
  }

  [[nodiscard]] bool select_is_empty(Tokens tokens) {
    if (tokens.empty() || !is_word(tokens[0], "SELECT")) return false;
    static constexpr std::array<std::string_view, 1> from = {"FROM"}, group = {"GROUP"};
    const std::size_t begin = find_word(tokens, from, 0);
    if (begin == tokens.size()) return false;
    const bool aggregate = std::any_of(tokens.begin(), tokens.end(), [](const SqlToken& token) { return is_one_of(token, aggregates); });
    if (aggregate && find_word(tokens, group, begin) == tokens.size()) return false;
    const std::size_t end = find_word(tokens, after_from, begin);
    return joins_nothing(tokens.subspan(begin + 1, end - begin - 1));
  }

  /// One of the tables that must have a row is empty.
  [[nodiscard]] bool joins_nothing(Tokens tokens) {
    bool item = true, needed = true, found = false;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      const SqlToken& token = tokens[at];
      if (is_word(token, "RIGHT") || is_word(token, "FULL")) return false;
      if (is_word(token, "LEFT")) needed = false;
      if (is_word(token, "JOIN") || is_sign(token, ',')) {
        item = true;
        if (is_sign(token, ',')) needed = true;
        continue;
      }
      const bool opens = is_sign(token, '(');
      const std::size_t close = opens ? closing(tokens, at) : at;
      if (item && (opens || token.kind == SqlToken::Kind::name)) {
        const bool function = !opens && at + 1 < tokens.size() && is_sign(tokens[at + 1], '(');
        if (needed && !function)
          found |= opens ? Looker(*this).statement_is_empty(tokens.subspan(at + 1, close - at - 1)) : is_empty(token.text);
        item = false;
        needed = true;
      }
      at = close;
    }
    return found;
  }
};

}  // namespace

bool gives_no_rows(std::string_view sql, std::span<const std::string_view> empty_tables) {
  const std::vector<SqlToken> tokens = sql_tokens(sql);
  return Looker(empty_tables).statement_is_empty(tokens);
}

}  // namespace malkoll
