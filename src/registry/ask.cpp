#include "registry/ask.h"

#include <fmt/format.h>

#include <map>

#include "store/sql_tokens.h"
#include "text/told.h"

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

/// Within another question nothing but a question can stand, and no second statement.
std::string as_question(std::string sql) {
  while (!sql.empty() && (sql.back() == ';' || sql.back() == ' ' || sql.back() == '\n' || sql.back() == '\t' || sql.back() == '\r'))
    sql.pop_back();
  return "SELECT * FROM (\n" + sql + "\n) AS answer";
}

struct InForce {
  std::string level;
  std::optional<std::int64_t> limit;
  bool ran = true;
  std::int64_t findings = 0;
};

/// What the set's plan says of each rule, and what the check came to.
Result<std::map<std::string, InForce>> in_force(Server& server) {
  const Result<Rows> rows = server.ask(
      "SELECT r.code, r.level, s.threshold, r.ran, (SELECT count(*) FROM finding AS f WHERE f.code = r.code AND f.counts = 1) AS findings "
      "FROM rule AS r LEFT JOIN (SELECT code, max(threshold) AS threshold FROM setting GROUP BY code) AS s ON s.code = r.code");
  if (!rows) return failure(rows.error());
  std::map<std::string, InForce> all;
  for (int row = 0; row < rows->size(); ++row) {
    all[std::string(rows->text(row, 0))] = {std::string(rows->text(row, 1)),
                                            rows->is_null(row, 2) ? std::nullopt : std::optional(rows->integer(row, 2)),
                                            rows->integer(row, 3) == 1, rows->integer(row, 4)};
  }
  return all;
}

}  // namespace

Result<Rows> ask_reading(Server& server, const std::string& sql, const Bound& bound, std::uint32_t seconds) {
  const std::vector<SqlToken> tokens = sql_tokens(sql);
  if (tokens.empty()) return refusal(told("frågan är tom"));
  std::optional<Rows> answer;
  const Result<void> done = server.transaction("READ ONLY", [&]() -> Result<void> {
    if (auto set = server.run(fmt::format("SET LOCAL statement_timeout = '{}s'", seconds)); !set) return set;
    Result<Rows> rows = server.ask(as_question(with_values(sql, bound)));
    if (!rows) return failure(rows.error());
    answer = std::move(*rows);
    return {};
  });
  if (!done) return failure(done.error());
  return std::move(*answer);
}

Result<std::vector<RuleAnswer>> run_rules(Server& server, const SetRow& set, const Catalogue& catalogue, const std::string& today,
                                          std::uint32_t seconds) {
  if (auto done = look_at(server, set); !done) return failure(done.error());
  const auto known = in_force(server);
  if (!known) return failure(known.error());
  std::vector<RuleAnswer> answers;
  for (const RuleInfo& rule : catalogue.rules) {
    if (rule.sql.empty()) continue;
    const auto said = known->find(rule.code);
    const InForce as = said == known->end() ? InForce{std::string(level_word(rule.level, Language::swedish)), {}, true, 0} : said->second;
    if (!as.ran || as.level == level_word(Level::off, Language::swedish)) continue;
    const Result<Rows> rows = ask_reading(server, rule.sql, {as.limit || !rule.limit ? as.limit : rule.limit->value, today}, seconds);
    if (!rows) return refusal(told("regeln {} kan inte köras på {}: {}", rule.code, set.name(), rows.error().reason));
    answers.push_back({rule.code, rule.name, as.level, rows->size(), as.findings});
  }
  return answers;
}

}  // namespace malkoll::registry
