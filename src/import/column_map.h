#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grid/grid.h"
#include "model/words.h"
#include "text/number.h"
#include "text/year.h"

/// The column map (kolumnkarta): which column of a table is what. A small file of `key: value` lines in the words of the
/// language, kept beside the plan; guessed from the headings where there is none.
namespace malkoll::importing {

/// A column by its heading, or by its letters (`kolumn D`).
struct Column {
  std::string heading;       ///< as written; empty where `number` was given instead
  std::uint32_t number = 0;  ///< from 1; 0 until the heading has been found (bind)
  AmountUnit unit = AmountUnit::none;  ///< of its amounts, where it is another than the map's
  std::string goal = {};  ///< `Kollektivt = 2.1`: the goal that a mark or a share in it is for
  bool comma_is_thousands = false, point_is_thousands = false;  ///< as its numbers have shown
};

/// Where a value comes from: one or more columns, or always the same text.
struct ValueSource {
  std::vector<Column> columns;
  std::vector<bool> minus;  ///< beside columns: this one is taken away (amounts only)
  std::string always;       ///< used where it is not empty and no column is given
  bool sheet_name = false;  ///< the name of the sheet
  bool heading_rows = false;  ///< `rubrikrader i KOLUMN`: the unit or the goal that the column named last, on a row of its own
  [[nodiscard]] bool given() const { return !columns.empty() || !always.empty() || sheet_name; }
};

/// One property of the posts.
struct MappedProperty {
  Key key = Key::none;
  Year year = {};  ///< amounts: the year; else 0
  ValueSource source;
};

/// `slag N00: grunduppdrag`: what a cell's text stands for.
struct Translation {
  enum class Of : std::uint8_t { unit, property };
  Of of = Of::property;
  Key key = Key::none;
  std::string from;   ///< folded
  std::string shown;  ///< as written
  std::string to;
};

/// A test on a row: `Namn börjar med Summa`, `rad 4`, `bara text`.
struct Condition {
  enum class Test : std::uint8_t {
    equals,
    differs,
    begins,
    is_empty,
    ends,  ///< with the words, or it is they
    row,        ///< the row's number is `row`
    only_text,  ///< no amount, and nothing but one text: a note, or a heading
    no_amounts, ///< nothing in any of the columns of amounts
  };
  Column column;
  Test test = Test::equals;
  std::string value;  ///< folded
  std::string shown;  ///< as written
  std::uint32_t row = 0;
};
[[nodiscard]] Condition row_condition(std::uint32_t row);

struct ColumnMap {
  std::string sheet;              ///< `alla`: every visible one; empty: the one that looks most like a budget
  std::uint32_t heading_row = 0;  ///< 0: none, columns are named by their letters
  std::uint32_t last_row = 0;     ///< of this table, where another one begins below it; 0: the sheet's last
  ValueSource unit, unit_title, post, title;
  ValueSource year;  ///< `år`, `period`: the column that says the year of a row's amounts, which then have year 0
  ValueSource shares;  ///< columns beside those of `bidrar till`; `alltid belopp`: those hold the money that is for each goal
  std::vector<MappedProperty> properties;
  std::vector<Translation> translations;
  std::vector<Condition> skip, keep, turn, income;
  std::vector<Condition> investment;  ///< rows of which the amounts of drift are investments
  std::vector<Column> fill_down;
  std::vector<std::pair<std::string, std::string>> budget_lines;  ///< `plan`, `version` …: written as they are on each budget
  std::string use;                                                ///< `använd`
  AmountUnit unit_of_amounts = AmountUnit::none;                  ///< of amounts written without one; none: an amount needs its own
  std::optional<Column> row_unit = {};  ///< `belopp i: enheten i KOLUMN`: says the unit of each row's amounts
  bool cost_is_negative = false;
  bool point_is_decimal = false;
  bool decimal_sign_given = false;  ///< a person has said so; else numbers that can be read in two ways are asked about
  bool shares_are_parts = false;    ///< of 1, as the numbers have shown: 0,5 is a half
  bool add_up = false;  ///< rows with the same unit and post become one post; else each its own
  std::vector<ColumnMap> more = {};  ///< of the other sheets that are read: each names one
};

struct MapError {
  std::uint32_t line = 0;
  std::string message;  ///< in the language of the run
};

/// Reads a column map. What cannot be read goes to `errors`.
[[nodiscard]] ColumnMap read_column_map(std::string_view text, std::vector<MapError>& errors);

/// The map as a file, with a comment on each thing that a reader may wonder about. read_column_map gives the same map back.
[[nodiscard]] std::string write_column_map(const ColumnMap& map);

/// False: the file of a map has nothing but comments and blank lines.
[[nodiscard]] bool says_anything(std::string_view text);

/// False: the file begins as write_column_map does and does not end so: half of it was written.
[[nodiscard]] bool is_whole_map(std::string_view text);

/// `Namn börjar med Summa`
[[nodiscard]] std::string condition_text(const Condition& condition);

/// Whether the map says how a sheet of the file is read. `number`: the sheet's, from 0.
[[nodiscard]] bool is_of_sheet(const ColumnMap& map, const grid::Sheet& sheet, std::size_t number);

/// Every column that the map names.
void for_each_column(ColumnMap& map, FunctionRef<void(Column&)> visit);

/// Finds the columns' numbers from the heading row. Headings that are not there are returned, as written.
[[nodiscard]] std::vector<std::string> bind(ColumnMap& map, const grid::Row& headings);

}  // namespace malkoll::importing
