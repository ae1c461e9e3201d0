#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace malkoll {

struct CheckResult;
struct Finding;

/// What a finding is about, without where it stands: the same from one run to the next, whatever lines have moved.
/// Several findings can have the same.
struct Fingerprint {
  std::string rule;     ///< code
  std::string unit;     ///< id; empty: none
  std::string subject;  ///< `post S12`; where it is about no declaration, the file's name without its folders; may be empty
  std::string part;     ///< tells findings of one rule on one subject apart; may be empty

  // The type is named since the page's standard library has no <=> for strings: it is then made of < and ==.
  friend std::strong_ordering operator<=>(const Fingerprint&, const Fingerprint&) = default;
};

[[nodiscard]] Fingerprint fingerprint_of(const CheckResult& result, const Finding& finding);

/// Findings with one fingerprint in a baseline.
struct KnownFinding {
  Fingerprint print;
  std::size_t count = 1;
  std::optional<std::int64_t> extent;  ///< of the one that goes furthest; none: not measured, or written by an earlier version
  std::string message;  ///< of the first, when it was written; for people
};

}  // namespace malkoll
