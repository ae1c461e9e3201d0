#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "import/posts.h"

/// What the texts of a row stand for, by the map's translations and the plan.
namespace malkoll::importing {

/// The text that the map says it stands for; else itself.
[[nodiscard]] std::string translated(const ColumnMap& map, Translation::Of of, Key key, std::string text);

/// The goals that a cell names, each by its id where the plan has it. Kept in the reader: cells name the same goals over and over.
[[nodiscard]] const std::vector<GoalText>& goals_in(RowReader& reader, Key key, std::string_view text);

}  // namespace malkoll::importing
