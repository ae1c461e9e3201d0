#include "import/sheet_frame.h"

#include <set>

#include "text/utf8.h"
#include "text/word_list.h"

namespace malkoll::importing {

namespace {

/// What a line says between its commas.
std::vector<std::string_view> parts_of(std::string_view line) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= line.size();) {
    std::size_t end = line.size(), next = line.size() + 1;
    for (const std::string_view mark : {",", ";", " och ", " samt ", " men ", "(", " resp"}) {
      if (const std::size_t found = line.find(mark, at); found < end) end = found, next = found + mark.size();
    }
    parts.push_back(line.substr(at, end - at));
    at = next;
  }
  return parts;
}

/// More than one unit on a line: each is that of a kind of money, or nobody knows.
void note_units(Frame& frame, std::string_view line) {
  std::map<Key, AmountUnit> kinds;
  std::set<AmountUnit> units;
  bool each_kind = true;
  for (const std::string_view part : parts_of(line)) {
    const AmountUnit unit = unit_in(part);
    if (unit == AmountUnit::none) continue;
    const Key kind = kind_in(part);
    each_kind &= kind != Key::none && kinds.emplace(kind, unit).first->second == unit;
    units.insert(unit);
  }
  if (units.size() < 2) return;
  if (each_kind) frame.units = std::move(kinds);
  else frame.several_units = line;
}

/// `Intäkter`, `BUN intäkter`: of nothing else. A name may say whose it is; a line above the table may as well be a note on how income is written.
bool says_income(std::string_view text, bool is_name) {
  const MoneyHeading said = money_heading(text);
  const std::string folded = fold(text);
  bool income = false, other = false;
  for (const std::string_view word : split_words(folded)) {
    const Flow flow = money_heading(word).flow;
    income |= flow == Flow::income;
    other |= flow == Flow::cost || flow == Flow::net;
  }
  return income && !other && said.flow == Flow::income && (is_name || said.money);
}

}  // namespace

Frame frame_of(const std::vector<std::string>& titles, std::string_view name) {
  Frame frame;
  std::set<Year> years;
  for (const std::string& title : titles) {
    if (frame.unit == AmountUnit::none) note_units(frame, title), frame.unit = unit_in(title);
    if (frame.kind == Key::none) frame.kind = kind_in(title);
    if (frame.scenario == Scenario::none) frame.scenario = money_heading(title).scenario;
    frame.foreign |= names_foreign_currency(title);
    frame.income |= says_income(title, false);
    if (const Year year = year_in(title); year != 0) years.insert(year);
  }
  if (years.size() == 1) frame.year = *years.begin();
  if (frame.unit == AmountUnit::none) note_units(frame, name), frame.unit = unit_in(name);
  if (frame.kind == Key::none) frame.kind = kind_in(name);
  if (years.empty()) frame.year = year_in(name);
  if (frame.scenario == Scenario::none) frame.scenario = money_heading(name).scenario;
  frame.income |= says_income(name, true);
  return frame;
}

}  // namespace malkoll::importing
