#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <string>
#include <vector>

#include "store/table.h"

namespace malkoll {

/// Comparisons as one letter each, as a plan carries them.
inline constexpr char op_equal = '=', op_not_equal = '!', op_less = '<', op_at_most = '(', op_greater = '>', op_at_least = ')',
                      op_null = 'n', op_not_null = 'N', op_is = 'i', op_is_not = 'I';

/// The letter of a SQLITE_INDEX_CONSTRAINT_…, or 0 where filters do not make that comparison.
[[nodiscard]] char operator_code(int constraint);

/// Comparisons that are made row by row inside a virtual table, so that rows that do not match never reach SQLite.
/// A filter may let too much through (SQLite compares again) but never too little: where the value is of another type
/// than the column, SQLite's conversions would count, and there is no filter.
class Filters {
 public:
  void clear() { used_ = 0; }
  /// Adds `column op value`. False: no row can pass.
  [[nodiscard]] bool add(const Column& column, char op, sqlite3_value* value);
  [[nodiscard]] bool pass(const void* context, std::uint32_t row) const {
    for (std::size_t i = 0; i < used_; ++i) {
      if (!matches(all_[i], all_[i].get(context, row))) return false;
    }
    return true;
  }

 private:
  enum class Test : std::uint8_t { null, not_null, integer_in, integer_not, integer_is_not, real_in, text_is, text_not, text_is_not };
  struct Filter {
    Cell (*get)(const void* context, std::uint32_t row) = nullptr;
    Test test = Test::null;
    bool open_low = false, open_high = false;  // real_in: the bound itself does not pass
    std::int64_t low = 0, high = 0;            // integer_in: both included; integer_not: low
    double real_low = 0, real_high = 0;
    std::string text;
  };

  static bool matches(const Filter& f, const Cell& cell) {
    using Type = Cell::Type;
    if (cell.type == Type::null) return f.test == Test::null || f.test == Test::integer_is_not || f.test == Test::text_is_not;
    switch (f.test) {
      case Test::null: return cell.type == Type::real && cell.real != cell.real;  // SQLite reads NaN as NULL
      case Test::not_null: return true;
      case Test::integer_in: return cell.type != Type::integer || (cell.integer >= f.low && cell.integer <= f.high);
      case Test::integer_not:
      case Test::integer_is_not: return cell.type != Type::integer || cell.integer != f.low;
      case Test::real_in: return cell.type != Type::real || within(f, cell.real);
      case Test::text_is: return !is_text(cell) || cell.text == f.text;
      case Test::text_not:
      case Test::text_is_not: return !is_text(cell) || cell.text != f.text;
    }
    return true;
  }
  static bool is_text(const Cell& cell) { return cell.type == Cell::Type::text || cell.type == Cell::Type::transient; }
  static bool within(const Filter& f, double x) {
    return (f.open_low ? x > f.real_low : x >= f.real_low) && (f.open_high ? x < f.real_high : x <= f.real_high);
  }

  /// Sets the test of an integer, real or text comparison. Some: kept. None: left to SQLite. Never: no row can pass.
  enum class Added : std::uint8_t { some, none, never };
  static Added set_integer(Filter& f, char op, std::int64_t value);
  static Added set_real(Filter& f, char op, double value);
  static Added set_text(Filter& f, char op, sqlite3_value* value);

  std::vector<Filter> all_;  // kept between scans for its memory; the first used_ count
  std::size_t used_ = 0;
};

}  // namespace malkoll
