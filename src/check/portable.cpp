#include "check/portable.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "store/sql_tokens.h"
#include "text/told.h"

namespace malkoll {

namespace {

using Token = SqlToken;
using TokenKind = SqlToken::Kind;

std::string upper(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return out;
}

/// SQLite takes these as names; PostgreSQL has other plans for them.
const std::set<std::string>& reserved() {
  static const std::set<std::string> words{"ANALYSE",  "ANY",          "ARRAY",        "ASYMMETRIC",   "AUTHORIZATION", "BINARY",
                                           "BOTH",     "CONCURRENTLY", "CURRENT_ROLE", "CURRENT_USER", "FREEZE",        "GRANT",
                                           "ILIKE",    "LATERAL",      "LEADING",      "LOCALTIME",    "ONLY",          "OVERLAPS",
                                           "PLACING",  "SESSION_USER", "SIMILAR",      "SOME",         "SYMMETRIC",     "TABLESAMPLE",
                                           "TRAILING", "USER",         "VARIADIC",     "VERBOSE"};
  return words;
}

struct Instead {
  std::string_view function, cure;
};
/// Functions that only SQLite has.
// clang-format off
constexpr std::array<Instead, 14> instead = {{{"IFNULL", "COALESCE"}, {"IIF", "CASE WHEN … THEN … ELSE … END"}, {"PRINTF", "||"}, {"FORMAT", "||"}, {"TOTAL", "COALESCE(SUM(…), 0)"}, {"TYPEOF", "CASE"},
                                              {"STRFTIME", "substr"}, {"DATE", "substr"}, {"DATETIME", "substr"}, {"JULIANDAY", "substr"}, {"UNICODE", "mentions"}, {"CHAR", "'…'"}, {"HEX", "||"},
                                              {"PARTS", "goal.parts"}}};
// clang-format on

class Reader {
 public:
  explicit Reader(const RuleInfo& rule) : rule_(rule), tokens_(sql_tokens(rule.sql)) {
    for (const Token& token : tokens_)
      words_.push_back(token.kind == TokenKind::name || token.kind == TokenKind::sign ? upper(token.text) : std::string());
  }

  std::vector<RuleFileError> read() {
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      if (words_[at] == "GLOB") say(at, told("GLOB finns bara i SQLite: skriv mentions(text, '*ord*') eller LIKE"));
      if (words_[at] == "IS") read_is(at);
      if (words_[at] == "CROSS") read_cross_join(at);
      if (words_[at] == "LIMIT") read_limit(at);
      if (words_[at] == "CASE") read_case(at);
      if (words_[at] == "SELECT") read_select(at);
      if (is_name(at) && reserved().contains(words_[at]))
        say(at, told("{} är ett upptaget ord i PostgreSQL: välj ett annat namn", std::string(tokens_[at].text)));
      if (is_call(at)) read_call(at);
      if (at > 0 && words_[at] == "/") read_division(at);
    }
    std::sort(found_.begin(), found_.end(),
              [](const auto& a, const auto& b) { return std::tie(a.line, a.message) < std::tie(b.line, b.message); });
    found_.erase(
        std::unique(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a.line == b.line && a.message == b.message; }),
        found_.end());
    return std::move(found_);
  }

 private:
  void say(std::size_t at, std::string message) {
    const auto begin = rule_.sql.begin();
    const auto lines = std::count(begin, begin + static_cast<std::ptrdiff_t>(tokens_[at].at), '\n');
    found_.push_back({rule_.file, rule_.sql_line + static_cast<std::uint32_t>(lines), std::move(message)});
  }

  [[nodiscard]] bool is(std::size_t at, std::string_view word) const { return at < words_.size() && words_[at] == word; }
  /// Written without quotes.
  [[nodiscard]] bool is_name(std::size_t at) const {
    return tokens_[at].kind == TokenKind::name && rule_.sql.substr(tokens_[at].at, tokens_[at].text.size()) == tokens_[at].text;
  }
  [[nodiscard]] bool is_call(std::size_t at) const { return is_name(at) && is(at + 1, "("); }
  [[nodiscard]] bool is_aggregate(std::size_t at) const {
    static const std::set<std::string> names{"SUM", "COUNT", "MIN", "MAX", "AVG", "GROUP_CONCAT"};
    return is_call(at) && names.contains(words_[at]);
  }

