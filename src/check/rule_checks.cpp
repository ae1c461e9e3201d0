#include "check/rule_checks.h"

#include <algorithm>
#include <array>
#include <string>

#include "check/database.h"
#include "diag/nearest.h"
#include "diag/pattern.h"
#include "diag/rule_head.h"
#include "store/finding_tables.h"
#include "store/schema.h"
#include "store/sql_tokens.h"
#include "text/told.h"

namespace malkoll {

namespace {

constexpr std::array<std::string_view, 3> everywhere = {"budget_year", "limit", "add"};
constexpr std::array<std::string_view, 6> of_gathered = {"n", "money", "id", "title", "kind", "example"};

using Token = SqlToken;

bool is_task_key(std::string_view key) {
  key = key.substr(0, key.find('['));
  return key == key_word(HeadKey::task_sv) || key == key_word(HeadKey::task_en);
}

bool is_literal(const Token& token) { return token.kind == Token::Kind::literal; }

bool is_word(const Token& token, std::string_view word) {
  return !is_literal(token) && std::equal(token.text.begin(), token.text.end(), word.begin(), word.end(),
                                          [](char a, char b) { return (a >= 'a' && a <= 'z' ? a - 'a' + 'A' : a) == b; });
}

/// The literals that `… AS column` can give: one that stands before it, or those after THEN and ELSE in a CASE.
std::vector<Token> literals_of(const std::vector<Token>& tokens, std::string_view column) {
  std::vector<Token> found;
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    if (!is_word(tokens[i], "AS") || is_literal(tokens[i + 1]) || tokens[i + 1].text != column) continue;
    if (is_literal(tokens[i - 1])) found.push_back(tokens[i - 1]);
    if (!is_word(tokens[i - 1], "END")) continue;
    int depth = 1;
    for (std::size_t j = i - 1; j-- > 0 && depth > 0;) {
      if (is_word(tokens[j], "END")) ++depth;
      if (is_word(tokens[j], "CASE")) --depth;
      const bool given = is_literal(tokens[j]) && j > 0 && (is_word(tokens[j - 1], "THEN") || is_word(tokens[j - 1], "ELSE"));
      // One that is joined to another text is a part of it.
      if (given && !(j + 1 < tokens.size() && tokens[j + 1].text == "|")) found.push_back(tokens[j]);
    }
  }
  return found;
}

/// The column is another table's as it stands: `u.kind AS variant`.
bool is_plain_column(const std::vector<Token>& tokens, std::string_view column) {
  for (std::size_t i = 2; i + 1 < tokens.size(); ++i) {
    if (is_word(tokens[i], "AS") && tokens[i + 1].text == column && !is_literal(tokens[i - 1]) && tokens[i - 2].text == ".") return true;
  }
  return false;
}

class Checker {
 public:
  Checker(const Catalogue& catalogue, const RuleInfo& rule, const Statement& statement, std::vector<RuleFileError>& errors)
      : catalogue_(catalogue), rule_(rule), statement_(statement), tokens_(sql_tokens(rule.sql)), errors_(errors) {}

  void check() {
    for (const std::string& word : rule_.needs) {
      if (word != every_line && key_named(word) == Key::none)
        fail(rule_.needs_line, told("uppgiften »{}« efter behöver finns inte i språket", word));
    }
    for (const std::string& code : rule_.replaces) {
      if (catalogue_.find(code) == nullptr) fail(rule_.replaces_line, told("regeln »{}« efter ersätter finns inte", code));
    }
    for (const HeadText& text : rule_.texts) check_text(text);
    for (const std::string& parameter : statement_.parameters()) {
      if (parameter == ":today" || (parameter == ":limit" && rule_.limit)) continue;
      fail(rule_.sql_line, parameter == ":limit" ? told("satsen har :limit, men huvudet har ingen gräns")
                                                 : told("satsen har {}, men det finns bara :limit och :today", parameter));
    }
    check_variants();
    for (const Token& literal : literals_of(tokens_, "property")) {
      if (key_named(literal.text) == Key::none)
        fail(line_of(literal), told("uppgiften »{}« i kolumnen property finns inte i språket", literal.text));
    }
  }

 private:
  void fail(std::uint32_t line, std::string message) { errors_.push_back({rule_.file, line, told("regeln {}: {}", rule_.code, message)}); }

