#pragma once

#include <cstdlib>

#include "import/guess.h"
#include "work/table_file.h"

namespace malkoll::fuzz {

/// What must hold of any table: its guessed column map is read back, what is read back from the text adds up to what the cells
/// said, and every mistake stands inside the text.
inline void check_table(const work::TableFile& file) {
  if (file.fault) return;
  importing::ColumnMap map;
  if (!file.own) {
    map = file.map ? *file.map : importing::guess_table(file.grid, {}, {}).map;
    std::vector<importing::MapError> errors;
    importing::ColumnMap written = importing::read_column_map(importing::write_column_map(map), errors);
    if (!errors.empty()) std::abort();
    if (!map.unit.given()) written.unit.always = "BUN";
    if (written.unit_of_amounts == AmountUnit::none) written.unit_of_amounts = AmountUnit::tkr;
    map = std::move(written);
  }
  const auto [made, imported] = work::read_table(file, map, {}, "fuzz");
  for (const Mistake& m : made.mistakes) {
    if (m.span.at > made.text.size() || m.span.length > made.text.size() - m.span.at) std::abort();
  }
  if (!file.own && !made.text.empty() && importing::sums_of(made.text) != imported.sums) std::abort();
}

}  // namespace malkoll::fuzz
