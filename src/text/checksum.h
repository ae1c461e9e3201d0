#pragma once

#include <string>
#include <string_view>

namespace malkoll {

/// SHA-256 of the bytes, in lower-case hexadecimal, as `sha256sum` prints it.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace malkoll
