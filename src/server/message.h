#pragma once

#include <string>

#include "diag/json.h"

/// What a client has sent, as JSON.
namespace malkoll::server {

/// Discarded where it is no JSON, and no object where it is nested deeper than any message is. Half of a surrogate pair, which clients write
/// where somebody edits between two, is read as one unknown character: it is as wide, and the text stays in step with the client's.
[[nodiscard]] Json read_json(const std::string& message);

}  // namespace malkoll::server
