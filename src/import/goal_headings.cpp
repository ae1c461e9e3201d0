// Goals that stand as headings among the rows: what is below each contributes to it.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "import/free_columns.h"
#include "import/plan_names.h"
#include "import/table_phases.h"
#include "text/lines.h"
#include "text/told.h"

namespace malkoll::importing {

namespace {

/// The row has no money of its own: it has no amounts, or they are the sum of those below.
bool heads_goal(const KeptRow& row) { return !row.goal_named.empty() && (!row.has_amount() || row.is_sum); }

bool has_money(const KeptRow& row) { return row.has_amount() && !row.is_sum; }

bool says_goals_of_posts(const TableRows& rows) {
  return std::any_of(rows.kept.begin(), rows.kept.end(), [](const KeptRow& r) { return has_money(r) && !r.goal.empty(); });
}

/// The headings once more, as a long table has them below each goal.
bool repeats_names(const KnownTable& known, const KeptRow& row) {
  return !row.has_amount() && row.title == trim(known.table.headings.texts[*known.by_row.title]);
}

/// Posts below a goal of which it is not certain that they are its own: another heading, or a sum, stands between. They are not linked.
void tell_not_linked(const KnownTable& known, const TableRows& rows, std::size_t first, Said& said) {
  bool ended = false, told = false;
  for (std::size_t r = first; r < rows.kept.size(); ++r) {
    const KeptRow& row = rows.kept[r];
    if (heads_goal(row) || !row.unit_named.empty()) {
      ended = !heads_goal(row);
    } else if (repeats_names(known, row)) {
      continue;
    } else if (!has_money(row) && (!row.title.empty() || !row.unit.empty())) {
      ended = true;
    } else if (ended && !told && has_money(row)) {
      told = true;
      said.say(Code::F12, "efter-mål", known.table.row_place(row.number, row.title));
    }
  }
}

/// Rows with money stand below it, before anything else does.
bool has_posts_below(const KnownTable& known, const TableRows& rows, std::size_t r) {
  ++r;
  while (r < rows.kept.size() && repeats_names(known, rows.kept[r])) ++r;
  return r < rows.kept.size() && has_money(rows.kept[r]);
}

struct GoalsOfSheet {
  std::string title = {}, goal = {};  ///< of the first rows: a title is one
  std::size_t first = 0;              ///< row that is one; as many as there are: none is
  std::string all = {};
};
GoalsOfSheet goals_of(const KnownTable& known, const TableRows& rows, const PlanNames& names) {
  GoalsOfSheet found;
  std::size_t titles = 0;
  for (const std::string& title : known.table.headings.titles) {
    if (std::string goal = find_goal(names, title); !goal.empty()) found.title = title, found.goal = std::move(goal), ++titles;
  }
  if (titles > 1) found.goal.clear();  // a list of them
  found.all = found.goal;
  found.first = rows.kept.size();
  for (std::size_t r = 0; r < rows.kept.size(); ++r) {
    if (!heads_goal(rows.kept[r]) || !has_posts_below(known, rows, r)) continue;
    found.first = std::min(found.first, r);
    found.all.append(found.all.empty() ? "" : ", ").append(rows.kept[r].goal_named);
  }
  return found;
}

/// A sheet for each goal.
std::optional<MappedProperty> goal_of_sheet(const KnownTable& known, const PlanNames& names, Said& said) {
  const std::string goal = find_goal(names, known.table.start.name);
  if (goal.empty()) return std::nullopt;
  MappedProperty links{Key::contributes, {}, {}};
  links.source.sheet_name = true;
  said.say(Code::F12, "mål-som-rubrik", known.table.place(), {}, goal);
  return links;
}

/// Each goal stands once, on the first of several posts: what is below may be meant for it too.
void doubt_first_alone(const TableRows& rows, const std::string& column, Said& said) {
  std::set<std::string> goals;
  std::size_t blank = 0;
  bool alone = false;
  for (const KeptRow& row : rows.kept) {
    if (!has_money(row)) continue;
    if (!row.goal.empty() && (alone || !goals.insert(row.goal).second)) return;
    if (row.goal.empty() && goals.empty()) return;
    alone = !row.goal.empty();
    blank += row.goal.empty() ? 1U : 0U;
  }
  if (!alone && goals.size() > 1 && blank >= goals.size())
    said.mistakes.emplace_back(about_place(Code::F12, "mål-bara-först", column)).count = blank;
}

}  // namespace

std::vector<MappedProperty> read_goal_headings(const KnownTable& known, const UnitOfRows& unit, const TableRows& rows,
                                               const PlanNames& names, std::vector<MappedProperty> properties, Said& said) {
  const auto links = std::find_if(properties.begin(), properties.end(), [](const MappedProperty& p) { return p.key == Key::contributes; });
  const bool by_column = links != properties.end();
  if (!known.by_row.title || (by_column && links->source.columns.size() != 1)) return properties;
  if (by_column && says_goals_of_posts(rows)) {
    const std::vector<Meaning>& meanings = known.columns.meanings;
    const auto column = std::find_if(meanings.begin(), meanings.end(),
                                     [](const Meaning& m) { return m.role == Role::property && m.key == Key::contributes; });
    if (column != meanings.end())
      doubt_first_alone(rows, known.table.column_place(static_cast<std::size_t>(column - meanings.begin())), said);
    return properties;
  }
  const GoalsOfSheet goals = goals_of(known, rows, names);
  const bool among_rows = goals.first < rows.kept.size();
  if (!by_column && !among_rows) {
    if (std::optional<MappedProperty> by_sheet = goal_of_sheet(known, names, said)) {
      properties.push_back(std::move(*by_sheet));
      return properties;
    }
  }
  if (!among_rows && (goals.goal.empty() || by_column)) return properties;
  if (by_column) {
    links->source.heading_rows = true;
  } else {
    const bool named = !among_rows || !rows.kept[goals.first].title.empty() || !unit.column;
    MappedProperty by_rows{Key::contributes, {}, {}};
    add_column(known.table, by_rows.source, named ? *known.by_row.title : *unit.column);
    by_rows.source.heading_rows = true;
    properties.push_back(std::move(by_rows));
  }
  const std::string place = goals.goal.empty() ? known.table.row_place(rows.kept[goals.first].number) : told("titeln »{}«", goals.title);
  said.say(Code::F12, "mål-som-rubrik", place, {}, goals.all);
  tell_not_linked(known, rows, goals.goal.empty() ? goals.first : 0, said);
  return properties;
}

}  // namespace malkoll::importing
