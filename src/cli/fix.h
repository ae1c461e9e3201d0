#pragma once

#include <map>
#include <optional>
#include <string>

#include "cli/commands.h"

namespace malkoll::cli {

/// Makes the certain corrections in the files that are checked, having shown the difference; with `diff` it only shows it. Tables are
/// mended in copies (`bok-rättad.xlsx`) unless `in_place`; `mended` gets their bytes, by the original's path.
/// The exit status where there is nothing more to do, else nothing: the files can be checked.
[[nodiscard]] std::optional<int> fix_files(const CheckArguments& arguments, const Common& common, std::map<std::string, std::string>& mended);

}  // namespace malkoll::cli
