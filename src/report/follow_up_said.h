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

/// »2025«, »delåret 2025«
[[nodiscard]] std::string time_of(Period period, const Wording& words);

}  // namespace malkoll::report
