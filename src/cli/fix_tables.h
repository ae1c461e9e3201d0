#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/run.h"
#include "format/corrections.h"
#include "workbook/mend.h"

/// Certain corrections in tables: of what was made of a cell, back into the cell.
namespace malkoll::cli {

/// What has been done with a table.
struct MendedTable {
  std::vector<std::string> edits;         ///< as people see them, in their order
  std::vector<std::string> recalculated;  ///< cells whose formulas count on what has changed
};

/// The corrections of a table that can be made in its cells. `refused` gets a sentence for each other one.
[[nodiscard]] std::vector<workbook::CellEdit> possible_edits(const Loaded& loaded, const Corrections& corrections, std::vector<std::string>& refused);

/// The table's bytes with the edits made; nullopt where they could not be.
[[nodiscard]] std::optional<std::string> mended_table(const work::TableRead& table, const std::string& bytes, const std::vector<workbook::CellEdit>& edits, std::vector<std::string>& recalculated);

/// `bok.xlsx:Blad1!D2: »12.500« blir »12 500«`.
[[nodiscard]] std::string shown_edit(const Loaded& loaded, std::size_t source, const workbook::CellEdit& edit);
[[nodiscard]] std::string shown_edits(const MendedTable& table);

/// Writes the mended table in its place, or beside it as `bok-rättad.xlsx`, and says so. Empty, or why it could not be written.
[[nodiscard]] std::string write_mended(const std::string& path, bool in_place, const std::string& before, const std::string& now, const MendedTable& table);

}  // namespace malkoll::cli
