#pragma once

#include "diag/sink.h"
#include "model/facts.h"
#include "text/source.h"

namespace malkoll {

/// What parse() says of one source.
struct Parsed {
  const Source& source;
  Facts facts;
  Sink sink;
};

/// Whether two texts say the same, and have the same mistakes, wherever it stands in them.
[[nodiscard]] bool same_meaning(const Parsed& a, const Parsed& b);

}  // namespace malkoll
