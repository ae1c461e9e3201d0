#include <fmt/format.h>

#include <iostream>

#include "check/database.h"
#include "cli/run.h"
#include "store/schema.h"
#include "text/number.h"

namespace malkoll::cli {

namespace {

/// One value in tab-separated output: tabs and line ends inside it become blanks.
void print_cell(const Cell& cell, bool last) {
  switch (cell.type) {
    case Cell::Type::null: break;
    case Cell::Type::integer: fmt::print("{}", cell.integer); break;
    case Cell::Type::real: fmt::print("{}", cell.real); break;
    default:
      for (const char c : cell.text) std::fputc(c == '\t' || c == '\n' || c == '\r' ? ' ' : c, stdout);
  }
  std::fputc(last ? '\n' : '\t', stdout);
}

}  // namespace

int query_command(const std::string& sql, const std::vector<std::string>& paths, const Common& common) {
  const std::unique_ptr<Loaded> loaded = load_whole(paths.empty() ? std::vector<std::string>{"."} : paths, "", common);
  if (loaded == nullptr) return could_not_run;
  const std::vector<Table> tables = make_tables(loaded->project);
  StatementError error;
  std::optional<Connection> connection = open_database(tables, error);
  std::optional<Statement> statement = connection ? prepare(*connection, sql, error) : std::nullopt;
  if (!statement) return refuse(fmt::format("frågan kan inte ställas: {}", error.message));
  const int columns = static_cast<int>(statement->columns().size());
  for (int c = 0; c < columns; ++c) print_cell(text_cell(statement->columns()[static_cast<std::size_t>(c)]), c + 1 == columns);
  const auto failed = run(*statement, [&](const Row& row) {
    for (int c = 0; c < columns; ++c) print_cell(row.cell(c), c + 1 == columns);
    return true;
  });
  if (failed) return refuse(fmt::format("frågan avbröts: {}", failed->message));
  const std::size_t mistakes = loaded->sink.mistakes().size();
  if (mistakes > 0) fmt::print(stderr, "malkoll: {} fel i filerna kan påverka svaret; malkoll check visar dem\n", mistakes);
  return all_well;
}

}  // namespace malkoll::cli
