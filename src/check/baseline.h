#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "diag/render.h"
#include "text/result.h"

namespace malkoll {

/// The findings that a municipality begins with: what stands in it does not count.
struct Baseline {
  std::vector<KnownFinding> entries;  ///< sorted by fingerprint, each fingerprint once
};

/// Reads what write_baseline wrote. Refused, with the line, where the file is damaged or is of a later version.
[[nodiscard]] Result<Baseline> read_baseline(std::string_view text);

/// JSON, an entry a line, sorted: it can be read, and compared line by line. The shape is in baseline.schema.json.
[[nodiscard]] std::string write_baseline(const Baseline& baseline);

/// The same findings where something has another id. `unit`: of a post, which has its id within that; empty: of anything else.
[[nodiscard]] Baseline with_id(const Baseline& baseline, std::string_view unit, std::string_view from, std::string_view to);

/// What counts in the result. Entries of `before` that this run could not have found (another unit, a rule that is off,
/// a line that cannot be read) are kept.
[[nodiscard]] Baseline baseline_of(const CheckResult& result, const Baseline& before);

/// Marks the findings that stand in the baseline, takes them out of the summary, and names in the result the entries that
/// have been mended: none of these while there is a new line that cannot be read, none of the unit of one that is known.
void apply_baseline(CheckResult& result, const Baseline& baseline);

/// Without what has been mended, according to a result to which it was applied.
[[nodiscard]] Baseline pruned(const Baseline& baseline, const CheckResult& result);

}  // namespace malkoll
