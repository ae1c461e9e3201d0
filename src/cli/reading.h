#pragma once

#include <string>
#include <string_view>

#include "cli/run.h"
#include "diag/finding.h"
#include "diag/render.h"
#include "text/function_ref.h"

namespace malkoll::cli {

/// What is made of the files that were read.
enum class Made { file, answer, comparison };

/// Says on standard error what was read otherwise than it stands, for commands that show no findings: what tables leave out or choose between
/// (F12), whole, and how many other errors in reading there are. `of`: the version that it is said of; empty: there is but one.
void tell_reading(const Loaded& loaded, const Common& common, Made made, std::string_view of = {});

/// How findings are shown there.
[[nodiscard]] RenderOptions look_on(Stream stream, const Common& common);

/// The findings of some rules as text on standard error, without what remains to be done.
void render_reading(CheckResult result, const Common& common, FunctionRef<bool(const std::string& code)> is_shown);

}  // namespace malkoll::cli
