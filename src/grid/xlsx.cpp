#include "grid/xlsx.h"

#include <algorithm>
#include <future>

#include "grid/archive.h"
#include "grid/comments.h"
#include "grid/package_parts.h"
#include "grid/xlsx_sheet.h"
#include "grid/xml_cutter.h"
#include "grid/xml_names.h"
#include "text/background.h"

namespace malkoll::grid {

namespace {

/// Why an archive that holds no workbook cannot be read.
Fault other_archive(std::string_view archive) {
  const auto kind = whole_part(archive, "mimetype", 1024);
  if (kind && kind->starts_with("application/vnd.oasis.opendocument.spreadsheet")) return {FaultKind::open_document};
  return {FaultKind::other_document};
}

/// Reads the texts that cells refer to, where they are not held.
Result<void, Fault> hold_strings(WorkbookParts& book) {
  if (book.strings_part.empty() || !book.strings.ends.empty()) return {};
  auto texts = read_shared_strings(book.archive, book.strings_part);
  if (!texts) return failure(texts.error());
  book.strings = std::move(*texts);
  return {};
}

/// What people have written about the cells of a sheet. Comments with answers come first: Excel writes a stand-in for each.
Result<void, Fault> read_sheet_comments(std::string_view archive, const std::vector<std::string>& names, const std::string& part,
                                        Sheet& sheet) {
  const std::string_view folder = folder_of_part(part);
  const std::string beside = relations_part(part);
  if (!has_part(names, beside)) return {};
  const auto relations = read_relations(archive, beside, folder);
  if (!relations) return failure(relations.error());
  for (const auto& [type, root] : {std::pair{"threadedComment", "ThreadedComments"}, std::pair{"comments", "comments"}}) {
    const Relation* comments = of_type(*relations, type);
    if (comments == nullptr) continue;
    if (auto done = read_comments(archive, comments->target, root, sheet); !done) return done;
  }
  return {};
}

/// Finds the workbook, its sheets and what they share.
Result<Grid, Fault> read_book(WorkbookParts& book) {
  const auto names = part_names(book.archive);
  if (!names) return failure(names.error());
  if (!has_part(*names, "_rels/.rels")) return failure(other_archive(book.archive));
  const auto root = read_relations(book.archive, "_rels/.rels", "");
  if (!root) return failure(root.error());
  const Relation* office = of_type(*root, "officeDocument");
  if (office == nullptr) return failure(other_archive(book.archive));
  if (office->target.ends_with(".bin")) return failure(Fault{FaultKind::binary_workbook});
  const auto signs = [](const std::string& name) {
    return is_same_part(std::string_view(name).substr(0, name.find_first_of("/\\")), "_xmlsignatures");
  };
  if (of_type(*root, "origin") != nullptr || std::any_of(names->begin(), names->end(), signs))
    return failure(Fault{FaultKind::signed_only});
  const auto workbook = read_xml(book.archive, office->target);
  if (!workbook) return failure(workbook.error());
  if (!is_named(workbook->document_element(), "workbook")) return failure(Fault{FaultKind::other_document});

  const std::string_view folder = folder_of_part(office->target);
  const auto relations = read_relations(book.archive, relations_part(office->target), folder);
  if (!relations) return failure(relations.error());
  Grid grid;
  for (const pugi::xml_node& part : workbook->document_element().children()) {
    if (is_named(part, "workbookPr")) book.from_1904 = part.attribute("date1904").as_bool();
    if (!is_named(part, "sheets")) continue;
    for (const pugi::xml_node& sheet : part.children()) {
      std::string id;
      for (const pugi::xml_attribute& a : sheet.attributes()) {
        if (local_name(a.name()) == "id" && std::string_view(a.name()) != "id") id = a.value();
      }
      const Relation* relation = with_id(*relations, id);
      if (relation == nullptr || relation->type != "worksheet") continue;  // a chart or a macro
      Sheet& added = grid.sheets.emplace_back();
      added.name = sheet.attribute("name").value();
      added.hidden = std::string_view(sheet.attribute("state").value()).find("idden") != std::string_view::npos;
      book.sheets.push_back(relation->target);
    }
  }
  if (grid.sheets.empty()) return failure(Fault{FaultKind::no_sheets});
  if (const Relation* styles = of_type(*relations, "styles")) {
    const auto xml = whole_part(book.archive, styles->target, largest_part);
    if (!xml) return failure(xml.error());
    book.formats = read_styles(*xml);
  }
  if (const Relation* strings = of_type(*relations, "sharedStrings")) book.strings_part = strings->target;
  // Meanwhile what stands around the rows is looked for, which takes to unpack every sheet.
  std::future<Result<void, Fault>> texts = in_background(true, [&] { return hold_strings(book); });
  for (std::size_t s = 0; s < grid.sheets.size(); ++s) {
    if (const auto done = read_frame(book.archive, book.sheets[s], grid.sheets[s]); !done) return failure(done.error());
    if (const auto done = read_sheet_comments(book.archive, *names, book.sheets[s], grid.sheets[s]); !done) return failure(done.error());
  }
  if (const auto done = texts.get(); !done) return failure(done.error());
  return grid;
}

/// Takes away the sheets on which Målkoll has listed findings: a copy with findings in it is read as what it is a copy of.
void leave_out_findings(WorkbookParts& book, Grid& grid) {
  for (std::size_t s = grid.sheets.size(); s-- > 0 && grid.sheets.size() > 1;) {
    const auto list = std::find_if(findings_lists.begin(), findings_lists.end(),
                                   [&](const FindingsList& l) { return grid.sheets[s].name.starts_with(l.sheet); });
    if (list == findings_lists.end()) continue;
    bool listed = false;
    const auto done = read_sheet(book, book.sheets[s], grid.sheets[s], [&](const Row& row) {
      listed = row.number == 1 && std::equal(row.cells.begin(), row.cells.end(), list->headings.begin(), list->headings.end(),
                                             [](const Cell& cell, std::string_view heading) { return cell.text == heading; });
      return false;
    });
    if (!done || !listed) continue;
    grid.sheets.erase(grid.sheets.begin() + static_cast<std::ptrdiff_t>(s));
    book.sheets.erase(book.sheets.begin() + static_cast<std::ptrdiff_t>(s));
  }
}

}  // namespace

Result<Grid, Fault> open_workbook(std::string bytes) {
  const auto book = std::make_shared<WorkbookParts>();
  book->archive = std::move(bytes);
  Result<Grid, Fault> grid = read_book(*book);
  if (!grid) return grid;
  leave_out_findings(*book, *grid);
  grid->formats = book->formats.codes;
  grid->package = book->archive;
  grid->read = [book, sheets = grid->sheets](std::size_t sheet, RowSink sink) {
    const auto held = hold_strings(*book);
    return held ? read_sheet(*book, book->sheets[sheet], sheets[sheet], sink) : held;
  };
  grid->let_go = [book] { book->strings = {}; };
  return grid;
}

}  // namespace malkoll::grid
