#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "grid/grid.h"
#include "text/language.h"

/// What people have written about cells, kept as comments of the language.
namespace malkoll::grid {

/// The line above the findings that Målkoll writes as a comment on a cell, as programs put a person's name above what she says.
inline constexpr std::string_view findings_heading = "Målkoll:";

/// The sheet that lists them is called so, or so with a number, and has these headings. It is no table of anybody's.
struct FindingsList {
  std::string_view sheet;
  std::array<std::string_view, 7> headings;
};
inline constexpr std::array<FindingsList, 2> findings_lists = {
    {{"Fynd", {"Nivå", "Kod", "Cell", "Gäller", "Fynd", "Hjälp", "Belopp (kr)"}},
     {"Findings", {"Level", "Code", "Cell", "About", "Finding", "Help", "Amount (kr)"}}}};
/// In that language; what is read may have been written in another.
[[nodiscard]] constexpr const FindingsList& findings_list(Language language) {
  return findings_lists[language == Language::swedish ? 0 : 1];
}

/// A comment without the findings at its end; empty where it is nothing else.
[[nodiscard]] std::string_view without_findings(std::string_view comment);

/// The comments on the cells of a row.
[[nodiscard]] std::span<const Comment> comments_on_row(const Sheet& sheet, std::uint32_t row);

/// `# Kommentar till Drift 2025 (tkr): text`, a line for each of the comment's; `heading` empty: that of the cell's column is not known.
[[nodiscard]] std::vector<std::string> comment_lines(std::string_view heading, std::string_view text);

}  // namespace malkoll::grid
