#pragma once

#include <cstdint>

#include "model/project.h"

namespace malkoll {

/// A waiver has a reason, and its date does not lie before the first day of the plan's budget year. No clock is read.
[[nodiscard]] bool in_force(const Project& project, const WrittenWaiver& waiver);

/// A declaration stands in the checked plan, or in a submission that counts, or in none of either.
[[nodiscard]] bool counts(const Project& project, std::uint32_t declaration);

/// The waivers of a project, looked up for each finding.
class Waivers {
 public:
  explicit Waivers(const Project& project);

  /// The row in Facts::waivers that holds for a finding of `code` on a declaration that concerns `unit` (no_row: none): on
  /// the declaration, on what it stands in, on the unit or its submission, or in the plan; the nearest. no_row: none.
  [[nodiscard]] std::uint32_t find(std::string_view code, std::uint32_t declaration, std::uint32_t unit) const;

 private:
  [[nodiscard]] std::uint32_t on(std::uint32_t declaration, std::string_view code) const;
  [[nodiscard]] std::uint32_t on_or_above(std::uint32_t declaration, std::string_view code) const;

  const Project& project_;
  std::vector<std::uint32_t> budget_of_unit_;  ///< declaration of the submission that counts
};

}  // namespace malkoll
