#include "store/connection.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <catch2/catch.hpp>
#include <stdexcept>
#include <string>

using namespace malkoll;
using namespace std::chrono_literals;
using Kind = StatementError::Kind;

namespace {

Cell doubled(const void*, std::uint32_t row) { return integer_cell(2 * row); }
Cell name(const void*, std::uint32_t row) { return row == 1 ? null_cell() : text_cell(row == 0 ? "Skola" : "Åldrande"); }
std::string shout(std::string_view text) { return std::string(text) + "!"; }

const Table posts{"post",
                  nullptr,
                  {{"key", "INT", nullptr, nullptr}, {"value", "INT", nullptr, doubled, true}, {"name", "TEXT", nullptr, name}},
                  3,
                  nullptr};

Connection guarded(std::chrono::milliseconds time = 5s) {
  ConnectionLimits limits;
  limits.time = time;
  auto connection = open_connection(limits);
  REQUIRE(connection);
  add_table(connection->database(), posts);
  REQUIRE(add_text_function(*connection, "fold", shout));
  REQUIRE(add_function(*connection, "parts", 2, [](std::span<const Cell> a) {
    if (a[0].type == Cell::Type::null) throw std::runtime_error("no");
    return integer_cell(static_cast<std::int64_t>(a.size()) + a[1].integer);
  }));
  guard(*connection);
  return std::move(*connection);
}

/// The rows as text, or what was wrong: "kind offset message".
std::string answer(Connection& connection, std::string_view sql) {
  std::string out;
  const auto run_all = [&](Statement statement) {
    return run(statement, [&](const Row& row) {
      out += out.empty() ? "" : " ";
      for (int c = 0; c < row.size(); ++c) (out += c > 0 ? "," : "") += row.is_null(c) ? "-" : row.text(c);
      return true;
    });
  };
  const Result<void, StatementError> done = prepare(connection, sql).and_then(run_all);
  if (done) return out;
  const StatementError& error = done.error();
  static const char* const kinds[] = {"syntax", "not_allowed", "timeout", "memory", "not_a_query", "other"};
  return std::string(kinds[static_cast<int>(error.kind)]) + " " + std::to_string(error.offset) + " " + error.message;
}
std::string answer(std::string_view sql) {
  Connection connection = guarded();
  return answer(connection, sql);
}

}  // namespace

TEST_CASE("a guarded connection reads") {
  CHECK(answer("SELECT key, value, name FROM post") == "0,0,Skola 1,2,- 2,4,Åldrande");
  CHECK(answer("SELECT p.key FROM post p JOIN post q ON q.value = p.key -- the end\n ; /* more */ ;") == "0 2");
  CHECK(answer("WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 3) SELECT n FROM t") == "1 2 3");
  CHECK(answer("WITH t AS MATERIALIZED (SELECT * FROM post) SELECT sum(value) OVER (ORDER BY key) FROM t") == "0 2 6");
  CHECK(answer("SELECT name FROM post WHERE name LIKE 's%' ORDER BY name DESC LIMIT 1") == "Skola");
  CHECK(answer("SELECT fold(name), fold(1) FROM post") == "Skola!,- -,- Åldrande!,-");
  CHECK(answer("SELECT parts('a', 40), round(2.5), date('2024-01-31', '+1 day'), max(1, 2)") == "42,3.0,2024-02-01,2");
  CHECK(answer("VALUES (1), (2)") == "1 2");
}

TEST_CASE("a guarded connection does nothing but read") {
  const std::string start = "not_allowed -1 satsen får bara läsa: den försöker ";
  const std::string at_7 = "not_allowed 7 satsen får bara läsa: den försöker ";
  CHECK(answer("INSERT INTO post(value) VALUES (1)") == start + "skriva (INSERT) (SQLite: not authorized)");
  CHECK(answer("DELETE FROM post") == start + "skriva i tabellen »post« (SQLite: table post may not be modified)");
  CHECK(answer("UPDATE post SET value = 1") == start + "skriva i tabellen »post« (SQLite: table post may not be modified)");
  CHECK(answer("INSERT INTO post(value) VALUES (1) RETURNING value") == start + "skriva (INSERT) (SQLite: not authorized)");
  for (const char* sql : {"CREATE TABLE t(a)", "CREATE TEMP TABLE t(a)", "CREATE VIEW v AS SELECT 1", "CREATE TABLE t AS SELECT 1",
                          "CREATE VIRTUAL TABLE f USING fts5(a)"})
    CHECK(answer(sql) == start + "ändra vilka tabeller som finns (CREATE, DROP) (SQLite: not authorized)");
  CHECK(answer("ATTACH 'x.db' AS x") == start + "öppna en annan databas (ATTACH) (SQLite: not authorized)");
  CHECK(answer("DETACH main") == start + "stänga en databas (DETACH) (SQLite: not authorized)");
  CHECK(answer("PRAGMA user_version") == start + "ändra eller läsa inställningar (PRAGMA) (SQLite: not authorized)");
  CHECK(answer("BEGIN") == start + "styra transaktioner (BEGIN, COMMIT, ROLLBACK) (SQLite: not authorized)");
  CHECK(answer("SAVEPOINT s") == start + "styra transaktioner (SAVEPOINT) (SQLite: not authorized)");
  CHECK(answer("ANALYZE").rfind("not_allowed", 0) == 0);
  CHECK(answer("VACUUM INTO 'x.db'").rfind("not_a_query", 0) == 0);
  for (const char* function : {"load_extension", "randomblob", "fts3_tokenizer"})
    CHECK(answer("SELECT " + std::string(function) + "('x')") ==
          at_7 + "använda funktionen " + function + " (SQLite: not authorized to use function: " + function + ")");
  CHECK(answer("SELECT random()").rfind(at_7 + "använda funktionen random", 0) == 0);
  CHECK(answer("SELECT * FROM sqlite_master").rfind(start + "läsa den inbyggda tabellen sqlite_master", 0) == 0);
  CHECK(answer("SELECT * FROM pragma_table_list").rfind("not_allowed", 0) == 0);
  CHECK(answer("SELECT * FROM dbstat").rfind("not_allowed", 0) == 0);
}

