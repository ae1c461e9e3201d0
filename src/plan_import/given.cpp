#include <algorithm>
#include <array>
#include <utility>

#include "plan_import/units.h"
#include "text/lines.h"
#include "text/utf8.h"

/// Whom a text gives something to do: everyone, those at its beginning or end, those of its sentence.
namespace malkoll::plan_import {

namespace {

bool are_units(const std::vector<std::string>& names) { return std::all_of(names.begin(), names.end(), is_bare_unit); }

}  // namespace

std::string everyone_words(std::string_view text) {
  using enum Everyone;
  using Form = std::pair<std::string_view, Everyone>;
  // clang-format off
  constexpr auto forms = std::to_array<Form>({
      {"alla nämnder", committees}, {"samtliga nämnder", committees}, {"alla kommunens nämnder", committees}, {"samtliga kommunens nämnder", committees}, {"kommunens nämnder", committees}, {"kommunens samtliga nämnder", committees},
      {"alla bolag", companies}, {"samtliga bolag", companies}, {"alla kommunala bolag", companies}, {"samtliga kommunala bolag", companies}, {"kommunens bolag", companies}, {"kommunens samtliga bolag", companies}, {"alla kommunens bolag", companies},
      {"de kommunala bolagen", companies}, {"kommunala bolag", companies}, {"kommunala bolagen", companies},
      {"alla nämnder och bolag", units}, {"samtliga nämnder och bolag", units}, {"alla nämnder och alla bolag", units}, {"samtliga nämnder och kommunala bolag", units}, {"alla nämnder och kommunala bolag", units}, {"kommunens nämnder och bolag", units},
      {"alla nämnder och styrelser", committees}, {"samtliga nämnder och styrelser", committees}, {"samtliga styrelser och nämnder", committees}, {"alla styrelser och nämnder", committees}});
  // clang-format on
  const std::string folded = fold(text);
  const auto found = std::find_if(forms.begin(), forms.end(), [&](const Form& form) { return form.first == folded; });
  return found == forms.end() ? std::string() : std::string(written(Shape::everyone, found->second));
}

bool is_everyone(std::string_view text) {
  if (!everyone_words(text).empty()) return true;
  const std::string folded = fold(text);
  if (folded.find(" ska ") != std::string::npos || folded.find(" får ") != std::string::npos || folded.find(" ges ") != std::string::npos)
    return false;
  for (const std::string_view word : {"alla", "samtliga", "respektive nämnd", "alla nämnder", "samtliga nämnder"}) {
    if (folded == word || (folded.starts_with(std::string(word) + ' ') && folded.size() < 60)) return true;
  }
  return false;
}

std::vector<std::string> units_given(std::string_view sentence) {
  std::string_view names;
  for (const std::string_view verb :
       {" får i uppdrag", " får även i uppdrag", " ges i uppdrag", " ges uppdraget", " uppdras", " ska få i uppdrag", " ska ", " skall "}) {
    if (const std::size_t at = sentence.find(verb); names.empty() && at != std::string_view::npos) names = sentence.substr(0, at);
  }
  const std::size_t end = sentence.find(" i uppdrag att ");
  for (const std::string_view begin : {"Att ge ", "att ge ", "Ge ", "ge "}) {
    if (names.empty() && sentence.starts_with(begin) && end != std::string_view::npos)
      names = sentence.substr(begin.size(), end - begin.size());
  }
  if (is_everyone(names)) return {std::string(names)};
  std::vector<std::string> units = split_units(names);
  return are_units(units) ? units : std::vector<std::string>{};
}

std::vector<std::string> take_units_behind(std::string& title) {
  const std::size_t open = title.rfind('(');
  if (!title.ends_with(')') || open == std::string::npos || open == 0) return {};
  std::vector<std::string> units = split_units(std::string_view(title).substr(open + 1, title.size() - open - 2));
  if (units.empty() || !are_units(units)) return {};
  title = trim(std::string_view(title).substr(0, open));
  return units;
}

std::vector<std::string> take_units_before(std::string& title) {
  constexpr std::size_t longest = 90;
  const std::size_t colon = title.find(':');
  if (colon == std::string::npos || colon > longest) return {};
  std::vector<std::string> units = units_led(title.substr(0, colon));
  const std::string_view rest = trim(std::string_view(title).substr(colon + 1));
  if (units.empty() || rest.empty()) return {};
  title = std::string(rest);
  return units;
}

std::vector<std::string> units_led(std::string_view lead) {
  lead = trim(lead);
  while (lead.ends_with(':')) lead = trim(lead.substr(0, lead.size() - 1));
  for (const std::string_view to : {"Till ", "till ", "Uppdrag till ", "Uppdrag för "}) {
    if (lead.starts_with(to)) lead = trim(lead.substr(to.size()));
  }
  if (is_everyone(lead)) return {std::string(lead)};
  std::vector<std::string> units = split_units(lead);
  return !units.empty() && are_units(units) ? units : units_given(lead);
}

}  // namespace malkoll::plan_import
