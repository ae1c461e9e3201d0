#include "work/examples.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "diag/fingerprint.h"
#include "diag/pattern.h"
#include "text/told.h"
#include "work/workspace.h"

namespace malkoll::work {

namespace {

struct Outcome {
  std::vector<std::string> messages;  ///< of the rule's findings, those around the example not counted
  std::vector<std::string> faults;    ///< lines that cannot be read, a rule that cannot be run
};

template <typename Each>
void run(const std::string& text, const Catalogue& catalogue, const RuleInfo& rule, const CheckOptions& options,
         std::vector<std::string>& faults, Each each) {
  const std::unique_ptr<const Workspace> workspace = open_example(text, &catalogue, rule.asks_kolada ? Kolada::example : Kolada::none);
  const CheckResult result = check(*workspace, options);
  for (const RuleFileError& error : result.failed) faults.push_back(told("rad {}: {}", error.line, error.message));
  for (const Finding& finding : result.findings) each(result, finding);
}

/// What the rule finds in what is put around an example.
std::set<Fingerprint> found_around(const Catalogue& catalogue, const RuleInfo& rule, const ExampleWorld& world) {
  std::set<Fingerprint> around;
  std::vector<std::string> faults;  // a rule that cannot be run is said of the example
  run(world.around, catalogue, rule, {}, faults, [&](const CheckResult& result, const Finding& finding) {
    if (catalogue.rules[finding.rule].code == rule.code) around.insert(fingerprint_of(result, finding));
  });
  return around;
}

Outcome outcome(const Catalogue& catalogue, const RuleInfo& rule, const ExampleWorld& world) {
  Outcome out;
  CheckOptions options;
  options.language = run_language();
  const std::set<Fingerprint> around = found_around(catalogue, rule, world);
  run(world.text, catalogue, rule, options, out.faults, [&](const CheckResult& result, const Finding& finding) {
    const RuleInfo& found = catalogue.rules[finding.rule];
    if (found.code == rule.code) {
      if (!finding.waived && !around.contains(fingerprint_of(result, finding))) out.messages.push_back(finding.message);
    } else if (found.sql.empty() && finding.level == Level::error) {
      out.faults.push_back(told("går inte att läsa: {}", finding.message));
    }
  });
  return out;
}

}  // namespace

Catalogue alone(const Catalogue& catalogue, const RuleInfo& rule) {
  Catalogue all = catalogue;
  for (RuleInfo& other : all.rules) {
    if (other.code == rule.code) {
      if (other.level == Level::off) other.level = Level::advice;
    } else if (!rule.second_pass && !other.sql.empty()) {
      other.level = Level::off;
    }
  }
  return all;
}

std::vector<std::string> example_faults(const Catalogue& catalogue, const RuleInfo& rule) {
  std::vector<std::string> faults;
  if (rule.wrong.empty()) faults.push_back(told("fel exempel saknas"));
  if (rule.right.empty()) faults.push_back(told("rätt exempel saknas"));
  if (!faults.empty()) return faults;
  const Catalogue rules = alone(catalogue, rule);
  const Outcome wrong = outcome(rules, rule, example_world(rule.wrong, rule.right));
  const Outcome right = outcome(rules, rule, example_world(rule.right, rule.right));
  for (const std::string& fault : wrong.faults) faults.push_back(told("fel exempel: {}", fault));
  if (wrong.messages.empty() && wrong.faults.empty()) faults.push_back(told("fel exempel: regeln säger inget om det"));
  for (const std::string& fault : right.faults) faults.push_back(told("rätt exempel: {}", fault));
  for (const std::string& message : right.messages) faults.push_back(told("rätt exempel: regeln säger »{}«", message));
  return faults;
}

ExampleTexts example_texts(const Catalogue& catalogue, const RuleInfo& rule, Language language) {
  CheckOptions options;
  options.language = language;
  std::optional<ExampleTexts> said;
  if (!rule.wrong.empty()) {
    std::vector<std::string> faults;
    const Catalogue rules = alone(catalogue, rule);
    const ExampleWorld world = example_world(rule.wrong, rule.right);
    const std::set<Fingerprint> around = found_around(rules, rule, world);
    run(world.text, rules, rule, options, faults, [&](const CheckResult& result, const Finding& finding) {
      if (said || finding.waived || rules.rules[finding.rule].code != rule.code || around.contains(fingerprint_of(result, finding))) return;
      said = ExampleTexts{finding.message, finding.help};
    });
  }
  if (said) return *said;
  const bool swedish = language == Language::swedish;
  const auto with_gaps = [&](const std::string& text) {
    const auto form = compile_pattern(text);
    if (!form) return text;
    const std::vector<std::string_view> columns = column_names(*form);
    const auto gap = [&](std::string_view name) -> std::optional<Value> {
      if (std::find(columns.begin(), columns.end(), name) == columns.end()) return std::nullopt;
      return std::string_view("…");
    };
    return expand(*form, gap, Vocabulary(), language);
  };
  const Variant& texts = rule.variants[0];
  return {with_gaps(swedish ? texts.message_sv : texts.message_en), with_gaps(swedish ? texts.help_sv : texts.help_en)};
}

}  // namespace malkoll::work
