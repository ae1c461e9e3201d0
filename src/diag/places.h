#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "diag/render.h"

namespace malkoll {

/// Where a span stands, as people and editors count it: from 1, columns in code points, the end exclusive. In a table the cell is
/// what counts, and the positions are those in the text that was made of it.
struct Place {
  std::string_view path;
  Position begin, end;
  bool in_table = false;
  std::optional<CellPlace> cell;  ///< in a table: nullopt where no cell of it is meant
};

/// The place of a span, or nullopt where no source was read. The path lives as long as the sources.
[[nodiscard]] std::optional<Place> place_of(const Sources& sources, Span span);

/// A place as people read it: `fil.malkoll:14:6`, `bok.xlsx:Blad1!D14`; only the path where a table has no cell for it.
[[nodiscard]] std::string place_text(const Sources& sources, std::uint32_t offset);

/// As place_text, without the column: `fil.malkoll:14`. For a list of places in a line.
[[nodiscard]] std::string short_place(const Sources& sources, Span span);

/// The head of a finding's rule. Requires a catalogue.
[[nodiscard]] const RuleInfo& rule_of(const CheckResult& result, const Finding& finding);

}  // namespace malkoll
