#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "diag/catalogue.h"
#include "model/project.h"
#include "store/table.h"

namespace malkoll {

/// A finding as rules of the second pass see it.
struct FoundRow {
  std::string_view code;
  Level level = Level::error;
  Span place;
  Id<UnitRow> unit;
  Id<WrittenWaiver> waiver;
  std::optional<Ore> money;
};

/// A rule in the run at hand.
struct RuleRow {
  const RuleInfo* rule = nullptr;
  Level level = Level::error;  ///< in force
  bool ran = false;            ///< over what is checked, before the second pass
};

/// What the first pass has found.
struct Found {
  std::vector<FoundRow> findings;
  std::vector<RuleRow> rules;
};

/// The tables `finding` and `rule`; documented in rules/README.md. `found` must outlive them.
[[nodiscard]] std::vector<Table> make_finding_tables(const Found& found);

/// The project's tables and those of the findings. Both must outlive them.
[[nodiscard]] std::vector<Table> all_tables(const Project& project, const Found& found);

}  // namespace malkoll
