#pragma once

#include <string>
#include <vector>

#include "report/follow_up.h"
#include "report/sections.h"

/// What stands first in a report on how a year went, in words; the whole report and its short edition say the same.
namespace malkoll::report {

struct FollowUpSaid {
  std::string heading;                   ///< »Uppföljning av 2025«
  std::string time, occasion;            ///< »2025«, »delåret 2025«; »årsredovisningen 2025«
  std::string verdict;                   ///< whether what is to be there is
  std::string substance;                 ///< how many indicators have an outcome and reach their target; empty: there are none
  std::string overall, overall_comment;  ///< the samlad bedömning; may be empty
  std::vector<Headline> figures;
  std::size_t missing = 0;               ///< facts
};
[[nodiscard]] FollowUpSaid follow_up_said(const Page& page, const FollowUp& follow_up);

/// The mål that the report is about, in the order of the plan.
[[nodiscard]] std::vector<Id<GoalRow>> followed_goals(const Page& page);

/// »når inte målvärdet, men går åt rätt håll«: of an indicator, without its name.
[[nodiscard]] std::string standing_said(const Project& project, const IndicatorStanding& standing, Period period, const Wording& words);

/// »uppfyllt«, or of several that differ »uppfyllt, ej uppfyllt«; empty: nobody has assessed it.
[[nodiscard]] std::string verdict_list(const GoalFollowUp& goal, const Wording& words);

/// »värdet för riket 2025«, »värdet för 2023«; empty: nothing is lacking.
[[nodiscard]] std::string what_is_lacking(const Project& project, const IndicatorStanding& standing, const Wording& words);

/// »2025«, »delåret 2025«
[[nodiscard]] std::string time_of(Period period, const Wording& words);

}  // namespace malkoll::report
