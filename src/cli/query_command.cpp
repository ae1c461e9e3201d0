#include <fmt/format.h>
#include <memory>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "check/database.h"
#include "cli/checking.h"
#include "cli/command.h"
#include "cli/money_columns.h"
#include "cli/reading.h"
#include "cli/run.h"
#include "cli/system.h"
#include "diag/visible.h"
#include "store/schema.h"
#include "text/format.h"
#include "text/told.h"
#include "text/utf8.h"

namespace malkoll::cli {

namespace {

struct QueryArguments {
  std::string sql;
  std::vector<std::string> paths;
  bool money = false;  ///< in kronor instead of öre
  std::string limit;       ///< what :limit stands for; empty: nothing
  std::uint32_t seconds = 0;  ///< the question may take; 0: as long as a rule
};

/// An answer's columns that are money in öre: those of the tables, what money_columns.h says is made of them, and those given such a name.
std::vector<bool> money_columns(const Statement& statement, std::string_view sql, const std::vector<Table>& tables) {
  const std::function<bool(std::string_view)> is_column = [&](std::string_view name) {
    return std::any_of(tables.begin(), tables.end(), [&](const Table& table) { return name != "value" && is_money(table.name, name); });
  };
  const std::unordered_set<std::string> aliases = money_aliases(sql, is_column);
  std::vector<bool> money;
  for (int c = 0; c < static_cast<int>(statement.columns().size()); ++c) {
    const Statement::Origin origin = statement.origin(c);
    const std::string& name = statement.columns()[static_cast<std::size_t>(c)];
    money.push_back(origin.column.empty() ? aliases.contains(fold(name)) || is_money_expression(name, is_column)
                                          : is_money(origin.table, origin.column));
  }
  return money;
}

/// Whether it cannot be told of a column that is no money as far as is known: a calculated one, but for a count.
bool may_be_money(const Statement& statement, std::size_t column) {
  return statement.origin(static_cast<int>(column)).column.empty() && !fold(statement.columns()[column]).starts_with("count(");
}

std::string shown(const Cell& cell, bool in_kronor, char point) {
  switch (cell.type) {
    case Cell::Type::null: return {};
    case Cell::Type::integer: return in_kronor ? plain_kronor(cell.integer, point) : std::to_string(cell.integer);
    case Cell::Type::real: return in_kronor ? plain_kronor(std::llround(cell.real), point) : fmt::format("{}", cell.real);
    default: return visible(cell.text);  // a row stays a line, and a value in its column
  }
}

/// The statement reads the findings: then the rules are run first.
bool asks_for_findings(std::string_view sql) {
  const std::string folded = " " + fold(sql) + " ";
  return folded.find(" finding ") != std::string::npos || folded.find(" rule ") != std::string::npos;
}

int run_query(const QueryArguments& arguments, const Common& common) {
  const std::unique_ptr<Loaded> loaded = load_whole(arguments.paths.empty() ? std::vector<std::string>{"."} : arguments.paths, "", common);
  if (loaded == nullptr) return could_not_run;
  const std::optional<Limit> limit = read_limit(arguments.limit);
  if (!arguments.limit.empty() && !limit) return refuse(no_limit(arguments.limit));
  std::vector<Table> tables = make_tables(loaded->project);
  std::optional<FindingTables> found;
  if (asks_for_findings(arguments.sql)) {
    found.emplace(*loaded, common);
    tables.insert(tables.end(), found->tables.begin(), found->tables.end());
  }
  const auto cannot = [](const StatementError& error) { return refuse(told("frågan kan inte ställas: {}", error.message)); };
  Result<Connection, StatementError> connection = open_database(
      tables, arguments.seconds == 0 ? ConnectionLimits{} : ConnectionLimits{.time = std::chrono::seconds(arguments.seconds)});
  if (!connection) return cannot(connection.error());
  Result<Statement, StatementError> statement = prepare(*connection, arguments.sql);
  if (!statement) return cannot(statement.error());
  if (limit) statement->bind("limit", limit->value);
  const std::string day = today();
  statement->bind("today", day);
  const std::size_t columns = statement->columns().size();
  const std::vector<bool> money = money_columns(*statement, arguments.sql, tables);
  const char point = common.language == Language::swedish ? ',' : '.';
  std::vector<std::string> in_ore;
  for (std::size_t c = 0; c < columns; ++c) {
    const std::string name = visible(statement->columns()[c]);
    if (money[c] && !arguments.money) in_ore.push_back(name);
    fmt::print("{}{}{}", name, money[c] && arguments.money ? " (kr)" : "", c + 1 == columns ? '\n' : '\t');
  }
  std::vector<bool> whole(columns);  ///< columns that have held a whole number
  const auto done = run(*statement, [&](const Row& row) {
    for (std::size_t c = 0; c < columns; ++c) {
      const Cell cell = row.cell(static_cast<int>(c));
      whole[c] = whole[c] || cell.type == Cell::Type::integer;
      fmt::print("{}{}", shown(cell, money[c] && arguments.money, point), c + 1 == columns ? '\n' : '\t');
    }
    return true;
  });
  if (!done) return refuse(told("frågan avbröts: {}", done.error().message));
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) return refuse(told("kunde inte skriva allt"));
  if (!in_ore.empty()) mention(told("{} är i öre; --money visar kronor", fmt::join(in_ore, ", ")));
  std::vector<std::string> perhaps;
  for (std::size_t c = 0; c < columns; ++c) {
    if (whole[c] && !money[c] && may_be_money(*statement, c)) perhaps.push_back(visible(statement->columns()[c]));
  }
  if (!perhaps.empty()) mention(told("{} är uträknad: är det pengar är den i öre", fmt::join(perhaps, ", ")));
  tell_reading(*loaded, common, Made::answer);
  return all_well;
}

}  // namespace

Command query_command() {
  auto a = std::make_shared<QueryArguments>();
  Command command{.name = "query",
                  .about = told("ställ en fråga i SQL till det som lästs"),
                  .examples = "malkoll query --money \"SELECT id, title, money FROM goal\" samples/karlstad"};
  command.options = {
      Option{.names = "sql", .into = &a->sql, .help = told("en SELECT-sats över tabellerna som malkoll schema visar"), .required = true},
      paths_option(a->paths),
      Option{.names = "--limit",
             .into = &a->limit,
             .help = told("vad :limit i frågan står för, som i en regel: 10 %, 50 mnkr eller 3"),
             .value = told("GRÄNS")},
      Option{.names = "--timeout",
             .into = &a->seconds,
             .help = told("så många sekunder får frågan ta; annars 10, som en regel"),
             .value = told("SEKUNDER"),
             .most = 86'400},
      Option{.names = "--money", .into = &a->money, .help = told("visa pengar i kronor; annars i öre, som reglerna räknar")},
  };
  command.run = [a](const Common& common) { return run_query(*a, common); };
  return command;
}

}  // namespace malkoll::cli
