#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <optional>
#include <string>
#include <vector>

#include "grid/xlsx_sheet.h"
#include "grid/xml_elements.h"

namespace malkoll::grid {

/// Some rows of a sheet as its part has them, in order. What merged cells cover is not known here.
struct RowBatch {
  struct Row {
    std::uint32_t number = 0;
    bool hidden = false;
    std::uint8_t level = 0;  ///< of the outline
    std::size_t first = 0, count = 0;  ///< of `cells`
  };
  std::vector<Row> rows;
  std::vector<Cell> cells;
  std::list<std::string> texts;  ///< what the cells' texts point into, but for shared strings
  bool ended = false;            ///< these were the last
  std::optional<Fault> fault;    ///< what is wrong after them: `ended` too
};

/// Unpacks and parses the rows of a sheet, as many at a time as are worth a thread.
class SheetRows {
 public:
  /// `book` must outlive it.
  SheetRows(const WorkbookParts& book, const std::string& part);

  /// The next rows; not after those that ended. The first are few: some only ask how a sheet begins.
  [[nodiscard]] RowBatch next();

 private:
  [[nodiscard]] bool take(const pugi::xml_node& element, std::string& kept);
  [[nodiscard]] std::optional<FaultKind> add(const pugi::xml_node& element);
  void finish_row();
  [[nodiscard]] RowBatch hand_over();

  const WorkbookParts& book_;
  XmlElements elements_;
  RowBatch batch_;
  RowBatch::Row row_;  ///< that is read, from one element or several: some programs write a row in pieces
  std::size_t row_texts_ = 0;    ///< how many of the last texts are its own
  std::optional<FaultKind> wrong_;  ///< with this row, which is not handed on then
  std::size_t wanted_ = 1;       ///< rows of a batch
};

}  // namespace malkoll::grid
