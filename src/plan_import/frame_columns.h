#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "import/money_heading.h"
#include "plan_import/reading.h"

/// What a table of ramar is about, and which of its columns are no ramar.
namespace malkoll::plan_import {

/// The unit of the amounts: by the column, the table, what stands above it.
[[nodiscard]] AmountUnit unit_of_table(const PlanReading& reading, const FrameTable& from);
[[nodiscard]] bool of_investments(const PlanReading& reading, const FrameTable& from);

/// Income, costs or the net, as one of a heading's words says by itself; kapitalkostnader is a part of the costs, and none of these.
[[nodiscard]] importing::Flow flow_of(std::string_view text);
/// The same where the text says nothing else, as before each of a nämnd's rows.
[[nodiscard]] importing::Flow flow_alone(std::string_view text);
[[nodiscard]] inline bool is_side(importing::Flow flow) { return flow == importing::Flow::cost || flow == importing::Flow::income; }

/// The table with its rows as columns, where the nämnder stand beside each other above the ramar of each year. nullopt: they do not.
[[nodiscard]] std::optional<grid::Block> turned(const grid::Block& table);

/// A column beside that of the nämnder whose cells are words: the rows are projects or verksamheter, and no nämnd's ram.
[[nodiscard]] std::optional<std::size_t> column_of_parts(const FrameTable& from, std::size_t names);
/// The column that says of every row whether it is income, costs or the net: each nämnd has several rows.
[[nodiscard]] std::optional<std::size_t> column_of_sides(const FrameTable& from, std::size_t names);

}  // namespace malkoll::plan_import
