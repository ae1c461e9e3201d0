#pragma once

#include <optional>

#include "cli/commands.h"

namespace malkoll::cli {

/// Makes the certain corrections in the files that are checked, having shown the difference; with `diff` it only shows it.
/// The exit status where there is nothing more to do, else nothing: the files can be checked.
[[nodiscard]] std::optional<int> fix_files(const CheckArguments& arguments, const Common& common);

}  // namespace malkoll::cli
