#include "work/plan_file.h"

#include <algorithm>

#include "check/table_names.h"
#include "grid/docx.h"
#include "grid/layout_text.h"
#include "text/decode.h"
#include "text/lines.h"
#include "text/told.h"
#include "text/utf8.h"
#include "work/table_file.h"

namespace malkoll::work {

namespace {

std::string sentence(const grid::Fault& fault) {
  using Kind = grid::FaultKind;
  switch (fault.kind) {
    case Kind::password: return told("dokumentet är skyddat med lösenord");
    case Kind::doctype: return told("dokumentet innehåller en dokumenttyp (DOCTYPE), som inget riktigt dokument har, och läses inte");
    case Kind::bomb: return told("dokumentet är packat så hårt att det inte kan vara en plan, och läses inte");
    case Kind::too_large: return told("dokumentet är för stort");
    case Kind::other_document: return told("filen är varken ett Word-dokument (.docx) eller en arbetsbok (.xlsx)");
    case Kind::old_workbook:
    case Kind::old_word: return told("filen har ett gammalt format (.doc, .xls): spara den som .docx eller .xlsx");
    case Kind::broken:
    case Kind::not_word:
    case Kind::not_workbook:
    case Kind::malformed_xml: return told("dokumentet är skadat");
    case Kind::open_quote:
    case Kind::open_quote_over_rows:
      return told("citattecknet på rad {} avslutas inte där det ska, så att resten inte kan läsas", fault.row);
    default: return told("filen är inget dokument som kan läsas som en plan ({})", grid::wording(fault.kind));
  }
}

/// How a plan may stand in a file of that name.
PlanIn plan_in(std::string_view path) {
  const std::size_t point = path.rfind('.');
  if (point == std::string_view::npos) return PlanIn::none;
  const std::string folded = fold(path.substr(point + 1));
  for (const TableEnding& ending : table_endings()) {
    if (ending.text.substr(1) == folded) return ending.plan;
  }
  return PlanIn::none;
}

bool is_text_table(std::string_view path) { return plan_in(path) == PlanIn::table || plan_in(path) == PlanIn::table_if_told; }

/// A text, unless its bytes are none. Letters that could not be read are told.
Result<grid::Document> document_of_text(std::string bytes) {
  const Decoded decoded = decode(std::move(bytes));
  if (decoded.error && decoded.error->kind != DecodeError::Kind::broken_bytes)
    return refusal(told("filen är varken text, ett Word-dokument (.docx) eller en arbetsbok (.xlsx)"));
  grid::Document document = grid::read_layout_text(decoded.text);
  document.broken_bytes = decoded.error.has_value();
  return document;
}

bool is_empty(const grid::Document& document) {
  return std::all_of(document.blocks.begin(), document.blocks.end(), [](const grid::Block& block) {
    return block.kind == grid::Block::Kind::table && std::all_of(block.rows.begin(), block.rows.end(), [](const grid::DocumentRow& row) {
             return std::all_of(row.cells.begin(), row.cells.end(), [](const grid::DocumentCell& cell) { return trim(cell.text).empty(); });
           });
  });
}

Result<grid::Document, grid::Fault> document_in(std::string bytes, std::string_view path) {
  if (grid::is_docx(bytes)) return grid::read_docx(bytes);
  const TableFile table = open_table(std::move(bytes), path);
  if (table.fault) return failure(*table.fault);
  return grid::document_of(table.grid);
}

}  // namespace

bool is_plan_document(std::string_view path) { return plan_in(path) == PlanIn::document || plan_in(path) == PlanIn::table; }

Result<plan_import::WrittenPlan> read_plan_file(std::string bytes, const plan_import::PlanOptions& options) {
  if (bytes.starts_with("%PDF")) return refusal(told("PDF läses som text: pdftotext -layout plan.pdf - | malkoll import - --as plan"));
  if (bytes.starts_with("{\\rtf")) return refusal(told("filen är RTF: spara den som .docx"));
  const std::string_view path = options.file.swedish;
  const bool text = !bytes.starts_with("PK") && !bytes.starts_with("\xD0\xCF\x11\xE0") && !is_text_table(path);
  grid::Document document;
  if (text) {
    Result<grid::Document> read = document_of_text(std::move(bytes));
    if (!read) return refusal(read.error().reason);
    document = std::move(*read);
  } else {
    Result<grid::Document, grid::Fault> read = document_in(std::move(bytes), path);
    if (!read) return refusal(sentence(read.error()));
    document = std::move(*read);
  }
  if (is_empty(document)) return refusal(told("dokumentet har ingen text: är sidorna bilder?"));
  return plan_import::write_plan(plan_import::read_plan(document, options), options);
}

std::string said_line(const plan_import::PlanSaid& said) {
  using Kind = plan_import::PlanSaid::Kind;
  return said.kind == Kind::question   ? told("fråga: {}: {}", said.place.said, said.text.said)
         : said.kind == Kind::left_out ? told("inte med: {}: {}", said.place.said, said.text.said)
                                       : told("läst så: {}: {}", said.place.said, said.text.said);
}

}  // namespace malkoll::work
