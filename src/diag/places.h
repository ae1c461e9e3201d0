#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "diag/render.h"

namespace malkoll {

/// Where a span stands, as people and editors count it: from 1, columns in code points, the end exclusive.
struct Place {
  std::string_view path;
  Position begin, end;
};

/// The place of a span, or nullopt where no source was read. The path lives as long as the sources.
[[nodiscard]] std::optional<Place> place_of(const Sources& sources, Span span);

/// The head of a finding's rule. Requires a catalogue.
[[nodiscard]] const RuleInfo& rule_of(const CheckResult& result, const Finding& finding);

}  // namespace malkoll
