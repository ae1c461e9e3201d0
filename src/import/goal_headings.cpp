// Goals that stand as headings among the rows: what is below each contributes to it.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "import/plan_names.h"
#include "import/sheet_reading.h"
#include "text/lines.h"
#include "text/told.h"

namespace malkoll::importing {

namespace {

/// The row has no money of its own: it has no amounts, or they are the sum of those below.
bool heads_goal(const KeptRow& row) { return !row.goal_named.empty() && (!row.has_amount() || row.is_sum); }

bool has_money(const KeptRow& row) { return row.has_amount() && !row.is_sum; }

std::string place_of_row(const SheetReading& reading, const KeptRow& row) {
  return fmt::format("{} »{}«", reading.row_place(row.number), row.title);
}

bool says_goals_of_posts(const SheetReading& reading) {
  return std::any_of(reading.rows.begin(), reading.rows.end(), [](const KeptRow& r) { return has_money(r) && !r.goal.empty(); });
}

/// The headings once more, as a long table has them below each goal.
bool repeats_names(const SheetReading& reading, const KeptRow& row) {
  return !row.has_amount() && row.title == trim(reading.headings.texts[*reading.title_column]);
}

/// Posts below a goal of which it is not certain that they are its own: another heading, or a sum, stands between. They are not linked.
void tell_not_linked(SheetReading& reading, std::size_t first) {
  bool ended = false, told = false;
  for (std::size_t r = first; r < reading.rows.size(); ++r) {
    const KeptRow& row = reading.rows[r];
    if (heads_goal(row) || !row.unit_named.empty()) {
      ended = !heads_goal(row);
    } else if (repeats_names(reading, row)) {
      continue;
    } else if (!has_money(row) && (!row.title.empty() || !row.unit.empty())) {
      ended = true;
    } else if (ended && !told && has_money(row)) {
      told = true;
      reading.say(Code::F12, "efter-mål", place_of_row(reading, row));
    }
  }
}

/// Rows with money stand below it, before anything else does.
bool has_posts_below(const SheetReading& reading, std::size_t r) {
  ++r;
  while (r < reading.rows.size() && repeats_names(reading, reading.rows[r])) ++r;
  return r < reading.rows.size() && has_money(reading.rows[r]);
}

struct GoalsOfSheet {
  std::string title = {}, goal = {};  ///< of the first rows: a title is one
  std::size_t first = 0;              ///< row that is one; as many as there are: none is
  std::string all = {};
};
GoalsOfSheet goals_of(const SheetReading& reading, const PlanNames& names) {
  GoalsOfSheet found;
  std::size_t titles = 0;
  for (const std::string& title : reading.headings.titles) {
    if (std::string goal = find_goal(names, title); !goal.empty()) found.title = title, found.goal = std::move(goal), ++titles;
  }
  if (titles > 1) found.goal.clear();  // a list of them
  found.all = found.goal;
  found.first = reading.rows.size();
  for (std::size_t r = 0; r < reading.rows.size(); ++r) {
    if (!heads_goal(reading.rows[r]) || !has_posts_below(reading, r)) continue;
    found.first = std::min(found.first, r);
    found.all.append(found.all.empty() ? "" : ", ").append(reading.rows[r].goal_named);
  }
  return found;
}

/// A sheet for each goal.
bool read_goal_of_sheet(SheetReading& reading, const PlanNames& names) {
  const std::string goal = find_goal(names, reading.name);
  if (goal.empty()) return false;
  MappedProperty links{Key::contributes, {}, {}};
  links.source.sheet_name = true;
  reading.map.properties.push_back(std::move(links));
  reading.say(Code::F12, "mål-som-rubrik", reading.place(), {}, goal);
  return true;
}

/// Each goal stands once, on the first of several posts: what is below may be meant for it too.
void doubt_first_alone(SheetReading& reading, const std::string& column) {
  std::set<std::string> goals;
  std::size_t blank = 0;
  bool alone = false;
  for (const KeptRow& row : reading.rows) {
    if (!has_money(row)) continue;
    if (!row.goal.empty() && (alone || !goals.insert(row.goal).second)) return;
    if (row.goal.empty() && goals.empty()) return;
    alone = !row.goal.empty();
    blank += row.goal.empty() ? 1U : 0U;
  }
  if (!alone && goals.size() > 1 && blank >= goals.size()) reading.say(Code::F12, "mål-bara-först", column, {}, std::to_string(blank));
}

}  // namespace

void read_goal_headings(SheetReading& reading, const PlanNames& names) {
  const auto links = std::find_if(reading.map.properties.begin(), reading.map.properties.end(),
                                  [](const MappedProperty& p) { return p.key == Key::contributes; });
  const bool by_column = links != reading.map.properties.end();
  if (!reading.title_column || (by_column && links->source.columns.size() != 1)) return;
  if (by_column && says_goals_of_posts(reading)) {
    const auto column = std::find_if(reading.meanings.begin(), reading.meanings.end(),
                                     [](const Meaning& m) { return m.role == Role::property && m.key == Key::contributes; });
    if (column == reading.meanings.end()) return;
    return doubt_first_alone(reading, reading.column_place(static_cast<std::size_t>(column - reading.meanings.begin())));
  }
  const GoalsOfSheet goals = goals_of(reading, names);
  const bool among_rows = goals.first < reading.rows.size();
  if (!by_column && !among_rows && read_goal_of_sheet(reading, names)) return;
  if (!among_rows && (goals.goal.empty() || by_column)) return;
  if (by_column) {
    links->source.heading_rows = true;
  } else {
    const bool named = !among_rows || !reading.rows[goals.first].title.empty() || !reading.unit_column;
    MappedProperty by_rows{Key::contributes, {}, {}};
    by_rows.source.columns.push_back(column_named(reading, named ? *reading.title_column : *reading.unit_column));
    by_rows.source.minus.push_back(false);
    by_rows.source.heading_rows = true;
    reading.map.properties.push_back(std::move(by_rows));
  }
  const std::string place = goals.goal.empty() ? reading.row_place(reading.rows[goals.first].number) : told("titeln »{}«", goals.title);
  reading.say(Code::F12, "mål-som-rubrik", place, {}, goals.all);
  tell_not_linked(reading, goals.goal.empty() ? goals.first : 0);
}

}  // namespace malkoll::importing
