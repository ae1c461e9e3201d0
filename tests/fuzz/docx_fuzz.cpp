// Any bytes as a Word document: an archive as it is, else the parts of one, divided by the byte FF. Read as a plan and as tables of posts, see
// check_table.h, and copied with comments: the copy says the same as the document, and what was put into its text can be taken out again.
//   build/fuzz/tests/docx_fuzz -max_total_time=600 -dict=tests/fuzz/docx.dict CORPUS tests/files/F12-dokument tests/files/F07-dokument tests/fuzz/docx

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "archive_of.h"
#include "check_table.h"
#include "grid/archive.h"
#include "grid/docx.h"
#include "plan_import/reader.h"
#include "work/plan_file.h"
#include "workbook/annotate_document.h"
#include "workbook/annotated_mark.h"

namespace {

using malkoll::fuzz::relation;
using malkoll::fuzz::relations;

std::string archive_of(std::string_view rest) {
  malkoll::fuzz::Parts given = {{"word/document.xml", ""},
                                {"word/styles.xml", ""},
                                {"word/numbering.xml", ""},
                                {"word/footnotes.xml", ""},
                                {"word/comments.xml", ""}};
  for (auto& [name, content] : given) content = malkoll::fuzz::next_piece(rest);
  std::string links = std::string(relations);
  constexpr std::string_view kinds[] = {"", "styles", "numbering", "footnotes", "comments"};
  for (std::size_t k = 1; k < given.size(); ++k) {
    if (!given[k].second.empty()) links += relation(kinds[k], kinds[k], std::string(kinds[k]) + ".xml");
  }
  malkoll::fuzz::Parts all = {
      {"_rels/.rels", std::string(relations) + relation("w", "officeDocument", "word/document.xml") + "</Relationships>"},
      {"word/_rels/document.xml.rels", links + "</Relationships>"}};
  for (const auto& part : given) {
    if (!part.second.empty()) all.push_back(part);
  }
  return malkoll::fuzz::archive_of(all);
}

/// All that a document says.
std::string said_by(const malkoll::grid::Document& document) {
  std::string all;
  for (const malkoll::grid::Block& block : document.blocks) {
    all += block.text + '\n';
    for (const auto& row : block.rows) {
      for (const auto& cell : row.cells) all += cell.text + (cell.covered ? "|." : "|");
    }
  }
  return all;
}

/// What is put in has one form, and stands nowhere in an input by chance.
std::string without_comments(std::string text) {
  constexpr std::string_view begin =
      "<w:commentRangeStart xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" w:id=\"";
  for (std::size_t at = text.find(begin); at != std::string::npos; at = text.find(begin)) text.erase(at, text.find("/>", at) + 2 - at);
  constexpr std::string_view end = "<w:commentRangeEnd xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" w:id=\"";
  for (std::size_t at = text.find(end); at != std::string::npos; at = text.find(end)) text.erase(at, text.find("</w:r>", at) + 6 - at);
  return text;
}

/// A copy with comments at the first cells, at a paragraph and at none.
void check_copy(const malkoll::work::TableFile& file, std::string_view document) {
  using namespace malkoll;
  std::vector<workbook::CellNote> notes(5);
  for (std::size_t n = 0; n < 4; ++n) {
    notes[n].sheet = n == 3 ? file.grid.sheets.size() : 0;
    notes[n].row = static_cast<std::uint32_t>(n + 1);
    notes[n].column = static_cast<std::uint32_t>(n);
  }
  notes[4].message = "rad 2 i tabell 1 <&>";
  std::string copy;
  if (!workbook::annotate_document({file.grid.package, notes}, workbook::into(copy))) return;  // a fault of the input's is an answer
  if (!workbook::is_whole_copy(file.grid.package, copy) || !workbook::is_annotated_package(copy)) std::abort();
  const auto before = grid::read_docx(file.grid.package), after = grid::read_docx(copy);
  if (!before || !after || said_by(*before) != said_by(*after)) std::abort();
  const auto text = grid::whole_part(copy, "word/document.xml", std::size_t{64} << 20U);
  const bool plain = !document.empty() && document.find("xmlns") == std::string_view::npos && document.find("/>") == std::string_view::npos;
  if (plain && (!text || without_comments(*text) != document)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace malkoll;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const bool archive = bytes.starts_with("PK");
  const std::string package = archive ? std::string(bytes) : archive_of(bytes);
  const work::TableFile file = work::open_table(package, "fuzz.docx");
  malkoll::fuzz::check_table(file);
  plan_import::PlanOptions options;
  options.file = std::string("fuzz.docx");
  (void)work::read_plan_file(package, options);
  if (!file.fault && file.document) check_copy(file, archive ? std::string_view() : bytes.substr(0, bytes.find('\xFF')));
  return 0;
}
