#pragma once

#include <string>

#include "diag/json.h"

/// A plan out of a document on the page: `malkoll import FIL --as plan`.
namespace malkoll::page {

/// What the document says itself, for the form: `{"municipality", "year", "yearProposed", "amounts", "amountsAsked", "goals", "indicators", …}`,
/// or `{"wrong": why}` where it cannot be read as a plan. `asked`: `{"path", "language"}`.
[[nodiscard]] Json plan_found_json(std::string bytes, const Json& asked);

/// The plan with the form's answers (`PlanAnswers` in src/page/web/protocol.ts), to the byte as the command writes it:
/// `{"text", "said": [{"kind", "place", "text"}], …}`, or `{"wrong": why}`.
[[nodiscard]] Json plan_draft_json(std::string bytes, const Json& form);

/// The endings of documents that a plan may stand in: `.docx`.
[[nodiscard]] Json plan_endings_json();

}  // namespace malkoll::page
