#pragma once

#include <string>
#include <vector>

#include "server/changes.h"

/// A change of a text is tried before it is offered: the municipality is checked once more with it made.
namespace malkoll::server {

/// A text with changes made, which do not overlap.
[[nodiscard]] std::string with_changes(const Source& source, std::vector<Change> changes);

/// The change mends the finding, and what comes of it is milder than what goes. Of one that leaves something to fill in (`…`) nothing is known yet but
/// that: it does no harm where nothing is found anew but that it is not filled in.
enum class Promise : std::uint8_t { mends, asks };
[[nodiscard]] bool holds(Promise promise, const Checked& before, const Finding& finding, const Checked& after);

}  // namespace malkoll::server
