#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grid/grid.h"
#include "grid/xlsx_styles.h"

namespace malkoll::grid {

/// No sheet is larger.
inline constexpr std::uint32_t last_row = 1'048'576, last_column = 16'384;

/// The texts that cells refer to by number, one after the other.
struct SharedStrings {
  std::string text;
  std::vector<std::uint32_t> ends;
  [[nodiscard]] std::string_view at(std::size_t index) const {
    if (index >= ends.size()) return {};
    const std::uint32_t begin = index == 0 ? 0 : ends[index - 1];
    return std::string_view(text).substr(begin, ends[index] - begin);
  }
};

/// What all sheets of a workbook share.
struct WorkbookParts {
  std::string archive;
  std::string strings_part;  ///< empty: there are none
  SharedStrings strings;
  CellFormats formats;
  bool from_1904 = false;
  std::vector<std::string> sheets;  ///< the parts' names
};

/// Reads xl/sharedStrings.xml.
[[nodiscard]] Result<SharedStrings, Fault> read_shared_strings(std::string_view archive, const std::string& part);

/// What stands around the rows of a sheet: merged cells, and how wide columns are.
[[nodiscard]] Result<void, Fault> read_frame(std::string_view archive, const std::string& part, Sheet& sheet);

/// Adds the comments of a part (`comments`, or `threadedComments` with their answers) on cells that have none yet.
[[nodiscard]] Result<void, Fault> read_comments(std::string_view archive, const std::string& part, std::string_view root, Sheet& sheet);

/// Hands the rows of a sheet to the sink. Where there are threads, the next ones are read meanwhile.
[[nodiscard]] Result<void, Fault> read_sheet(const WorkbookParts& book, const std::string& part, const Sheet& sheet, RowSink sink);

/// `D14` as row and column; nullopt: no such cell.
struct CellReference {
  std::uint32_t row = 0, column = 0;
};
[[nodiscard]] std::optional<CellReference> read_reference(std::string_view text);

}  // namespace malkoll::grid
