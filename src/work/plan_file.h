#pragma once

#include <string>
#include <string_view>

#include "plan_import/reader.h"
#include "text/result.h"

/// A document that holds a plan: a Word document, a workbook, CSV, or the text that pdftotext -layout makes of a PDF file.
namespace malkoll::work {

/// True where the name's ending is that of such a document.
[[nodiscard]] bool is_plan_document(std::string_view path);

/// What the document says as a plan in the language. What it is, is told by its bytes. `options.file` is what notes call it.
[[nodiscard]] Result<plan_import::WrittenPlan> read_plan_file(std::string bytes, const plan_import::PlanOptions& options);

/// `fråga: tabell 3, rad 2: …`, as people read it.
[[nodiscard]] std::string said_line(const plan_import::PlanSaid& said);

}  // namespace malkoll::work
