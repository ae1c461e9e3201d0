#pragma once

#include <optional>

#include "model/project.h"

namespace malkoll::model {

/// How far each uppdrag has come: what the latest follow-up of the whole municipality says, else the least far of what the units' latest
/// say, where avbrutet is as good as klart. `through`: by the follow-ups of that time and before it; nullopt: by all.
[[nodiscard]] Rows<AssignmentRow, Progress> progress_by(const Project& project, const Rows<StatusRow>& statuses,
                                                        std::optional<Period> through);

}  // namespace malkoll::model
