#pragma once

#include "report/difference.h"
#include "report/form.h"

namespace malkoll::report {

/// What the templates named difference are filled with. At most `most` lines of each list; how many more there are stands
/// beside it.
[[nodiscard]] Data difference_data(const Difference& difference, const Sources& sources, const Wording& words, std::size_t most);

}  // namespace malkoll::report
