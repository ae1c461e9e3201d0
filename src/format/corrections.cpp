#include "format/corrections.h"

#include <algorithm>
#include <map>

namespace malkoll {

std::vector<Corrections> certain_corrections(const CheckResult& result) {
  std::map<std::size_t, std::vector<Edit>> by_source;
  for (const Finding& finding : result.findings) {
    if (!finding.fix || finding.waived) continue;
    const std::size_t source = result.sources->index_at(finding.fix->span.at);
    by_source[source].push_back(
        {finding.fix->span.at - (*result.sources)[source].base, finding.fix->span.length, finding.fix->replacement});
  }
  std::vector<Corrections> all;
  for (auto& [source, edits] : by_source) {
    std::stable_sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.at < b.at; });
    Corrections& file = all.emplace_back();
    file.source = source;
    for (Edit& edit : edits) {
      if (file.edits.empty() || edit.at >= file.edits.back().at + std::max(1U, file.edits.back().length))
        file.edits.push_back(std::move(edit));
    }
  }
  return all;
}

Formatted corrected(const Source& source, const std::string& text) {
  Formatted formatted;
  formatted.text = text;
  const auto line_length = [](std::string_view rest) { return rest.empty() ? 0 : std::min(rest.find('\n'), rest.size() - 1) + 1; };
  // No correction adds or removes a line.
  for (std::size_t old_at = 0, new_at = 0; old_at < source.text.size() || new_at < text.size();) {
    const std::size_t before = line_length(std::string_view(source.text).substr(std::min(old_at, source.text.size())));
    const std::size_t after = line_length(std::string_view(text).substr(std::min(new_at, text.size())));
    formatted.pieces.push_back({{source.base + static_cast<std::uint32_t>(old_at), static_cast<std::uint32_t>(before)}, new_at, after});
    old_at += before;
    new_at += after;
  }
  return formatted;
}

}  // namespace malkoll
