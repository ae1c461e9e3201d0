#pragma once

#include <array>
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

/// The sheet that lists them is called so, or so with a number, and has these headings. It is no table of anybody's.
inline constexpr std::string_view findings_sheet = "Fynd";
inline constexpr std::array<std::string_view, 7> findings_headings = {"Nivå", "Kod", "Cell", "Gäller", "Fynd", "Hjälp", "Belopp (kr)"};

/// A comment without the findings at its end; empty where it is nothing else.
[[nodiscard]] std::string_view without_findings(std::string_view comment);

/// The comments on the cells of a row.
[[nodiscard]] std::span<const Comment> comments_on_row(const Sheet& sheet, std::uint32_t row);

/// `# Kommentar till Drift 2025 (tkr): text`, a line for each of the comment's; `heading` empty: that of the cell's column is not known.
[[nodiscard]] std::vector<std::string> comment_lines(std::string_view heading, std::string_view text);

}  // namespace malkoll::grid
