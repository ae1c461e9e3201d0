#pragma once

#include <string>
#include <string_view>

namespace malkoll {

/// A text as a part of a URI (RFC 3986): letters, digits and -._~ as they are, and what is `kept`; of the rest each byte as %XX.
[[nodiscard]] std::string percent_encoded(std::string_view text, std::string_view kept);

}  // namespace malkoll
