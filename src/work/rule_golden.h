#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "diag/catalogue.h"
#include "diag/finding.h"
#include "text/source.h"

/// What a rule says, written out whole in Swedish and English: the golden file that holds it to it.
namespace malkoll::work {

/// The rule's own lines: code, name and level, where it asks and what it needs, its limit.
[[nodiscard]] std::string rule_in_words(const RuleInfo& rule);

/// A finding with all that it says, under a heading of where it comes from and, where it is not the usual one, its wording.
[[nodiscard]] std::string finding_in_words(std::string_view from, const RuleInfo& rule, const Sources& sources, const Finding& swedish,
                                           const Finding& english);

/// The findings of a rule's wrong example, in those words, and which wordings they show.
struct ExampleFindings {
  std::string text;
  std::set<std::uint16_t> variants;
};
[[nodiscard]] ExampleFindings example_findings(const Catalogue& catalogue, const RuleInfo& rule);

/// The whole golden file of a rule that nothing but its example shows.
[[nodiscard]] std::string golden_of(const Catalogue& catalogue, const RuleInfo& rule);

/// The first line in which two texts differ, from 1, and how it stands in each; number 0: they are the same.
struct LineDifference {
  std::size_t number = 0;
  std::string before, now;
};
[[nodiscard]] LineDifference first_difference(std::string_view before, std::string_view now);

}  // namespace malkoll::work
