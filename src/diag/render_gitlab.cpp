#include <algorithm>
#include <map>
#include <ostream>
#include <string>

#include "diag/json.h"
#include "diag/places.h"
#include "diag/render.h"
#include "diag/visible.h"
#include "text/checksum.h"

// GitLab's Code Quality report, which shows each finding in the merge request and beside its line:
// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format

namespace malkoll {
namespace {

std::string_view severity_of(Level level) {
  switch (level) {
    case Level::error: return "major";
    case Level::warning: return "minor";
    default: return "info";
  }
}

/// GitLab knows files by their path from the root of the project, and no other way of writing it.
std::string path_in_project(std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  return std::string(path);
}

/// GitLab knows lines only: of a cell it is the row.
std::uint32_t line_of(const Finding& f, const Place& place) {
  if (f.whole_file) return 1;
  if (place.in_table) return place.cell ? std::max<std::uint32_t>(place.cell->row, 1) : 1;
  return place.begin.line;
}

std::string description_of(const CheckResult& result, const Finding& f, const Place* place) {
  std::string text = visible(f.message);
  if (place != nullptr && place->cell && !f.whole_file) text = visible(place_text(*result.sources, f.span.at)) + ": " + text;
  for (const Finding& item : f.items) text += "; " + visible(short_place(*result.sources, item.span));
  return f.help.empty() ? text : text + " (" + visible(f.help) + ")";
}

/// GitLab drops a finding whose fingerprint another one has: those of one kind are numbered.
std::string fingerprint(const CheckResult& result, const Finding& f, std::map<Fingerprint, std::size_t>& seen) {
  const Fingerprint print = fingerprint_of(result, f);
  return sha256(dump(Json::array({print.rule, print.unit, print.subject, print.part, ++seen[print]})));
}

}  // namespace

void render_gitlab(std::ostream& out, const CheckResult& result, const RenderOptions&) {
  std::map<Fingerprint, std::size_t> seen;
  out << "[\n";
  JsonLines lines(out);
  for (const Finding& f : result.findings) {
    if (!counts(f)) continue;
    const RuleInfo& rule = rule_of(result, f);
    const auto place = place_of(*result.sources, f.span);
    lines.add(
        {{"description", description_of(result, f, place ? &*place : nullptr)},
         {"check_name", rule.code + " " + rule.name},
         {"fingerprint", fingerprint(result, f, seen)},
         {"severity", std::string(severity_of(f.level))},
         {"location", {{"path", place ? path_in_project(place->path) : "."}, {"lines", {{"begin", place ? line_of(f, *place) : 1}}}}}});
  }
  lines.finish();
  out << "]\n";
}

}  // namespace malkoll
