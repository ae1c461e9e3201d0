#include "registry/ask.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "store/sql_tokens.h"
#include "text/told.h"
#include "text/utf8.h"

namespace malkoll::registry {

namespace {

/// The statement with its parameters as values: PostgreSQL numbers its own, and wants each to be used.
std::string with_values(const std::string& sql, const Bound& bound) {
  std::string out;
  std::size_t from = 0;
  const std::vector<SqlToken> tokens = sql_tokens(sql);
  for (std::size_t t = 0; t + 1 < tokens.size(); ++t) {
    const bool parameter = tokens[t].kind == SqlToken::Kind::sign && tokens[t].text == ":" && tokens[t + 1].at == tokens[t].at + 1 &&
                           (t == 0 || tokens[t - 1].text != ":");
    const std::string_view name = tokens[t + 1].text;
    if (!parameter || (name != "limit" && name != "today")) continue;
    out += sql.substr(from, tokens[t].at - from);
    if (name == "limit") out += bound.limit ? fmt::format("CAST({} AS bigint)", *bound.limit) : "CAST(NULL AS bigint)";
    if (name == "today") out += bound.today.empty() ? "CAST(NULL AS text)" : fmt::format("CAST('{}' AS text)", bound.today);
    from = tokens[t + 1].at + name.size();
  }
  return out + sql.substr(from);
}

/// Without the semicolons that end it, and what may be remarked behind them.
std::string without_end(const std::string& sql, const std::vector<SqlToken>& tokens) {
  std::size_t end = sql.size();
  for (auto token = tokens.rbegin(); token != tokens.rend() && token->text == ";" && token->kind == SqlToken::Kind::sign; ++token)
    end = token->at;
  return sql.substr(0, end);
}

/// Within another question nothing but a question can stand, and no second statement.
std::string as_question(const std::string& sql) { return "SELECT * FROM (\n" + sql + "\n) AS answer"; }

/// A word of SQL's own as it is written, in small letters; a quoted name is none.
std::string word_at(const std::string& sql, const SqlToken& token) {
  const bool bare = token.kind == SqlToken::Kind::name && sql.compare(token.at, token.text.size(), token.text) == 0;
  return bare ? fold(token.text) : std::string();
}

/// What PostgreSQL would call a syntax error, since it stands within another question: why it is none. Empty: it may be one.
std::string why_no_question(const std::string& sql, const std::vector<SqlToken>& tokens) {
  constexpr std::array<std::string_view, 4> begins = {"select", "with", "values", "table"};
  constexpr std::array<std::string_view, 4> writes = {"insert", "update", "delete", "merge"};
  const std::string first = word_at(sql, tokens.front());
  if (tokens.front().text != "(" && std::find(begins.begin(), begins.end(), first) == begins.end())
    return told("frågan får bara läsa: den börjar med SELECT eller WITH");
  for (std::size_t t = 0; t < tokens.size(); ++t) {
    if (tokens[t].kind == SqlToken::Kind::sign && tokens[t].text == ";" && t + 1 < tokens.size() && tokens[t + 1].text != ";")
      return told("frågan får bara läsa, och är en enda sats: ta bort det som står efter semikolonet");
    const std::string word = word_at(sql, tokens[t]);
    const bool of_with = t > 1 && tokens[t - 1].text == "(" && word_at(sql, tokens[t - 2]) == "as";
    if (word == "into" || (of_with && std::find(writes.begin(), writes.end(), word) != writes.end()))
      return told("frågan får bara läsa: den försöker skriva");
  }
  return {};
}

}  // namespace

Result<Rows> ask_reading(Server& server, const std::string& sql, const Bound& bound, std::uint32_t seconds) {
  const std::vector<SqlToken> tokens = sql_tokens(sql);
  if (tokens.empty()) return refusal(told("frågan är tom"));
  if (const std::string why = why_no_question(sql, tokens); !why.empty()) return refusal(why);
  std::optional<Rows> answer;
  const Result<void> done = server.look([&]() -> Result<void> {
    if (auto set = server.run(fmt::format("SET LOCAL statement_timeout = '{}s'", seconds)); !set) return set;
    Result<Rows> rows = server.ask(as_question(with_values(without_end(sql, tokens), bound)));
    if (!rows) return failure(rows.error());
    answer = std::move(*rows);
    return {};
  });
  if (!done) return failure(done.error());
  return std::move(*answer);
}

Result<bool> is_mighty(Server& server) {
  const Result<Rows> said = server.ask(
      "SELECT r.rolsuper OR EXISTS (SELECT 1 FROM pg_roles AS p WHERE p.rolname IN ('pg_read_server_files', 'pg_write_server_files', 'pg_execute_server_program') AND pg_has_role(r.oid, p.oid, 'MEMBER')) "
      "FROM pg_roles AS r WHERE r.rolname = session_user");
  if (!said) return failure(said.error());
  return said->text(0, 0) == "1";
}

Result<Asker> ask_as_reader(Server& server) {
  const Result<bool> mighty = is_mighty(server);
  if (!mighty) return failure(mighty.error());
  if (!*mighty) return Asker::ordinary;
  const Result<Rows> readers = server.ask(
      "SELECT p.rolname FROM malkoll.reader AS r JOIN pg_roles AS p ON p.rolname = r.role "
      "WHERE r.municipality IS NULL AND NOT p.rolsuper AND pg_has_role(p.oid, 'MEMBER') AND has_database_privilege(p.oid, current_database(), 'TEMPORARY') ORDER BY p.rolname LIMIT 1");
  if (!readers) return failure(readers.error());
  if (readers->size() == 0) return Asker::mighty;
  if (auto done = server.run("SET ROLE " + quoted(readers->text(0, 0))); !done) return failure(done.error());
  return Asker::reader;
}

}  // namespace malkoll::registry
