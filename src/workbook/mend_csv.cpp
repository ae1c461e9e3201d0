#include <algorithm>
#include <map>

#include "grid/csv.h"
#include "import/cell_value.h"
#include "text/decode.h"
#include "text/patch.h"
#include "text/told.h"
#include "workbook/mend.h"

namespace malkoll::workbook {

namespace {

/// A value as a field; `quoted` where it was.
std::string field_of(std::string_view value, char delimiter, bool quoted) {
  const bool blanks = !value.empty() && (value.front() == ' ' || value.back() == ' ' || value.front() == '\t' || value.back() == '\t');
  if (!quoted && !blanks && value.find_first_of(std::string("\"\r\n") + delimiter) == std::string_view::npos) return std::string(value);
  return grid::quoted_field(value);
}

Edit edit_of(std::size_t begin, std::size_t end, std::string replacement) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin), std::move(replacement)};
}

/// The whole of a field, or one behind the last, gets another value.
std::optional<Edit> whole_field(std::string_view text, char delimiter, const CellEdit& edit) {
  const auto place = grid::find_field(text, delimiter, edit.row, edit.column);
  if (!place) return std::nullopt;
  if (place->fields < edit.column)
    return edit_of(place->begin, place->end, std::string(edit.column - place->fields, delimiter) + field_of(edit.to, delimiter, false));
  std::string_view written = text.substr(place->begin, place->end - place->begin);
  written.remove_prefix(std::min(written.find_first_not_of(' '), written.size()));
  return edit_of(place->begin, place->end, field_of(edit.to, delimiter, written.starts_with('"')));
}

/// The edit of one field as it stands in the text; `reason` where it cannot be made.
std::optional<Edit> edit_in(std::string_view text, char delimiter, const CellEdit& edit, const grid::Row& row, std::string& reason) {
  const grid::Cell* cell = edit.column <= row.cells.size() ? &row.cells[edit.column - 1] : nullptr;
  const std::string_view field = cell == nullptr ? std::string_view() : cell->text;
  // A field with doubled quotation marks has been put together elsewhere.
  const bool in_text = cell != nullptr && field.data() >= text.data() && field.data() + field.size() <= text.data() + text.size();
  const bool divides =
      edit.to.find_first_of(std::string("\"\r\n") + delimiter) != std::string::npos || field_of(edit.to, delimiter, false) != edit.to;
  const bool whole = edit.from == field || (cell != nullptr && edit.from == importing::line_text(*cell));
  if (whole && (!in_text || divides || edit.from != field)) return whole_field(text, delimiter, edit);
  if (!in_text || (!whole && edit.from.empty())) return std::nullopt;
  const std::size_t found = field.find(edit.from);
  if (found == std::string_view::npos || (!whole && field.find(edit.from, found + 1) != std::string_view::npos)) return std::nullopt;
  if (divides) {
    reason = told("det nya skulle dela fältet");
    return std::nullopt;
  }
  const auto begin = static_cast<std::size_t>(field.data() - text.data()) + found;
  return edit_of(begin, begin + edit.from.size(), edit.to);
}

}  // namespace

MendedCsv mend_csv(const std::string& bytes, const std::vector<CellEdit>& edits) {
  std::vector<std::string> reasons(edits.size(), told("det står inte ordagrant i den"));
  Decoded decoded = decode(bytes);
  if (decoded.error) return {bytes, std::move(reasons)};
  Source source;
  source.text = std::move(decoded.text);
  source.composed = std::move(decoded.composed);
  const char delimiter = grid::detect_delimiter(source.text);
  std::multimap<std::uint32_t, std::size_t> by_row;
  for (std::size_t e = 0; e < edits.size(); ++e) by_row.emplace(edits[e].row, e);
  std::vector<Edit> changes;
  (void)grid::read_csv(source.text, delimiter, [&](const grid::Row& row) {
    const auto [first, last] = by_row.equal_range(row.number);
    for (auto at = first; at != last; ++at) {
      const CellEdit& edit = edits[at->second];
      std::optional<Edit> change = edit.column == 0 ? std::nullopt : edit_in(source.text, delimiter, edit, row, reasons[at->second]);
      if (!change) continue;
      changes.push_back(std::move(*change));
      reasons[at->second].clear();
    }
    return true;
  });
  std::stable_sort(changes.begin(), changes.end(), [](const Edit& a, const Edit& b) { return a.at < b.at; });
  std::optional<std::string> now = patched(bytes, source, changes);
  if (now) return {std::move(*now), std::move(reasons)};
  for (std::string& reason : reasons) reason = reason.empty() ? told("filens teckenkodning har inte de tecknen") : reason;
  return {bytes, std::move(reasons)};
}

}  // namespace malkoll::workbook
