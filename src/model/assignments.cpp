// Uppdrag: who is to carry them out, which goals they serve, what answers them, and what posts give for them.
#include <algorithm>
#include <iterator>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/money.h"
#include "model/phases.h"

namespace malkoll::model {

namespace {

template <typename Row>
void add_once(std::vector<Id<Row>>& rows, Id<Row> row) {
  if (std::find(rows.begin(), rows.end(), row) == rows.end()) rows.push_back(row);
}

/// The last of `rows` that is of the same `thing` and says the same, as they are written one after the other; nullptr: none.
template <typename Row, typename SameThing, typename SameSaid>
const Row* said_before(const Rows<Row>& rows, SameThing&& same_thing, SameSaid&& same_said) {
  for (auto row = rows.rbegin(); row != rows.rend() && same_thing(*row); ++row) {
    if (same_said(*row)) return &*row;
  }
  return nullptr;
}

void connect_goal(const Project& project, const Names& names, const Reference& r, Assignments& made, Faults& faults) {
  const auto assignment = project.row_of<AssignmentRow>(r.owner);
  const Id<GoalRow> goal = find_goal(project, names, r.text, r.owner, r.key, faults);
  const AssignmentGoalRow* before = said_before(
      made.goals, [&](const auto& row) { return row.assignment == assignment; },
      [&](const auto& row) { return goal != no_row && row.goal == goal; });
  if (before != nullptr) {
    if (!project.is_incomplete(r.owner)) named_twice(project, r.text, before->text, r.owner, r.key, "mål-i-lista", faults);
    return;
  }
  made.goals.push_back({assignment, goal, r.text});
  if (goal == no_row) return;
  add_once(made.assignments[assignment].goals, goal);
}

void connect_owner(const Project& project, const Names& names, const Reference& r, Assignments& made, Faults& faults) {
  const auto assignment = project.row_of<AssignmentRow>(r.owner);
  for (const Id<UnitRow> unit : find_responsible(project, names, r.text, r.owner, faults)) {
    const bool again = said_before(
                           made.owners, [&](const auto& row) { return row.assignment == assignment; },
                           [&](const auto& row) { return unit != no_row && row.unit == unit; }) != nullptr;
    if (again) continue;
    made.owners.push_back({assignment, unit, false, r.text});
  }
}

/// What an own uppdrag or a post names. One that is not found is kept too: the post is for an uppdrag all the same.
void connect_answer(const Project& project, const Names& names, const Reference& r, Assignments& made, Faults& faults) {
  AnswerRow answer;
  answer.assignment = find_assignment(project, names, r.text, r.owner, r.key, faults);
  answer.unit = project.unit_of(r.owner);
  answer.text = r.text;
  if (project.declaration(r.owner).kind == Kind::post) answer.post = project.row_of<PostRow>(r.owner);
  else answer.own = project.row_of<AssignmentRow>(r.owner);
  const AnswerRow* before = said_before(
      made.answers, [&](const AnswerRow& other) { return other.own == answer.own && other.post == answer.post; },
      [&](const AnswerRow& other) { return answer.assignment != no_row && other.assignment == answer.assignment; });
  if (before != nullptr) return named_twice(project, r.text, before->text, r.owner, r.key, "i-lista", faults);
  if (answer.assignment == answer.own) answer.assignment = no_row;  // itself
  made.answers.push_back(answer);
}

/// An own uppdrag serves what the plan's uppdrag that it carries out serve, too.
void hand_down_goals(Assignments& made) {
  for (const AnswerRow& answer : made.answers) {
    if (answer.assignment == no_row || answer.own == no_row) continue;
    AssignmentRow& own = made.assignments[answer.own];
    const AssignmentRow& given = made.assignments[answer.assignment];
    if (given.budget != no_row) continue;
    for (const Id<GoalRow> goal : std::vector(given.goals)) add_once(own.goals, goal);
  }
}

/// The posts that say themselves which goals they contribute to, even where the line could not be read.
Rows<PostRow, bool> posts_with_goals(const Project& project, std::size_t posts, const Faults& faults) {
  Rows<PostRow, bool> linked(posts);
  const auto links_post = [&](Id<Declaration> declaration) {
    const bool post = declaration != no_row && project.declaration(declaration).kind == Kind::post && project.has_row(declaration);
    if (post) linked[project.row_of<PostRow>(declaration)] = true;
  };
  for (const WrittenLink& link : project.facts.links) {
    if (!link.against) links_post(link.owner);
  }
  for (const BrokenLine& line : faults.broken) {
    if (line.key == Key::contributes) links_post(line.owner);
  }
  return linked;
}

/// Both in one number, for a hash.
std::uint64_t pair_of(Id<AssignmentRow> assignment, Id<UnitRow> unit) { return std::uint64_t{assignment.number()} << 32U | unit.number(); }

/// A unit answers an uppdrag by an own one, or by a post, that names it.
void tell_answered(Assignments& made) {
  std::unordered_set<std::uint64_t> answered;
  for (const AnswerRow& answer : made.answers) {
    if (answer.assignment != no_row) answered.insert(pair_of(answer.assignment, answer.unit));
  }
  for (AssignmentOwnerRow& owner : made.owners) owner.answered = answered.contains(pair_of(owner.assignment, owner.unit));
}

struct Giving {
  AssignmentMoney made;
  Rows<AssignmentRow, std::vector<Id<AssignmentRow>>> carries_out;
  std::unordered_map<std::uint64_t, Id<AssignmentOwnerRow>> owners;  ///< by pair_of

