#include "work/annotated.h"

#include "workbook/annotate_document.h"
#include "workbook/annotate_package.h"

namespace malkoll::work {

bool can_be_annotated(const TableRead& table) { return table.has_cells() && (!table.file.document || table.holds_posts()); }

std::vector<workbook::CellNote> notes_of_table(const CheckResult& result, const Workspace& workspace, const std::string& path) {
  const bool alone = workspace.tables.size() == 1 && !workspace.tables.at(path).file.document;
  return workbook::notes_of(result, path, alone ? workbook::NotesOf::file : workbook::NotesOf::cells);
}

Result<void> annotate(const Source& source, const TableRead& table, const std::vector<workbook::CellNote>& notes,
                      const workbook::ByteSink& sink) {
  const grid::Grid& cells = table.file.grid;
  if (table.file.document) return workbook::annotate_document({cells.package, notes}, sink);
  return workbook::annotate_package({cells.package, cells.sheets, notes, unread_sheets(source, table)}, sink);
}

}  // namespace malkoll::work
