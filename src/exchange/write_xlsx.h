#pragma once

#include <cstdint>
#include <string>

#include "exchange/template_fill.h"

namespace malkoll {

struct XlsxOptions {
  bool to_fill_in = false;  ///< a template: instructions, the plan's goals to look at, blank rows
  std::string unit;         ///< to fill in: the id of the nämnd or bolag
  std::uint32_t blank_goals = 0, blank_indicators = 0, blank_posts = 0;
  std::string created;      ///< ISO date that the file carries; empty: 1900
};

/// Writes a workbook in our layout (template_layout.h) to the file `path`, which is overwritten. Empty, or in Swedish why it could
/// not be done; the file is then of no use.
[[nodiscard]] std::string write_xlsx(const TemplateContent& content, const Project& project, const XlsxOptions& options, const std::string& path);

}  // namespace malkoll
