#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "grid/text_table.h"
#include "text/digit.h"

/// The columns of text that is laid out with blanks: what no line writes across.
namespace malkoll::grid {

/// Where they begin.
[[nodiscard]] std::vector<std::size_t> columns_of(const std::vector<Line>& lines);
[[nodiscard]] std::size_t column_at(const std::vector<std::size_t>& columns, std::size_t x);

[[nodiscard]] inline bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

/// `2 356,2`, `-4 %`: nothing but an amount or a share.
[[nodiscard]] inline bool is_number(std::string_view text) {
  return has_digit(text) && (is_digit(text[0]) || text[0] == '-') && text.find_first_not_of("0123456789 ,.%-") == std::string_view::npos;
}

/// `Socialnämnden 2 310 000 2 356 200`: parts what one blank parts where its amounts end as the table's columns do.
void part_by_columns(Line& line, const std::vector<Line>& table);

/// Whether a number may be parted between two columns, of which one has no heading.
[[nodiscard]] bool parts_numbers(const std::vector<Line>& lines, const std::vector<std::size_t>& columns);

}  // namespace malkoll::grid
