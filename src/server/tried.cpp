#include "server/tried.h"

#include <algorithm>

namespace malkoll::server {

Levels levels_of(const Checked& checked) {
  Levels all;
  for (const Finding& finding : checked.result.findings) {
    if (counts(finding)) all[fingerprint_of(checked.result, finding)].push_back(finding.level);
  }
  return all;
}

namespace {

/// How many of them there are of a level, or of a worse one.
std::ptrdiff_t number(const Levels& all, const Fingerprint& of, Level from) {
  const auto found = all.find(of);
  return found == all.end() ? 0 : std::count_if(found->second.begin(), found->second.end(), [&](Level level) { return level >= from; });
}

}  // namespace

bool holds(Promise promise, const Levels& was, const Fingerprint& mended, Level level, const Levels& is) {
  if (promise == Promise::mends && number(is, mended, level) >= number(was, mended, level)) return false;
  // What a promise to mend may bring is milder than what goes; advice is of no harm in any case.
  const Level least = promise == Promise::mends && level > Level::advice ? level : Level::warning;
  return std::all_of(is.begin(), is.end(), [&](const auto& one) {
    return number(is, one.first, least) <= number(was, one.first, least) || (promise == Promise::asks && one.first.rule == word(Code::P15));
  });
}

}  // namespace malkoll::server
