#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/run.h"
#include "cli/system.h"
#include "workbook/content.h"

/// Our workbook, from what has been loaded.
namespace malkoll::cli {

/// The files that were asked for as rows of the workbook, without submissions that a later version replaces (which is said) and
/// what else is to be left out: where the ids of those declarations stand.
[[nodiscard]] workbook::Content workbook_content(const Loaded& loaded, std::vector<std::uint32_t> left_out = {});

/// replace_file for a workbook: what was written is read back before it takes its place.
[[nodiscard]] Result<void> replace_checked(const std::string& path, Over over, FunctionRef<Result<void>(const std::string& beside)> write);

/// Writes it whole or not at all, over whatever is there; else why it could not be done.
[[nodiscard]] Result<void> write_workbook(const workbook::Content& content, const Project& project, const std::string& path,
                                          bool exported = false);

}  // namespace malkoll::cli
