#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "grid/grid.h"

/// What people have written about cells, kept as comments of the language.
namespace malkoll::grid {

/// The line above the findings that Målkoll writes as a comment on a cell, as programs put a person's name above what she says.
inline constexpr std::string_view findings_heading = "Målkoll:";

/// A comment without the findings at its end; empty where it is nothing else.
[[nodiscard]] std::string_view without_findings(std::string_view comment);

/// The comments on the cells of a row.
[[nodiscard]] std::span<const Comment> comments_on_row(const Sheet& sheet, std::uint32_t row);

/// `# Kommentar till Drift 2025 (tkr): text`, a line for each of the comment's; `heading` empty: that of the cell's column is not known.
[[nodiscard]] std::vector<std::string> comment_lines(std::string_view heading, std::string_view text);

}  // namespace malkoll::grid
