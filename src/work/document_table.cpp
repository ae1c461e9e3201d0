#include "work/document_table.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include "grid/archive.h"
#include "grid/docx.h"
#include "text/cell_name.h"
#include "text/lines.h"
#include "text/told.h"

namespace malkoll::work {

namespace {

/// A fault that a workbook has too, in the words for a document.
grid::FaultKind of_document(grid::FaultKind fault) {
  switch (fault) {
    case grid::FaultKind::broken: return grid::FaultKind::document_broken;
    case grid::FaultKind::doctype: return grid::FaultKind::document_doctype;
    case grid::FaultKind::bomb: return grid::FaultKind::document_bomb;
    case grid::FaultKind::too_large: return grid::FaultKind::document_too_large;
    case grid::FaultKind::password: return grid::FaultKind::document_password;
    default: return grid::FaultKind::not_word;
  }
}

/// Sheets, and charts with theirs, that lie in the document as files of their own.
std::size_t embedded(std::string_view bytes) {
  const auto names = grid::part_names(bytes);
  if (!names) return 0;
  return static_cast<std::size_t>(std::count_if(names->begin(), names->end(), [](const std::string& name) {
    return name.find("/embeddings/") != std::string::npos && !name.ends_with('/');
  }));
}

}  // namespace

TableFile open_document(std::string bytes) {
  TableFile file;
  file.document = true;
  auto document = grid::read_docx(bytes);
  if (!document) {
    file.fault = grid::Fault{of_document(document.error().kind)};
    return file;
  }
  if (document->tracked) file.said.push_back(importing::about_file(Code::F10, "spårade"));
  if (!document->struck.empty()) {
    Mistake struck = importing::about_file(Code::F12, "dokument-överstruket");
    struck.count = static_cast<std::int64_t>(document->struck.size());
    struck.suggestion = grid::struck_in(*document);
    file.said.push_back(std::move(struck));
  }
  if (document->comments > 0) {
    Mistake comments = importing::about_file(Code::F12, "dokument-kommentarer");
    comments.count = document->comments;
    file.said.push_back(std::move(comments));
  }
  if (const std::size_t objects = embedded(bytes); objects > 0) {
    Mistake inside = importing::about_file(Code::F12, "dokument-inbäddat");
    inside.count = objects;
    file.said.push_back(std::move(inside));
  }
  for (const grid::Block& block : document->blocks) {
    if (block.kind == grid::Block::Kind::table) continue;
    if (std::string amounts = grid::amounts_in(block.text); !amounts.empty())
      file.loose.push_back({block.number, block.text, std::move(amounts)});
  }
  file.grid = grid::grid_of(std::move(*document));
  file.package = std::make_shared<const std::string>(std::move(bytes));
  file.grid.package = *file.package;
  if (file.grid.sheets.empty()) file.fault = grid::Fault{grid::FaultKind::document_without_table};
  return file;
}

void tell_loose(const TableFile& file, MadeText& made) {
  if (file.loose.empty()) return;
  made.origin.sheets.emplace_back(paragraphs_name);
  const auto sheet = static_cast<std::uint16_t>(made.origin.sheets.size() - 1);
  std::string notes;
  CellOrigins cells;
  std::vector<Mistake> said;
  for (const LooseMoney& loose : file.loose) {
    notes += "# ";
    const auto at = static_cast<std::uint32_t>(notes.size());
    cells.add({at, loose.paragraph, 0, sheet});
    std::string line;
    for_lines(loose.text, [&](std::string_view part) { line.append(line.empty() ? "" : " ").append(trim(part)); });
    notes += line + "\n";
    Mistake& mistake = said.emplace_back();
    mistake.code = Code::F12;
    mistake.variant = "löpande-text";
    mistake.span = {at, static_cast<std::uint32_t>(line.size())};
    mistake.sum = loose.amounts;
  }
  const auto shift = static_cast<std::uint32_t>(notes.size());
  cells.add({shift, 0, 0, 0});
  cells.add(made.origin.cells, shift);
  for (Mistake& mistake : made.mistakes) {
    mistake.span.at += shift;
    if (mistake.related.length > 0) mistake.related.at += shift;
  }
  made.text.insert(0, notes);
  made.origin.cells = std::move(cells);
  made.mistakes.insert(made.mistakes.end(), std::make_move_iterator(said.begin()), std::make_move_iterator(said.end()));
}

}  // namespace malkoll::work
