#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "grid/grid.h"

/// CSV (RFC 4180) as accounting systems and spreadsheets write it. Read over the text, without copying it: the libraries at hand
/// copy each field, know nothing of places, or must be told the columns beforehand.
namespace malkoll::grid {

/// `;`, tab, `,` or `|`: the one that divides most of the first rows into equally many fields. A first line `sep=X`, as Excel
/// writes it, decides.
[[nodiscard]] char detect_delimiter(std::string_view text);

/// Hands the records of a decoded text to the sink. A row's number is the record's, as a spreadsheet shows it: blank lines
/// count, line ends inside quotes do not. Fault `open_quote`: a quotation mark that is never closed; `open_quote_over_rows`:
/// one that has swallowed whole rows; `too_wide`: more columns than a sheet can have.
[[nodiscard]] Result<void, Fault> read_csv(std::string_view text, char delimiter, RowSink sink);

/// Where a field stands in a text, with its quotation marks and the blanks around it; where the record has fewer fields, its end.
struct FieldPlace {
  std::size_t begin = 0, end = 0;
  std::size_t fields = 0;  ///< of the record, at most as many as asked for
};
/// Row and column from 1. nullopt: there is no such record.
[[nodiscard]] std::optional<FieldPlace> find_field(std::string_view text, char delimiter, std::uint32_t row, std::uint32_t column);

/// True where a spreadsheet would run a field as a formula (OWASP: CSV injection), or would but for apostrophes before it. What we
/// write has one more apostrophe then, and of what we read one is taken away: a guarded field reads back as it was.
[[nodiscard]] bool is_guarded(std::string_view field);

/// A field in quotation marks, and one that has them only where it must: what is written here reads back the same.
[[nodiscard]] std::string quoted_field(std::string_view text);
void append_field(std::string& line, std::string_view text, char delimiter);

/// The text as a grid with one sheet.
[[nodiscard]] Grid csv_grid(std::string text);

}  // namespace malkoll::grid
