#pragma once

#include <string>
#include <vector>

#include "text/result.h"
#include "work/workspace.h"
#include "workbook/annotate.h"
#include "workbook/package.h"

/// Copies of people's tables with the findings in them.
namespace malkoll::work {

/// The findings can stand in a copy of it: it has cells, and a Word document has posts in them.
[[nodiscard]] bool can_be_annotated(const TableRead& table);

/// The findings that the copy of a table of the workspace shows: those in its cells, and those of other files too where it is the only table,
/// and no document.
[[nodiscard]] std::vector<workbook::CellNote> notes_of_table(const CheckResult& result, const Workspace& workspace,
                                                             const std::string& path);

/// Writes a copy of the workbook or document with the notes in it; else why it cannot be done. `source`: the text that was made of it.
/// Of a table that is no package, see workbook::write_annotated.
[[nodiscard]] Result<void> annotate(const Source& source, const TableRead& table, const std::vector<workbook::CellNote>& notes,
                                    const workbook::ByteSink& sink);

}  // namespace malkoll::work
