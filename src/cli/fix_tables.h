#pragma once

#include <string>
#include <vector>

#include "cli/run.h"
#include "format/corrections.h"
#include "work/mended.h"

/// Certain corrections in tables: of what was made of a cell, back into the cell.
namespace malkoll::cli {

/// What has been done with a table.
struct Mending {
  std::vector<std::string> edits;         ///< as people see them, in their order
  std::vector<std::string> recalculated;  ///< cells whose formulas count on what has changed
};

/// The corrections of a table that can be made in its cells, and a sentence for each other one.
struct PossibleEdits {
  std::vector<workbook::CellEdit> edits;
  std::vector<std::string> refused;
};
[[nodiscard]] PossibleEdits possible_edits(const Loaded& loaded, const Corrections& corrections);

/// `bok.xlsx:Blad1!D2: »12.500« blir »12 500«`.
[[nodiscard]] std::string shown_edit(const Loaded& loaded, std::size_t source, const workbook::CellEdit& edit);
[[nodiscard]] std::string shown_edits(const Mending& table);

/// Writes the mended table in its place, or beside it as `bok-rättad.xlsx`, and says so.
[[nodiscard]] Result<void> write_mended(const std::string& path, bool in_place, const std::string& before, const std::string& now,
                                        const Mending& table);

}  // namespace malkoll::cli
