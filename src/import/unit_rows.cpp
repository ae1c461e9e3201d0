// Whose the rows are where no column says so: by the sheet's name, its title, or rows of their own; and what speaks against that.

#include <fmt/format.h>

#include <algorithm>

#include "import/cell_value.h"
#include "import/free_columns.h"
#include "import/table_phases.h"
#include "model/money.h"
#include "text/lines.h"
#include "text/sheet_words.h"
#include "text/told.h"

namespace malkoll::importing {

namespace {

/// The first row that names a unit of the plan, another than this one, without an amount: it stands above its rows.
const KeptRow* heading_of_another(const TableRows& rows, std::string_view unit) {
  const auto found = std::find_if(rows.kept.begin(), rows.kept.end(),
                                  [&](const KeptRow& r) { return !r.unit_named.empty() && r.unit_named != unit && !r.has_amount(); });
  return found == rows.kept.end() ? nullptr : &*found;
}

/// The headings once more, as a long table has them on each page.
bool repeats_heading(const KnownTable& known, const KeptRow& row) {
  return !row.has_amount() && known.by_row.title && !row.title.empty() &&
         row.title == trim(known.table.headings.texts[*known.by_row.title]);
}

/// The unit that the sheet's name, else one of its titles, tells; id empty: none does.
struct ToldUnit {
  std::string id, from;
};
ToldUnit told_unit(const KnownTable& known, const PlanNames& names) {
  if (std::string id = find_unit_of_sheet(names, known.table.start.name); !id.empty())
    return {std::move(id), the_sheet(known.table.start.name)};
  for (const std::string& title : known.table.headings.titles) {
    if (std::string id = find_unit_within(names, title); !id.empty()) return {std::move(id), told("titeln »{}«", title)};
  }
  if (known.by_row.title && known.table.is_part()) {  // the heading of the names, where each table has its own
    const std::string& heading = known.table.headings.texts[*known.by_row.title];
    if (std::string id = find_unit_row(names, heading); !id.empty()) return {std::move(id), told("rubriken »{}«", heading)};
  }
  return {};
}

[[nodiscard]] bool is_empty(const std::vector<Ore>& money) {
  return std::all_of(money.begin(), money.end(), [](Ore m) { return m == 0; });
}

/// A row with the name of a body and the sum of what stands below it, until the next one: a heading, and no post.
bool sums_up_below(const TableRows& rows, std::size_t at) {
  std::vector<Ore> own, below(rows.sums.size());
  for (const auto& ore : rows.kept[at].ore) own.push_back(ore.value_or(Ore()));
  for (std::size_t r = at + 1; r < rows.kept.size(); ++r) {
    const KeptRow& row = rows.kept[r];
    if (!row.unit_named.empty() || names_a_body(row.title)) break;
    for (std::size_t a = 0; a < below.size() && !row.is_sum; ++a) below[a] = add(below[a], row.ore[a].value_or(Ore()));
  }
  return own == below && !is_empty(own);
}

/// Every row with an amount is a unit's: the table has their frames, and no posts.
bool is_of_units_alone(const TableRows& rows) {
  std::size_t units = 0;
  for (const KeptRow& row : rows.kept) {
    if (row.is_sum || !row.has_amount()) continue;
    if (row.unit_named.empty()) return false;
    ++units;
  }
  return units >= 2;
}

/// Rows of units with money, of which none sums up what stands below it, and most have nothing below: their frames, among some that are of no unit.
bool are_mostly_units(const TableRows& rows) {
  std::size_t units = 0, alone = 0;
  for (std::size_t r = 0; r < rows.kept.size(); ++r) {
    const KeptRow& row = rows.kept[r];
    if (row.is_sum || row.unit_named.empty()) continue;
    if (!row.has_amount()) return false;
    ++units;
    const bool last = r + 1 == rows.kept.size() || rows.kept[r + 1].sum_word || !rows.kept[r + 1].unit_named.empty();
    alone += last ? 1U : 0U;
    std::vector<Ore> own, below(rows.sums.size());
    for (const auto& ore : row.ore) own.push_back(ore.value_or(Ore()));
    for (std::size_t b = r + 1; b < rows.kept.size() && rows.kept[b].unit_named.empty() && !rows.kept[b].is_sum; ++b) {
      for (std::size_t a = 0; a < below.size(); ++a) below[a] = add(below[a], rows.kept[b].ore[a].value_or(Ore()));
      if (own == below && !is_empty(own)) return false;
    }
  }
  return units >= 2 && alone * 2 >= units;
}

struct UnitSettler {
  const KnownTable& known;
  const PlanNames& names;
  Said& said;
  TableRows rows;
  UnitOfRows unit = {};

  [[nodiscard]] std::string named(const KeptRow& row) const { return known.table.row_place(row.number, row.title); }

  void ask_of_several(const KeptRow& another) { said.say(Code::F07, "flera-nämnder", named(another), {}, another.unit_named); }

  /// The whole table is read as of one unit by what the caller says, and says itself that it is another's.
  void hold_against_given(const std::string& given) {
    const std::string by_plan = find_unit(names, given), &own = by_plan.empty() ? given : by_plan;
    if (const KeptRow* row = heading_of_another(rows, own)) return ask_of_several(*row);
    const auto [id, from] = told_unit(known, names);
    if (!id.empty() && id != own) said.say(Code::F12, "nämnd-mot-titel", from, own, id);
  }

