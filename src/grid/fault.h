#pragma once

#include <cstdint>
#include <string>

namespace malkoll::grid {

/// Why a file, or a sheet of it, cannot be read as a table.
enum class FaultKind : std::uint8_t {
  broken,
  malformed_xml,
  doctype,  ///< a document type, in which entities could be defined
  bomb,
  too_large,
  too_wide,
  password,
  signed_only,
  empty,
  no_table,
  no_sheets,
  other_document,  ///< a package that is neither a workbook nor a Word document
  old_workbook,
  binary_workbook,
  xml_workbook,
  open_document,
  web_table,
  web_page,
  not_workbook,
  rows_out_of_order,
  cell_twice,
  heading_row,
  other_layout,  ///< Målkoll's own workbook, of another version
  open_quote,
  open_quote_over_rows,
  not_sie,
  sie_xml,
  sie_without_budget,
  sie_outcomes_alone,
  sie_two_years,
  not_word,
  old_word,
  document_broken,
  document_doctype,
  document_bomb,
  document_too_large,
  document_password,
  document_without_table,
};
/// The wording in the head of F07.
[[nodiscard]] const char* wording(FaultKind kind);

struct Fault {
  FaultKind kind = FaultKind::broken;
  std::uint32_t row = 0, column = 0;  ///< where, if it is known; else 0
  std::string detail = {};            ///< what else the wording says, in place of where
};

}  // namespace malkoll::grid
