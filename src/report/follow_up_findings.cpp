#include "report/follow_up_findings.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "model/target_levels.h"

namespace malkoll::report {

FollowUpFindings::FollowUpFindings(const Project& project, const CheckResult& result, Period period) : catalogue_(*result.catalogue) {
  const Sources& sources = *result.sources;
  const auto& declarations = project.facts.declarations;
  for (const FollowUpRow& row : project.follow_ups) {
    const std::uint32_t begin = project.declaration(row.declaration).id.at;
    const Source& source = sources.at(begin);
    std::uint32_t end = source.base + static_cast<std::uint32_t>(source.text.size());
    const Id<Declaration> next = row.declaration.next();  // of a file they stand in order
    if (next.number() < declarations.size() && declarations[next].id.at > begin) end = std::min(end, declarations[next].id.at);
    follow_ups_.push_back({begin, end, row.period == period});
  }
  std::sort(follow_ups_.begin(), follow_ups_.end(), [](const Place& a, const Place& b) { return a.begin < b.begin; });
  for (const OutcomeRow& row : project.outcomes) {
    if (row.follow_up == no_row && row.period == period) outcomes_.push_back(measure(project, row).place.at);
  }
  std::sort(outcomes_.begin(), outcomes_.end());
}

const FollowUpFindings::Place* FollowUpFindings::follow_up_at(Span span) const {
  const auto after = std::upper_bound(follow_ups_.begin(), follow_ups_.end(), span.at,
                                      [](std::uint32_t at, const Place& place) { return at < place.begin; });
  if (after == follow_ups_.begin()) return nullptr;
  const Place& place = *std::prev(after);
  return span.at < place.end ? &place : nullptr;
}

bool FollowUpFindings::is_of_the_time(Span span) const {
  const Place* place = follow_up_at(span);
  return place != nullptr ? place->of_the_time : std::binary_search(outcomes_.begin(), outcomes_.end(), span.at);
}

bool FollowUpFindings::hold(const Finding& finding) const {
  const bool asks = asks_of_follow_ups(catalogue_.rules[finding.rule]);
  const auto hold_item = [&](const Finding& item) { return hold(item); };
  const auto related = [&](const Related& other) { return asks && is_of_the_time(other.span); };
  if (is_of_the_time(finding.span) || std::any_of(finding.items.begin(), finding.items.end(), hold_item)) return true;
  if (follow_up_at(finding.span) != nullptr) return false;
  return finding.paper == Paper::follow_up || std::any_of(finding.related.begin(), finding.related.end(), related);
}

bool asks_of_follow_ups(const RuleInfo& rule) {
  constexpr auto tables = std::to_array<std::string_view>({"followup", "assessment", "status", "spent", "comment"});
  const auto reads = [&](std::string_view table) {
    return rule.sql.find("FROM " + std::string(table) + ' ') != std::string::npos ||
           rule.sql.find("JOIN " + std::string(table) + ' ') != std::string::npos;
  };
  return std::any_of(tables.begin(), tables.end(), reads);
}

}  // namespace malkoll::report
