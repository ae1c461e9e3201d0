#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace malkoll {

/// The letters of a column as spreadsheets write them, from 1: 4 is D, 28 is AB. 0 gives nothing.
[[nodiscard]] std::string column_letters(std::size_t column);

/// The column that letters of either case stand for, or nullopt: no letters, or beyond the last column of a sheet (XFD).
[[nodiscard]] std::optional<std::uint32_t> column_of(std::string_view letters);

/// `D14`, `Blad1!D14`, `'Budget 2025'!D14`; `rad 14` where the column is 0, for the row as a whole.
[[nodiscard]] std::string cell_name(std::string_view sheet, std::uint32_t row, std::uint32_t column);

}  // namespace malkoll
