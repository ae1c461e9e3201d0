#include <fmt/format.h>

#include <ostream>
#include <string>

#include "diag/places.h"
#include "diag/render.h"
#include "diag/summary_line.h"
#include "diag/visible.h"
#include "text/told.h"

// Workflow commands of GitHub Actions, which show each finding beside its line:
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions

namespace malkoll {
namespace {

std::string_view command_of(Level level) {
  switch (level) {
    case Level::error: return "error";
    case Level::warning: return "warning";
    default: return "notice";
  }
}

/// What would end the command or the property that the text stands in is written as %XX.
std::string escaped(std::string_view text, std::string_view also) {
  std::string out;
  for (const char c : text) {
    if (c == '%' || also.find(c) != std::string_view::npos) {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

void render_github(std::ostream& out, const CheckResult& result, const RenderOptions& options) {
  const auto property = [&](std::string_view text) { return escaped(visible(text), ":,"); };
  for (const Finding& f : result.findings) {
    if (f.waived || f.known) continue;
    const RuleInfo& rule = rule_of(result, f);
    std::string line = fmt::format("::{} ", command_of(f.level));
    if (const auto place = place_of(*result.sources, f.span)) {
      line += fmt::format("file={},line={}", property(place->path), f.whole_file ? 1 : place->begin.line);
      if (!f.whole_file) line += fmt::format(",endLine={},col={}", place->end.line, place->begin.column);
      // Columns of the end are of the same line only.
      if (!f.whole_file && place->begin.line == place->end.line && place->end.column > place->begin.column)
        line += fmt::format(",endColumn={}", place->end.column - 1);
      line += ',';
    }
    line += fmt::format("title={}::{}", property(rule.code + " " + rule.name), escaped(visible(f.message), ""));
    for (std::size_t i = 0; !f.items.empty() && i < f.related.size(); ++i) {
      line += fmt::format("%0A{}: {}", escaped(visible(short_place(*result.sources, f.related[i].span)), ""),
                          escaped(visible(f.related[i].message), ""));
    }
    if (!f.help.empty()) line += fmt::format("%0A{}: {}", in_language("hjälp", options.language), escaped(visible(f.help), ""));
    out << line << '\n';
  }
  out << summary_line(result.summary, options) << '\n';
}

}  // namespace malkoll
