#pragma once

#include <string>
#include <string_view>

namespace malkoll::model {

/// The words by which an indicator's title is something to be done (»Stärka samarbetet …«, »Plan framtagen«) and not something that is
/// measured; empty: it is not, or it counts something.
[[nodiscard]] std::string activity_in_title(std::string_view title);

}  // namespace malkoll::model
