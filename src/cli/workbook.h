#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/run.h"
#include "workbook/content.h"

/// Our workbook, from what has been loaded.
namespace malkoll::cli {

/// The files that were asked for as rows of the workbook, without submissions that a later version replaces (which is said) and
/// what else is to be left out: where the ids of those declarations stand.
[[nodiscard]] workbook::Content workbook_content(const Loaded& loaded, std::vector<std::uint32_t> left_out = {});

/// Writes it whole or not at all. Empty, or in Swedish why it could not be done.
[[nodiscard]] std::string write_workbook(const workbook::Content& content, const Project& project, const std::string& path);

}  // namespace malkoll::cli
