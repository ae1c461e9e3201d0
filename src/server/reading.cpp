#include "server/reading.h"

#include <algorithm>

#include "diag/visible.h"
#include "text/decode.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace malkoll::server {

Text::Text(const Checked& checked, std::size_t of) : sources(&checked.sources()), source(&(*sources)[of]) { read(checked.keywords()); }

Text::Text(const Checked& checked, std::size_t of, std::string written) : own_(std::make_unique<Sources>()) {
  Decoded decoded = decode(std::move(written));
  own_->add(checked.sources()[of].path, std::move(decoded.text), std::move(decoded.composed));
  sources = own_.get();
  source = &(*own_)[0];
  read(checked.keywords());
}

void Text::read(const Keywords& keywords) {
  Sink unheard;  // what is wrong has been said by the check, or will be
  parse(*source, keywords, facts, unheard, &lines);
}

std::optional<std::size_t> Text::line_at(std::uint32_t offset) const {
  const auto after =
      std::upper_bound(lines.begin(), lines.end(), offset, [](std::uint32_t at, const ReadLine& line) { return at < line.whole.at; });
  if (after == lines.begin()) return std::nullopt;
  return static_cast<std::size_t>(after - lines.begin()) - 1;
}

const ReadLine* Text::opener(std::size_t line) const {
  for (std::size_t at = std::min(line + 1, lines.size()); at > 0; --at) {
    if (lines[at - 1].opens()) return &lines[at - 1];
  }
  return nullptr;
}

const ReadLine* Text::opener(std::size_t line, Kind kind) const {
  for (std::size_t at = std::min(line + 1, lines.size()); at > 0; --at) {
    if (lines[at - 1].opens() && lines[at - 1].keyword != nullptr && lines[at - 1].keyword->kind == kind) return &lines[at - 1];
  }
  return nullptr;
}

std::string without_breaks(std::string_view text) {
  std::string line;
  for_lines(text, [&](std::string_view part) {
    part = trim(part);
    if (part.starts_with('|')) part = trim(part.substr(1));
    if (!part.empty()) line.append(line.empty() ? "" : " ").append(part);
  });
  return visible(line);
}

std::string shortened(std::string_view text, std::size_t most) {
  std::string line = without_breaks(text);
  std::size_t at = 0, count = 0;
  while (at < line.size() && count < most) {
    at += first_code_point(std::string_view(line).substr(at)).length;
    ++count;
  }
  if (at >= line.size()) return line;
  const std::size_t blank = line.rfind(' ', at);
  line.resize(blank != std::string::npos && blank > at / 2 ? blank : at);
  return line + "…";
}

}  // namespace malkoll::server
