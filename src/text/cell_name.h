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

/// `tabell 2`: what the tables of a document are called where the sheets of a workbook have names. So in both languages, as column maps name it.
[[nodiscard]] std::string table_name(std::uint32_t number);
/// A workbook whose sheet is called so has its places said in the same words, which are as true of it.
[[nodiscard]] bool is_table_name(std::string_view sheet);
/// What is so called as it is told.
[[nodiscard]] std::string shown_table(std::string_view sheet);
/// What its paragraphs are called together: `stycke 4` is one of them.
inline constexpr std::string_view paragraphs_name = "stycke";

/// `D14`, `Blad1!D14`, `'Budget 2025'!D14`; `rad 14` where the column is 0, for the row as a whole. Word shows no letters and numbers, so that a
/// place of a document is `tabell 2, rad 14, kolumn 4`, or `stycke 4`. In the language of the run.
[[nodiscard]] std::string cell_name(std::string_view sheet, std::uint32_t row, std::uint32_t column);
/// The same in a comment of a file, which is in Swedish.
[[nodiscard]] std::string cell_name_in_file(std::string_view sheet, std::uint32_t row, std::uint32_t column);

}  // namespace malkoll
