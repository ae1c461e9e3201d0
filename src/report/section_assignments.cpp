#include <fmt/format.h>

#include <algorithm>

#include "model/progress.h"
#include "report/sections.h"

namespace malkoll::report {

namespace {

constexpr std::size_t most_rows = 500;

/// What a unit names an uppdrag in: its own uppdrag, and posts.
std::string answers_of(const Page& page, Id<AssignmentRow> assignment, Id<UnitRow> unit) {
  const Project& project = page.input.project;
  std::vector<std::string> ids;
  for (const AnswerRow& answer : project.answers) {
    if (answer.assignment != assignment || answer.unit != unit) continue;
    ids.push_back(page.id(answer.own != no_row ? project.assignments[answer.own].declaration : project.posts[answer.post].declaration));
  }
  return joined(ids, ", ");
}

/// Whoever is to carry it out, and what the answer is; of an own one its unit.
Data owners_of(const Page& page, Id<AssignmentRow> assignment) {
  const Project& project = page.input.project;
  const AssignmentRow& row = project.assignments[assignment];
  Data owners{Data::type::list};
  const auto add = [&](Id<UnitRow> unit, bool needs_answer) {
    Data owner;
    flag(owner, "first", owners.is_empty_list());
    owner.set("unit", page.id(project.units[unit].declaration));
    const std::string answers = answers_of(page, assignment, unit);
    put(owner, "answers", answers);
    flag(owner, "unanswered", needs_answer && answers.empty() && project.unit_sums[unit].budgets > 0);
    owners.push_back(owner);
  };
  if (row.unit != no_row) add(row.unit, false);
  for (const AssignmentOwnerRow& owner : project.assignment_owners) {
    if (owner.assignment == assignment && owner.unit != no_row) add(owner.unit, true);
  }
  return owners;
}

/// In a unit's own report what of it is the unit's.
Ore money_of(const Page& page, Id<AssignmentRow> assignment) {
  const AssignmentRow& row = page.input.project.assignments[assignment];
  if (!page.of_one_unit() || row.budget != no_row) return page.input.project.assignment_sums[assignment].money;
  const auto& owners = page.input.project.assignment_owners;
  for (const AssignmentOwnerRow& owner : owners) {
    if (owner.assignment == assignment && owner.unit == page.figures.unit) return page.input.project.owner_money[owners.id_of(owner)];
  }
  return {};
}

/// The plan's, and own ones that carry out none of these; in a unit's own report those that concern it.
std::vector<Id<AssignmentRow>> listed(const Page& page) {
  const Project& project = page.input.project;
  Rows<AssignmentRow, bool> carries_out(project.assignments.size()), concerned(project.assignments.size());
  for (const AnswerRow& answer : project.answers) {
    if (answer.own != no_row && answer.assignment != no_row) carries_out[answer.own] = true;
  }
  for (const AssignmentOwnerRow& owner : project.assignment_owners) {
    if (owner.unit == page.figures.unit) concerned[owner.assignment] = true;
  }
  std::vector<Id<AssignmentRow>> rows;
  for (const Id<AssignmentRow> a : project.assignments.ids()) {
    const AssignmentRow& row = project.assignments[a];
    const bool own = row.budget != no_row;
    if (own && carries_out[a]) continue;
    if (!page.of_one_unit() || concerned[a] || row.unit == page.figures.unit) rows.push_back(a);
  }
  return rows;
}

}  // namespace

void write_assignments(Page& page) {
  const Project& project = page.input.project;
  std::vector<Id<AssignmentRow>> order = listed(page);
  if (order.empty()) return;
  Data data;
  const std::size_t most = std::min(order.size(), most_rows);
  put(data, "more", page.words.count_if_any(order.size() - most));
  order.resize(most);
  const Rows<AssignmentRow, Progress> progress = model::progress_by(project, project.statuses, page.options.follow_up);
  Data rows{Data::type::list};
  for (const Id<AssignmentRow> a : order) {
    const AssignmentRow& assignment = project.assignments[a];
    Data row;
    row.set("id", page.id(assignment.declaration));
    row.set("title", page.title(assignment.declaration));
    row.set("owners", owners_of(page, a));
    const Ore money = money_of(page, a);
    row.set("ore", std::to_string(money.count()));
    row.set("money", page.words.money_or_dash(money));
    put(row, "due", assignment.due.text());
    put(row, "status", std::string(progress_word(progress[a], page.words)));
    rows.push_back(row);
  }
  data.set("rows", rows);
  page.write("assignments", std::move(data));
}

}  // namespace malkoll::report
