#pragma once

#include <string>
#include <vector>

#include "text/result.h"
#include "work/table_reader.h"
#include "workbook/mend.h"

/// Cells of people's tables mended, whatever kind of file they stand in.
namespace malkoll::work {

/// For each edit why it cannot be made, or nothing; of a text it is mend that tells. Refused where nothing in the table can be mended.
[[nodiscard]] Result<std::vector<std::string>> reasons_not_to_mend(const TableRead& table, const std::vector<workbook::CellEdit>& edits);

/// A table with edits made and nothing besides.
struct MendedTable {
  std::string bytes;
  std::vector<std::string> reasons;       ///< for each edit why it is not made, or nothing
  std::vector<std::string> recalculated;  ///< cells with formulas that count on what has changed: see workbook::mend_package
};

/// Makes the edits, which must be possible, in the table that has these bytes.
[[nodiscard]] Result<MendedTable> mend(const TableRead& table, const std::string& bytes, const std::vector<workbook::CellEdit>& edits);

/// Makes those of the edits that are possible; no bytes where none is.
[[nodiscard]] Result<MendedTable> mend_what_can_be(const TableRead& table, const std::string& bytes, std::vector<workbook::CellEdit> edits);

}  // namespace malkoll::work
