#include "work/plan_file.h"

#include <algorithm>
#include <array>

#include "grid/docx.h"
#include "grid/layout_text.h"
#include "text/decode.h"
#include "text/told.h"
#include "text/utf8.h"
#include "work/table_file.h"

namespace malkoll::work {

namespace {

std::string sentence(const grid::Fault& fault) {
  const std::string_view variant = fault.variant;
  if (variant == "lösenord") return told("dokumentet är skyddat med lösenord");
  if (variant == "dtd") return told("dokumentet innehåller en dokumenttyp (DOCTYPE), som inget riktigt dokument har, och läses inte");
  if (variant == "bomb") return told("dokumentet är packat så hårt att det inte kan vara en plan, och läses inte");
  if (variant == "för-stor") return told("dokumentet är för stort");
  if (variant == "annat-dokument") return told("filen är varken ett Word-dokument (.docx) eller en arbetsbok (.xlsx)");
  if (variant == "xls") return told("filen har ett gammalt format (.doc, .xls): spara den som .docx eller .xlsx");
  if (variant == "trasig") return told("dokumentet är skadat");
  return told("filen är inget dokument som kan läsas som en plan ({})", variant);
}

/// `docx` of `Plan.DOCX`; empty: the name has no ending.
std::string ending_of(std::string_view path) {
  const std::size_t point = path.rfind('.');
  return point == std::string_view::npos ? std::string() : fold(path.substr(point + 1));
}

bool is_text_table(std::string_view path) {
  const std::string ending = ending_of(path);
  return ending == "csv" || ending == "tsv";
}

Result<grid::Document, grid::Fault> document_in(std::string bytes, std::string_view path) {
  if (grid::is_docx(bytes)) return grid::read_docx(bytes);
  if (!bytes.starts_with("PK") && !bytes.starts_with("\xD0\xCF\x11\xE0") && !is_text_table(path))
    return grid::read_layout_text(decode(std::move(bytes)).text);
  const TableFile table = open_table(std::move(bytes), path);
  if (table.fault) return failure(*table.fault);
  return grid::document_of(table.grid);
}

}  // namespace

bool is_plan_document(std::string_view path) {
  constexpr auto endings = std::to_array<std::string_view>({"docx", "docm", "xlsx", "xlsm", "csv", "txt"});
  return std::find(endings.begin(), endings.end(), ending_of(path)) != endings.end();
}

Result<plan_import::WrittenPlan> read_plan_file(std::string bytes, const plan_import::PlanOptions& options) {
  if (bytes.starts_with("%PDF")) return refusal(told("PDF läses som text: pdftotext -layout plan.pdf - | malkoll import - --as plan"));
  const Result<grid::Document, grid::Fault> document = document_in(std::move(bytes), options.file.swedish);
  if (!document) return refusal(sentence(document.error()));
  return plan_import::write_plan(plan_import::read_plan(*document, options), options);
}

std::string said_line(const plan_import::PlanSaid& said) {
  using Kind = plan_import::PlanSaid::Kind;
  return said.kind == Kind::question   ? told("fråga: {}: {}", said.place.said, said.text.said)
         : said.kind == Kind::left_out ? told("inte med: {}: {}", said.place.said, said.text.said)
                                       : told("läst så: {}: {}", said.place.said, said.text.said);
}

}  // namespace malkoll::work