  /// The parenthesis that closes the one at `open`.
  [[nodiscard]] std::size_t close_of(std::size_t open) const {
    int depth = 0;
    for (std::size_t at = open; at < words_.size(); ++at) {
      if (words_[at] == "(") ++depth;
      if (words_[at] == ")" && --depth == 0) return at;
    }
    return words_.size();
  }
  [[nodiscard]] std::size_t open_of(std::size_t close) const {
    int depth = 0;
    for (std::size_t at = close + 1; at-- > 0;) {
      if (words_[at] == ")") ++depth;
      if (words_[at] == "(" && --depth == 0) return at;
    }
    return close;
  }
  [[nodiscard]] std::size_t end_of_case(std::size_t at) const {
    int depth = 0;
    for (; at < words_.size(); ++at) {
      if (words_[at] == "CASE") ++depth;
      if (words_[at] == "END" && --depth == 0) return at;
    }
    return at;
  }

  /// The first of the words from `at` on, outside parentheses and CASE; the parenthesis that closes, or the end, where there is none.
  [[nodiscard]] std::size_t find(std::size_t at, const std::set<std::string>& wanted) const {
    while (at < words_.size() && words_[at] != ")") {
      if (wanted.contains(words_[at])) return at;
      if (words_[at] == "(") at = close_of(at);
      if (at < words_.size() && words_[at] == "CASE") at = end_of_case(at);
      ++at;
    }
    return std::min(at, words_.size());
  }

  void read_is(std::size_t at) {
    const std::size_t next = is(at + 1, "NOT") ? at + 2 : at + 1;
    for (const char* word : {"NULL", "TRUE", "FALSE", "DISTINCT"}) {
      if (is(next, word)) return;
    }
    say(at, next == at + 1 ? told("IS mellan två värden finns bara i SQLite: skriv IS NOT DISTINCT FROM")
                           : told("IS NOT mellan två värden finns bara i SQLite: skriv IS DISTINCT FROM"));
  }

  void read_cross_join(std::size_t at) {
    const std::size_t end = find(at + 2, {"JOIN", "CROSS", "LEFT", "WHERE", "ON", "GROUP", "ORDER", "UNION", ","});
    if (is(end, "ON")) say(end, told("CROSS JOIN tar inget ON: skriv villkoret efter WHERE"));
  }

  void read_limit(std::size_t at) {
    if (at > 0 && words_[at - 1] == ":") return;  // :limit
    std::size_t back = at;
    while (back > 0 && words_[back] != "SELECT" && words_[back] != "ORDER") back = words_[back] == ")" ? open_of(back) - 1 : back - 1;
    if (words_[back] != "ORDER") say(at, told("LIMIT utan ORDER BY ger inte alltid samma rad: skriv ORDER BY före"));
  }

  /// Texts and numbers from one CASE.
  void read_case(std::size_t at) {
    bool text = false, number = false;
    for (std::size_t i = at + 1; i < end_of_case(at); ++i) {
      if (words_[i] == "CASE") i = end_of_case(i);
      if (i + 2 >= tokens_.size() || (words_[i] != "THEN" && words_[i] != "ELSE")) continue;
      const bool alone = is(i + 2, "WHEN") || is(i + 2, "ELSE") || is(i + 2, "END");
      text = text || tokens_[i + 1].kind == TokenKind::literal;
      number = number || (alone && tokens_[i + 1].kind == TokenKind::number);
    }
    if (text && number) say(at, told("CASE ger både text och tal: skriv CAST(… AS TEXT) om talet"));
  }

  void read_call(std::size_t at) {
    const std::size_t close = close_of(at + 1);
    for (const Instead& function : instead) {
      if (words_[at] == function.function)
        say(at, told("{}() finns bara i SQLite: skriv {}", std::string(tokens_[at].text), std::string(function.cure)));
    }
    if ((words_[at] == "MAX" || words_[at] == "MIN") && is(find(at + 2, {","}), ","))
      say(at, told("{} av flera värden finns bara i SQLite: skriv CASE WHEN a > b THEN a ELSE b END", words_[at]));
    if (words_[at] == "SUM" && find(at + 2, conditions()) < close)
      say(at, told("SUM av ett villkor finns bara i SQLite: skriv SUM(CASE WHEN … THEN 1 ELSE 0 END)"));
  }

