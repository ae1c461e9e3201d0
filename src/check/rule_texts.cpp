#include "check/rule_texts.h"

#include <algorithm>

namespace malkoll {

namespace {

Pattern compiled(const std::string& text) {
  return compile_pattern(text).value_or(Pattern{});  // read_rule has compiled every text once
}

}  // namespace

const Texts& RuleTexts::variant(std::string_view name) const {
  const auto found = std::find_if(variants.begin(), variants.end(), [&](const auto& v) { return v.first == name; });
  return found == variants.end() ? variants.front().second : found->second;
}

RuleTexts texts_of(const RuleInfo& rule, const RuleSetting& setting, Language language) {
  const bool swedish = language == Language::swedish;
  RuleTexts texts;
  texts.related = compiled(swedish ? rule.related_sv : rule.related_en);
  for (const Variant& v : rule.variants) {
    Level level = v.level.value_or(rule.level);
    if (setting.level) level = v.level ? std::min(level, *setting.level) : *setting.level;
    texts.variants.emplace_back(
        v.name, Texts{static_cast<std::uint16_t>(texts.variants.size()), level, compiled(swedish ? v.message_sv : v.message_en),
                      compiled(swedish ? v.label_sv : v.label_en), compiled(swedish ? v.help_sv : v.help_en)});
  }
  return texts;
}

}  // namespace malkoll
