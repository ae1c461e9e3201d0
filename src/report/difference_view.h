#pragma once

#include "report/difference.h"
#include "report/form.h"

namespace malkoll::report {

/// What the templates named difference are filled with. At most `most` lines of each list; how many more there are stands
/// beside it. `published`: paths are named from the folder of this project's plan.
[[nodiscard]] Data difference_data(const Difference& difference, const Sources& sources, const Wording& words, std::size_t most,
                                   const Project* published = nullptr);

}  // namespace malkoll::report
