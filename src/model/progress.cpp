#include "model/progress.h"

#include <map>

namespace malkoll::model {

Rows<AssignmentRow, Progress> progress_by(const Project& project, const Rows<StatusRow>& statuses, std::optional<Period> through) {
  const auto when = [&](const StatusRow& s) { return project.follow_ups[s.follow_up].period; };
  std::map<std::pair<Id<AssignmentRow>, Id<UnitRow>>, const StatusRow*> latest;  // unit: no_row, the whole, comes last
  for (const StatusRow& status : statuses) {
    if (status.assignment == no_row || (through && when(status) > *through)) continue;
    const StatusRow*& known = latest[{status.assignment, project.follow_ups[status.follow_up].unit}];
    if (known == nullptr || when(*known) <= when(status)) known = &status;
  }
  const auto far = [](Progress p) { return p == Progress::cancelled ? Progress::done : p; };
  Rows<AssignmentRow, Progress> all(project.assignments.size(), Progress::none);
  for (const auto& [of, status] : latest) {
    Progress& progress = all[of.first];
    const bool whole = of.second == no_row;
    if (whole || progress == Progress::none || far(status->status) < far(progress)) progress = status->status;
  }
  return all;
}

}  // namespace malkoll::model
