#include <algorithm>
#include <map>

#include "grid/csv.h"
#include "text/decode.h"
#include "text/patch.h"
#include "text/told.h"
#include "workbook/mend.h"

namespace malkoll::workbook {

std::string mend_csv(const std::string& bytes, const std::vector<CellEdit>& edits, std::vector<std::string>& reasons) {
  reasons.assign(edits.size(), told("det står inte ordagrant i den"));
  Decoded decoded = decode(bytes);
  if (decoded.error) return bytes;
  Source source;
  source.text = std::move(decoded.text);
  source.composed = std::move(decoded.composed);
  const char delimiter = grid::detect_delimiter(source.text);
  std::multimap<std::uint32_t, std::size_t> by_row;
  for (std::size_t e = 0; e < edits.size(); ++e) by_row.emplace(edits[e].row, e);
  std::vector<Edit> changes;
  std::vector<std::size_t> made;
  (void)grid::read_csv(source.text, delimiter, [&](const grid::Row& row) {
    const auto [first, last] = by_row.equal_range(row.number);
    for (auto at = first; at != last; ++at) {
      const CellEdit& edit = edits[at->second];
      if (edit.column == 0 || edit.column > row.cells.size() || edit.from.empty()) continue;
      const std::string_view field = row.cells[edit.column - 1].text;
      // A field with doubled quotation marks has been put together elsewhere.
      const char* begin = source.text.data();
      if (field.data() < begin || field.data() + field.size() > begin + source.text.size()) continue;
      const std::size_t found = field.find(edit.from);
      if (found == std::string_view::npos || field.find(edit.from, found + 1) != std::string_view::npos) continue;
      if (edit.to.find_first_of(std::string("\"\r\n") + delimiter) != std::string::npos) {
        reasons[at->second] = told("det nya skulle dela fältet");
        continue;
      }
      changes.push_back({static_cast<std::uint32_t>(field.data() - begin + static_cast<std::ptrdiff_t>(found)), static_cast<std::uint32_t>(edit.from.size()), edit.to});
      reasons[at->second].clear();
    }
    return true;
  });
  std::stable_sort(changes.begin(), changes.end(), [](const Edit& a, const Edit& b) { return a.at < b.at; });
  std::optional<std::string> now = patched(bytes, source, changes);
  if (now) return std::move(*now);
  for (std::string& reason : reasons) reason = reason.empty() ? told("filens teckenkodning har inte de tecknen") : reason;
  return bytes;
}

}  // namespace malkoll::workbook
