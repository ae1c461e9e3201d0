#pragma once

#include <cstddef>

#include "diag/sink.h"
#include "keywords.h"
#include "model/facts.h"
#include "text/source.h"

namespace malkoll {

/// Reads one source and adds what it says to `facts`, and each line that could not be read to `sink` (and to Facts::broken).
/// Never stops: a mistake costs its own line. The language is in grammar/README.md.
void parse(const Source& source, const Keywords& keywords, Facts& facts, Sink& sink);

/// Makes room for what `bytes` of text usually say, so that no table moves while a large budget is read.
void reserve(Facts& facts, std::size_t bytes);

}  // namespace malkoll
