#include "diag/places.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/cell_name.h"

namespace malkoll {

std::optional<Place> place_of(const Sources& sources, Span span) {
  if (sources.size() == 0) return std::nullopt;
  const Source& source = sources.at(span.at);
  // A span never leaves its file: the byte after the last one is where the file ends.
  const std::uint64_t last = std::uint64_t{source.base} + source.text.size();
  const auto end = static_cast<std::uint32_t>(std::min<std::uint64_t>(std::uint64_t{span.at} + span.length, last));
  const Position begin = sources.position(span.at);
  return Place{source.path, begin, end > span.at ? sources.position(end) : begin, source.is_table(), sources.cell(span.at)};
}

std::string place_text(const Sources& sources, std::uint32_t offset) {
  const Source& source = sources.at(offset);
  if (source.is_table()) {
    const auto cell = sources.cell(offset);
    return cell ? fmt::format("{}:{}", source.path, cell_name(cell->sheet, cell->row, cell->column)) : source.path;
  }
  const Position at = sources.position(offset);
  return fmt::format("{}:{}:{}", source.path, at.line, at.column);
}

std::string short_place(const Sources& sources, Span span) {
  const Source& source = sources.at(span.at);
  return source.is_table() ? place_text(sources, span.at) : fmt::format("{}:{}", source.path, sources.position(span.at).line);
}

const RuleInfo& rule_of(const CheckResult& result, const Finding& finding) {
  static const RuleInfo unknown;
  const auto& rules = result.catalogue->rules;
  return finding.rule < rules.size() ? rules[finding.rule] : unknown;
}

}  // namespace malkoll
