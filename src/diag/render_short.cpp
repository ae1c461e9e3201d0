#include <ostream>
#include <string>

#include "diag/places.h"
#include "diag/render.h"
#include "diag/summary_line.h"
#include "diag/visible.h"
#include "text/format.h"

namespace malkoll {
namespace {

void append_finding(std::string& out, const CheckResult& result, const Finding& finding, const RenderOptions& options) {
  const Sources& sources = *result.sources;
  if (sources.size() != 0) {
    // A file as a whole is pointed at by its first place, so that editors can jump to every line.
    const Source& source = sources.at(finding.span.at);
    append_visible_path(out, finding.whole_file ? source.path : place_text(sources, finding.span.at), options.glyphs);
    if (finding.whole_file && !source.is_table()) out += ":1:1";
    out += ": ";
  }
  out += level_word(finding.level, options.language);
  out += '[';
  out += rule_of(result, finding).code;
  out += "]: ";
  append_visible(out, finding.message, options.glyphs);
  if (finding.money.value_or(Ore()) != 0) {
    out += " (";
    out += format_amount(*finding.money, options.language, options.glyphs);
    out += ')';
  }
  out += '\n';
}

}  // namespace

void render_short(std::ostream& out, const CheckResult& result, const RenderOptions& options) {
  constexpr std::size_t full = 1U << 16U;
  std::string buffer;
  buffer.reserve(full + 4096);
  const auto flush = [&] {
    out.write(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    buffer.clear();
  };
  for (const Finding& finding : result.findings) {
    if (finding.waived || finding.known) continue;
    append_finding(buffer, result, finding, options);
    if (buffer.size() > full) flush();
  }
  buffer += summary_line(result.summary, options);
  buffer += '\n';
  flush();
}

}  // namespace malkoll
