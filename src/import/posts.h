#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "grid/grid.h"
#include "import/chunk.h"
#include "import/column_map.h"
#include "import/number_evidence.h"
#include "import/number_format.h"
#include "import/plan_names.h"
#include "text/year.h"

/// One row of a table as a post of the language.
namespace malkoll::importing {

/// An amount that posts may have: one of the map's, or the income or the investment in a row of which the map says that it is one.
struct AmountSlot {
  Key key = Key::operation;
  Year year = {};                            ///< 0: the row says
  const MappedProperty* property = nullptr;  ///< nullptr: what stands in `drift`
  std::size_t drift = 0;                     ///< the slot of the same year's drift
};

/// A post's amount of a kind and year, kept apart so that rows can be added up.
struct PostAmount {
  Key key = Key::operation;
  Year year = {};
  bool given = false;
  Ore ore = {};
  std::string text;        ///< as the row has it; empty where several were added up
  std::string unreadable;  ///< what the cell holds that is no amount
  const char* other = nullptr;  ///< what that is, where it is plain: a wording of F09
  bool uncalculated = false, error = false;
  bool covered = false;    ///< the cell lies under a merged one
  CellOrigin cell;
};

/// A row's post in three pieces: head and texts, amounts, links and what comes after.
struct PostPieces {
  Chunk head, tail;
  std::vector<PostAmount> amounts;  ///< by kind and year

  /// Adds another row's amounts.
  void add(const PostPieces& other);
};

/// A goal as a cell names it, or its id, with the share beside it.
struct GoalText {
  std::string goal, share;
};

/// Of the amounts that have been read. Kept and put back where some are read that are no post's own.
struct AmountCounts {
  std::size_t scaled = 0;           ///< those of which the number format shows thousands or millions
  std::size_t shown_otherwise = 0;  ///< those whose number format shows another unit than the map has
  std::size_t rounded = 0;          ///< those that were rounded to whole öre
  std::size_t without_unit = 0;     ///< those of which nothing says whether they are kr, tkr or mnkr
};

struct RowReader {
  const ColumnMap& map;
  const PlanNames& names;
  const grid::Row* row = nullptr;
  std::uint16_t sheet = 0;
  std::string_view sheet_name;
  bool has_columns = true;  ///< Grid's
  const NumberFormats* formats = nullptr;  ///< nullptr: cells show what they hold
  std::string unit_above = {};  ///< of the last row that named a unit, where units stand on rows of their own
  std::string goal_above = {};  ///< the same of goals: what is below one contributes to it
  std::unordered_map<std::string, std::vector<GoalText>> goals_seen = {};  ///< what cells have been found to name
  mutable std::pair<std::string, std::string> unit_seen = {};              ///< the text of the last row's unit, and its id
  NumberEvidence* evidence = nullptr;  ///< told what numbers there are
  AmountCounts counts = {};

  [[nodiscard]] const grid::Cell& cell(const Column& column) const;
  [[nodiscard]] CellOrigin origin(const ValueSource& source) const;
  [[nodiscard]] CellOrigin origin(const Column& column) const;
  /// 0: of the row as a whole.
  [[nodiscard]] CellOrigin origin_at(std::uint32_t column) const;
  /// The source's text, its columns joined; empty where they are.
  [[nodiscard]] std::string text(const ValueSource& source, std::string_view between = " ") const;
  /// The unit of the row's amounts where their column has none of its own; none: nothing says.
  [[nodiscard]] AmountUnit amount_unit() const;
  [[nodiscard]] bool holds(const Condition& condition) const;
  [[nodiscard]] bool any(const std::vector<Condition>& conditions) const;
  /// Each column says one of what is wanted of it, and none of what is not.
  [[nodiscard]] bool meets(const std::vector<Condition>& wanted) const;
  [[nodiscard]] bool only_text() const;
  [[nodiscard]] bool no_amounts() const;
  /// The row's year, where the map says in which column; 0: it has none.
  [[nodiscard]] Year year() const;
  /// The unit that the row names, where units stand on rows of their own; empty: it is no such row.
  [[nodiscard]] std::string unit_row() const;
  /// The column of names of goals on rows of their own; nullptr: there is none.
  [[nodiscard]] const Column* goal_rows() const;
  /// The goal that such a row names, as it has no amounts or the map skips it by its number; empty: it is no such row.
  [[nodiscard]] std::string goal_row() const;
  /// The row is another heading, or a sum: it ends what is below a goal.
  void end_goal();
  /// A row above the headings may name the unit, or the goal, of the first rows, where those stand on rows of their own.
  void note_title(const grid::Row& above);
  /// The unit's id, by the map's translations, the plan, or made of the text itself.
  [[nodiscard]] std::string unit_id() const;
};

/// The row is the headings once more, as a long table is printed with them on each page.
[[nodiscard]] bool repeats(const std::vector<std::string>& headings, const grid::Row& row);

/// The amounts of posts, in the order in which they are written.
[[nodiscard]] std::vector<AmountSlot> amount_slots(const ColumnMap& map);

/// Everything else that posts have, in that order.
using TextSlots = std::vector<const MappedProperty*>;
[[nodiscard]] TextSlots text_slots(const ColumnMap& map);

/// What the row has in the columns of one amount, added up.
[[nodiscard]] PostAmount read_slot(RowReader& reader, const MappedProperty& property);
/// The row's amounts, one for each slot.
[[nodiscard]] std::vector<PostAmount> read_amounts(RowReader& reader, const std::vector<AmountSlot>& slots);

/// The row's post under the id.
[[nodiscard]] PostPieces read_post(RowReader& reader, std::string_view id, const std::vector<AmountSlot>& slots, const TextSlots& texts);

/// Writes costs with the other sign.
void turn_signs(PostPieces& post);

/// Writes a post with its amounts; `unit` is that of sums.
void write_post(Chunk& out, const PostPieces& post, AmountUnit unit);

}  // namespace malkoll::importing
