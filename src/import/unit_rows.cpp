// Whose the rows are where no column says so: by the sheet's name, its title, or rows of their own; and what speaks against that.

#include <fmt/format.h>

#include <algorithm>

#include "import/cell_value.h"
#include "import/sheet_reading.h"
#include "model/money.h"
#include "text/lines.h"
#include "text/sheet_words.h"
#include "text/told.h"

namespace malkoll::importing {

namespace {

/// The first row that names a unit of the plan, another than this one, without an amount: it stands above its rows.
const KeptRow* heading_of_another(const SheetReading& reading, std::string_view unit) {
  const auto found = std::find_if(reading.rows.begin(), reading.rows.end(),
                                  [&](const KeptRow& r) { return !r.unit_named.empty() && r.unit_named != unit && !r.has_amount(); });
  return found == reading.rows.end() ? nullptr : &*found;
}

/// The headings once more, as a long table has them on each page.
bool repeats_heading(const SheetReading& reading, const KeptRow& row) {
  return !row.has_amount() && reading.title_column && !row.title.empty() &&
         row.title == trim(reading.headings.texts[*reading.title_column]);
}

/// Another title above the headings once more, of whom nobody knows.
void doubt_titles(SheetReading& reading, const std::string& unit) {
  for (std::size_t r = 1; r < reading.rows.size(); ++r) {
    const KeptRow& above = reading.rows[r - 1];
    const auto& titles = reading.headings.titles;
    if (!repeats_heading(reading, reading.rows[r]) || above.has_amount() || above.title.empty() || above.unit_named == unit) continue;
    if (std::find(titles.begin(), titles.end(), above.title) != titles.end()) continue;
    return reading.say(Code::F12, "rubrik-bland-nämnder", fmt::format("{} »{}«", reading.row_place(above.number), above.title), {}, unit);
  }
}

void read_unit_rows(SheetReading& reading) {
  reading.map.unit.columns.push_back(column_named(reading, *reading.title_column));
  reading.map.unit.minus.push_back(false);
  reading.map.unit.heading_rows = true;
}

/// The unit that the sheet's name, else one of its titles, tells; id empty: none does.
struct ToldUnit {
  std::string id, from;
};
ToldUnit told_unit(const SheetReading& reading, const PlanNames& names) {
  if (std::string id = find_unit_of_sheet(names, reading.name); !id.empty()) return {std::move(id), the_sheet(reading.name)};
  for (const std::string& title : reading.headings.titles) {
    if (std::string id = find_unit_within(names, title); !id.empty()) return {std::move(id), told("titeln »{}«", title)};
  }
  if (reading.title_column && reading.is_part()) {  // the heading of the names, where each table has its own
    const std::string& heading = reading.headings.texts[*reading.title_column];
    if (std::string id = find_unit_row(names, heading); !id.empty()) return {std::move(id), told("rubriken »{}«", heading)};
  }
  return {};
}

void ask_of_several(SheetReading& reading, const KeptRow& another) {
  reading.say(Code::F07, "flera-nämnder", fmt::format("{} »{}«", reading.row_place(another.number), another.title), {}, another.unit_named);
}

/// The whole table is read as of one unit by what the caller says, and says itself that it is another's.
void hold_against_given(SheetReading& reading, const PlanNames& names, const std::string& given) {
  const std::string known = find_unit(names, given), &unit = known.empty() ? given : known;
  if (const KeptRow* row = heading_of_another(reading, unit)) return ask_of_several(reading, *row);
  const auto [id, from] = told_unit(reading, names);
  if (!id.empty() && id != unit) reading.say(Code::F12, "nämnd-mot-titel", from, unit, id);
}

[[nodiscard]] bool is_empty(const std::vector<std::int64_t>& money) {
  return std::all_of(money.begin(), money.end(), [](std::int64_t m) { return m == 0; });
}

/// A row with the name of a body and the sum of what stands below it, until the next one: a heading, and no post.
bool sums_up_below(const SheetReading& reading, std::size_t at) {
  std::vector<std::int64_t> own, below(reading.amounts.size());
  for (const auto& ore : reading.rows[at].ore) own.push_back(ore.value_or(0));
  for (std::size_t r = at + 1; r < reading.rows.size(); ++r) {
    const KeptRow& row = reading.rows[r];
    if (!row.unit_named.empty() || names_a_body(row.title)) break;
    for (std::size_t a = 0; a < below.size() && !row.is_sum; ++a) below[a] = add(below[a], row.ore[a].value_or(0));
  }
  return own == below && !is_empty(own);
}

/// A table below another one of a single unit is that unit's, unless a title of its own may name somebody else.
void take_unit_above(SheetReading& reading) {
  if (reading.above.unit.empty()) return;
  for (const std::string& title : reading.headings.titles) {
    const bool of_amounts =
        money_heading(title).money || kind_in(title) != Key::none || unit_in(title) != AmountUnit::none || year_in(title) != 0;
    const std::string place = fmt::format("{} »{}«", reading.row_place(reading.first_row), title);
    if (names_a_body(title)) return reading.say(Code::F07, "okänd-nämnd", place);
    if (!of_amounts) reading.say(Code::F12, "rubrik-bland-nämnder", place, {}, reading.above.unit);
  }
  reading.map.unit.always = reading.above.unit;
  reading.say(Code::F12, "nämnd-av-titel", told("tabellen ovanför"), {}, reading.above.unit);
}

/// Every row with an amount is a unit's: the table has their frames, and no posts.
bool is_of_units_alone(const SheetReading& reading) {
  std::size_t units = 0;
  for (const KeptRow& row : reading.rows) {
    if (row.is_sum || !row.has_amount()) continue;
    if (row.unit_named.empty()) return false;
    ++units;
  }
  return units >= 2 && reading.title_column;
}

void take_titles_as_units(SheetReading& reading) {
  reading.unit_column = reading.title_column;
  add_column(reading, reading.map.unit, *reading.title_column);
  for (KeptRow& row : reading.rows) row.unit = row.title;
}

}  // namespace

void settle_unit_of_sheet(SheetReading& reading, const PlanNames& names, const GuessOptions& options) {
  if (options.unit_given && !reading.map.unit.given()) return hold_against_given(reading, names, options.unit);
  if (reading.map.unit.given()) return;
  const auto [id, from] = told_unit(reading, names);
  const KeptRow* another = id.empty() || !reading.title_column ? nullptr : heading_of_another(reading, id);
  if (another != nullptr && !find_unit_of_sheet(names, reading.name).empty()) return ask_of_several(reading, *another);
  // The first of several stands above the headings, the others among the rows.
  if (another != nullptr) {
    reading.title_unit = id;
    return read_unit_rows(reading);
  }
  if (!id.empty()) {
    reading.map.unit.always = id;
    reading.say(Code::F12, "nämnd-av-titel", from, {}, id);
    return doubt_titles(reading, id);
  }
  if (is_of_units_alone(reading)) return take_titles_as_units(reading);
  // The first thing below the headings names a unit, before any post does.
  const auto first = std::find_if(reading.rows.begin(), reading.rows.end(),
                                  [](const KeptRow& r) { return !r.unit_named.empty() || (r.has_amount() && !r.is_sum); });
  if (first != reading.rows.end() && !first->unit_named.empty() && reading.title_column) return read_unit_rows(reading);
  take_unit_above(reading);
}

/// A heading row with money that is not the sum of what stands below: it is neither post nor sum.
void hold_unit_rows(SheetReading& reading) {
  if (!reading.map.unit.heading_rows) return;
  std::string units = reading.title_unit, above = reading.title_unit;
  std::uint32_t first = 0;
  bool told_of_heading = false;
  for (const KeptRow& row : reading.rows) {
    if (row.unit_named.empty()) {
      // The rows below would be taken for the nämnd above.
      const bool heading = !row.has_amount() ? !row.is_sum && names_a_body(row.title)
                                             : !row.is_sum && names_a_body(row.title) &&
                                                   sums_up_below(reading, static_cast<std::size_t>(&row - reading.rows.data()));
      if (heading) reading.say(Code::F07, "okänd-nämnd", fmt::format("{} »{}«", reading.row_place(row.number), row.title));
      const bool other = !row.has_amount() && !row.is_sum && row.followed_by_amount && !above.empty() && !row.title.empty() &&
                         !repeats_heading(reading, row);
      if (heading || !other || told_of_heading) continue;
      told_of_heading = true;
      reading.say(Code::F12, "rubrik-bland-nämnder", fmt::format("{} »{}«", reading.row_place(row.number), row.title), {}, above);
      continue;
    }
    above = row.unit_named;
    if (first == 0) first = row.number;
    units.append(units.empty() ? "" : ", ").append(row.unit_named);
    if (row.is_sum || !row.has_amount()) continue;
    std::int64_t sum = 0;
    for (const AmountColumn& amount : reading.amounts) {
      if (amount.used) sum = add(sum, row.ore[static_cast<std::size_t>(&amount - reading.amounts.data())].value_or(0));
    }
    if (sum != 0)
      reading.say(Code::F12, "nämndrad-med-pengar", fmt::format("{} »{}«", reading.row_place(row.number), row.title),
                  write_amount(sum, AmountUnit::tkr));
  }
  reading.say(Code::F12, "nämndrader", reading.row_place(first), {}, units);
}

}  // namespace malkoll::importing
