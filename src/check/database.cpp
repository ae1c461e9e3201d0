#include "check/database.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <string_view>

#include "text/utf8.h"

namespace malkoll {

namespace {

/// The first phrase of a list (separated by commas) that stands in the text as whole words; both are folded.
Cell mentions(std::span<const Cell> arguments) {
  if (arguments[0].is_null() || arguments[1].is_null()) return null_cell();
  const std::string text = " " + fold(arguments[0].text) + " ";
  std::string_view list = arguments[1].text;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string phrase = fold(list.substr(0, comma));
    if (!phrase.empty() && text.find(" " + phrase + " ") != std::string::npos) {
      thread_local std::string found;
      found = phrase;
      return transient_cell(found);
    }
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return null_cell();
}

/// How many parts a sentence coordinates: one, and one more for each comma, `och` and `samt`.
Cell parts(std::span<const Cell> arguments) {
  if (arguments[0].is_null()) return null_cell();
  std::int64_t count = 1 + std::count(arguments[0].text.begin(), arguments[0].text.end(), ',');
  const std::string text = " " + fold(arguments[0].text) + " ";
  for (const std::string_view joint : {" och ", " samt "}) {
    for (std::size_t at = text.find(joint); at != std::string::npos; at = text.find(joint, at + 1)) ++count;
  }
  return integer_cell(count);
}

}  // namespace

std::optional<Connection> open_database(const std::vector<Table>& tables, StatementError& error) {
  std::optional<Connection> connection = open_connection(error);
  if (!connection) return std::nullopt;
  try {
    for (const Table& table : tables) add_table(connection->database(), table);
  } catch (const SQLite::Exception& exception) {
    error = {StatementError::Kind::other, exception.what(), -1};
    return std::nullopt;
  }
  if (!add_text_function(*connection, "fold", fold) || !add_function(*connection, "mentions", 2, mentions) ||
      !add_function(*connection, "parts", 1, parts)) {
    error = {StatementError::Kind::other, "funktionerna för reglerna kunde inte läggas till", -1};
    return std::nullopt;
  }
  guard(*connection);
  return connection;
}

}  // namespace malkoll
