// What a sheet's columns and rows are called, in messages and in the map.

#include "import/sheet_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/lines.h"
#include "text/sheet_words.h"
#include "text/told.h"
#include "text/utf8.h"

namespace malkoll::importing {

std::string SheetTable::column_place(std::size_t column) const {
  const std::string heading = column < headings.texts.size() ? headings.texts[column] : std::string();
  std::string place = the_column(start.name, column + 1);
  if (!heading.empty()) place += fmt::format(" »{}«", heading);
  return start.several ? on_sheet(place, start.name) : place;
}

std::string SheetTable::row_place(std::uint32_t row) const {
  return start.several ? on_sheet(told("rad {}", row), start.name) : told("rad {}", row);
}

std::string SheetTable::row_place(std::uint32_t row, std::string_view title) const { return fmt::format("{} »{}«", row_place(row), title); }

std::string SheetTable::place() const { return is_part() ? told("tabellen från {}", row_place(headings.first)) : the_sheet(start.name); }

Column SheetTable::named(std::size_t column) const {
  const auto& written = headings.written;
  const std::string& heading = written[column];
  const std::string folded = fold(heading);
  const auto same = std::count_if(written.begin(), written.end(), [&](const std::string& h) { return fold(h) == folded; });
  const bool plain = same == 1 && !folded.empty() && heading.find_first_of(":\n\r") == std::string::npos && !heading.starts_with('#') &&
                     trim(heading).size() == heading.size();
  return plain ? Column{heading, 0} : Column{{}, static_cast<std::uint32_t>(column + 1)};
}

}  // namespace malkoll::importing
