#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/names.h"
#include "model/phases.h"

/// What is asked of every post. Of a million, none is still in the cache when the next question comes, so those that go together are put to
/// one post before the next: each has an add() for a post (in their order), and some a finish() for what can only be told at the end.
namespace malkoll::model {

/// The goals that ids stand for. Budgets name few goals many times: short ones that were found are remembered by their bytes.
class GoalIds {
 public:
  explicit GoalIds(const Ids<GoalRow>& goals) : goals_(goals) {}

  [[nodiscard]] Id<GoalRow> find(std::string_view id) {
    std::uint64_t bytes = 0;
    if (id.empty() || id.size() > sizeof bytes) return look_up(id);
    for (const char c : id) bytes = bytes << 8U | static_cast<unsigned char>(c);
    Known& known = known_[(bytes * 0x9e3779b97f4a7c15U) >> 56U];
    if (known.bytes != bytes) known = {bytes, look_up(id)};
    return known.goal;
  }

 private:
  [[nodiscard]] Id<GoalRow> look_up(std::string_view id) const {
    const auto found = goals_.find(id);
    return found == goals_.end() ? Id<GoalRow>() : found->second;
  }

  struct Known {
    std::uint64_t bytes = 0;
    Id<GoalRow> goal;
  };
  const Ids<GoalRow>& goals_;
  std::array<Known, 256> known_{};
};

/// The links, by post, of posts that name uppdrag and no goal: to the goals of these, in equal parts. There are `posts` of them.
[[nodiscard]] std::vector<LinkRow> links_through_assignments(const Project& project, std::size_t posts, const Faults& faults);

/// Makes the tables of amounts, in öre with the sign of cost, and of links, with shares and money, of the posts that count. Amounts
/// without any unit go to `faults`.
class PostMoney {
 public:
  PostMoney(const Project& project, const Names& names, Posts& made, Faults& faults);
  void add(Id<PostRow> post);

 private:
  void add_amounts(PostRow& post, Id<PostRow> index);
  void add_properties(PostRow& post);
  void note_assignment(PostRow& post, Id<PostRow> index);
  void add_links(PostRow& post, Id<PostRow> index);
  /// The last of the links that are one goal, written out with commas.
  [[nodiscard]] Id<WrittenLink> last_of_title(Id<WrittenLink> first, Id<Declaration> owner);
  /// True, and said, where a link of the post before this one has the goal.
  [[nodiscard]] bool linked_before(const PostRow& post, const LinkRow& link);

  const Project& project_;
  const Names& names_;
  Posts& made_;
  WrittenTitles titles_;
  Faults& faults_;
  GoalIds goals_;
  Id<Amount> amount_{0};  ///< the next to look at, as the others
  Id<WrittenLink> link_{0};
  Id<Property> property_{0};
  Id<AnswerRow> answer_{0};
  std::vector<LinkRow> through_;  ///< the links that come of uppdrag, by post
  std::size_t next_through_ = 0;
};

/// Per unit and year, against ram, investeringsram and utfall; after PostMoney.
class YearSums {
 public:
  /// `frames`: the years that have one.
  YearSums(const Project& project, Rows<UnitYearRow> frames);
  void add(Id<PostRow> post);
  /// With what the years lack until all posts are in, and tolerances, which are doubled so far.
  [[nodiscard]] Rows<UnitYearRow> finish();

 private:
  void add_change(Id<PostRow> post, const AmountRow& amount);
  void end_changes(Id<PostRow> post);
  [[nodiscard]] UnitYearRow& year_row(Id<UnitRow> unit, Year year, Key kind);
  void count_unreadable();
  void add_to_last_year(UnitYearRow& row) const;

  const Project& project_;
  Rows<UnitYearRow> rows_;
  Rows<UnitRow, std::vector<Id<UnitYearRow>>> of_unit_;
};
/// Sums that miss their frame only because a post was pasted twice cannot be told to miss it.
[[nodiscard]] Rows<UnitYearRow> excuse_copies(const Project& project, Rows<UnitYearRow> years);
/// Amounts that may be why the posts of a unit miss its frame.
[[nodiscard]] Rows<UnitYearRow> explain_missed_frames(const Project& project, Rows<UnitYearRow> years);

/// How many rows there are of each thing, and lines that may have been about it.
[[nodiscard]] Sums count_rows(const Project& project, const Doubts& doubts);

/// Per unit, per goal, and per pair of them; after PostMoney.
class PostSums {
 public:
  /// `sums`: what is counted before the posts.
  PostSums(const Project& project, Sums& sums, Rows<UnitYearRow> frames);
  void add(Id<PostRow> post);
  void finish();

 private:
  struct Last {
    Id<UnitRow> unit;
    Id<CoverageCell> cell;
  };

  void begin_coverage();
  void cover_by_assignments();
  CoverageCell& cell(Id<GoalRow> goal, Id<UnitRow> unit);
  void add_to_goals(Id<PostRow> post);
  void add_to_own_goal(Id<GoalRow> goal, Id<UnitRow> unit, Ore money);
  void add_to_unit(Id<PostRow> post);
  [[nodiscard]] bool has_planned_year(Id<PostRow> post) const;

  const Project& project_;
  Sums& sums_;
  std::unordered_map<std::uint64_t, Id<CoverageCell>> cells_;  ///< by goal and unit
  Rows<GoalRow, Last> last_;
  std::unordered_map<std::uint64_t, Ore> from_others_;  ///< own goal and another unit → what its posts give
  YearSums years_;
  Rows<Declaration, bool> unreadable_links_;  ///< a line with its goals could not be read; empty: none
};

/// Post ids are unique in their budget. One with the id and the title of another is a copy, of which nothing more is said.
class PostIdCheck {
 public:
  PostIdCheck(const Project& project, const Rows<PostRow>& posts) : project_(project), posts_(posts) {}
  void add(Id<PostRow> post);
  /// Gives the copies.
  [[nodiscard]] std::vector<Id<PostRow>> finish(Sink& sink);

 private:
  const Project& project_;
  const Rows<PostRow>& posts_;
  Id<BudgetRow> budget_;  ///< of the post before
  Id<PostRow> first_;  ///< of that budget
  std::string_view last_;  ///< id
  std::vector<Id<PostRow>> unordered_;  ///< first posts of budgets whose ids do not ascend as systems export them: these need a table
};

/// Posts that stand in two budgets; when PostMoney is done with all of them.
[[nodiscard]] Rows<TwinRow> find_twins(const Project& project);

}  // namespace malkoll::model
