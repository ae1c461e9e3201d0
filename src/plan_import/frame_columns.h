#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "import/money_heading.h"
#include "plan_import/reading.h"
#include "text/function_ref.h"

/// What a table of ramar is about, and which of its columns are no ramar.
namespace malkoll::plan_import {

/// The unit of the amounts: by the column, the table, what stands above it.
[[nodiscard]] AmountUnit said_unit(const PlanReading& reading, const FrameTable& from);
/// The same, or else the one that whoever imports says.
[[nodiscard]] AmountUnit unit_of_table(const PlanReading& reading, const FrameTable& from);
[[nodiscard]] bool of_investments(const PlanReading& reading, const FrameTable& from);

/// Income, costs or the net, as one of a heading's words says by itself; kapitalkostnader is a part of the costs, and none of these.
[[nodiscard]] importing::Flow flow_of(std::string_view text);
/// The same where the text says nothing else, as before each of a nämnd's rows.
[[nodiscard]] importing::Flow flow_alone(std::string_view text);
[[nodiscard]] inline bool is_side(importing::Flow flow) { return flow == importing::Flow::cost || flow == importing::Flow::income; }

/// The table with its rows as columns, where the nämnder stand beside each other above the ramar of each year. nullopt: they do not.
[[nodiscard]] std::optional<grid::Block> turned(const grid::Block& table);

/// A column that may be ramar of a year, and what has been read in it.
struct FrameColumn {
  std::size_t column = 0;
  LineKey key = {};         ///< ram 2026
  Year year = {};
  importing::Flow flow = importing::Flow::none;  ///< Intäkter, Kostnader, Netto
  AmountUnit unit = AmountUnit::none;
  Ore units = {}, total = {}, above_total = {};  ///< of the units, of the last sum, and of the units above it
  bool summed = false, negative = true;
  std::string total_text = {};
  InBoth total_place = {};
};

/// The name that a row has, without a note's mark.
[[nodiscard]] std::string name_of_row(const grid::DocumentRow& row, std::size_t names);
/// `Summa socialnämnden`, `Socialnämnden totalt`: whose sum it is, where it is one nämnd's or bolag's. Empty: it is not.
[[nodiscard]] std::string unit_summed(std::string_view name);
/// Those of the columns that are income or costs: of these and the net the net is the ram, by its word, else as the one that is the others'
/// difference. A net that they do not come to is asked about.
[[nodiscard]] std::set<std::size_t> sides_of_nets(PlanDraft& draft, const FrameTable& from, const std::vector<FrameColumn>& frames,
                                                  std::size_t names);

/// A row of a unit, and one of its amounts.
struct FrameRow {
  std::string unit;
  std::size_t frame;  ///< which of the columns
  std::string text;
  InBoth place;
  Ore ore;  ///< without a sign, which says the same of all
};

/// A row that is no nämnd's: a verksamhet, or something else that has money.
struct Stranger {
  InBoth place;
  std::string name, money;
  std::vector<Ore> ore;  ///< by column
};

/// What stands in a column, without the rows that are sums.
struct Filled {
  std::size_t cells = 0;
  Ore sum = {};
};
[[nodiscard]] Filled filled_in(const FrameTable& from, std::size_t column, AmountUnit unit,
                               FunctionRef<bool(const grid::DocumentRow&)> is_sum);
/// `Summa`, `Nämnderna totalt`
[[nodiscard]] bool names_sum(std::string_view name);
/// Says a column that is no ram, why, and what it comes to.
void say_left_column(PlanDraft& draft, const FrameTable& from, const FrameColumn& column, std::size_t names);

/// A column beside that of the nämnder whose cells are words: the rows are projects or verksamheter, and no nämnd's ram.
[[nodiscard]] std::optional<std::size_t> column_of_parts(const FrameTable& from, std::size_t names);
/// The column that says of every row whether it is income, costs or the net: each nämnd has several rows.
[[nodiscard]] std::optional<std::size_t> column_of_sides(const FrameTable& from, std::size_t names);

/// `Summa utbildningsnämnden` below its projects, and so for each nämnd that has any.
[[nodiscard]] bool every_unit_is_summed(const FrameTable& from, std::size_t names);

}  // namespace malkoll::plan_import
