#pragma once

#include <string>

#include "grammar.h"
#include "model/facts.h"
#include "text/source.h"

namespace malkoll {

/// A declaration or property in its one spelling, without line end: `  drift 2025: 612 400 tkr`. Declarations and `använd` stand
/// at the margin, properties are indented by two, lines that either goes on with by four. `facts` is what parse() said of the
/// source.
[[nodiscard]] std::string canonical_line(const Source& source, const Facts& facts, const ReadLine& line);

}  // namespace malkoll
