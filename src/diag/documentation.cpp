#include "diag/documentation.h"

#include "text/told.h"

namespace malkoll {

std::vector<RulePart> documentation(const RuleInfo& rule, Language language) {
  const auto in = [&](std::string_view swedish) { return in_language(swedish, language); };
  std::vector<RulePart> parts = {
      {"why", in("Varför"), rule.why},          {"when", in("När"), rule.when},         {"asked_by", in("Vem frågar"), rule.asked_by},
      {"mend", in("Så rättar man"), rule.mend}, {"wrong", in("Fel"), rule.wrong, true}, {"right", in("Rätt"), rule.right, true},
      {"waive", in("Undantag"), rule.waive},
  };
  std::erase_if(parts, [](const RulePart& part) { return part.text.empty(); });
  return parts;
}

}  // namespace malkoll
