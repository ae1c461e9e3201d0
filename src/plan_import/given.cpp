#include <algorithm>
#include <array>
#include <utility>

#include "import/plan_names.h"
#include "plan_import/units.h"
#include "text/lines.h"
#include "text/utf8.h"
#include "text/word_list.h"

/// Whom a text gives something to do: everyone, those at its beginning or end, those of its sentence.
namespace malkoll::plan_import {

namespace {

/// Whom a sentence gives something to do, as it has it: before `får i uppdrag`, between `får` and `i uppdrag`, behind `uppdra åt`.
std::string_view taker_in(std::string_view sentence) {
  constexpr auto gives = std::to_array<std::string_view>({"får", "ges", "ge", "ger", "gav", "få"});
  constexpr auto also = std::to_array<std::string_view>({"även", "också", "härmed", "dessutom", "särskilt"});
  const auto before_gives = [](std::string_view text) {
    return text.ends_with(" ska") || text.ends_with(" skall") ? text.substr(0, text.rfind(' ')) : text;
  };
  if (const std::size_t task = sentence.find(" i uppdrag"); task != std::string_view::npos) {
    std::string_view given;
    for (std::size_t end = task; end > 0;) {
      const std::size_t blank = sentence.rfind(' ', end - 1);
      const std::size_t word = blank == std::string_view::npos ? 0 : blank + 1;
      if (is_one_of(gives, fold(sentence.substr(word, end - word)))) {
        given = trim(sentence.substr(end, task - end));
        while (!given.empty() && is_one_of(also, fold(given.substr(0, given.find(' ')))))
          given = given.find(' ') == std::string_view::npos ? std::string_view() : trim(given.substr(given.find(' ')));
        if (const std::size_t last = given.rfind(' '); last != std::string_view::npos && is_one_of(also, fold(given.substr(last + 1))))
          given = trim(given.substr(0, last));
        return given.empty() ? before_gives(trim(sentence.substr(0, word))) : given;
      }
      end = word == 0 ? 0 : word - 1;
    }
  }
  constexpr std::size_t at_beginning = 12;  // Att uppdra åt
  for (const std::string_view order : {"ppdra åt ", "ppdra till ", "ppdrar åt ", "ppdrar till ", "ppdras åt "}) {
    const std::size_t at = sentence.find(order);
    if (at == std::string_view::npos || at > at_beginning) continue;
    const std::string_view behind = sentence.substr(at + order.size());
    return behind.substr(0, std::min(behind.find(" att "), behind.find(':')));
  }
  for (const std::string_view verb : {" ges uppdraget", " får uppdraget", " uppdras", " ska ", " skall "}) {
    if (const std::size_t at = sentence.find(verb); at != std::string_view::npos) return sentence.substr(0, at);
  }
  return {};
}

/// `Nämnden`, `berörda nämnder`: whoever it is, and not somebody who could be named.
bool stands_for_all(std::string_view names) {
  const std::string folded = fold(names);
  const std::vector<std::string_view> words = split_words(folded);
  return words.size() == 1 && (words[0] == "nämnden" || words[0] == "styrelsen" || words[0] == "nämnderna");
}

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
  const std::string_view names = taker_in(sentence);
  if (is_everyone(names)) return {std::string(names)};
  std::vector<std::string> units = split_units(names);
  if (are_units(units)) return units;
  // `Den nya nämnden får i uppdrag att …`: who that is must be asked.
  constexpr std::size_t longest = 60;
  const bool somebody = names.size() <= longest && importing::names_a_body(names) && !stands_for_all(names);
  return somebody ? std::vector<std::string>{std::string(names)} : std::vector<std::string>{};
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
