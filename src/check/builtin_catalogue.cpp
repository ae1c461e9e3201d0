#include <algorithm>

#include "check/builtin_rules.h"

namespace malkoll {

Catalogue builtin_catalogue(std::vector<RuleFileError>& errors) {
  Catalogue catalogue;
  for (const RuleFile& file : builtin_rules()) {
    if (auto rule = read_rule(file.path, file.text, errors, TextCheck::none)) catalogue.rules.push_back(std::move(*rule));
  }
  std::sort(catalogue.rules.begin(), catalogue.rules.end(), [](const RuleInfo& a, const RuleInfo& b) { return a.code < b.code; });
  return catalogue;
}

}  // namespace malkoll
