#pragma once

#include <string>
#include <string_view>

#include "cli/system.h"
#include "workbook/package.h"

namespace malkoll::cli {

/// replace_file for a package that is made of `original`: what was written is read back, and held against it, before it takes its place.
/// `write` says what went wrong, or nothing.
[[nodiscard]] Result<void> replace_package(const std::string& path, Over over, std::string_view original,
                                           FunctionRef<Result<void>(const workbook::ByteSink& sink)> write);

}  // namespace malkoll::cli
