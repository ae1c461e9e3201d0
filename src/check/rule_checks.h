#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "diag/catalogue.h"
#include "model/words.h"

namespace malkoll {

/// In `behöver`: every line of the declaration, not only those of some keys.
inline constexpr std::string_view every_line = "alla rader";

/// The key of the language with this word; Key::none where there is none.
[[nodiscard]] Key key_named(std::string_view name);

enum class RulesOf : std::uint8_t { municipality, everybody };

/// What a rule's head says that its statement does not give, or that nothing has: columns in its texts, variants, needed and
/// underlined properties, replaced codes. In the language of the run, with file and line.
/// A statement that cannot be prepared is left for the run, which says why.
[[nodiscard]] std::vector<RuleFileError> rule_faults(const Catalogue& catalogue, RulesOf whose);

}  // namespace malkoll
