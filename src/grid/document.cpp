#include "grid/document.h"

#include <fmt/format.h>

#include "text/cell_name.h"

namespace malkoll::grid {

std::string place_in(const Block& table, std::uint32_t row, std::size_t column) {
  if (!table.text.empty()) return column == 0 ? fmt::format("{}, rad {}", table.text, row) : cell_name(table.text, row, static_cast<std::uint32_t>(column));
  return column == 0 ? fmt::format("tabell {}, rad {}", table.number, row) : fmt::format("tabell {}, rad {}, kolumn {}", table.number, row, column);
}

Result<Document, Fault> document_of(const Grid& grid) {
  constexpr std::size_t most_rows = 20'000;  // no plan has more: it is a register
  Document document;
  for (std::size_t s = 0; s < grid.sheets.size(); ++s) {
    const Sheet& sheet = grid.sheets[s];
    if (sheet.hidden) {
      document.hidden_sheets.push_back(sheet.name);
      continue;
    }
    Block block{.kind = Block::Kind::table, .number = static_cast<std::uint32_t>(s + 1), .text = sheet.name.empty() ? "tabellen" : sheet.name};
    for (const Columns& columns : sheet.columns) {
      for (std::uint32_t c = columns.first; columns.hidden && c <= columns.last && c < columns.first + 1000; ++c) block.hidden.push_back(c);
    }
    bool too_long = false;
    const auto done = grid.read(s, [&](const Row& row) {
      too_long = block.rows.size() == most_rows;
      if (too_long) return false;
      DocumentRow& added = block.rows.emplace_back();
      added.number = row.number;
      for (const Cell& cell : row.cells) added.cells.push_back({cell.type, std::string(cell.text), cell.covered});
      return true;
    });
    if (!done) return failure(done.error());
    if (too_long) return failure(Fault{"för-stor"});
    document.blocks.push_back(std::move(block));
  }
  return document;
}

}  // namespace malkoll::grid
