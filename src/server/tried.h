#pragma once

#include <map>
#include <vector>

#include "diag/fingerprint.h"
#include "server/reading.h"

/// A change of a text is tried before it is offered: the municipality is checked once more with it made.
namespace malkoll::server {

/// The levels of the findings of each kind and subject.
using Levels = std::map<Fingerprint, std::vector<Level>>;
[[nodiscard]] Levels levels_of(const Checked& checked);

/// The change mends the finding, and what comes of it is milder than what goes. Of one that leaves something to fill in (`…`) nothing is known yet but
/// that: it does no harm where nothing is found anew but that it is not filled in.
enum class Promise : std::uint8_t { mends, asks };
/// `mended`: the finding, of that level; `was` and `is`: all of them before the change and with it.
[[nodiscard]] bool holds(Promise promise, const Levels& was, const Fingerprint& mended, Level level, const Levels& is);

}  // namespace malkoll::server
