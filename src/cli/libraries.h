#pragma once

#include <string>

namespace malkoll::cli {

/// The libraries that the program is made of, one a line with its version: as it runs where the library tells that itself, else as it was built.
[[nodiscard]] std::string libraries();

}  // namespace malkoll::cli
