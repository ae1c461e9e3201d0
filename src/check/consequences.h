#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "diag/render.h"
#include "model/project.h"

namespace malkoll {

/// A gathered finding counts all that it stands for.
[[nodiscard]] std::size_t count_of(const Finding& finding);

/// Calls `visit` with each finding that is in it: itself, or those that a gathered one stands for.
template <typename Visit>
void each_of(const Finding& finding, Visit visit) {
  if (finding.items.empty()) return visit(finding);
  for (const Finding& item : finding.items) visit(item);
}

/// Which findings follow from which others: mend the cause, and they go away or can be judged at last.
class Consequences {
 public:
  /// `shown`: indices of the findings that there are.
  Consequences(const Project& project, const CheckResult& result, const std::vector<std::uint32_t>& shown);

  /// The finding that this one follows from in the end; nullopt: it is a cause itself.
  [[nodiscard]] std::optional<std::uint32_t> cause_of(std::uint32_t finding) const;

  /// The codes of all rules that are causes or follow from some.
  [[nodiscard]] static std::vector<std::string_view> codes();

 private:
  struct Pair;
  using Cause = std::optional<std::uint32_t>;
  using When = Cause (Consequences::*)(const Finding& finding, std::string_view cause) const;

  [[nodiscard]] static std::span<const Pair> pairs();
  /// Those causes of which it is asked in that way.
  [[nodiscard]] static std::set<std::string_view> causes_by(When when);
  using Rules = std::vector<std::uint32_t>;

  [[nodiscard]] Cause direct_cause_of(std::uint32_t finding) const;
  [[nodiscard]] const Rules& of_rule(std::string_view code) const;
  [[nodiscard]] Id<Declaration> thing_of(const Finding& finding) const;

  // When a finding follows from those of a rule.
  [[nodiscard]] Cause waits(const Finding& finding, std::string_view cause) const;
  [[nodiscard]] Cause in_the_area(const Finding& finding, std::string_view cause) const;
  [[nodiscard]] Cause only_goal_of_the_area(const Finding& finding, std::string_view cause) const;
  [[nodiscard]] Cause most_are_loose(const Finding& finding, std::string_view cause) const;
  [[nodiscard]] Cause lacks_amounts(const Finding& finding, std::string_view cause) const;
  [[nodiscard]] Cause same_thing(const Finding& finding, std::string_view cause) const;
  [[nodiscard]] Cause same_unit(const Finding& finding, std::string_view cause) const;
  [[nodiscard]] Cause lacks_money(const Finding& finding, std::string_view cause) const;
  [[nodiscard]] Cause of_the_plan(const Finding& finding, std::string_view cause) const;
  [[nodiscard]] Cause filled_in_together(const Finding& finding, std::string_view cause) const;

  /// The finding of a rule that is told of a thing.
  [[nodiscard]] Cause told_of(Id<Declaration> thing, std::string_view cause) const;

  /// Of a rule in one kind of paper.
  struct Counted {
    Cause first;
    std::size_t things = 0;
  };

  void find_units();
  void find_things();
  void find_areas();
  void find_goals_without_amounts();
  void count_loose_goals();
  void count_to_fill_in();

  const Project& project_;
  const CheckResult& result_;
  std::vector<Rules> by_rule_;
  std::unordered_map<std::string, std::uint32_t> of_unit_;             ///< »L01 BUN« → a finding
  std::map<std::string_view, std::unordered_map<Id<Declaration>, std::uint32_t>> of_thing_;  ///< T01 → a goal's declaration → its finding
  std::unordered_map<Id<Declaration>, std::uint32_t> of_area_;  ///< a målområde's declaration → its T05
  std::unordered_map<Id<Declaration>, std::uint32_t> without_amount_;  ///< a goal's declaration → the B02 of a post that reaches it
  bool most_are_loose_ = false;  ///< more than half of all own goals say no mål
  std::map<std::string_view, std::array<Counted, 3>> to_fill_in_;  ///< I03 and I09, by Paper
};

}  // namespace malkoll
