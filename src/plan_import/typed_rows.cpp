#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "plan_import/other_words.h"
#include "plan_import/table.h"
#include "plan_import/units.h"
#include "text/lines.h"
#include "text/utf8.h"

/// Tables in which each row says itself what it is (Typ), and what it belongs to (Överordnad), as systems export them.
namespace malkoll::plan_import {

using grid::Block;
using grid::DocumentRow;
using Said = PlanSaid::Kind;

namespace {

bool is_kind(PlanRole role) {
  return role == PlanRole::area || role == PlanRole::goal || role == PlanRole::indicator || role == PlanRole::assignment;
}

PlanRole kind_in(const std::string& text) {
  const PlanHeading heading = plan_heading(text);
  return heading.whole && is_kind(heading.role) ? heading.role : PlanRole::none;
}

/// Where the headings stand, and which columns say what.
struct TypedTable {
  std::size_t begin = 0;
  std::vector<PlanHeading> columns;
  std::vector<std::string> texts;
  std::size_t kind = 0, title = 0;
  std::optional<std::size_t> parent, number, responsible, due;
};

std::optional<TypedTable> typed(const Block& table) {
  constexpr std::size_t top = 5;
  for (std::size_t r = 0; r < std::min(top, table.rows.size()); ++r) {
    TypedTable found{.begin = r + 1, .columns = {}, .texts = {}, .parent = {}, .number = {}, .responsible = {}, .due = {}};
    std::optional<std::size_t> kind, title;
    for (std::size_t c = 0; c < table.rows[r].cells.size(); ++c) {
      const std::string text = text_at(table.rows[r], c);
      PlanHeading heading = plan_heading(text);
      if (!kind && is_kind_heading(text)) kind = c;
      else if (!title && is_title_heading(text)) title = c;
      else if (!found.parent && is_parent_heading(text)) found.parent = c;
      else if (!found.number && heading.role == PlanRole::number) found.number = c;
      else if (!found.responsible && (heading.role == PlanRole::responsible || heading.role == PlanRole::unit)) found.responsible = c;
      else if (!found.due && heading.role == PlanRole::due) found.due = c;
      found.texts.push_back(text);
      found.columns.push_back(std::move(heading));
    }
    if (!kind || !title) continue;
    std::size_t rows = 0, kinds = 0;
    for (std::size_t below = r + 1; below < table.rows.size(); ++below) {
      const std::string text = text_at(table.rows[below], kind);
      rows += text.empty() ? 0U : 1U;
      kinds += kind_in(text) == PlanRole::none ? 0U : 1U;
    }
    if (kinds < 2 || kinds * 2 < rows) return std::nullopt;
    found.kind = *kind;
    found.title = *title;
    return found;
  }
  return std::nullopt;
}

/// What a row has become.
struct Made {
  PlanRole kind = PlanRole::none;
  Id<DraftItem> area = {};
  Id<DraftGoal> goal = {};

  [[nodiscard]] bool operator==(const Made&) const = default;
};

class TypedReader {
 public:
  TypedReader(PlanReading& reading, const Block& table, TypedTable columns)
      : reading_(reading), state_{.table = table}, columns_(std::move(columns)) {}

  void read() {
    for (const PlanRole kind : {PlanRole::area, PlanRole::goal, PlanRole::indicator, PlanRole::assignment}) {
      above_.clear();
      for (std::size_t r = columns_.begin; r < state_.table.rows.size(); ++r) read_row(state_.table.rows[r], kind);
    }
    for (std::size_t r = columns_.begin; r < state_.table.rows.size(); ++r) leave_row(state_.table.rows[r]);
    leave_columns();
  }

 private:
  [[nodiscard]] InBoth place_of(const DocumentRow& row, std::size_t column) const { return where(state_, row, column); }

  void read_row(const DocumentRow& row, PlanRole wanted) {
    const PlanRole kind = kind_in(text_at(row, columns_.kind));
    const std::string title = text_at(row, columns_.title);
    if (kind == PlanRole::none || title.empty()) return;
    if (kind != wanted) {
      const auto known = made_.find(&row);
      if (known != made_.end()) above_[kind] = known->second;
      return;
    }
    const InBoth place = place_of(row, columns_.title);
    const Labelled label = labelled(title);
    Made made{.kind = kind};
    switch (kind) {
      case PlanRole::area: made.area = add_area(reading_, label.number, label.title, place); break;
      case PlanRole::goal:
        made.goal = add_goal(reading_, label.number, label.title, parent_of(row, PlanRole::area, title).area, place);
        take_units(reading_.draft.goals[made.goal].responsible, text_at(row, columns_.responsible));
        break;
      case PlanRole::indicator: read_indicator(row, title, place); break;
      default: read_assignment(row, label, place);
    }
    made_[&row] = made;
    above_[kind] = made;
    by_name_[fold(title)].push_back(made);
    if (!text_at(row, columns_.number).empty()) by_name_[fold(text_at(row, columns_.number))].push_back(made);
  }

