#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/source.h"

namespace malkoll {

/// A replacement in a source's text; offsets are the source's own.
struct Edit {
  std::uint32_t at = 0, length = 0;
  std::string replacement;
};

/// The text with the edits made. They must be sorted and apart.
[[nodiscard]] std::string edited(std::string_view text, const std::vector<Edit>& edits);

/// The person's own bytes with the edits made, in their own encoding; every other byte stays as it is. nullopt: the bytes
/// are not those that the text was read from, or the encoding has no such letter.
[[nodiscard]] std::optional<std::string> patched(std::string_view bytes, const Source& source, const std::vector<Edit>& edits);

}  // namespace malkoll
