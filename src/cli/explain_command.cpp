#include <fmt/format.h>

#include <string_view>
#include <vector>

#include "cli/own_rules.h"
#include "cli/run.h"
#include "diag/nearest.h"

namespace malkoll::cli {

namespace {

void section(std::string_view title, std::string_view text, bool indented = false) {
  if (text.empty()) return;
  fmt::print("\n{}\n", title);
  while (!text.empty()) {
    std::size_t end = std::min(text.find('\n'), text.size());
    if (!indented && end > 76) {  // prose is broken between words
      end = text.rfind(' ', 76);
      if (end == std::string_view::npos || end == 0) end = std::min(text.find_first_of(" \n"), text.size());
    }
    fmt::print("  {}{}\n", indented ? "  " : "", text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace

int explain_command(const std::string& code, const Common& common) {
  std::vector<RuleFileError> errors;
  const Catalogue catalogue = read_catalogue(common.rules, errors);
  say(errors);
  if (!errors.empty()) return could_not_run;
  const RuleInfo* rule = catalogue.find(code);
  Catalogue here;  // the rules of the municipality whose folder this is
  if (rule == nullptr) {
    add_own_rules(here, "rules", errors);
    rule = here.find(code);
  }
  if (rule == nullptr) {
    std::vector<std::string_view> codes;
    for (const RuleInfo& known : catalogue.rules) codes.insert(codes.end(), {known.code, known.name});
    const auto near = nearest(code, codes);
    for (const RuleInfo& known : catalogue.rules) rule = rule == nullptr && known.name == code ? &known : rule;
    if (rule == nullptr) {
      return refuse(fmt::format("det finns ingen regel {}{}; malkoll rules visar alla", code,
                                near ? fmt::format(" – menade du {}?", codes[*near - *near % 2]) : ""));
    }
  }
  const bool swedish = common.language == Language::swedish;
  const Variant& texts = rule->variants[0];
  const std::string limit = rule->limit ? fmt::format(", {} {}", swedish ? "gräns" : "threshold", limit_text(*rule->limit, rule->limit_unit, common.language)) : "";
  fmt::print("{} {} ({}{})\n", rule->code, rule->name, level_word(rule->level, common.language), limit);
  section(swedish ? "Så står det" : "What it says", swedish ? texts.message_sv : texts.message_en);
  section(swedish ? "Varför" : "Why (in Swedish)", rule->why);
  section(swedish ? "Vem frågar" : "Who asks for it (in Swedish)", rule->asked_by);
  section(swedish ? "Så rättar man" : "How to mend it (in Swedish)", rule->mend);
  section(swedish ? "Fel" : "Wrong", rule->wrong, true);
  section(swedish ? "Rätt" : "Right", rule->right, true);
  section(swedish ? "Undantag" : "To waive it", rule->waive);
  return all_well;
}

}  // namespace malkoll::cli
