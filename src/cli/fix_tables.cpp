#include "cli/fix_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/package_file.h"
#include "keywords.h"
#include "text/cell_name.h"
#include "text/told.h"

namespace malkoll::cli {

namespace {

/// Whether a place of the text stands on a line of an amount.
bool is_on_amount(const Source& source, std::uint32_t at) {
  const std::size_t before = source.text.rfind('\n', at);
  std::string_view line = std::string_view(source.text).substr(before == std::string::npos || before > at ? 0 : before + 1);
  line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  return line.starts_with(word(Key::operation)) || line.starts_with(word(Key::investment));
}

std::string place_name(const Loaded& loaded, std::size_t source, const workbook::CellEdit& edit) {
  const Source& text = loaded.input.sources[source];
  return fmt::format("{}:{}", text.path, cell_name(text.origin.sheets[edit.sheet], edit.row, edit.column));
}

}  // namespace

std::string shown_edit(const Loaded& loaded, std::size_t source, const workbook::CellEdit& edit) {
  return told("{}: »{}« blir »{}«", place_name(loaded, source, edit), edit.from, edit.to);
}

std::string shown_edits(const Mending& table) {
  std::string all;
  for (const std::string& edit : table.edits) all += edit + "\n";
  return all;
}

PossibleEdits possible_edits(const Loaded& loaded, const Corrections& corrections) {
  const Source& source = loaded.input.sources[corrections.source];
  const work::TableRead& table = loaded.tables.at(source.path);
  PossibleEdits possible;
  std::vector<workbook::CellEdit> edits;
  if (!table.has_cells()) return possible;
  for (const Edit& edit : corrections.edits) {
    const auto cell = loaded.input.sources.cell(source.base + edit.at);
    if (!cell || cell->column == 0) continue;
    const auto sheet = std::find(source.origin.sheets.begin(), source.origin.sheets.end(), cell->sheet);
    edits.push_back({static_cast<std::size_t>(sheet - source.origin.sheets.begin()), cell->row, cell->column,
                     source.text.substr(edit.at, edit.length), edit.replacement, is_on_amount(source, edit.at)});
  }
  if (edits.empty()) return possible;
  const auto plan = work::reasons_not_to_mend(table, edits);
  const std::vector<std::string> reasons = plan ? *plan : std::vector<std::string>(edits.size(), plan.error().reason);
  for (std::size_t e = 0; e < edits.size(); ++e) {
    if (reasons[e].empty()) {
      possible.edits.push_back(std::move(edits[e]));
    } else {
      possible.refused.push_back(told("{}: »{}« rättas inte till »{}«: {}", place_name(loaded, corrections.source, edits[e]), edits[e].from,
                                      edits[e].to, reasons[e]));
    }
  }
  return possible;
}

Result<void> write_mended(const std::string& path, bool in_place, const std::string& before, const std::string& now, const Mending& table) {
  const std::filesystem::path original(path);
  const std::string copy =
      in_place ? path : (original.parent_path() / (original.stem().string() + "-rättad" + original.extension().string())).generic_string();
  const FileAnswer there = in_place ? FileAnswer{FileAnswer::Fault::missing, {}} : read_file(copy);
  if (there.fault != FileAnswer::Fault::missing && there.bytes != now)
    return refusal(told("{} finns redan; flytta eller ta bort den och försök igen", copy));
  if (there.fault == FileAnswer::Fault::missing) {
    const bool package = before.starts_with("PK");
    const auto write = [&](const workbook::ByteSink& sink) -> Result<void> {
      if (!sink(0, now)) return refusal(told("det gick inte att skriva allt; är disken full?"));
      return {};
    };
    if (auto done = package ? replace_package(copy, Over::read, before, write) : write_file(copy, Over::read, now); !done) return done;
  }
  const std::string count = table.edits.size() == 1 ? told("1 rättelse") : told("{} rättelser", table.edits.size());
  mention(in_place ? told("{} har {}", copy, count)
                   : told("{} har {}; originalet är orört, och det som visas gäller den rättade", copy, count));
  if (!table.recalculated.empty()) {
    constexpr std::size_t most = 10;
    std::string cells;
    for (std::size_t n = 0; n < std::min(most, table.recalculated.size()); ++n) cells += (n == 0 ? "" : ", ") + table.recalculated[n];
    if (table.recalculated.size() > most) cells += " …";
    mention(told("räknas om när filen öppnas: {}; till dess har de sina gamla värden", cells));
  }
  return {};
}

}  // namespace malkoll::cli
