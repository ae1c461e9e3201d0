// The virtual tables over a million rows: what a rule's comparisons, joins and full reads cost.
#include <SQLiteCpp/SQLiteCpp.h>
#include <benchmark/benchmark.h>

#include <vector>

#include "store/table.h"

namespace {

using namespace malkoll;

struct Post {
  std::int64_t a, b, c, unit;
};
constexpr std::uint32_t count = 1'000'000;

template <std::int64_t Post::* field>
Cell get(const void* context, std::uint32_t row) {
  const std::int64_t value = static_cast<const Post*>(context)[row].*field;
  return value < 0 ? null_cell() : integer_cell(value);
}

/// a = 0 and b = 0 and c is null holds for two rows in a hundred; units lie together, as submissions do.
const std::vector<Post>& posts() {
  static const std::vector<Post> all = [] {
    std::vector<Post> v;
    v.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) v.push_back({i % 5 == 0 ? 0 : 1, i % 2, i % 50 == 0 ? -1 : 4, i / 50'000});
    return v;
  }();
  return all;
}

struct Store {
  Table table{"post",
              nullptr,
              {{"key", "INT", nullptr},
               {"a", "INT", get<&Post::a>},
               {"b", "INT", get<&Post::b>},
               {"c", "INT", get<&Post::c>},
               {"unit", "INT", get<&Post::unit>, true},
               {"parent", "INT", parent, true}},
              count,
              posts().data()};
  SQLite::Database db{":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
  Store() { add_table(db, table); }
  static Cell parent(const void*, std::uint32_t row) { return integer_cell((row * 7919ULL) % count); }
};

void query(benchmark::State& state, const char* sql) {
  Store store;
  SQLite::Statement statement(store.db, sql);
  for (auto _ : state) {
    while (statement.executeStep()) benchmark::DoNotOptimize(statement.getColumn(0).getInt64());
    statement.reset();
  }
}

BENCHMARK_CAPTURE(query, filtered_count, "SELECT count(*) FROM post WHERE a = 0 AND b = 0 AND c IS NULL")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(query, three_columns_read, "SELECT sum(a), sum(b), sum(c) FROM post")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(query, one_unit, "SELECT count(*) FROM post WHERE unit = 7 AND a = 0")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(query, join_on_scattered_index, "SELECT count(*) FROM post p JOIN post q ON q.parent = p.key WHERE p.b = 0")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(query, join_on_key, "SELECT count(*) FROM post p CROSS JOIN post q ON q.key = p.parent")->Unit(benchmark::kMillisecond);

void build_index(benchmark::State& state) {
  for (auto _ : state) {
    Store store;
    SQLite::Statement statement(store.db, "SELECT count(*) FROM post WHERE parent = 7");
    statement.executeStep();
  }
}
BENCHMARK(build_index)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
