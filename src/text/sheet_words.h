#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// How places of sheets are said in sentences. The tables of a document (table_name) are no sheets, and Word shows no letters of columns.
namespace malkoll {

/// `bladet »Drift«`, or `tabell 2`.
[[nodiscard]] std::string the_sheet(std::string_view name);
/// `rad 4 på bladet »Drift«`, or `rad 4 i tabell 2`.
[[nodiscard]] std::string on_sheet(std::string_view place, std::string_view name);
/// `kolumn D`, or `kolumn 4`. `column` from 1.
[[nodiscard]] std::string the_column(std::string_view sheet, std::size_t column);

}  // namespace malkoll
