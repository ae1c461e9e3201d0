#include "server/changes.h"

#include <algorithm>

#include "check/baseline.h"
#include "diag/places.h"
#include "format/corrections.h"
#include "format/formatter.h"
#include "text/told.h"
#include "text/utf8.h"

namespace malkoll::server {

namespace {

/// A line of the layout is one of those that are asked for: an empty piece asks for the line that it stands in.
bool is_among(Span line, Span asked) {
  return line.at <= asked.at ? asked.at < line.end() || (asked.at == line.end() && asked.length == 0 && line.length == 0)
                             : line.at < asked.end();
}

/// The path of a table whose column map, written by somebody, names it; nullptr: none does.
const std::string* table_with_map_that_names(const Checked& checked, const Name& name) {
  for (std::size_t s = 0; s < checked.sources().size(); ++s) {
    const Source& source = checked.sources()[s];
    const auto table = checked.workspace->tables.find(source.path);
    if (table == checked.workspace->tables.end() || table->second.guessed || table->second.file.own) continue;
    const Text text(checked, s);
    for (const Occurrence& occurrence : names_of_map(checked.sources(), text.facts)) {
      if (occurrence.name == name) return &source.path;
    }
  }
  return nullptr;
}

}  // namespace

Result<std::vector<Change>> layout(const Checked& checked, const Source& source, Span within) {
  const Formatted formatted = format(source, checked.keywords());
  if (!formatted.same_meaning) return refusal(told("{} kan inte läggas om utan att ändra vad som står", source.path));
  std::vector<Change> changes;
  for (const Formatted::Piece& piece : formatted.pieces) {
    const std::string_view before = std::string_view(source.text).substr(piece.from.at - source.base, piece.from.length);
    const std::string_view after = std::string_view(formatted.text).substr(piece.at, piece.length);
    if (before != after && is_among(piece.from, within)) changes.push_back({piece.from, std::string(after)});
  }
  return changes;
}

Result<std::vector<Change>> rename(const Checked& checked, const Names& names, const Occurrence& of, const std::string& to) {
  if (!is_id(to) || fold(to) == written(Shape::everyone, Everyone::units))
    return refusal(told("»{}« kan inte vara ett id: det är bokstäver, siffror, punkt, streck och understreck", to));
  std::vector<Change> changes;
  if (to == of.name.id) return changes;
  for (const Finding& finding : checked.result.findings) {
    if (is_unreadable_file(rule_of(checked.result, finding).code))
      return refusal(told("{} kan inte läsas, och kan också nämna {}: laga den först, eller ta bort den",
                          checked.sources().at(finding.span.at).path, std::string(of.name.id)));
  }
  for (const Occurrence* other : names.of({of.name.space, of.name.unit, to})) {
    if (other->declares) return refusal(told("{} finns redan, i {}", to, place_text(checked.sources(), other->place.at)));
  }
  if (const std::string* table = table_with_map_that_names(checked, of.name)) {
    return refusal(told("{} står också i kolumnkartan till {}: byt där först", std::string(of.name.id), *table));
  }
  for (const Occurrence* occurrence : names.of(of.name)) {
    if (checked.sources().at(occurrence->place.at).is_table()) {
      return refusal(told("{} står också i {}: byt där först, i cellen", std::string(of.name.id),
                          place_text(checked.sources(), occurrence->place.at)));
    }
    changes.push_back({occurrence->place, to});
  }
  return changes;
}

std::string rename_in_baseline(const std::string& text, const Name& of, const std::string& to) {
  const Result<Baseline> baseline = read_baseline(text);
  if (!baseline) return {};
  const std::string before = write_baseline(*baseline), after = write_baseline(with_id(*baseline, of.unit, of.id, to));
  return before == after ? std::string() : after;
}

Action mend_all(const Checked& checked, const Source& source) {
  Action action;
  action.title = told("Rätta allt som är säkert i filen");
  for (const Corrections& of : certain_corrections(checked.result)) {
    if (of.source != source.index) continue;
    for (const Edit& edit : of.edits) action.changes.push_back({{source.base + edit.at, edit.length}, edit.replacement});
  }
  return action;
}

}  // namespace malkoll::server
