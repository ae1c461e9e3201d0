#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "diag/finding.h"

namespace malkoll {

/// What goes away when a cause is mended: findings of another rule, in its line.
struct Consequence {
  std::uint16_t rule = 0;  ///< index into the Catalogue
  std::size_t count = 0;   ///< what they flag: a gathered finding counts all that it stands for
  std::vector<std::uint32_t> findings;  ///< indices into the findings, by place
};

struct UnitCount {
  std::string unit;  ///< id
  std::size_t count = 0;
};

/// One line of what remains to be done (»Börja här«): all findings of a rule in one kind of paper, as one thing to do, with those that
/// follow from them. Every finding that counts stands in exactly one line.
struct Task {
  std::uint16_t rule = 0;  ///< index into the Catalogue
  Paper paper = Paper::plan;
  Level level = Level::advice;  ///< the highest in the line
  int weight = 0;               ///< see RuleInfo
  std::size_t count = 0;        ///< as Consequence's, with the consequences
  std::optional<Ore> money;  ///< of the rule's own findings, once for each thing; where they have none, of the consequences
  std::string text;             ///< what is to be done, in the language of the run
  std::uint32_t first = 0;      ///< the finding to begin with, an index
  std::vector<UnitCount> units; ///< the most first
  std::vector<std::uint32_t> findings;  ///< the rule's own, indices by place
  std::vector<Consequence> consequences;
};

}  // namespace malkoll
