#pragma once

#include "grid/document.h"
#include "plan_import/draft.h"

namespace malkoll::plan_import {

/// The plan that a document says: headings, tables and what stands under them, from top to bottom. What stands in running text and may be a
/// part of it is asked about.
[[nodiscard]] PlanDraft read_plan(const grid::Document& document, const PlanOptions& options);

/// What the document itself says of what is else asked.
struct PlanTold {
  std::string municipality;  ///< Skogsby kommun; empty: nothing
  Year year = {};
  bool year_proposed = false;  ///< it is that of the first targets and ramar, and nobody has said it
  AmountUnit amounts = AmountUnit::none;  ///< of the first ramar that have one
  bool amounts_asked = false;  ///< there are ramar without any
};

/// A plan as a text of the language, with where each declaration came from, and what there is to say.
struct WrittenPlan {
  std::string text;
  std::vector<PlanSaid> said;
  PlanTold told;
  std::size_t areas = 0, goals = 0, indicators = 0, assignments = 0, units = 0, frames = 0;
};
[[nodiscard]] WrittenPlan write_plan(PlanDraft draft, const PlanOptions& options);

}  // namespace malkoll::plan_import
