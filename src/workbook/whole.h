#pragma once

#include <string_view>

namespace malkoll::workbook {

/// True where every part of a workbook can be unpacked, and each that is XML ends as it began. What was written where room was short
/// is neither.
[[nodiscard]] bool is_whole(std::string_view archive);

}  // namespace malkoll::workbook
