#pragma once

#include <functional>
#include <iosfwd>

#include "diag/json.h"
#include "diag/render.h"

namespace malkoll {

/// What a page shows beside the findings, as it stands under the key `screen` of what it is said of: only the page reads it, and it may change
/// with the page.
struct JsonScreen {
  Json document;
  std::function<Json(const Finding&)> finding;
  std::function<Json(Span, bool whole_file)> place;  ///< of each of a finding's `related` and `items`
};

/// As render_json, with a `screen`.
void render_json_for_screen(std::ostream& out, const CheckResult& result, const RenderOptions& options, const JsonScreen& screen);

}  // namespace malkoll