  /// Another title above the headings once more, of whom nobody knows.
  void doubt_titles() {
    for (std::size_t r = 1; r < rows.kept.size(); ++r) {
      const KeptRow& above = rows.kept[r - 1];
      const auto& titles = known.table.headings.titles;
      if (!repeats_heading(known, rows.kept[r]) || above.has_amount() || above.title.empty() || above.unit_named == unit.source.always)
        continue;
      if (std::find(titles.begin(), titles.end(), above.title) != titles.end()) continue;
      return said.say(Code::F12, "rubrik-bland-nämnder", named(above), {}, unit.source.always);
    }
  }

  void read_unit_rows() {
    add_column(known.table, unit.source, *known.by_row.title);
    unit.source.heading_rows = true;
  }

  /// A table below another one of a single unit is that unit's, unless a title of its own may name somebody else.
  void take_unit_above() {
    const std::string& above = known.table.start.above.unit;
    if (above.empty()) return;
    for (const std::string& title : known.table.headings.titles) {
      const bool of_amounts =
          money_heading(title).money || kind_in(title) != Key::none || unit_in(title) != AmountUnit::none || year_in(title) != 0;
      const std::string place = known.table.row_place(known.table.start.first_row, title);
      if (names_a_body(title)) return said.say(Code::F07, "okänd-nämnd", place);
      if (!of_amounts) said.say(Code::F12, "rubrik-bland-nämnder", place, {}, above);
    }
    unit.source.always = above;
    said.say(Code::F12, "nämnd-av-titel", told("tabellen ovanför"), {}, above);
  }

  void take_titles_as_units() {
    unit.column = known.by_row.title;
    add_column(known.table, unit.source, *unit.column);
    for (KeptRow& row : rows.kept) row.unit = row.title;
  }

  /// Where neither a column nor the caller says whose the rows are.
  void find() {
    const auto [id, from] = told_unit(known, names);
    const bool titled = known.by_row.title.has_value();
    const KeptRow* another = id.empty() || !titled ? nullptr : heading_of_another(rows, id);
    if (another != nullptr && !find_unit_of_sheet(names, known.table.start.name).empty()) return ask_of_several(*another);
    // The first of several stands above the headings, the others among the rows.
    if (another != nullptr) {
      unit.first = id;
      return read_unit_rows();
    }
    if (!id.empty()) {
      unit.source.always = id;
      said.say(Code::F12, "nämnd-av-titel", from, {}, id);
      return doubt_titles();
    }
    if (titled && (is_of_units_alone(rows) || are_mostly_units(rows))) return take_titles_as_units();
    // The first thing below the headings names a unit, before any post does.
    const auto first = std::find_if(rows.kept.begin(), rows.kept.end(),
                                    [](const KeptRow& r) { return !r.unit_named.empty() || (r.has_amount() && !r.is_sum); });
    if (first != rows.kept.end() && !first->unit_named.empty() && titled) return read_unit_rows();
    if (!known.table.start.above.unit.empty()) return take_unit_above();
    const std::string of_file = find_unit_of_file(names, known.table.start.file);
    if (of_file.empty()) return;
    if (const KeptRow* other = heading_of_another(rows, of_file)) return ask_of_several(*other);
    unit.source.always = of_file;
    said.say(Code::F12, "nämnd-av-titel", told("filens namn"), {}, of_file);
  }
};

}  // namespace

SettledUnits settle_units(const KnownTable& known, TableRows begun, ValueSource by_columns, const PlanNames& names,
                          const GuessOptions& options, Said& said) {
  UnitSettler settler{known, names, said, std::move(begun), {std::move(by_columns), known.by_row.unit, {}}};
  if (!settler.unit.source.given()) {
    if (options.unit_given) settler.hold_against_given(options.unit);
    else settler.find();
  }
  return {std::move(settler.rows), std::move(settler.unit)};
}

/// A heading row with money that is not the sum of what stands below: it is neither post nor sum.
void hold_unit_rows(const KnownTable& known, const TableRows& rows, const UnitOfRows& unit, const ChosenAmounts& chosen, Said& said) {
  if (!unit.source.heading_rows) return;
  std::string units = unit.first, above = unit.first;
  std::uint32_t first = 0;
  bool told_of_heading = false;
  for (const KeptRow& row : rows.kept) {
    if (row.unit_named.empty()) {
      // The rows below would be taken for the nämnd above.
      const bool heading = !row.has_amount() ? !row.is_sum && names_a_body(row.title)
                                             : !row.is_sum && names_a_body(row.title) &&
                                                   sums_up_below(rows, static_cast<std::size_t>(&row - rows.kept.data()));
      if (heading) said.say(Code::F07, "okänd-nämnd", known.table.row_place(row.number, row.title));
      const bool other = !row.has_amount() && !row.is_sum && row.followed_by_amount && !above.empty() && !row.title.empty() &&
                         !repeats_heading(known, row);
      if (heading || !other || told_of_heading) continue;
      told_of_heading = true;
      said.say(Code::F12, "rubrik-bland-nämnder", known.table.row_place(row.number, row.title), {}, above);
      continue;
    }
    above = row.unit_named;
    if (first == 0) first = row.number;
    units.append(units.empty() ? "" : ", ").append(row.unit_named);
    if (row.is_sum || !row.has_amount()) continue;
    Ore sum;
    for (std::size_t a = 0; a < chosen.used.size(); ++a) {
      if (chosen.used[a]) sum = add(sum, row.ore[a].value_or(Ore()));
    }
    if (sum != 0)
      said.say(Code::F12, "nämndrad-med-pengar", known.table.row_place(row.number, row.title), write_amount(sum, AmountUnit::tkr));
  }
  said.say(Code::F12, "nämndrader", known.table.row_place(first), {}, units);
}

}  // namespace malkoll::importing
