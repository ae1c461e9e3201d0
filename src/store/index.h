#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

#include "store/table.h"

namespace malkoll {

/// Which rows hold a value in one integer column: compact arrays, 4 bytes a row and 4 a value.
/// Where the column already ascends, the rows of a value lie side by side and only the offsets are kept.
class Index {
 public:
  /// Rows in ascending order: either `rows`, or where that is null, the numbers first … first + count - 1.
  struct Rows {
    const std::uint32_t* rows = nullptr;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
  };

  /// Reads the column once. Rows that are null are left out.
  Index(const Column& column, const void* context, std::uint32_t rows);

  [[nodiscard]] Rows find(std::int64_t value) const;
  /// Distinct values, for the planner.
  [[nodiscard]] std::uint32_t distinct() const { return distinct_; }
  [[nodiscard]] std::uint32_t size() const { return offsets_.empty() ? 0 : offsets_.back() - offsets_.front(); }

 private:
  std::int64_t least_ = 0;
  std::vector<std::int64_t> values_;    // distinct values in order, only where they lie too far apart to be offsets
  std::vector<std::uint32_t> offsets_;  // of each value, and the end
  std::vector<std::uint32_t> rows_;     // empty where the column ascends
  std::uint32_t distinct_ = 0;
};

/// The indexes of a table, for connections on several threads: each is built once, by whoever asks first.
class Indexes {
 public:
  [[nodiscard]] const Index& of(const Table& table, std::size_t column);

 private:
  struct Slot {
    std::once_flag once;
    std::optional<Index> index;
  };
  std::mutex mutex_;  ///< of the map; a slot is filled without it
  std::map<std::size_t, Slot> slots_;
};

}  // namespace malkoll
