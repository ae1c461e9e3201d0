#include "check/database.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <new>
#include <string>

#include "model/parts.h"
#include "store/bounded_functions.h"
#include "store/guard.h"
#include "text/told.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll {

namespace {

/// The first phrase of a list that stands in the text, or NULL.
ScalarFunction mentions() {
  return [lists = WordLists(), found = std::string()](std::span<const Cell> arguments) mutable {
    if (arguments[0].is_null() || arguments[1].is_null()) return null_cell();
    constexpr std::size_t longest_list = 20'000;
    if (arguments[1].text.size() > longest_list) throw std::bad_alloc();
    std::optional<std::string> words = lists.get(arguments[1].text).first_in(fold(arguments[0].text));
    if (!words) return null_cell();
    found = std::move(*words);
    return transient_cell(found);
  };
}

Cell parts(std::span<const Cell> arguments) { return arguments[0].is_null() ? null_cell() : integer_cell(count_parts(arguments[0].text)); }

/// What a statement may take, in bytes: enough to sort all that there is, and little where there is little.
std::int64_t ceiling_for(const std::vector<Table>& tables) {
  constexpr std::int64_t least = std::int64_t{192} << 20U, a_row = 256, most = std::int64_t{1} << 30U;
  std::int64_t rows = 0;
  for (const Table& table : tables) rows += table.rows;
  return std::min(least + rows * a_row, most);
}

}  // namespace

bool add_rule_functions(Connection& connection) {
  return add_text_function(connection, "fold", fold) && add_function(connection, "mentions", 2, mentions()) &&
         add_function(connection, "parts", 1, parts) && add_bounded_functions(connection.database().getHandle());
}

Result<Connection, StatementError> open_database(const std::vector<Table>& tables, const ConnectionLimits& limits) {
  limit_memory(ceiling_for(tables));
  Result<Connection, StatementError> connection = open_connection(limits);
  if (!connection) return connection;
  try {
    for (const Table& table : tables) {
      add_table(connection->database(), table);
      connection->state().tables.emplace_back(table.name);
    }
  } catch (const SQLite::Exception& exception) {
    return failure(StatementError{StatementError::Kind::other, exception.what(), -1});
  }
  if (!add_rule_functions(*connection)) {
    return failure(StatementError{StatementError::Kind::other, told("funktionerna för reglerna kunde inte läggas till"), -1});
  }
  guard(*connection);
  return connection;
}

}  // namespace malkoll
