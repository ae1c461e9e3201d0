#include "cli/annotate.h"

#include <filesystem>

#include "cli/files.h"
#include "cli/package_file.h"
#include "cli/workbook.h"
#include "text/told.h"
#include "work/annotated.h"
#include "workbook/annotated_mark.h"

namespace malkoll::cli {

namespace {

Refusal not_written(const std::string& path, const std::string& why) {
  return {told("fynden i {} kan inte skrivas i en kopia: {}", path, why)};
}

Result<void> write_copy(const Source& source, const work::TableRead& table, const std::vector<workbook::CellNote>& notes,
                        const std::string& path, const std::string& copy) {
  const grid::Grid& cells = table.file.grid;
  if (cells.package.empty())
    return replace_checked(copy, Over::read, [&](const std::string& beside) { return workbook::write_annotated(cells, notes, beside); });
  return replace_package(copy, Over::read, cells.package, [&](const workbook::ByteSink& sink) {
    return work::annotate(source, table, notes, sink).map_error([&](const Refusal& why) { return not_written(path, why.reason); });
  });
}

/// Why there is nothing to write in; empty: there is.
std::string without_places(const work::TableRead& table) {
  if (work::can_be_annotated(table)) return {};
  const bool readable = table.has_cells() || (table.file.fault && table.file.fault->kind == grid::FaultKind::document_without_table);
  return readable
             ? told(
                   "det har ingen tabell med poster; skriv dem i en tabell med rubriker, till exempel   Post, Namn, Drift 2026 (tkr), Bidrar till")
             : told("den går inte att läsa");
}

}  // namespace

bool take_away_copy(const std::string& copy) {
  const FileAnswer there = read_found_file(copy);
  const bool ours = workbook::is_untouched_copy(there.bytes) || workbook::is_annotated_package(there.bytes);
  std::error_code error;
  return there.fault == FileAnswer::Fault::none && ours && !is_open_elsewhere(copy) && std::filesystem::remove(copy, error);
}

bool annotate_tables(const CheckResult& result, const Loaded& loaded, std::map<std::string, std::string>* copies) {
  bool good = true;
  for (const auto& [path, table] : loaded.tables) {
    if (const std::string why = without_places(table); !why.empty()) {
      if (table.file.document || (table.file.fault && !table.file.own)) {  // of SIE, which has no cells, nothing is said
        refuse(not_written(path, why));
        good = false;
      }
      continue;
    }
    const std::filesystem::path original(path);
    // A copy of a workbook is of its kind: with macros, or a template.
    const std::string ending = table.file.grid.package.empty() ? ".xlsx" : original.extension().string();
    const std::string copy = (original.parent_path() / (original.stem().string() + "-granskad" + ending)).generic_string();
    const FileAnswer there = read_file(copy);
    const bool ours = workbook::is_untouched_copy(there.bytes) || workbook::is_annotated_package(there.bytes);
    if (there.fault != FileAnswer::Fault::missing && (there.fault != FileAnswer::Fault::none || !ours)) {
      refuse(told("någon har sparat i {}, eller så har Målkoll inte skrivit den; spara den under ett annat namn och försök igen", copy));
      good = false;
      continue;
    }
    const std::vector<workbook::CellNote> notes = work::notes_of_table(result, loaded, path);
    const auto done = write_copy(loaded.input.sources[loaded.input.sources.index_of(path)], table, notes, path, copy);
    if (!done) {
      refuse(done.error());
      good = false;
    } else {
      if (copies != nullptr) copies->insert_or_assign(path, copy);
      mention(told("{} har {} fynd; originalet är orört", copy, notes.size()));
      const std::size_t elsewhere =
          table.file.document ? workbook::notes_of(result, path, workbook::NotesOf::file).size() - notes.size() : 0;
      if (elsewhere > 0) mention(told("{} fynd gäller andra filer och står inte i {}", elsewhere, copy));
    }
  }
  return good;
}

}  // namespace malkoll::cli
