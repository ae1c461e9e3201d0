#include "import/sheet_frame.h"

#include <set>

namespace malkoll::importing {

Frame frame_of(const std::vector<std::string>& titles, std::string_view name) {
  Frame frame;
  std::set<std::uint16_t> years;
  for (const std::string& title : titles) {
    if (frame.unit == AmountUnit::none) frame.unit = unit_in(title);
    if (frame.kind == Key::none) frame.kind = kind_in(title);
    if (frame.scenario == Scenario::none) frame.scenario = money_heading(title).scenario;
    frame.foreign |= names_foreign_currency(title);
    if (const std::uint16_t year = year_in(title); year != 0) years.insert(year);
  }
  if (years.size() == 1) frame.year = *years.begin();
  if (frame.unit == AmountUnit::none) frame.unit = unit_in(name);
  if (frame.kind == Key::none) frame.kind = kind_in(name);
  if (years.empty()) frame.year = year_in(name);
  if (frame.scenario == Scenario::none) frame.scenario = money_heading(name).scenario;
  return frame;
}

}  // namespace malkoll::importing
