#pragma once

#include "grid/document.h"
#include "plan_import/draft.h"

namespace malkoll::plan_import {

/// The plan that a document says: headings, tables and what stands under them, from top to bottom. What stands in running text and may be a
/// part of it is asked about.
[[nodiscard]] PlanDraft read_plan(const grid::Document& document, const PlanOptions& options);

/// A plan as a text of the language, with where each declaration came from, and what there is to say.
struct WrittenPlan {
  std::string text;
  std::vector<PlanSaid> said;
  std::size_t areas = 0, goals = 0, indicators = 0, assignments = 0, units = 0, frames = 0;
};
[[nodiscard]] WrittenPlan write_plan(PlanDraft draft, const PlanOptions& options);

}  // namespace malkoll::plan_import
