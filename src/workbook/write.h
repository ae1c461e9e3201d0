#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "text/result.h"
#include "workbook/content.h"

namespace malkoll::workbook {

struct WriteOptions {
  bool to_fill_in = false;  ///< instructions, the plan's goals to look at, blank rows
  std::string unit;         ///< to fill in: the id of the nämnd or bolag
  std::uint32_t blank_goals = 0, blank_indicators = 0, blank_posts = 0;
  bool exported = false;    ///< it shows what was read elsewhere, and says so of itself (is_shown)
  std::string created;      ///< ISO date that the file carries; empty: 1900
};

/// Stands as the comment of a workbook that was exported.
inline constexpr std::string_view export_comment = "malkoll export";

/// Writes a workbook in our layout (layout.h) to the file `path`, which is overwritten. Where that is refused
/// the file is of no use.
[[nodiscard]] Result<void> write_workbook(const Content& content, const Project& project, const WriteOptions& options,
                                          const std::string& path);

}  // namespace malkoll::workbook
