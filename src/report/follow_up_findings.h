#pragma once

#include <vector>

#include "diag/catalogue.h"
#include "diag/render.h"
#include "model/project.h"

/// Which findings are about how a year went, by what they point at: no letter of a rule says it, and a municipality's own rules count too.
namespace malkoll::report {

class FollowUpFindings {
 public:
  FollowUpFindings(const Project& project, const CheckResult& result, Period period);

  /// It stands in a follow-up of that time or on an outcome of it in the plan; its rule reads follow-ups and it is held against one of that
  /// time; or it stands in what was to be a follow-up and says no time.
  [[nodiscard]] bool hold(const Finding& finding) const;

 private:
  struct Place {
    std::uint32_t begin = 0, end = 0;  ///< offsets
    bool of_the_time = false;
  };
  /// nullptr: in no follow-up.
  [[nodiscard]] const Place* follow_up_at(Span span) const;
  [[nodiscard]] bool is_of_the_time(Span span) const;

  const Catalogue& catalogue_;
  std::vector<Place> follow_ups_;  ///< by offset
  std::vector<std::uint32_t> outcomes_;  ///< where the values of that time stand outside follow-ups, by offset
};

/// A rule that reads follow-ups, or asks for something to be written in one.
[[nodiscard]] bool asks_of_follow_ups(const RuleInfo& rule);

}  // namespace malkoll::report
