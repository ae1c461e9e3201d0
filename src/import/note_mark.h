#pragma once

#include <string_view>

namespace malkoll::importing {

/// An amount without the mark that points at a note below the table: `40*`, `40 1)`, `40²`. The text itself where it has none.
[[nodiscard]] std::string_view without_note_mark(std::string_view amount);

}  // namespace malkoll::importing
