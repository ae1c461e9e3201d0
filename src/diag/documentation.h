#pragma once

#include <string_view>
#include <vector>

#include "diag/catalogue.h"
#include "text/language.h"

namespace malkoll {

/// One part of what a rule's head tells of the rule, with its heading.
struct RulePart {
  std::string_view name;  ///< as templates and programs call it: why, when, asked_by, mend, wrong, right, waive
  std::string_view heading;
  std::string_view text;  ///< never empty
  bool example = false;   ///< lines of the language, which keep their breaks
};

/// What people are told of a rule wherever it is explained, in the order in which they read it.
[[nodiscard]] std::vector<RulePart> documentation(const RuleInfo& rule, Language language);

}  // namespace malkoll
