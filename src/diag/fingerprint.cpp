#include "diag/fingerprint.h"

#include "diag/places.h"
#include "diag/render.h"

namespace malkoll {

Fingerprint fingerprint_of(const CheckResult& result, const Finding& finding) {
  std::string subject;
  if (finding.known_as) {
    subject = *finding.known_as;
  } else if (!finding.subject_id.empty()) {
    subject = finding.subject_kind + " " + finding.subject_id;
  } else if (const auto place = place_of(*result.sources, finding.span)) {
    subject = place->path.substr(place->path.find_last_of("/\\") + 1);  // npos + 1 is 0
  }
  return {rule_of(result, finding).code, finding.unit, std::move(subject), finding.part};
}

}  // namespace malkoll