  /// What the row belongs to: as its cell says, by title or by number; without such a column the nearest above. Nothing, or it is asked: of no kind.
  [[nodiscard]] Made parent_of(const DocumentRow& row, PlanRole kind, const std::string& title) {
    if (!columns_.parent) {
      const auto above = above_.find(kind);
      return above == above_.end() ? Made{} : above->second;
    }
    const std::string written = text_at(row, columns_.parent);
    if (written.empty()) return {};
    std::vector<Made> found;
    if (const auto named = by_name_.find(fold(written)); named != by_name_.end()) {
      for (const Made& made : named->second) {
        if (made.kind == kind && std::find(found.begin(), found.end(), made) == found.end()) found.push_back(made);
      }
    }
    if (found.size() == 1) return found.front();
    reading_.draft.say(Said::question, place_of(row, *columns_.parent), in_both("vad är »{}«, som »{}« hör till?", written, title));
    return {};
  }

  void read_indicator(const DocumentRow& row, const std::string& title, const InBoth& place) {
    const Id<DraftGoal> goal = parent_of(row, PlanRole::goal, title).goal;
    const Id<DraftIndicator> indicator = add_indicator(reading_, title, goal, place);
    DraftIndicator& item = reading_.draft.indicators[indicator];
    if (goal == no_row) reading_.draft.ask(item, place, in_both("vilket mål mäter »{}«?", title));
    for (std::size_t c = 0; c < row.cells.size() && c < columns_.columns.size(); ++c) {
      const PlanRole role = columns_.columns[c].role;
      if (is_value(role) || role == PlanRole::unit_of_measure || role == PlanRole::source || role == PlanRole::direction)
        add_measure(reading_, indicator, columns_.columns[c], row.cells[c], place_of(row, c));
    }
    add_unit_of_title(reading_, item);
    take_units(item.responsible, text_at(row, columns_.responsible));
  }

  void read_assignment(const DocumentRow& row, const Labelled& label, const InBoth& place) {
    const Id<DraftAssignment> at = add_assignment(reading_, label.number, label.title, place);
    take_units(reading_.draft.assignments[at].responsible, text_at(row, columns_.responsible));
    if (columns_.due) add_due(reading_, at, cell_at(row, columns_.due), place_of(row, *columns_.due));
    const Id<DraftGoal> goal = parent_of(row, PlanRole::goal, label.title).goal;
    if (goal != no_row) reading_.draft.assignments[at].goals.push_back(reading_.draft.goals[goal].title);
  }

  void leave_row(const DocumentRow& row) {
    if (made_.contains(&row) || own_columns(row).empty()) return;
    std::string text;
    for (const std::size_t c : own_columns(row)) text += (text.empty() ? "" : " ") + text_at(row, c);
    reading_.draft.say(Said::left_out, where(state_, row), text);
  }

  void leave_columns() {
    for (std::size_t c = 0; c < columns_.columns.size(); ++c) {
      const PlanRole role = columns_.columns[c].role;
      const bool read = c == columns_.kind || c == columns_.title || c == columns_.parent || c == columns_.number ||
                        c == columns_.responsible || c == columns_.due || is_value(role) || role == PlanRole::unit_of_measure ||
                        role == PlanRole::source || role == PlanRole::direction;
      const auto filled = std::count_if(made_.begin(), made_.end(), [&](const auto& made) { return !text_at(*made.first, c).empty(); });
      if (!read && filled > 0)
        reading_.draft.say(Said::left_out, place_of_table(state_.table),
                           in_both("kolumnen »{}« är inte med (ifyllda celler: {})", columns_.texts[c], filled));
    }
  }

  PlanReading& reading_;
  TableState state_;
  TypedTable columns_;
  std::map<const DocumentRow*, Made> made_;
  std::map<std::string, std::vector<Made>> by_name_;  ///< by title and by number
  std::map<PlanRole, Made> above_;  ///< the nearest of each kind
};

}  // namespace

bool read_typed_table(PlanReading& reading, const Block& table) {
  auto columns = typed(table);
  if (!columns) return false;
  TypedReader(reading, table, std::move(*columns)).read();
  return true;
}

}  // namespace malkoll::plan_import
