#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/table.h"

/// A municipality's own rule while it is written: SQL over the tables that rules read.
namespace malkoll::server {

/// A table or a column that may stand at a place.
struct TableWord {
  const Table* table = nullptr;
  const Column* column = nullptr;  ///< nullptr: the table itself
};

struct TableWords {
  std::uint32_t at = 0, length = 0;  ///< the word that stands there, or has been begun
  std::vector<TableWord> words;
};

/// Every table that a rule can read, with what it means.
[[nodiscard]] const std::vector<Table>& rule_tables();

/// What may be written at a byte of a rule's text: tables behind FROM and JOIN, a table's columns behind its name or alias and a dot, else the
/// columns of the statement's tables, and tables. Nothing in a comment.
[[nodiscard]] TableWords words_at(std::string_view text, std::uint32_t offset);
/// What the word at a byte names; no words: neither a table nor a column.
[[nodiscard]] TableWords named_at(std::string_view text, std::uint32_t offset);

/// The table with its columns, or the column, as Markdown.
[[nodiscard]] std::string describe(const TableWord& word);

}  // namespace malkoll::server
