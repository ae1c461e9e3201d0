#pragma once

#include "page/session.h"

/// A receipt of the last check, and the verification of one: `malkoll check --receipt`'s and `malkoll verify`'s.
namespace malkoll::page {

/// `{"json", "sheet"}`: the receipt's bytes, and the sheet of paper to sign; or `{"refused": why}`. Requires a check.
[[nodiscard]] Json receipt_json(const Session& session);

/// Checks the session's files as they were checked then: `{"says", "differences": […]}`, or `{"refused": why}` where the receipt cannot be verified
/// here. The last check stands. Files that have lost their folders are found by their names.
[[nodiscard]] Json verify_json(const Session& session, const std::string& receipt, Language language);

}  // namespace malkoll::page
