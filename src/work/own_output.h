#pragma once

#include <string_view>

namespace malkoll::work {

/// A table that Målkoll wrote to be looked at: an annotated copy, or an export. It says over again what another file says, so that it is
/// no submission where it lies in a folder; whoever names it has it read.
[[nodiscard]] bool is_own_output(std::string_view bytes);

}  // namespace malkoll::work
