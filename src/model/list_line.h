#pragma once

#include <string>

#include "text/source.h"

namespace malkoll::model {

/// A line with the rest of the list that goes on below it, on one line: up to an id in it, and what follows.
struct AroundId {
  std::string before, after;
};
/// Of the id that stands at `id`, before the colon or in the value. Comments are left out.
[[nodiscard]] AroundId around_id(const Sources& sources, Span id);

/// The value of a list as one line: what stands behind the colon.
[[nodiscard]] std::string list_value(const Sources& sources, Span item);
/// A list of goals with the percent signs that its shares lack: `BUN1 60, BUN2 0,4` as `BUN1 60 %, BUN2 0,4 %`; where all are parts of
/// one, `BUN1 0,6, BUN2 0,4` as `BUN1 60 %, BUN2 40 %`.
[[nodiscard]] std::string with_percent_signs(const std::string& value);
/// A list of goals with a comma after each share.
[[nodiscard]] std::string with_commas(const std::string& value);

}  // namespace malkoll::model
