#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "grid/grid.h"
#include "import/import.h"
#include "workbook/rows.h"

/// The workbook that Målkoll itself writes (layout.h), read back.
namespace malkoll::workbook {

/// True where the workbook says that it is ours; its sheet of lists tells.
[[nodiscard]] bool is_own_workbook(const grid::Grid& grid);

/// Our workbook's rows, as they stand there.
struct OwnRows {
  std::vector<SheetRows> sheets;
  std::vector<std::uint16_t> grid_sheet;  ///< beside sheets: their number in the grid
  std::unordered_map<std::string, CellOrigin> ids;  ///< `Poster!p12` → its row (column 0)
  std::vector<std::string> written;       ///< the row ids that the workbook was written with, in their order

  /// A cell that holds no value: a formula without result, or an error.
  struct BadCell {
    CellOrigin cell;
    bool error = false;
  };
  std::vector<BadCell> bad;
  /// A row with the id of another.
  struct Twice {
    CellOrigin cell;
    std::string of;  ///< where the other one stands
  };
  std::vector<Twice> twice;
  std::size_t hidden_rows = 0, posts = 0;
  std::vector<std::string> lost_comments;  ///< cells whose comments belong to no row that says anything: Poster!J4
  /// A heading among the known ones that is none of ours: somebody has renamed a column, and what stands below is lost.
  struct Altered {
    CellOrigin cell;
    std::string heading;  ///< as people are told
  };
  std::vector<Altered> altered;
  /// A sheet of ours that is not read: it has another name, or no headings that we know.
  struct LostSheet {
    CellOrigin cell;
    enum class Kind : std::uint8_t { renamed, without_row_ids, without_headings } kind = Kind::renamed;
    std::string layout;  ///< our name of it
  };
  std::vector<LostSheet> lost;
  /// A column that held something when the workbook was written, and is gone.
  struct LostColumn {
    CellOrigin cell;  ///< the row of headings
    std::string heading;
    bool counts = false;  ///< amounts, goals and their shares
  };
  std::vector<LostColumn> lost_columns;
  /// A row of Poster that is the sum of others, or seems to be.
  struct Sum {
    CellOrigin cell;
    enum class Kind : std::uint8_t { left, perhaps, differs } kind = Kind::left;
    std::string title;
  };
  std::vector<Sum> sums;
  std::optional<CellOrigin> unfilled;  ///< the submission of which nothing has been filled in
  std::vector<std::string> unused;  ///< what somebody has added and nothing reads: headings with something below them, sheets
  /// An amount of a post, in öre with the cell's own sign.
  struct PostAmount {
    importing::SumKey of;
    std::uint32_t row = 0;  ///< as in SheetRow
    Ore ore = {};
  };
  std::vector<PostAmount> amounts;
};

/// Reads the rows. What people have written about a row's cells goes into its Anteckningar. Where the workbook holds one
/// submission only, rows that name no unit are given its. Fault `other_layout`: a layout of another version.
[[nodiscard]] Result<OwnRows, grid::Fault> read_own_rows(const grid::Grid& grid);

/// The id of a row as `Poster!p12`; empty: it has none, somebody has added it.
[[nodiscard]] std::string row_name(const SheetRows& sheet, const SheetRow& row);
/// `Poster!p12` as people read it: p12 på bladet Poster.
[[nodiscard]] std::string shown_row(std::string_view row_name);

/// `rad 16 »Summa«`
[[nodiscard]] std::string row_place(const OwnRows::Sum& sum);

/// The amounts, in öre, that stand in Övriga uppgifter and not in a cell of their own: below a heading that cannot be read. Those without a
/// unit are in tkr, as the workbook's cells, where no line says otherwise.
[[nodiscard]] importing::Sums sums_in_lines(const std::vector<SheetRows>& sheets);

/// The workbook as a text of the language, line for line as it was written where no cell has changed. Rows are found by their
/// hidden ids: one that is gone or stands twice is a mistake. Fault of a newer layout: F07 `mallversion`.
[[nodiscard]] importing::Imported read_own_workbook(const grid::Grid& grid);

}  // namespace malkoll::workbook
