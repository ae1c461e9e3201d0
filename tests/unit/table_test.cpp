#include "store/table.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <catch2/catch.hpp>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "store/index.h"

using namespace malkoll;

namespace {

struct Item {
  std::optional<std::int64_t> a, b;
  std::optional<double> r;
  std::optional<std::string> t;
};
using Items = std::vector<Item>;

const Item& item(const void* context, std::uint32_t row) { return (*static_cast<const Items*>(context))[row]; }
Cell get_a(const void* c, std::uint32_t row) { return item(c, row).a ? integer_cell(*item(c, row).a) : null_cell(); }
Cell get_b(const void* c, std::uint32_t row) { return item(c, row).b ? integer_cell(*item(c, row).b) : null_cell(); }
Cell get_r(const void* c, std::uint32_t row) { return item(c, row).r ? real_cell(*item(c, row).r) : null_cell(); }
Cell get_t(const void* c, std::uint32_t row) { return item(c, row).t ? text_cell(*item(c, row).t) : null_cell(); }
Cell get_loud(const void* c, std::uint32_t row) {
  static std::string loud;  // lives until the next row is read
  loud = item(c, row).t.value_or("") + "!";
  return transient_cell(loud);
}

Table table_of(const char* name, const Items& items) {
  return {name,
          "things",
          {{"key", "INT", "the row's number", nullptr},
           {"a", "INT", "a key\nof another table", get_a, true},
           {"b", "INT", nullptr, get_b},
           {"r", "REAL", nullptr, get_r},
           {"t", "TEXT", nullptr, get_t},
           {"loud", "TEXT", nullptr, get_loud},
           {"place", "INT", nullptr, get_b, false, true}},
          static_cast<std::uint32_t>(items.size()),
          &items};
}

/// All rows of a query as one text: fields by comma, rows by blank.
std::string rows(SQLite::Database& db, const std::string& sql) {
  std::string out;
  SQLite::Statement statement(db, sql);
  while (statement.executeStep()) {
    if (!out.empty()) out += ' ';
    for (int c = 0; c < statement.getColumnCount(); ++c) {
      if (c > 0) out += ',';
      out += statement.getColumn(c).isNull() ? "-" : statement.getColumn(c).getString();
    }
  }
  return out;
}

std::string plan(SQLite::Database& db, const std::string& sql) {
  std::string out;
  SQLite::Statement statement(db, "EXPLAIN QUERY PLAN " + sql);
  while (statement.executeStep()) out += (out.empty() ? "" : "; ") + statement.getColumn(3).getString();
  return out;
}

const Items few = {{7, 1, 0.5, "x"}, {3, std::nullopt, 1.5, "y"}, {7, 2, std::nullopt, ""}, {std::nullopt, 1, 3.0, std::nullopt}};

struct Few {
  Table table = table_of("thing", few);
  SQLite::Database db{":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
  Few() { add_table(db, table); }
};

}  // namespace

TEST_CASE("a table is declared with its columns") {
  CHECK(ddl(table_of("thing", few)) ==
        "CREATE TABLE thing (key INTEGER PRIMARY KEY, a INT, b INT, r REAL, t TEXT, loud TEXT, place INT HIDDEN);");
}

TEST_CASE("a table can be read as any other") {
  Few f;
  CHECK(rows(f.db, "SELECT * FROM thing") == "0,7,1,0.5,x,x! 1,3,-,1.5,y,y! 2,7,2,-,,! 3,-,1,3.0,-,!");
  CHECK(rows(f.db, "SELECT rowid, place FROM thing WHERE place = 1") == "0,1 3,1");
  CHECK(rows(f.db, "SELECT typeof(t), typeof(r), typeof(a) FROM thing WHERE key >= 2") == "text,null,integer null,real,null");
  CHECK(rows(f.db, "SELECT group_concat(loud, '') FROM thing") == "x!y!!!");
}

TEST_CASE("a row is found by its key") {
  Few f;
  CHECK(plan(f.db, "SELECT a FROM thing WHERE key = 2") == "SCAN thing VIRTUAL TABLE INDEX 1:");
  CHECK(rows(f.db, "SELECT a FROM thing WHERE key = 2") == "7");
  CHECK(rows(f.db, "SELECT a FROM thing WHERE rowid = '1'") == "3");
  CHECK(rows(f.db, "SELECT a FROM thing WHERE key IN (0, 1, 9, -1)") == "7 3");
  for (const char* none : {"4", "-1", "4294967296", "0.5", "NULL", "'x'", "1e300", "x'01'"})
    CHECK(rows(f.db, std::string("SELECT a FROM thing WHERE key = ") + none).empty());
}

TEST_CASE("rows are found by an indexed column, and null by none") {
  Few f;
  CHECK(plan(f.db, "SELECT key FROM thing WHERE a = 7 AND b = 2") == "SCAN thing VIRTUAL TABLE INDEX 3:2=");
  CHECK(rows(f.db, "SELECT key FROM thing WHERE a = 7") == "0 2");
  CHECK(rows(f.db, "SELECT key FROM thing WHERE a = 7 AND b = 2") == "2");
  CHECK(rows(f.db, "SELECT key FROM thing WHERE a = 7.0") == "0 2");
  CHECK(rows(f.db, "SELECT key FROM thing WHERE a = '7'") == "0 2");
  CHECK(rows(f.db, "SELECT key FROM thing WHERE a IN (3, 7)") == "1 0 2");
  CHECK(rows(f.db, "SELECT key FROM thing WHERE a IS NULL") == "3");
  CHECK(rows(f.db, "SELECT key FROM thing WHERE a IS 3") == "1");
  for (const char* none : {"4", "-1", "8", "0.5", "NULL", "'x'", "9223372036854775807"})
    CHECK(rows(f.db, std::string("SELECT key FROM thing WHERE a = ") + none).empty());
}

TEST_CASE("comparisons run inside the table, and IN does not read it many times") {
  Few f;
  CHECK(plan(f.db, "SELECT key FROM thing WHERE b = 1 AND r < 2 AND t IS NOT NULL") == "SCAN thing VIRTUAL TABLE INDEX 0:2=3<4N");
  CHECK(rows(f.db, "SELECT key FROM thing WHERE b = 1 AND r < 2 AND t IS NOT NULL") == "0");
  CHECK(plan(f.db, "SELECT key FROM thing WHERE b IN (1, 2)") == "SCAN thing VIRTUAL TABLE INDEX 0:");
  CHECK(plan(f.db, "SELECT key FROM thing WHERE t = 'X' COLLATE NOCASE") == "SCAN thing VIRTUAL TABLE INDEX 0:");
  CHECK(rows(f.db, "SELECT key FROM thing WHERE t = 'X' COLLATE NOCASE") == "0");
}

TEST_CASE("rows come in order without sorting") {
  Few f;
  CHECK(plan(f.db, "SELECT a FROM thing ORDER BY key") == "SCAN thing VIRTUAL TABLE INDEX 0:");
  CHECK(rows(f.db, "SELECT a FROM thing ORDER BY key DESC") == "- 7 3 7");
}

TEST_CASE("a table cannot be written, nor made again") {
  Few f;
  CHECK_THROWS_WITH(f.db.exec("INSERT INTO thing(a) VALUES (1)"), "table thing may not be modified");
  CHECK_THROWS_WITH(f.db.exec("CREATE VIRTUAL TABLE t2 USING thing"), "no such module: thing");
}

TEST_CASE("an empty table has no rows") {
  const Items none;
  const Table table = table_of("thing", none);
  SQLite::Database db(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  add_table(db, table);
  CHECK(rows(db, "SELECT * FROM thing").empty());
  CHECK(rows(db, "SELECT * FROM thing WHERE a = 1").empty());
  CHECK(rows(db, "SELECT * FROM thing WHERE key = 0").empty());
}

TEST_CASE("an index finds what a scan finds, for ascending, scattered, missing and far-apart values") {
  constexpr std::int64_t far = std::numeric_limits<std::int64_t>::max();
  const std::vector<std::vector<std::optional<std::int64_t>>> columns = {{},
                                                                         {std::nullopt, std::nullopt},
                                                                         {0, 0, 1, 1, 4},
                                                                         {4, 1, 0, 1, 4},
                                                                         {std::nullopt, std::nullopt, 1, std::nullopt, 1},
                                                                         {1, 2, std::nullopt, 3},
                                                                         {-5, -5, 3},
                                                                         {far, -far - 1, 0, far},
                                                                         {-far, 0, 0, far},
                                                                         {std::nullopt, far, 3, std::nullopt, far}};
  for (const auto& column : columns) {
    Items items;
    for (const auto& value : column) items.push_back({value, {}, {}, {}});
    const Index index({"a", "INT", nullptr, get_a}, &items, static_cast<std::uint32_t>(items.size()));
    for (const std::int64_t wanted : {-far - 1, -far, std::int64_t{-5}, std::int64_t{-1}, std::int64_t{0}, std::int64_t{1}, std::int64_t{2},
                                      std::int64_t{3}, std::int64_t{4}, std::int64_t{5}, far}) {
      std::vector<std::uint32_t> expected, found;
      for (std::uint32_t row = 0; row < items.size(); ++row) {
        if (items[row].a == wanted) expected.push_back(row);
      }
      const Index::Rows rows = index.find(wanted);
      for (std::uint32_t i = 0; i < rows.count; ++i) found.push_back(rows.rows == nullptr ? rows.first + i : rows.rows[i]);
      CHECK(found == expected);
    }
  }
}

TEST_CASE("queries answer as over ordinary tables") {
  std::mt19937 random(4711);
  const auto pick = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  const std::vector<std::string> texts = {"", "a", "A", "1", "01", "2", "1.0", "x"};
  const std::vector<double> reals = {0, -0.0, 1, 1.5, 2, 1e300, 0.1, std::numeric_limits<double>::quiet_NaN()};
  const auto make = [&](std::size_t count, bool ascending) {
    Items items(count);
    for (std::size_t i = 0; i < count; ++i) {
      if (ascending || pick(5) != 0) items[i].a = static_cast<std::int64_t>(ascending ? i / 3 : pick(6));
      if (pick(4) != 0) items[i].b = static_cast<std::int64_t>(pick(4)) - 1;
      if (pick(4) != 0) items[i].r = reals[pick(reals.size())];
      if (pick(4) != 0) items[i].t = texts[pick(texts.size())];
    }
    return items;
  };
  const Items one = make(40, false), two = make(25, true);
  const Table tables[] = {table_of("u", one), table_of("w", two)};
  SQLite::Database ours(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  SQLite::Database theirs(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  for (const Table& table : tables) {
    add_table(ours, table);
    theirs.exec(ddl(table));
    const Items& items = *static_cast<const Items*>(table.context);
    for (std::size_t i = 0; i < items.size(); ++i) {
      SQLite::Statement insert(theirs, std::string("INSERT INTO ") + table.name + " VALUES (?, ?, ?, ?, ?, ?, ?)");
      insert.bind(1, static_cast<std::int64_t>(i));
      if (items[i].a) insert.bind(2, *items[i].a);
      if (items[i].b) insert.bind(3, *items[i].b), insert.bind(7, *items[i].b);
      if (items[i].r) insert.bind(4, *items[i].r);
      if (items[i].t) insert.bind(5, *items[i].t);
      insert.bind(6, items[i].t.value_or("") + "!");
      insert.exec();
    }
  }
  const std::vector<std::string> columns = {"key", "rowid", "a", "b", "r", "t", "loud", "place"};
  const std::vector<std::string> ops = {"=", "<>", "<", "<=", ">", ">=", "IS", "IS NOT", "IN", "NULL", "NOT NULL", "LIKE"};
  const std::vector<std::string> values = {"0",
                                           "1",
                                           "2",
                                           "-1",
                                           "1.0",
                                           "1.5",
                                           "'1'",
                                           "'01'",
                                           "'a'",
                                           "NULL",
                                           "''",
                                           "x'31'",
                                           "1e300",
                                           "-1e30",
                                           "'x'",
                                           "2.5",
                                           "9223372036854775807",
                                           "(SELECT max(a) FROM w)",
                                           "CAST(1 AS TEXT)",
                                           "-9223372036854775808",
                                           "'1.0'"};
  const auto term = [&](const std::string& table, const std::string& other) {
    const std::string left = table + "." + columns[pick(columns.size())];
    const std::string& op = ops[pick(ops.size())];
    const auto right = [&] {
      return !other.empty() && pick(2) == 0 ? other + "." + columns[pick(columns.size())] : values[pick(values.size())];
    };
    if (op == "NULL") return left + " IS NULL";
    if (op == "NOT NULL") return left + " IS NOT NULL";
    if (op == "IN") return left + " IN (" + right() + ", " + right() + ")";
    return left + " " + op + " " + right() + (pick(12) == 0 ? " COLLATE NOCASE" : "");
  };
  const auto terms = [&](const std::string& table, const std::string& other) {
    std::string out = term(table, other);
    for (std::size_t n = pick(3); n > 0; --n) out += (pick(4) == 0 ? " OR " : " AND ") + term(table, other);
    return out;
  };
  for (int i = 0; i < 6000; ++i) {
    std::string sql;
    switch (pick(5)) {
      case 0: sql = "SELECT key FROM u WHERE " + terms("u", ""); break;
      case 1: sql = "SELECT u.key, w.key FROM u JOIN w ON " + terms("w", "u") + " WHERE " + terms("u", ""); break;
      case 2: sql = "SELECT u.key, w.key, w.a FROM u LEFT JOIN w ON " + terms("w", "u") + " WHERE " + terms("w", ""); break;
      case 3: sql = "SELECT key, t FROM u WHERE NOT EXISTS (SELECT 1 FROM w WHERE " + terms("w", "u") + ")"; break;
      default: sql = "SELECT count(*), sum(u.b), 0 FROM u, w WHERE u.a = w.key AND " + terms("w", "u"); break;
    }
    sql += pick(2) == 0 ? " ORDER BY 1 DESC, 2" : " ORDER BY 1, 2";
    if (sql.rfind("SELECT key FROM", 0) == 0) sql.resize(sql.rfind(','));
    INFO(sql);
    REQUIRE(rows(ours, sql) == rows(theirs, sql));
  }
}
