#pragma once

#include "diag/json.h"

namespace malkoll::page {

/// A plan to fill in by what stands in the form of the fresh page (`NewPlan` in src/page/web/protocol.ts): {"text": …}, or where something
/// in it cannot be read {"wrong": why}, in the language of the form.
[[nodiscard]] Json new_plan_json(const Json& form);

}  // namespace malkoll::page
