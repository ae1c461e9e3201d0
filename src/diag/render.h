#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "diag/catalogue.h"
#include "diag/finding.h"
#include "diag/fingerprint.h"
#include "diag/task.h"
#include "text/format.h"
#include "text/source.h"
#include "text/year.h"

namespace malkoll {

/// What the last line says. Money in öre, of the budget year; bolag count by the share that the municipality owns.
struct Summary {
  std::size_t errors = 0, warnings = 0, advice = 0;  ///< that count: neither waived nor in the baseline
  std::size_t follow_up_errors = 0;  ///< of the errors, those that stand in uppföljningar: these are no part of what is handed in
  bool plan_alone = false;           ///< no budget was read: a plan is decided, not handed in
  std::size_t waived = 0;
  std::size_t known = 0;   ///< in the baseline
  std::size_t mended = 0;  ///< in the baseline, and no longer found
  std::size_t files = 0;
  Ore money;    ///< sum of |net| of all posts
  Ore changed;  ///< the part of it that is förändringar: what is added or taken away, and not what things cost
  Ore linked;   ///< the part of it that reaches a goal
  Ore excused;  ///< grunduppdrag, lagstadgat and finansiellt without a goal: excepted, summed apart
  bool whole_municipality = true;       ///< false: rules that need every submission were narrowed
  std::vector<std::string> units;       ///< ids of the units checked, where it is not the whole municipality
  std::size_t missing_units = 0;        ///< units that have not handed in, where it is
  std::size_t dropped = 0;              ///< findings counted above but not kept (see Sink), of broken files
  bool failing = false;                 ///< something at or above the failing level
  Level fail_on = Level::error;         ///< the failing level
};

struct PlanInfo {
  std::string id, title, municipality;  ///< empty where no plan was read
  Year budget_year = {};                ///< 0: not given
};

/// All that a renderer needs. Findings sorted by place, then code.
struct CheckResult {
  const Sources* sources = nullptr;
  const Catalogue* catalogue = nullptr;
  PlanInfo plan;
  Summary summary;
  std::vector<Finding> findings;
  std::vector<RuleFileError> failed;  ///< rules that could not be run; the others were
  std::vector<std::string> out_of_time;  ///< of these, the codes of those that were stopped
  std::vector<bool> ran;             ///< beside the catalogue: rules whose statement was run over what was checked
  std::vector<Level> levels;         ///< beside the catalogue: as the plan has set them
  std::vector<std::optional<std::int64_t>> limits;  ///< the same of thresholds
  std::vector<Task> todo;            ///< what remains to be done, what to begin with first
  bool has_baseline = false;         ///< Finding::known says something
  std::vector<KnownFinding> mended;  ///< of the baseline: no longer found
};

struct RenderOptions {
  Language language = Language::swedish;
  bool colour = false;
  Glyphs glyphs = Glyphs::typographic;  ///< of frames too
  bool all = false;     ///< text: every finding of a code, not the first five
  std::string version;  ///< of the program, for json and sarif
};

void render_text(std::ostream& out, const CheckResult& result, const RenderOptions& options);
/// As render_text, without what remains to be done and the last line.
void render_text_findings(std::ostream& out, const CheckResult& result, const RenderOptions& options);
/// What remains to be done (»Börja här«), the first ten lines. Nothing where that is one finding.
void render_todo(std::ostream& out, const CheckResult& result, const RenderOptions& options);
void render_short(std::ostream& out, const CheckResult& result, const RenderOptions& options);
void render_json(std::ostream& out, const CheckResult& result, const RenderOptions& options);
void render_sarif(std::ostream& out, const CheckResult& result, const RenderOptions& options);
void render_junit(std::ostream& out, const CheckResult& result, const RenderOptions& options);   ///< not on the page
void render_github(std::ostream& out, const CheckResult& result, const RenderOptions& options);
void render_gitlab(std::ostream& out, const CheckResult& result, const RenderOptions& options);   ///< not on the page

}  // namespace malkoll
