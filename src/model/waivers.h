#pragma once

#include <cstdint>

#include "model/project.h"

namespace malkoll {

/// A waiver has a reason, and its date does not lie before the first day of the plan's budget year. No clock is read.
[[nodiscard]] bool in_force(const Project& project, const WrittenWaiver& waiver);

/// A declaration stands in the checked plan, or in a submission that counts, or in none of either.
[[nodiscard]] bool counts(const Project& project, Id<Declaration> declaration);

/// The waivers of a project, looked up for each finding.
class Waivers {
 public:
  explicit Waivers(const Project& project);

  /// The row in Facts::waivers that holds for a finding of `code` on a declaration that concerns `unit` (no_row: none): on
  /// the declaration, on what it stands in, on the unit or its submission, or in the plan; the nearest. no_row: none.
  [[nodiscard]] Id<WrittenWaiver> find(std::string_view code, Id<Declaration> declaration, Id<UnitRow> unit) const;

 private:
  [[nodiscard]] Id<WrittenWaiver> on(Id<Declaration> declaration, std::string_view code) const;
  [[nodiscard]] Id<WrittenWaiver> on_or_above(Id<Declaration> declaration, std::string_view code) const;

  const Project& project_;
  Rows<UnitRow, Id<Declaration>> budget_of_unit_;  ///< the submission that counts
};

}  // namespace malkoll
