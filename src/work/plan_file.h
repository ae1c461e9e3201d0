#pragma once

#include <string>
#include <string_view>

#include "import/plan_reader.h"
#include "text/result.h"

/// A document that holds a plan: a Word document, a workbook, CSV, or the text that pdftotext -layout makes of a PDF file.
namespace malkoll::work {

/// True where the name's ending is that of such a document.
[[nodiscard]] bool is_plan_document(std::string_view path);

/// What the document says as a plan in the language. What it is, is told by its bytes. `options.file` is what notes call it.
[[nodiscard]] Result<importing::WrittenPlan> read_plan_file(std::string bytes, const importing::PlanOptions& options);

/// `fråga: tabell 3, rad 2: …`, as people read it.
[[nodiscard]] std::string said_line(const importing::PlanSaid& said);

}  // namespace malkoll::work
