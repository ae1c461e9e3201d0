#pragma once

#include "registry/library.h"

namespace malkoll::cli {

/// libpq, loaded where somebody asks a register; nullptr: it is not on the machine.
[[nodiscard]] const registry::Library* postgres_library();

}  // namespace malkoll::cli
