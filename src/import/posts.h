#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "import/chunk.h"
#include "import/column_map.h"
#include "grid/grid.h"
#include "import/plan_names.h"

/// One row of a table as a post of the language.
namespace malkoll::importing {

/// An amount that posts may have: one of the map's, or the income in a row that the map says is income.
struct AmountSlot {
  Key key = Key::operation;
  std::uint16_t year = 0;
  const MappedProperty* property = nullptr;  ///< nullptr: the income in `drift`
  std::size_t drift = 0;                     ///< the slot of the same year's drift
};

/// A post's amount in a slot, kept apart so that rows can be added up.
struct PostAmount {
  bool given = false;
  std::int64_t ore = 0;
  std::string text;        ///< as the row has it; empty where several were added up
  std::string unreadable;  ///< what the cell holds that is no amount
  bool uncalculated = false, error = false;
  bool covered = false;    ///< the cell lies under a merged one
  CellOrigin cell;
};

/// A row's post in three pieces: head and texts, amounts, links and what comes after.
struct PostPieces {
  Chunk head, tail;
  std::vector<PostAmount> amounts;  ///< beside the slots

  /// Adds another row's amounts.
  void add(const PostPieces& other);
};

struct RowReader {
  const ColumnMap& map;
  const PlanNames& names;
  const grid::Row* row = nullptr;
  std::uint16_t sheet = 0;
  std::string_view sheet_name;
  bool has_columns = true;  ///< Grid's
  std::size_t rounded = 0;       ///< amounts that were rounded to whole öre
  std::size_t without_unit = 0;  ///< amounts of which nothing says whether they are kr, tkr or mnkr

  [[nodiscard]] const grid::Cell& cell(const Column& column) const;
  [[nodiscard]] CellOrigin origin(const ValueSource& source) const;
  /// The source's text, its columns joined; empty where they are.
  [[nodiscard]] std::string text(const ValueSource& source, std::string_view between = " ") const;
  [[nodiscard]] bool holds(const Condition& condition) const;
  [[nodiscard]] bool any(const std::vector<Condition>& conditions) const;
  /// The unit's id, by the map's translations, the plan, or made of the text itself.
  [[nodiscard]] std::string unit_id() const;
};

/// The amounts of posts, in the order in which they are written.
[[nodiscard]] std::vector<AmountSlot> amount_slots(const ColumnMap& map);

/// The row's post under the id.
[[nodiscard]] PostPieces read_post(RowReader& reader, std::string_view id, const std::vector<AmountSlot>& slots);

/// Writes a post with its amounts; `unit` is that of sums.
void write_post(Chunk& out, const PostPieces& post, const std::vector<AmountSlot>& slots, AmountUnit unit);

}  // namespace malkoll::importing
