#include "store/index.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace malkoll {

namespace {

struct Values {
  std::vector<std::int64_t> all;      // of the rows that are not null
  std::vector<std::uint32_t> row_of;  // their rows; empty where no row is null
  std::int64_t least = std::numeric_limits<std::int64_t>::max();
  std::int64_t greatest = std::numeric_limits<std::int64_t>::min();
  bool ascending = true;
};

Values read(const Column& column, const void* context, std::uint32_t rows) {
  Values v;
  v.all.reserve(rows);
  bool nulls = false;
  for (std::uint32_t row = 0; row < rows; ++row) {
    const Cell cell = column.get(context, row);
    if (cell.type != Cell::Type::integer) {
      if (!nulls) {  // the first one: from here on the count of values and the row part
        v.row_of.resize(row);
        std::iota(v.row_of.begin(), v.row_of.end(), 0U);
        v.ascending = false;
      }
      nulls = true;
      continue;
    }
    if (nulls) v.row_of.push_back(row);
    if (!v.all.empty() && cell.integer < v.all.back()) v.ascending = false;
    v.least = std::min(v.least, cell.integer);
    v.greatest = std::max(v.greatest, cell.integer);
    v.all.push_back(cell.integer);
  }
  return v;
}

}  // namespace

Index::Index(const Column& column, const void* context, std::uint32_t rows) {
  Values v = read(column, context, rows);
  if (v.all.empty()) return;
  least_ = v.least;
  // Keys of other tables and years lie close and are offsets at once; hashes are not, and are looked up among
  // themselves.
  const std::uint64_t span = static_cast<std::uint64_t>(v.greatest) - static_cast<std::uint64_t>(v.least);
  const bool wide = span > 4 * static_cast<std::uint64_t>(v.all.size()) + 1024;
  if (wide) {
    values_ = v.all;
    if (!v.ascending) std::sort(values_.begin(), values_.end());
    values_.erase(std::unique(values_.begin(), values_.end()), values_.end());
    values_.shrink_to_fit();
  }
  const auto slot = [&](std::int64_t value) {
    if (!wide) return static_cast<std::size_t>(static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(least_));
    return static_cast<std::size_t>(std::lower_bound(values_.begin(), values_.end(), value) - values_.begin());
  };
  const std::size_t slots = wide ? values_.size() : static_cast<std::size_t>(span) + 1;
  std::vector<std::uint32_t> slot_of;  // a search for each value once, not twice
  if (wide && !v.ascending) slot_of.reserve(v.all.size());
  offsets_.assign(slots + 1, 0);
  for (const std::int64_t value : v.all) {
    const std::size_t s = slot(value);
    if (wide && !v.ascending) slot_of.push_back(static_cast<std::uint32_t>(s));
    ++offsets_[s + 1];
  }
  for (std::size_t s = 0; s < slots; ++s) {
    if (offsets_[s + 1] != 0) ++distinct_;
    offsets_[s + 1] += offsets_[s];
  }
  if (v.ascending) return;
  std::vector<std::uint32_t> next(offsets_.begin(), offsets_.end() - 1);
  rows_.resize(v.all.size());
  for (std::size_t i = 0; i < v.all.size(); ++i) {
    const std::size_t s = wide ? slot_of[i] : slot(v.all[i]);
    rows_[next[s]++] = v.row_of.empty() ? static_cast<std::uint32_t>(i) : v.row_of[i];
  }
}

Index::Rows Index::find(std::int64_t value) const {
  std::size_t slot = 0;
  if (offsets_.empty() || value < least_) return {};
  if (!values_.empty()) {
    const auto found = std::lower_bound(values_.begin(), values_.end(), value);
    if (found == values_.end() || *found != value) return {};
    slot = static_cast<std::size_t>(found - values_.begin());
  } else {
    const std::uint64_t distance = static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(least_);
    if (distance >= offsets_.size() - 1) return {};
    slot = static_cast<std::size_t>(distance);
  }
  const std::uint32_t first = offsets_[slot];
  const std::uint32_t count = offsets_[slot + 1] - first;
  if (rows_.empty()) return {nullptr, first, count};
  return {rows_.data() + first, 0, count};
}

const Index& Indexes::of(const Table& table, std::size_t column) {
  Slot& slot = [&]() -> Slot& {
    const std::scoped_lock lock(mutex_);
    return slots_[column];
  }();
  std::call_once(slot.once, [&] { slot.index.emplace(table.columns[column], table.context, table.rows); });
  return *slot.index;
}

std::shared_ptr<Indexes> no_indexes() { return std::make_shared<Indexes>(); }

}  // namespace malkoll
