#pragma once

#include <optional>
#include <string_view>

#include "model/faults.h"

/// Who is counted apart, and what values are compared with: the words between a year, or an id, and the colon.
namespace malkoll::model {

/// Who may be counted apart: by the language's words, then by the plan's own.
[[nodiscard]] std::vector<std::string_view> find_groups(const Project& project);

/// Who is counted, and what with.
struct Named {
  std::string_view group;  ///< empty: all together
  std::string_view name;   ///< of a jämförelse
};
/// What the words of a measure name; nullopt: no group (P14), and the line says nothing.
[[nodiscard]] std::optional<Named> named_by(const Project& project, const Measure& written, Faults& faults);

}  // namespace malkoll::model
