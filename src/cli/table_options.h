#pragma once

#include <vector>

#include "cli/command.h"
#include "work/table_reader.h"

namespace malkoll::cli {

/// How tables among the files are read, for commands that read them.
void add_table_options(std::vector<Option>& options, work::TableOptions& into);

}  // namespace malkoll::cli
