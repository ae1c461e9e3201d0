#pragma once

#include <optional>
#include <string>

#include "server/names.h"

/// What there is to say of a thing, as people read it.
namespace malkoll::server {

struct Description {
  std::string text;  ///< Markdown
  Span place;        ///< what it is said of
};

/// What stands at a global offset: an id, a rule's code or a word of the language. nullopt: nothing that can be explained.
[[nodiscard]] std::optional<Description> describe(const Checked& checked, const Names& names, const Text& text, std::uint32_t offset);

/// The same of a declared id.
[[nodiscard]] std::string describe(const Checked& checked, const Occurrence& declaration);
/// Money that goes to a goal, as it is shown beside its id; empty: none.
[[nodiscard]] std::string money_of(const Checked& checked, const Occurrence& declaration);
/// A rule: what it is, why, and how to mend what it finds.
[[nodiscard]] std::string describe(const RuleInfo& rule, Language language);

}  // namespace malkoll::server
