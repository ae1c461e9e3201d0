#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "check/read.h"

namespace malkoll::work {

/// What tells of the tables of open data, beside them (export/tabledata.h).
inline constexpr std::string_view open_data_package = "datapackage.json";

/// A table that Målkoll wrote to be looked at: an annotated copy, or an export. It says over again what another file says, so that it is
/// no submission where it lies in a folder; whoever names it has it read. `read` is asked for what lies beside it.
[[nodiscard]] bool is_own_output(const std::string& path, std::string_view bytes,
                                 const std::function<FileAnswer(const std::string&)>& read);

}  // namespace malkoll::work
