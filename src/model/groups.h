#pragma once

#include <optional>
#include <string_view>

#include "diag/sink.h"
#include "model/project.h"

/// Who is counted apart, and what values are compared with: the words between a year, or an id, and the colon.
namespace malkoll::model {

/// Fills Project::groups.
void find_groups(Project& project);

/// Who is counted, and what with.
struct Named {
  std::string_view group;  ///< empty: all together
  std::string_view name;   ///< of a jämförelse
};
/// What the words of a measure name; nullopt: no group (P14), and the line says nothing.
[[nodiscard]] std::optional<Named> named_by(Project& project, const Measure& written, Sink& sink);

}  // namespace malkoll::model
