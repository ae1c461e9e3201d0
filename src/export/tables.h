#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "store/table.h"
#include "text/result.h"
#include "workbook/content.h"

/// What has been read, for other programs: the documented tables (rules/README.md) and the sheet with the posts.
namespace malkoll::exporting {

/// Takes the next piece of a file; false: it cannot be written, stop.
using Output = FunctionRef<bool(std::string_view)>;

/// The sheet Poster of our workbook as CSV: UTF-8 with BOM, semicolons, decimal comma, CRLF. A text that a spreadsheet would take for
/// a formula has an apostrophe before it. Drift and investering have the plan's sign, so that a column adds up, whatever the budget says.
[[nodiscard]] bool write_posts_csv(const workbook::Content& content, const Project& project, Output out);
/// The units whose budgets are written with the other sign than the plan.
[[nodiscard]] std::vector<std::string_view> turned_units(const Project& project);

/// One table in the same form.
[[nodiscard]] bool write_table_csv(const Table& table, const Sources& sources, Output out);

/// Every table, an object for each row: `{"schema": 1, "tool": …, "tables": {"goal": [{…}, …]}}`. Money in öre; where a row stands as
/// `path` and `line`.
[[nodiscard]] bool write_tables_json(const std::vector<Table>& tables, const Sources& sources, std::string_view version, Output out);

/// Every table in a new SQLite database at `path`, with keys, indexes, and the place of a row as `path` and `line` too. The rules' statements run
/// on it as they do here.
[[nodiscard]] Result<void> write_sqlite(const std::vector<Table>& tables, const Sources& sources, const std::string& path);

enum class StratsysValues : std::uint8_t { outcomes, targets };
/// Measured values as Stratsys imports them: tab-separated UTF-8 text with enhet, period, mått and värde; one row for each indicator and
/// year. Targets without a single number are left out.
struct StratsysWritten {
  bool all = false;  ///< `out` took it
  std::size_t left_out = 0;
};
[[nodiscard]] StratsysWritten write_stratsys(const Project& project, StratsysValues values, Output out);

}  // namespace malkoll::exporting
