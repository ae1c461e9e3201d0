#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace malkoll {

/// What a file's name says that it is, where it is read as a table.
enum class TableKind : std::uint8_t {
  csv,  ///< whatever its delimiter
  text,  ///< a table or anything else: its lines tell
  workbook,  ///< also of kinds that are not read (xls, ods), for a clear answer
  sie,
  document,  ///< whose tables hold the posts
};
struct TableEnding {
  std::string_view text;  ///< in small letters, with its point
  TableKind kind;
};
[[nodiscard]] std::span<const TableEnding> table_endings();

/// Of everything that a check may read, in small letters and without points: `malkoll`, `karta`, `csv` … What watches a folder, or is asked when something is committed, looks
/// for these.
[[nodiscard]] std::vector<std::string_view> read_endings();

/// By the ending, in letters of either case; nullopt: no table.
[[nodiscard]] std::optional<TableKind> table_kind(std::string_view path);

}  // namespace malkoll
