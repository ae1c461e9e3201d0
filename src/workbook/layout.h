#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/words.h"
#include "text/number.h"
#include "text/year.h"

/// The workbook that Målkoll writes and reads: its sheets, their columns, and what a cell of each holds. The one definition
/// for both directions; rows.h turns rows into the language.
///
/// Every sheet is a table with one row per declaration. The headings are the first row whose column A says row_id_heading;
/// column A is hidden and holds an id that stays with its row when the row is moved. Sheets that are not named here
/// (instructions, the goals of the plan to look at) are for people and are not read, except `lists_sheet`.
namespace malkoll::workbook {

enum class ColumnRole : std::uint8_t {
  row_id,    ///< hidden; unique in its sheet
  check,     ///< Kontroll: a formula for the person who fills in; never read
  unit,      ///< the nämnd or bolag in whose submission the row stands; for a budget its id; of an uppdrag empty where it is the plan's
  kind,      ///< the kind's word, in sheets that hold several; empty: the sheet's first kind
  plan,      ///< the id of the plan to which the row belongs; empty: the workbook's only one, or none
  parent,    ///< the goal or målområde of an indikator, the målområde of a mål; empty: none
  id,
  title,
  property,  ///< the value of `key` as the language writes it; a line break in a text is a new line behind `|`
  amount,    ///< `key YEAR`: a number in the unit that the heading names, or an amount as the language writes it
  measure,   ///< `key YEAR`, `key YEAR–YEAR`, `key YEAR kvinnor`: a number, or a value as the language writes it
  goal,      ///< one goal of the list `key`, numbered from 1
  share,     ///< of the goal with the same number: 0,6 shown as 60 %, or a share as the language writes it
  lines,     ///< further lines of the declaration, in the language
  note,      ///< lines above the declaration: comments, blank lines and `använd`; a line that is none of these is a comment
  written    ///< hidden: how the lines were written where the cells cannot hold it, see rows.h
};

struct ColumnLayout {
  ColumnRole role;
  std::string_view heading;  ///< without year, number and unit
  Key key = Key::none;
  std::uint8_t width = 12;   ///< characters
};

struct SheetLayout {
  std::string_view name;
  std::span<const Kind> kinds;
  std::span<const ColumnLayout> columns;  ///< in their order; those with a year or a number are repeated
};

/// Plan, Mål, Uppdrag, Nämnder och bolag, Inlämning, Egna mål, Indikatorer, Poster, Uppföljning.
[[nodiscard]] std::span<const SheetLayout> sheet_layouts();
/// The layout of a sheet by its name, without regard to case; nullptr: not ours.
[[nodiscard]] const SheetLayout* sheet_layout(std::string_view name);
/// The sheet in which a kind has its rows; nullptr for an unknown kind.
[[nodiscard]] const SheetLayout* sheet_layout(Kind kind);

/// One column of a sheet as it really stands there.
struct SheetColumn {
  const ColumnLayout* layout = nullptr;  ///< nullptr: a heading that is not ours
  Year year = {};                        ///< of amount and measure, of several the last; 0 of a measure: none, or of a part only
  std::uint8_t number = 0;               ///< of goal and share, from 1
  AmountUnit unit = AmountUnit::none;    ///< of amount
  std::string moment = {};  ///< of a measure, what stands before the colon: `2025`, `2023–2026`, `2024 riket kvinnor`; empty: nothing
};

/// The column of a measure with that before the colon. An own goal's target that names an indikator has none.
[[nodiscard]] std::optional<SheetColumn> measure_column(const ColumnLayout& layout, std::string_view moment);

/// `Drift 2025 (tkr)`, `Mål 2`, `Andel 2`, `Motivering`.
[[nodiscard]] std::string heading(const SheetColumn& column);
/// The column that a heading names, without regard to case and spaces. An amount without a unit has none.
[[nodiscard]] SheetColumn read_heading(const SheetLayout& sheet, std::string_view heading);

inline constexpr std::string_view row_id_heading = "Rad";
inline constexpr std::string_view instructions_sheet = "Läs först";
inline constexpr std::string_view plan_goals_sheet = "Planens mål";  ///< in a workbook to fill in: to look at, not read

/// Hidden. Column A and B: a name and its value (the name below). Column C: every row id that the workbook was written with,
/// as `Sheet!id`, so that a row that has been deleted is missed; not those to fill in. Further columns: what the cells' lists offer, and
/// the columns that held something, as `Sheet!Heading`.
inline constexpr std::string_view lists_sheet = "Listor";
inline constexpr std::size_t listed_rows = 2, listed_columns = 6;  ///< where in it, from 0
inline constexpr std::string_view layout_name = "mall";  ///< the layout's version
inline constexpr std::string_view layout_version = "1";

/// Between an id and its title in a cell: `KUN1 – Alla elever når gymnasiet`.
inline constexpr std::string_view id_separator = " – ";
/// The id in such a cell; a cell without the separator is the id, or a title that the language looks up.
[[nodiscard]] std::string_view cell_id(std::string_view cell);

}  // namespace malkoll::workbook
