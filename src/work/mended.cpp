#include "work/mended.h"

#include <algorithm>

#include "text/told.h"

namespace malkoll::work {

Result<std::vector<std::string>> reasons_not_to_mend(const TableRead& table, const std::vector<workbook::CellEdit>& edits) {
  if (table.file.document) return refusal(told("i ett Word-dokument rättar Målkoll ingenting; gör det i Word"));
  if (table.file.grid.package.empty()) return std::vector<std::string>(edits.size());
  return workbook::plan_mending(table.file.grid, edits);
}

Result<MendedTable> mend(const TableRead& table, const std::string& bytes, const std::vector<workbook::CellEdit>& edits) {
  MendedTable mended;
  if (table.file.grid.package.empty()) {
    workbook::MendedCsv text = workbook::mend_csv(bytes, edits);
    mended.bytes = std::move(text.bytes);
    mended.reasons = std::move(text.reasons);
    return mended;
  }
  auto recalculated = workbook::mend_package(table.file.grid, edits, workbook::into(mended.bytes));
  if (!recalculated) return failure(recalculated.error());
  mended.reasons.resize(edits.size());
  mended.recalculated = std::move(*recalculated);
  return mended;
}

Result<MendedTable> mend_what_can_be(const TableRead& table, const std::string& bytes, std::vector<workbook::CellEdit> edits) {
  auto reasons = reasons_not_to_mend(table, edits);
  if (!reasons) return failure(reasons.error());
  std::vector<workbook::CellEdit> possible;
  std::vector<std::size_t> of;  // of the edits, each of those
  for (std::size_t e = 0; e < edits.size(); ++e) {
    if (!(*reasons)[e].empty()) continue;
    possible.push_back(std::move(edits[e]));
    of.push_back(e);
  }
  if (possible.empty()) return MendedTable{{}, std::move(*reasons), {}};
  Result<MendedTable> mended = mend(table, bytes, possible);
  if (!mended) return mended;
  const bool any = std::any_of(mended->reasons.begin(), mended->reasons.end(), [](const std::string& reason) { return reason.empty(); });
  if (!any) mended->bytes.clear();
  for (std::size_t p = 0; p < of.size(); ++p) (*reasons)[of[p]] = std::move(mended->reasons[p]);
  mended->reasons = std::move(*reasons);
  return mended;
}

}  // namespace malkoll::work