  /// A sum of whole numbers is no whole number in PostgreSQL: divided, it has decimals.
  void read_division(std::size_t at) {
    std::size_t begin = at - 1;
    if (words_[begin] == ")") begin = open_of(begin);
    if (begin >= 2 && words_[begin - 1] == "OVER") begin = open_of(begin - 2);
    const bool sum = begin > 0 && words_[begin - 1] == "SUM";
    const auto named = sums_.find(words_[at - 1]);
    if (sum || (named != sums_.end() && named->second < at))
      say(at, told("en delad summa får decimaler i PostgreSQL: skriv CAST(SUM(…) AS BIGINT) där den summeras"));
  }

  static const std::set<std::string>& conditions() {
    static const std::set<std::string> words{"=", "<", ">", "IN", "IS", "LIKE", "BETWEEN", "AND", "OR", "NOT", "EXISTS"};
    return words;
  }

  struct Item {
    std::size_t begin = 0, end = 0;  ///< without its name
    std::string name;
  };
  [[nodiscard]] std::vector<Item> items_of(std::size_t begin, std::size_t end) const {
    std::vector<Item> items;
    while (begin < end) {
      const std::size_t comma = std::min(find(begin, {","}), end), as = std::min(find(begin, {"AS"}), comma);
      items.push_back({begin, as, as + 1 < comma ? words_[as + 1] : std::string()});
      begin = comma + 1;
    }
    return items;
  }
  [[nodiscard]] std::string text_of(std::size_t begin, std::size_t end) const {
    std::string text;
    for (std::size_t at = begin; at < end; ++at)
      text += tokens_[at].kind == TokenKind::literal ? "'" + std::string(tokens_[at].text) + "'"
              : words_[at].empty()                   ? std::string(tokens_[at].text)
                                                     : words_[at];
    return text;
  }

  void read_select(std::size_t at) {
    const std::size_t begin = is(at + 1, "DISTINCT") || is(at + 1, "ALL") ? at + 2 : at + 1;
    const std::size_t from = find(begin, {"FROM", "UNION", "LIMIT", "WHERE"});
    const std::size_t group = find(from, {"GROUP", "UNION"});
    std::set<std::string> grouped;
    if (is(group, "GROUP")) {
      for (const Item& item : items_of(group + 2, find(group + 2, {"HAVING", "ORDER", "LIMIT", "UNION", "WINDOW"})))
        grouped.insert(text_of(item.begin, item.end));
    }
    for (const Item& item : items_of(begin, from)) {
      const bool summed =
          std::find(words_.begin() + static_cast<std::ptrdiff_t>(item.begin), words_.begin() + static_cast<std::ptrdiff_t>(item.end),
                    "SUM") != words_.begin() + static_cast<std::ptrdiff_t>(item.end);
      if (summed && !item.name.empty() && !is(item.begin, "CAST") && !is(item.begin, "CASE")) sums_.emplace(item.name, item.end);
      if (!item.name.empty() && find(item.begin, conditions()) < item.end)
        say(item.begin, told("ett villkor är inget tal i PostgreSQL: skriv CASE WHEN … THEN 1 ELSE 0 END AS {}", name_of(item)));
      if (!grouped.empty()) read_grouped(item, grouped);
    }
  }
  [[nodiscard]] std::string name_of(const Item& item) const { return std::string(tokens_[item.end + 1].text); }

  /// A column beside GROUP BY that is neither named there nor within an aggregate.
  void read_grouped(const Item& item, const std::set<std::string>& grouped) {
    if (grouped.contains(text_of(item.begin, item.end))) return;
    for (std::size_t at = item.begin; at + 2 < item.end + 1; ++at) {
      if (is_aggregate(at)) at = close_of(at + 1);
      if (at < item.end && words_[at] == "(" && is(at + 1, "SELECT")) at = close_of(at);
      if (at + 2 >= item.end + 1 || tokens_[at].kind != TokenKind::name || !is(at + 1, ".") || is(at + 2, "*")) continue;
      if (!grouped.contains(text_of(at, at + 3)))
        say(at, told("{}.{} står varken efter GROUP BY eller i en funktion som MIN: skriv in den där", std::string(tokens_[at].text),
                     std::string(tokens_[at + 2].text)));
      at += 2;
    }
  }

  const RuleInfo& rule_;
  const std::vector<Token> tokens_;
  std::vector<std::string> words_;  ///< beside them, in capitals; a literal and a number are none
  std::map<std::string, std::size_t> sums_;  ///< names of sums so far, with where they were given
  std::vector<RuleFileError> found_;
};

}  // namespace

std::vector<RuleFileError> not_portable(const RuleInfo& rule) { return Reader(rule).read(); }

}  // namespace malkoll
