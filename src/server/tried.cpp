#include "server/tried.h"

#include <algorithm>
#include <map>

#include "diag/fingerprint.h"

namespace malkoll::server {

namespace {

/// The levels of the findings of each kind and subject.
using Levels = std::map<Fingerprint, std::vector<Level>>;

Levels levels(const Checked& checked) {
  Levels all;
  for (const Finding& finding : checked.result.findings) {
    if (counts(finding)) all[fingerprint_of(checked.result, finding)].push_back(finding.level);
  }
  return all;
}

/// How many of them there are of a level, or of a worse one.
std::ptrdiff_t number(const Levels& all, const Fingerprint& of, Level from) {
  const auto found = all.find(of);
  return found == all.end() ? 0 : std::count_if(found->second.begin(), found->second.end(), [&](Level level) { return level >= from; });
}

}  // namespace

std::string with_changes(const Source& source, std::vector<Change> changes) {
  std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.place.at < b.place.at; });
  std::string text;
  std::size_t from = 0;
  for (const Change& change : changes) {
    const std::size_t at = change.place.at - source.base;
    text.append(source.text, from, at - from).append(change.text);
    from = at + change.place.length;
  }
  return text.append(source.text, from);
}

bool holds(Promise promise, const Checked& before, const Finding& finding, const Checked& after) {
  const std::string_view unfilled = word(Code::P15);
  const Fingerprint mended = fingerprint_of(before.result, finding);
  const Levels was = levels(before), is = levels(after);
  if (promise == Promise::mends && number(is, mended, finding.level) >= number(was, mended, finding.level)) return false;
  // What a promise to mend may bring is milder than what goes; advice is of no harm in any case.
  const Level least = promise == Promise::mends && finding.level > Level::advice ? finding.level : Level::warning;
  return std::all_of(is.begin(), is.end(), [&](const auto& one) {
    return number(is, one.first, least) <= number(was, one.first, least) || (promise == Promise::asks && one.first.rule == unfilled);
  });
}

}  // namespace malkoll::server
