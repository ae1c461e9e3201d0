#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "diag/sink.h"
#include "model/words.h"
#include "text/number.h"
#include "text/year.h"

/// The account of a table: all the money that stands in its amount columns, and what of it was left out, where and why. Filled in one
/// place (import.cpp); whoever shows a table to a person shows this.
namespace malkoll::importing {

/// By kind and year, in öre with the table's own sign.
using Money = std::map<std::pair<Key, Year>, Ore>;

/// Something of the table that is not read.
struct LeftOut {
  enum class Why : std::uint8_t {
    condition,  ///< the map says so
    sum_word,   ///< the map says so, and the words are those of sums
    sum_row,    ///< the map names the row
    only_text,  ///< a note, or a heading among the rows
    unit_row,   ///< it names the unit of the rows below
    goal_row,   ///< it names the goal of the rows below
    headings,   ///< the headings once more
    no_unit,    ///< nothing says whose the row is
    no_year,    ///< nor of which year
    column,     ///< a column with numbers that nobody asked for
    column_without_heading,
  };
  std::string condition;  ///< the line of the map, or the column's place
  std::size_t rows = 0;
  Why why = Why::condition;
  std::string first;      ///< where the first of them stands: rad 7
  std::string last;
  Money money = {};       ///< in the amount columns
  std::int64_t numbers = 0;  ///< columns: their numbers added up, in hundredths
};

struct Account {
  Money in_columns;               ///< of every row below the headings, before anything is left out
  std::vector<LeftOut> left_out;
  [[nodiscard]] Money left() const;  ///< what has been left out of them, in all
};

void add_to(Money& money, Key key, Year year, Ore ore);

/// `drift 2026: 611 600 tkr, investering 2026: 0 tkr`; kinds of nothing are not named.
[[nodiscard]] std::string money_text(const Money& money, AmountUnit unit);

/// What there is to say of it (F12, råd or varning).
[[nodiscard]] std::vector<Mistake> said_of(const Account& account, AmountUnit unit);

}  // namespace malkoll::importing
