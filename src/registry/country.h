#pragma once

#include "registry/server.h"
#include "report/country.h"

namespace malkoll::registry {

/// What the page of all municipalities says, of the derived columns: seconds for a country. Groups and the day are left to the caller. Refused: there is
/// nothing that may be read.
[[nodiscard]] Result<report::Country> country(Server& server);

}  // namespace malkoll::registry