  void to(Id<AssignmentRow> row, Id<UnitRow> unit, Ore part) {
    made.assignments[row].money = add(made.assignments[row].money, part);
    if (const auto owner = owners.find(pair_of(row, unit)); owner != owners.end())
      made.owners[owner->second] = add(made.owners[owner->second], part);
  }

  /// What one of a post's uppdrag gets of its money; what an own one gets, the plan's that it carries out get in equal parts.
  void give(Id<AssignmentRow> assignment, Id<UnitRow> unit, Ore money) {
    to(assignment, unit, money);
    const std::vector<Id<AssignmentRow>>& given = carries_out[assignment];
    const std::vector<std::int64_t> weights(given.size(), 1);
    std::vector<Ore> parts(given.size());
    split(money, weights, parts);
    for (std::size_t g = 0; g < given.size(); ++g) to(given[g], unit, parts[g]);
  }
};

}  // namespace

std::vector<LinkRow> links_through_assignments(const Project& project, std::size_t posts, const Faults& faults) {
  std::vector<LinkRow> links;
  if (project.answers.empty()) return links;
  const Rows<PostRow, bool> linked = posts_with_goals(project, posts, faults);
  std::size_t first = 0;  // of the post at hand
  for (const AnswerRow& answer : project.answers) {
    if (answer.assignment == no_row || answer.post == no_row || linked[answer.post]) continue;
    if (!links.empty() && answer.post != links.back().post) first = links.size();
    for (const Id<GoalRow> goal : project.assignments[answer.assignment].goals) {
      if (std::any_of(links.begin() + static_cast<std::ptrdiff_t>(first), links.end(),
                      [&](const LinkRow& link) { return link.goal == goal; }))
        continue;
      links.push_back({.text = answer.text, .money = Ore(), .post = answer.post, .goal = goal, .share = no_share, .through = true});
    }
  }
  return links;
}

Assignments connect_assignments(const Project& project, const Names& names, Rows<AssignmentRow> begun, Faults& faults) {
  Assignments made;
  made.assignments = std::move(begun);
  for (const Reference& r : project.facts.references) {
    const bool of_assignment = project.declaration(r.owner).kind == Kind::assignment;
    if (!project.has_row(r.owner) || (!of_assignment && r.key != Key::assignment)) continue;
    if (r.key == Key::goal) connect_goal(project, names, r, made, faults);
    if (r.key == Key::responsible) connect_owner(project, names, r, made, faults);
    if (r.key == Key::assignment) connect_answer(project, names, r, made, faults);
  }
  hand_down_goals(made);
  tell_answered(made);
  return made;
}

AssignmentMoney sum_up_assignments(const Project& project, const Doubts& doubts) {
  Giving giving{{}, Rows<AssignmentRow, std::vector<Id<AssignmentRow>>>(project.assignments.size()), {}};
  giving.made.assignments.resize(project.assignments.size());
  giving.made.owners.resize(project.assignment_owners.size());
  for (const Id<AssignmentRow> a : project.assignments.ids()) giving.made.assignments[a].unreadable = doubts.assignments[a];
  for (const AssignmentOwnerRow& owner : project.assignment_owners) ++giving.made.assignments[owner.assignment].owners;
  for (const AnswerRow& answer : project.answers) {
    if (answer.assignment != no_row) ++giving.made.assignments[answer.assignment].answers;
    if (answer.own != no_row && answer.assignment != no_row && project.assignments[answer.assignment].budget == no_row)
      giving.carries_out[answer.own].push_back(answer.assignment);
  }
  for (const Id<AssignmentOwnerRow> o : project.assignment_owners.ids()) {
    const AssignmentOwnerRow& owner = project.assignment_owners[o];
    giving.owners.emplace(pair_of(owner.assignment, owner.unit), o);
  }
  const std::span<const AnswerRow> answers = project.answers;
  for (std::size_t first = 0, last = 0; first < answers.size(); first = last) {
    for (last = first + 1; last < answers.size() && answers[last].post == answers[first].post; ++last) {}
    if (answers[first].post == no_row) continue;
    const PostRow& post = project.posts[answers[first].post];
    const Share share = post.unit == no_row ? whole_share : project.units[post.unit].owned_share.value_or(whole_share);
    const std::vector<std::int64_t> weights(last - first, 1);
    std::vector<Ore> parts(weights.size());
    split(part_of(magnitude(post.net), share), weights, parts);
    for (std::size_t a = first; a < last; ++a) {
      if (answers[a].assignment != no_row) giving.give(answers[a].assignment, post.unit, parts[a - first]);
    }
  }
  return std::move(giving.made);
}

}  // namespace malkoll::model
