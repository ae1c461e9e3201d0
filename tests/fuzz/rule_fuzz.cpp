// Any bytes as a rule file: read without crash; what can be read is a rule whose texts can be filled in and whose statement is run, or
// refused with its file and line.
//   build/fuzz/tests/rule_fuzz -max_total_time=600 -dict=tests/fuzz/rule.dict CORPUS rules

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "check/engine.h"

namespace {

constexpr std::string_view municipality =
    "plan P: Plan\n  budgetår: 2025\n  planår: 2026\nmålområde O: Område\nmål M1: Alla når målen\nindikator M1a: Andel\n  enhet: %\n  målvärde 2025: minst 80\n"
    "nämnd N: Nämnden\n  ram 2025: 5 tkr\nbudget N: Budget\n  plan: P\n  version: 1\npost A: Läslyft\n  slag: satsning\n  drift 2025: 4 tkr\n  bidrar till: M1\n"
    "uppföljning 2025: Året\n  utfall M1a: 70\n  bedömning M1: uppfyllt\n";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace malkoll;
  std::vector<RuleFileError> errors;
  auto rule = read_rule("rules/fuzz.sql", {reinterpret_cast<const char*>(data), size}, errors);
  if (rule.has_value() != errors.empty()) std::abort();
  if (!rule || rule->sql.size() > 500) return 0;  // a long statement can be made to run until its time is out
  if (rule->code.starts_with("P") || rule->code.starts_with("F")) return 0;  // the reader's
  Catalogue catalogue;
  for (std::size_t c = 0; c < static_cast<std::size_t>(Code::count); ++c) {
    RuleInfo info;
    info.code = word(static_cast<Code>(c));
    info.name = info.code;
    info.variants = {{}};
    catalogue.rules.push_back(std::move(info));
  }
  catalogue.rules.push_back(std::move(*rule));
  std::sort(catalogue.rules.begin(), catalogue.rules.end(), [](const RuleInfo& a, const RuleInfo& b) { return a.code < b.code; });
  Input input;
  Sink sink;
  read_files(
      input, {"fuzz.malkoll"}, [](const std::string&) -> FileAnswer { return {FileAnswer::Fault::none, std::string(municipality)}; }, sink);
  const Project project = resolve(input.sources, std::move(input.facts), {}, sink);
  const std::vector<RuleFileError> failed = check(input, project, catalogue, sink, {}, {}).failed;
  for (const RuleFileError& error : failed) {
    if (error.file != "rules/fuzz.sql" || error.line == 0 || error.message.empty()) std::abort();
  }
  return 0;
}
