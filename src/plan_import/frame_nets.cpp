#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>

#include "import/cell_value.h"
#include "import/sum_words.h"
#include "model/money.h"
#include "plan_import/economy.h"
#include "plan_import/frame_columns.h"
#include "plan_import/header.h"
#include "plan_import/units.h"
#include "text/lines.h"
#include "text/utf8.h"

/// Columns of a table of ramar that are none: the income and the costs beside their net, and what is only said.
namespace malkoll::plan_import {

namespace {

/// The first row whose costs less its income are not the net; nullopt: there is none.
std::optional<std::size_t> differing_row(const FrameTable& from, const FrameColumn& net, const FrameColumn& cost,
                                         const FrameColumn& income) {
  for (std::size_t r = from.begin; r < from.end; ++r) {
    Ore ore[3] = {};
    bool all = true;
    for (std::size_t n = 0; n < 3; ++n) {
      const FrameColumn& column = n == 0 ? net : n == 1 ? cost : income;
      const grid::DocumentCell& cell =
          column.column < from.table.rows[r].cells.size() ? from.table.rows[r].cells[column.column] : grid::DocumentCell();
      const importing::CellAmount amount = importing::read_amount(as_cell(cell), {.unit = column.unit});
      all = all && amount.state == importing::CellAmount::State::amount;
      ore[n] = magnitude(amount.ore);
    }
    if (all && ore[0] != magnitude(ore[1] - ore[2])) return r;
  }
  return std::nullopt;
}

}  // namespace

std::string name_of_row(const grid::DocumentRow& row, std::size_t names) {
  std::string name = text_at(row, names);
  take_mark(name);
  return name;
}

Filled filled_in(const FrameTable& from, std::size_t column, AmountUnit unit, FunctionRef<bool(const grid::DocumentRow&)> is_sum) {
  Filled all;
  for (std::size_t r = from.begin; r < from.end; ++r) {
    const grid::DocumentRow& row = from.table.rows[r];
    if (column >= row.cells.size() || row.cells[column].type == grid::Cell::Type::empty) continue;
    ++all.cells;
    const importing::CellAmount amount = importing::read_amount(as_cell(row.cells[column]), {.unit = unit});
    if (amount.state == importing::CellAmount::State::amount && !is_sum(row)) all.sum += amount.ore;
  }
  return all;
}

bool names_sum(std::string_view name) { return importing::sum_word(name) != nullptr || !importing::ending_sum_word(name).empty(); }

namespace {

InBoth why_left(const FrameTable& from, std::size_t column, Year budget) {
  const PlanHeading& heading = from.columns[column];
  if (heading.role == PlanRole::change) return in_both("en förändring är ingen ram");
  if (is_side(flow_of(from.texts[column]))) return in_both("nettot är ramen");
  if (heading.role == PlanRole::spent || heading.role == PlanRole::outcome) return in_both("ett utfall är ingen ram");
  if (heading.year != 0 && heading.year < budget) return in_both("året är före budgetåret");
  return in_both("vad den är framgår inte");
}

}  // namespace

void say_left_column(PlanDraft& draft, const FrameTable& from, const FrameColumn& column, std::size_t names) {
  const std::size_t c = column.column;
  const PlanHeading& heading = from.columns[c];
  const Filled there = filled_in(from, c, column.unit, [&](const grid::DocumentRow& row) { return names_sum(name_of_row(row, names)); });
  if (there.cells == 0) return;
  const bool is_hidden = std::find(from.table.hidden.begin(), from.table.hidden.end(), c + 1) != from.table.hidden.end();
  if (is_hidden) draft.hidden_told.push_back(c);
  const InBoth hidden = is_hidden ? in_both(", som är dold") : InBoth(), why = why_left(from, c, draft.budget_year);
  const bool mixed = speaks_of_economy(from.table);  // income, costs and their sums come to nothing together
  const bool money = !mixed && (heading.role != PlanRole::none || heading.alone || heading.year == 0 ||
                                flow_of(from.texts[c]) != importing::Flow::none);  // Årsarbetare 2026 is none
  if (money)
    draft.say(PlanSaid::Kind::left_out, name_of(from.table),
              in_both("kolumnen »{}«{}: {} ({} utan summor)", from.texts[c], hidden, why, exactly(there.sum)));
  else
    draft.say(PlanSaid::Kind::left_out, name_of(from.table),
              in_both("kolumnen »{}«{}: {} (ifyllda celler: {})", from.texts[c], hidden, why, there.cells));
}

std::string unit_summed(std::string_view name) {
  name = trim(name);
  std::string_view rest = name;
  if (const std::string_view ending = importing::ending_sum_word(name); !ending.empty())
    rest = trim(name.substr(0, name.size() - ending.size()));
  else if (importing::sum_word(name) != nullptr) rest = trim(name.substr(std::min(name.find(' '), name.size())));
  while (rest.ends_with(',') || rest.ends_with(':')) rest = trim(rest.substr(0, rest.size() - 1));
  const bool several =
      has_word(rest, "nämnder") || has_word(rest, "styrelser") || has_word(rest, "bolagen");  // Summa nämndernas nettokostnader
  return rest.size() < name.size() && !several && split_units(rest).size() == 1 && is_bare_unit(rest) ? std::string(rest) : std::string();
}

std::set<std::size_t> sides_of_nets(PlanDraft& draft, const FrameTable& from, const std::vector<FrameColumn>& frames, std::size_t names) {
  std::map<LineKey, std::vector<std::size_t>> columns;  // by key: places among the frames
  for (std::size_t f = 0; f < frames.size(); ++f) columns[frames[f].key].push_back(f);
  std::set<std::size_t> sides;
  for (const auto& entry : columns) {
    const LineKey& key = entry.first;
    const std::vector<std::size_t>& same = entry.second;
    const auto with = [&](importing::Flow flow) {
      std::vector<std::size_t> found;
      std::copy_if(same.begin(), same.end(), std::back_inserter(found), [&](std::size_t f) { return frames[f].flow == flow; });
      return found;
    };
    const std::vector<std::size_t> costs = with(importing::Flow::cost), incomes = with(importing::Flow::income);
    if (same.size() == 1) sides.insert(costs.begin(), costs.end()), sides.insert(incomes.begin(), incomes.end());  // half of what a ram is
    std::vector<std::size_t> nets = with(importing::Flow::net);
    const bool by_word = !nets.empty();
    if (nets.empty()) nets = with(importing::Flow::none);
    if (nets.size() != 1 || costs.size() + incomes.size() + 1 != same.size() || same.size() < 2) continue;
    const bool whole = costs.size() == 1 && incomes.size() == 1;
    const auto differing =
        whole ? differing_row(from, frames[nets[0]], frames[costs[0]], frames[incomes[0]]) : std::optional<std::size_t>();
    if (!by_word && (!whole || differing)) continue;
    if (differing)
      draft.say(PlanSaid::Kind::question, grid::place_in(from.table, from.table.rows[*differing].number, 0),
                in_both("kostnader minus intäkter blir inte nettot för {} ({}): vilket tal är rätt?", key,
                        name_of_row(from.table.rows[*differing], names)));
    sides.insert(costs.begin(), costs.end());
    sides.insert(incomes.begin(), incomes.end());
  }
  return sides;
}

bool every_unit_is_summed(const FrameTable& from, std::size_t names) {
  std::set<std::string> units, summed;
  for (std::size_t r = from.begin; r < from.end; ++r) {
    const std::string name = name_of_row(from.table.rows[r], names), sum = unit_summed(name);
    if (!sum.empty()) summed.insert(fold(sum));
    else if (is_unit_name(name)) units.insert(fold(name));
  }
  return !units.empty() && units == summed;
}

}  // namespace malkoll::plan_import
