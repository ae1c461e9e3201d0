#pragma once

#include <cstdint>

namespace malkoll {

/// The language of what people read. Codes, keys and the budget language itself are the same in both.
enum class Language : std::uint8_t { swedish, english };

}  // namespace malkoll
