#include "store/filter.h"

#include <limits>

namespace malkoll {

char operator_code(int constraint) {
  switch (constraint) {
    case SQLITE_INDEX_CONSTRAINT_EQ: return op_equal;
    case SQLITE_INDEX_CONSTRAINT_NE: return op_not_equal;
    case SQLITE_INDEX_CONSTRAINT_LT: return op_less;
    case SQLITE_INDEX_CONSTRAINT_LE: return op_at_most;
    case SQLITE_INDEX_CONSTRAINT_GT: return op_greater;
    case SQLITE_INDEX_CONSTRAINT_GE: return op_at_least;
    case SQLITE_INDEX_CONSTRAINT_ISNULL: return op_null;
    case SQLITE_INDEX_CONSTRAINT_ISNOTNULL: return op_not_null;
    case SQLITE_INDEX_CONSTRAINT_IS: return op_is;
    case SQLITE_INDEX_CONSTRAINT_ISNOT: return op_is_not;
    default: return 0;
  }
}

Filters::Added Filters::set_integer(Filter& f, char op, std::int64_t value) {
  using Limit = std::numeric_limits<std::int64_t>;
  f.test = Test::integer_in;
  f.low = Limit::min();
  f.high = Limit::max();
  switch (op) {
    case op_equal:
    case op_is: f.low = f.high = value; return Added::some;
    case op_less:
      if (value == Limit::min()) return Added::never;
      f.high = value - 1;
      return Added::some;
    case op_at_most: f.high = value; return Added::some;
    case op_greater:
      if (value == Limit::max()) return Added::never;
      f.low = value + 1;
      return Added::some;
    case op_at_least: f.low = value; return Added::some;
    case op_not_equal:
    case op_is_not:
      f.test = op == op_is_not ? Test::integer_is_not : Test::integer_not;
      f.low = value;
      return Added::some;
    default: return Added::none;
  }
}

Filters::Added Filters::set_real(Filter& f, char op, double value) {
  f.test = Test::real_in;
  f.real_low = -std::numeric_limits<double>::infinity();
  f.real_high = std::numeric_limits<double>::infinity();
  f.open_low = op == op_greater;
  f.open_high = op == op_less;
  switch (op) {
    case op_equal:
    case op_is: f.real_low = f.real_high = value; return Added::some;
    case op_less:
    case op_at_most: f.real_high = value; return Added::some;
    case op_greater:
    case op_at_least: f.real_low = value; return Added::some;
    default: return Added::none;
  }
}

Filters::Added Filters::set_text(Filter& f, char op, sqlite3_value* value) {
  // Only sameness: in an ordering SQLite may turn the column into numbers, depending on where the value comes from.
  if (op != op_equal && op != op_is && op != op_not_equal && op != op_is_not) return Added::none;
  f.test = op == op_not_equal ? Test::text_not : op == op_is_not ? Test::text_is_not : Test::text_is;
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
  if (text == nullptr) return Added::none;
  f.text.assign(text, static_cast<std::size_t>(sqlite3_value_bytes(value)));
  return Added::some;
}

bool Filters::add(const Column& column, char op, sqlite3_value* value) {
  if (all_.size() == used_) all_.emplace_back();
  Filter& f = all_[used_];
  f.get = column.get;
  const int type = sqlite3_value_type(value);
  const char declared = column.type[0];  // I, R, T
  Added added = Added::none;
  if (op == op_null || op == op_not_null || (type == SQLITE_NULL && (op == op_is || op == op_is_not))) {
    f.test = op == op_null || op == op_is ? Test::null : Test::not_null;
    added = Added::some;
  } else if (type == SQLITE_NULL) {
    return false;  // nothing compares with NULL
  } else if (type == SQLITE_INTEGER && declared == 'I') {
    added = set_integer(f, op, sqlite3_value_int64(value));
  } else if (type == SQLITE_INTEGER && declared == 'R') {
    const std::int64_t whole = sqlite3_value_int64(value);
    constexpr std::int64_t exact = std::int64_t{1} << 53U;
    if (whole >= -exact && whole <= exact) added = set_real(f, op, static_cast<double>(whole));
  } else if (type == SQLITE_FLOAT && declared == 'R') {
    added = set_real(f, op, sqlite3_value_double(value));
  } else if (type == SQLITE_TEXT && declared == 'T') {
    added = set_text(f, op, value);
  }
  if (added == Added::some) ++used_;
  return added != Added::never;
}

}  // namespace malkoll
