#include "model/facts.h"

namespace malkoll {

std::string_view text_of(const Facts& facts, const Sources& sources, Span span) {
  const std::string_view text = sources.text(span);
  if (facts.joined.empty() || text.find('\n') == std::string_view::npos) return text;
  const auto joined = facts.joined.find(span.at);
  return joined == facts.joined.end() ? text : std::string_view(joined->second);
}

}  // namespace malkoll
