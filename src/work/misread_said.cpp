// What is said of texts in a table that were saved in another encoding than they were written in.
#include "import/chunk.h"
#include "text/cell_name.h"
#include "work/table_file.h"

namespace malkoll::work {

namespace {

/// `B1`, `Blad1!B1`; of a file without columns its line.
std::string place_of(const TableFile& file, std::size_t sheet, std::uint32_t row, std::uint32_t column) {
  return cell_name(file.grid.sheets[sheet].name, row, file.grid.has_columns ? column : 0);
}

}  // namespace

std::vector<Mistake> said_of_letters(const TableFile& file) {
  std::vector<Mistake> said;
  if (!file.misread) return said;
  const auto tell = [&](const grid::MisreadLog::Columns& columns, const char* variant) {
    for (const auto& [of, column] : columns) {
      Mistake& one = said.emplace_back(importing::about_file(Code::F12, variant, column.written));
      one.place = place_of(file, of.first, column.first, of.second);
      one.count = column.cells;
      one.other = column.meant;
    }
  };
  tell(file.misread->mended, "felläst-text");
  tell(file.misread->lost, "tappade-bokstäver");
  return said;
}

}  // namespace malkoll::work