TEST_CASE("a refusal leaves no trace in the next statement") {
  Connection connection = guarded();
  CHECK(answer(connection, "DROP TABLE post").rfind("not_allowed", 0) == 0);
  CHECK(answer(connection, "PRAGMA user_version").rfind("not_allowed", 0) == 0);
  CHECK(answer(connection, "SELECT x FROM post").rfind("syntax", 0) == 0);
  CHECK(answer(connection, "SELECT 1") == "1");
}

TEST_CASE("there is exactly one statement, and it is a query") {
  CHECK(answer("") == "not_a_query -1 det finns ingen sats");
  CHECK(answer("-- nothing\n;") == "not_a_query -1 det finns ingen sats");
  CHECK(answer("SELECT 1; SELECT 2") == "not_a_query 9 det får bara finnas en sats: en till börjar efter den första");
  CHECK(answer("SELECT 1; nonsense") == "not_a_query 9 det får bara finnas en sats: en till börjar efter den första");
  CHECK(answer("SELECT 1; DROP TABLE post") == "not_a_query 9 det får bara finnas en sats: en till börjar efter den första");
  CHECK(answer("EXPLAIN SELECT 1") == "not_a_query 0 satsen ska vara en SELECT, inte EXPLAIN");
  CHECK(answer(std::string_view("SELECT 1\0 DROP", 14)) == "not_a_query 8 satsen innehåller ett nolltecken");
}

TEST_CASE("what is wrong in a statement is said in Swedish, with the place") {
  CHECK(answer("SELECT valu FROM post") == "syntax 7 kolumnen »valu« finns inte (SQLite: no such column: valu)");
  CHECK(answer("SELECT \"valu\" FROM post") == "syntax 7 kolumnen »valu« finns inte (SQLite: no such column: valu)");
  CHECK(answer("SELECT p.x FROM post p") == "syntax 7 kolumnen »p.x« finns inte (SQLite: no such column: p.x)");
  CHECK(answer("SELECT 1 FROM posts") == "syntax -1 tabellen »posts« finns inte (SQLite: no such table: posts)");
  CHECK(answer("SELECT folded(1)") == "syntax 7 funktionen »folded« finns inte (SQLite: no such function: folded)");
  CHECK(answer("SELECT fold()") ==
        "syntax 7 funktionen »fold« har fel antal argument (SQLite: wrong number of arguments to function fold())");
  CHECK(answer("SELECT key FROM post p, post q") ==
        "syntax 7 kolumnen »key« finns i flera av tabellerna: skriv tabellens namn framför (SQLite: ambiguous column "
        "name: key)");
  CHECK(answer("SELEC 1") == "syntax 0 satsen går inte att läsa vid »SELEC« (SQLite: near \"SELEC\": syntax error)");
  CHECK(answer("SELECT (1") == "syntax -1 satsen är inte avslutad (SQLite: incomplete input)");
  CHECK(answer("SELECT 1 WHERE å# = 1").rfind("syntax 17 tecknen »#« hör inte hemma i satsen", 0) == 0);
  CHECK(answer("SELECT 1 FROM post WHERE sum(key) = 1") ==
        "syntax 25 funktionen »sum« räknar över rader och får inte stå här (SQLite: misuse of aggregate function sum())");
  CHECK(answer("SELECT 1 UNION SELECT 1, 2").rfind("syntax -1 satsen går inte att köra (SQLite: SELECTs to the left", 0) == 0);
  CHECK(answer("SELECT parts(NULL, 1)") == "other -1 satsen går inte att köra (SQLite: exception)");
}

