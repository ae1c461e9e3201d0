#pragma once

#include <string>
#include <string_view>

namespace malkoll::importing {

/// An amount without the mark that points at a note below the table: `40*`, `40 1)`, `40²`. The text itself where it has none.
[[nodiscard]] std::string_view without_note_mark(std::string_view amount);

/// A heading without such marks: `Budget 2026 1)`, `Budget¹ 2026`, `Budget 2026 (1)`, `Budget 2026, not 1`.
[[nodiscard]] std::string without_heading_marks(std::string_view heading);

}  // namespace malkoll::importing
