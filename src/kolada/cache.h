#pragma once

#include <string>
#include <string_view>

#include "kolada/answers.h"
#include "text/result.h"

namespace malkoll::kolada {

/// The file that keeps answers, so that a run can be repeated without a network: what Kolada said, one value a line, sorted.
[[nodiscard]] std::string write_cache(const Answers& answers);

/// Such a file, or a page of values that somebody saved as it came from the API. Refuses one of a later version. Tidy.
[[nodiscard]] Result<Answers> read_cache(std::string_view json);

}  // namespace malkoll::kolada
