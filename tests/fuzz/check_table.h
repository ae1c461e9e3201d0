#pragma once

#include <cstdlib>

#include "exchange/guess.h"
#include "exchange/table_file.h"

namespace malkoll::fuzz {

/// What must hold of any table: its guessed column map is read back, what is read back from the text adds up to what the cells
/// said, and every mistake stands inside the text.
inline void check_table(const exchange::TableFile& file) {
  using namespace exchange;
  if (file.fault) return;
  ColumnMap map;
  if (!file.own) {
    map = file.map ? *file.map : guess_column_map(file.grid, {});
    std::vector<MapError> errors;
    ColumnMap written = read_column_map(write_column_map(map), errors);
    if (!errors.empty()) std::abort();
    if (!map.unit.given()) written.unit.always = "BUN";
    if (written.unit_of_amounts == AmountUnit::none) written.unit_of_amounts = AmountUnit::tkr;
    map = std::move(written);
  }
  Imported imported;
  const MadeText made = read_table(file, map, {}, "fuzz", imported);
  for (const Mistake& m : made.mistakes) {
    if (m.span.at > made.text.size() || m.span.length > made.text.size() - m.span.at) std::abort();
  }
  if (!file.own && !made.text.empty() && sums_of(made.text) != imported.sums) std::abort();
}

}  // namespace malkoll::fuzz
