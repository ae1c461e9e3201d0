#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/names.h"

/// What is asked of every post. Of a million, none is still in the cache when the next question comes, so all are put to one post
/// before the next: each has an add() for a post (in their order), and some a finish() for what can only be told at the end.
namespace malkoll::model {

/// The goals that ids stand for. Budgets name few goals many times: short ones that were found are remembered by their bytes.
class GoalIds {
 public:
  explicit GoalIds(const std::unordered_map<std::string_view, std::uint32_t>& goals) : goals_(goals) {}

  [[nodiscard]] std::uint32_t find(std::string_view id) {
    std::uint64_t bytes = 0;
    if (id.empty() || id.size() > sizeof bytes) return look_up(id);
    for (const char c : id) bytes = bytes << 8U | static_cast<unsigned char>(c);
    Known& known = known_[(bytes * 0x9e3779b97f4a7c15U) >> 56U];
    if (known.bytes != bytes) known = {bytes, look_up(id)};
    return known.goal;
  }

 private:
  [[nodiscard]] std::uint32_t look_up(std::string_view id) const {
    const auto found = goals_.find(id);
    return found == goals_.end() ? no_row : found->second;
  }

  struct Known {
    std::uint64_t bytes = 0;
    std::uint32_t goal = no_row;
  };
  const std::unordered_map<std::string_view, std::uint32_t>& goals_;
  std::array<Known, 256> known_{};
};

/// Amounts in öre with the sign of cost; links with shares and money. What belongs to no post that counts, frames too, leaves these
/// tables. Amounts without any unit go to `sink`.
class PostMoney {
 public:
  PostMoney(Project& project, const Names& names, Sink& sink);
  void add(std::uint32_t post);

 private:
  void end_tables();
  /// How many links behind it are the same goal, written out with commas.
  [[nodiscard]] std::uint32_t join_title(std::uint32_t first, std::uint32_t owner);
  /// True, and said, where a link of the post before this one has the goal.
  [[nodiscard]] bool linked_before(const PostRow& post, std::uint32_t goal, const WrittenLink& link, Key key);

  Project& project_;
  const Names& names_;
  WrittenTitles titles_;
  Sink& sink_;
  GoalIds goals_;
  std::uint32_t amount_ = 0, link_ = 0, property_ = 0;    ///< the next to look at
  std::uint32_t kept_amounts_ = 0, kept_links_ = 0;  ///< of posts so far, moved up to the front
};

/// Per unit and year, per goal, and per pair of them; after PostMoney.
class PostSums {
 public:
  explicit PostSums(Project& project);
  void add(std::uint32_t post);
  void finish();

 private:
  struct Last {
    std::uint32_t unit = no_row, cell = 0;
  };

  void begin_coverage();
  CoverageCell& cell(std::uint32_t goal, std::uint32_t unit);
  void add_to_years(std::uint32_t post);
  void add_to_goals(std::uint32_t post);
  void add_to_own_goal(std::uint32_t goal, std::uint32_t unit, std::int64_t money);
  void add_to_unit(std::uint32_t post);
  [[nodiscard]] bool has_unreadable_links(std::uint32_t declaration);
  [[nodiscard]] bool has_planned_year(std::uint32_t post) const;

  Project& project_;
  std::unordered_map<std::uint64_t, std::uint32_t> cells_;  ///< goal and unit → row in coverage
  std::vector<Last> last_;                                  ///< beside goals
  std::unordered_map<std::uint64_t, std::int64_t> from_others_;  ///< own goal and another unit → öre that its posts give
  std::vector<std::vector<std::uint32_t>> years_of_unit_;  ///< rows in unit_years
  std::vector<bool> unreadable_links_;                     ///< declaration → a line with its goals could not be read
  std::size_t broken_seen_ = 0;                            ///< of Facts::broken, those that are in it
};

/// Post ids are unique in their budget. One with the id and the title of another is a copy, of which nothing more is said.
class PostIdCheck {
 public:
  explicit PostIdCheck(Project& project) : project_(project) {}
  void add(std::uint32_t post);
  void finish(Sink& sink);

 private:
  Project& project_;
  std::uint32_t budget_ = no_row, first_ = no_row;  ///< of the post before, and the first post of that
  std::string_view last_;                           ///< id
  std::vector<std::uint32_t> unordered_;  ///< first posts of budgets whose ids do not ascend as systems export them: these need a table
};

/// Posts that stand in two budgets.
class Twins {
 public:
  explicit Twins(Project& project) : project_(project) {}
  void add(std::uint32_t post);
  void finish();

 private:
  struct Entry {
    std::uint32_t hash;  ///< of what a twin would have, as far as is cheap to look at
    std::uint32_t post;
  };
  Project& project_;
  std::vector<Entry> by_title_, by_code_;
};

}  // namespace malkoll::model