  [[nodiscard]] std::uint32_t line_of(const Token& token) const {
    return rule_.sql_line +
           static_cast<std::uint32_t>(std::count(rule_.sql.begin(), rule_.sql.begin() + static_cast<std::ptrdiff_t>(token.at), '\n'));
  }

  void check_text(const HeadText& text) {
    if (is_task_key(text.key)) return;  // has places of its own, which were checked as it was read
    const auto form = compile_pattern(text.text);
    if (!form) return;
    const std::size_t bracket = text.key.find('[');
    const bool gathered =
        bracket != std::string::npos && is_gathered_variant(std::string_view(text.key).substr(bracket + 1, text.key.size() - bracket - 2));
    std::vector<std::string_view> known;
    if (gathered) {
      known.assign(of_gathered.begin(), of_gathered.end());
    } else {
      known.assign(statement_.columns().begin(), statement_.columns().end());
    }
    known.insert(known.end(), everywhere.begin(), everywhere.end());
    for (const std::string_view name : column_names(*form)) {
      if (std::find(known.begin(), known.end(), name) != known.end()) continue;
      std::string message = gathered ? told("platsen {{{}}} i {} finns inte för ett samlat fynd", name, text.key)
                                     : told("platsen {{{}}} i {} är ingen kolumn i satsen", name, text.key);
      if (const auto near = nearest(name, known)) message += told("; menade du {{{}}}?", known[*near]);
      fail(text.line, std::move(message));
    }
  }

  void check_variants() {
    const auto has = [&](std::string_view name) {
      return std::any_of(rule_.variants.begin(), rule_.variants.end(), [&](const Variant& v) { return v.name == name; });
    };
    for (const Token& literal : literals_of(tokens_, "variant")) {
      if (literal.text.empty() || (has(literal.text) && !is_gathered_variant(literal.text))) continue;
      if (literal.text.starts_with('-')) continue;  // the end of a name that is put together of parts
      const std::string name(literal.text);
      fail(line_of(literal), told("varianten »{0}« har inga egna ord: skriv   -- meddelande[{0}]: …", name));
    }
    const bool any = statement_.column("variant") >= 0;
    for (const Variant& v : rule_.variants) {
      if (v.name.empty() || is_gathered_variant(v.name)) continue;
      const bool named = std::any_of(tokens_.begin(), tokens_.end(), [&](const Token& t) { return is_literal(t) && t.text == v.name; });
      if (any && (named || is_plain_column(tokens_, "variant"))) continue;
      // A variant that is put together of parts cannot be seen in the statement.
      if (any && std::any_of(tokens_.begin(), tokens_.end(), [](const Token& t) { return t.text == "|"; })) continue;
      const std::string key = "[" + v.name + "]";
      const auto text = std::find_if(rule_.texts.begin(), rule_.texts.end(), [&](const HeadText& t) { return t.key.ends_with(key); });
      fail(text == rule_.texts.end() ? 1 : text->line, told("satsen ger aldrig varianten »{}« i kolumnen variant", v.name));
    }
  }

  const Catalogue& catalogue_;
  const RuleInfo& rule_;
  const Statement& statement_;
  const std::vector<Token> tokens_;
  std::vector<RuleFileError>& errors_;
};

}  // namespace

Key key_named(std::string_view name) {
  for (std::size_t k = 0; k < key_count; ++k) {
    if (word(static_cast<Key>(k)) == name) return static_cast<Key>(k);
  }
  return Key::none;
}

std::vector<RuleFileError> rule_faults(const Catalogue& catalogue, RulesOf whose) {
  std::vector<RuleFileError> errors;
  const Sources sources;
  Project project;  // without anything in it: what is asked is only which columns there are
  project.sources = &sources;
  const Found found;
  const std::vector<Table> tables = all_tables(project, found);
  Result<Connection, StatementError> connection = open_database(tables);
  if (!connection) return {{"", 1, connection.error().message}};
  for (const RuleInfo& rule : catalogue.rules) {
    if (rule.sql.empty() || (whose == RulesOf::municipality && !rule.own)) continue;
    if (const auto statement = prepare(*connection, rule.sql)) Checker(catalogue, rule, *statement, errors).check();
  }
  return errors;
}

}  // namespace malkoll
