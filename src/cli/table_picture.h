#pragma once

#include <string>

#include "work/table_reader.h"

namespace malkoll::cli {

/// The first rows of each sheet that is read, as small pictures with what each column was understood as above its heading. Empty
/// where there is nothing to show.
[[nodiscard]] std::string table_picture(const work::TableRead& table);

}  // namespace malkoll::cli
