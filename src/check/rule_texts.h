#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/settings.h"
#include "diag/catalogue.h"
#include "diag/pattern.h"

namespace malkoll {

/// A variant's texts in the language of the run, ready to be filled in.
struct Texts {
  std::uint16_t number = 0;    ///< index into the rule's variants
  Level level = Level::error;  ///< in force
  Pattern message, label, help;
};

/// The texts of one rule; variants in the order of its head, the ordinary one first.
struct RuleTexts {
  std::vector<std::pair<std::string, Texts>> variants;
  Pattern related;

  /// The ordinary texts where there is no such variant.
  [[nodiscard]] const Texts& variant(std::string_view name) const;
};

[[nodiscard]] RuleTexts texts_of(const RuleInfo& rule, const RuleSetting& setting, Language language);

}  // namespace malkoll
