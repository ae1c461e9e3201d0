#pragma once

#include <array>
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
/// How a plan may stand in such a file.
enum class PlanIn : std::uint8_t {
  none,
  document,
  table,          ///< its lines are rows of a table
  table_if_told,  ///< so too, where somebody says that there is a plan in it
};
struct TableEnding {
  std::string_view text;  ///< in small letters, with its point
  TableKind kind;
  PlanIn plan = PlanIn::none;
};
[[nodiscard]] std::span<const TableEnding> table_endings();

/// Of everything that a check may read, in small letters and without points: `malkoll`, `karta`, `csv` … What watches a folder, or is asked when something is committed, looks
/// for these.
[[nodiscard]] std::vector<std::string_view> read_endings();

/// Of tables that a column map lies beside, the likeliest first.
inline constexpr std::array<std::string_view, 3> endings_beside_maps = {".xlsx", ".xlsm", ".csv"};

/// By the ending, in letters of either case; nullopt: no table.
[[nodiscard]] std::optional<TableKind> table_kind(std::string_view path);

}  // namespace malkoll
