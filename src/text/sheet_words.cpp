#include "text/sheet_words.h"

#include "text/cell_name.h"
#include "text/told.h"

namespace malkoll {

std::string the_sheet(std::string_view name) { return is_table_name(name) ? shown_table(name) : told("bladet »{}«", name); }

std::string on_sheet(std::string_view place, std::string_view name) {
  return is_table_name(name) ? told("{} i {}", place, shown_table(name)) : told("{} på bladet »{}«", place, name);
}

std::string the_column(std::string_view sheet, std::size_t column) {
  return told("kolumn {}", is_table_name(sheet) ? std::to_string(column) : column_letters(column));
}

}  // namespace malkoll