TEST_CASE("a statement's time is counted by the clock that is handed in") {
  const std::string counts = "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t LIMIT 100000) SELECT count(*) FROM t";
  Connection connection = guarded(1ms);
  time_statements_by([] { return std::chrono::nanoseconds(1h); });  // nothing passes
  CHECK(answer(connection, counts) == "100000");
  time_statements_by([] {
    static std::chrono::nanoseconds now{};
    return now += 1s;
  });
  CHECK(answer(connection, counts).starts_with("timeout "));
  time_statements_by(nullptr);
}

TEST_CASE("a statement that does not end is stopped") {
  Connection connection = guarded(200ms);
  const std::string stopped = "timeout -1 satsen avbröts: den tog mer än 0,2 s (SQLite: interrupted)";
  CHECK(answer(connection, "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n FROM t) SELECT count(*) FROM t") == stopped);
  CHECK(answer(connection,
               "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t LIMIT 9999999999) SELECT max(t.n) FROM "
               "t, t AS u") == stopped);
  CHECK(answer(connection, "SELECT 1") == "1");  // the clock starts anew
}

TEST_CASE("a statement that takes too much is stopped") {
  Connection connection = guarded();
  const std::string too_long = "memory -1 satsen avbröts: en text blev för lång (SQLite: string or blob too big)";
  CHECK(answer(connection, "SELECT length(zeroblob(1000000000))") == too_long);
  CHECK(answer(connection, "SELECT length(printf('%.*c', 100000000, 'x'))") == "-");  // printf() itself answers with NULL
  CHECK(answer(connection,
               "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 1000) "
               "SELECT length(group_concat(printf('%09000d', n))) FROM t") == too_long);
  CHECK(answer(connection, "SELECT " + std::string(300'000, ' ') + "1").rfind("memory", 0) == 0);
  std::string deep = "1";
  for (int i = 0; i < 1000; ++i) deep = "(" + deep + "+1)";
  CHECK(answer(connection, "SELECT " + deep).rfind("syntax", 0) == 0);
}

TEST_CASE("memory is limited for the whole process") {
  const std::int64_t before = sqlite3_hard_heap_limit64(-1);
  limit_memory(32 << 20);
  Connection connection = guarded(30s);
  CHECK(answer(connection,
               "WITH RECURSIVE t(n, s) AS MATERIALIZED (SELECT 1, zeroblob(10000) UNION ALL SELECT n + 1, "
               "zeroblob(10000 + n) FROM t "
               "WHERE n < 20000) SELECT count(DISTINCT s) FROM t")
            .rfind("memory -1 satsen avbröts: den behöver för mycket minne", 0) == 0);
  sqlite3_hard_heap_limit64(before == 0 ? 0 : before);
  CHECK(answer(connection, "SELECT count(*) FROM post") == "3");
}

TEST_CASE("parameters are set by name, columns found by name") {
  Connection connection = guarded();
  auto statement = prepare(connection, "SELECT key AS k, :today AS t FROM post WHERE value >= :limit");
  REQUIRE(statement);
  CHECK(statement->columns() == std::vector<std::string>{"k", "t"});
  CHECK(statement->column("t") == 1);
  CHECK(statement->column("x") == -1);
  CHECK(statement->parameters() == std::vector<std::string>{":today", ":limit"});
  CHECK(statement->bind("limit", std::int64_t{2}));
  CHECK(statement->bind("today", "2026-01-01"));
  CHECK_FALSE(statement->bind("other", std::int64_t{2}));
  for (int again = 0; again < 2; ++again) {
    std::string out;
    CHECK(run(*statement, [&](const Row& row) {
      CHECK(row.cell(0).integer == row.integer(0));
      out += std::to_string(row.integer(0)) + std::string(row.text(1)) + " ";
      return true;
    }));
    CHECK(out == "12026-01-01 22026-01-01 ");
  }
}

TEST_CASE("a callback can stop, and what it throws goes no further") {
  Connection connection = guarded();
  auto statement = prepare(connection, "SELECT key, 0.5 FROM post");
  REQUIRE(statement);
  int seen = 0;
  CHECK(run(*statement, [&](const Row& row) { return seen += static_cast<int>(2 * row.real(1)), false; }));
  CHECK(seen == 1);
  const auto done = run(*statement, [](const Row&) -> bool { throw std::runtime_error("x"); });
  REQUIRE_FALSE(done);
  CHECK(done.error().message == "en rad gick inte att ta emot");
}

TEST_CASE("a plan shows scans and look-ups") {
  Connection connection = guarded();
  const auto steps = query_plan(connection, "SELECT q.key FROM post p JOIN post q ON q.value = p.key WHERE p.value = 2");
  REQUIRE(steps);
  REQUIRE(steps->size() == 2);
  CHECK((*steps)[0].text == "SCAN p VIRTUAL TABLE INDEX 3:");
  CHECK((*steps)[1].text == "SCAN q VIRTUAL TABLE INDEX 3:");
  CHECK((*steps)[0].parent == (*steps)[1].parent);
  const auto none = query_plan(connection, "SELECT x FROM post");
  REQUIRE_FALSE(none);
  CHECK(none.error().offset == 7);
}
