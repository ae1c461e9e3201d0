#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/read.h"
#include "diag/render.h"
#include "model/project.h"
#include "report/report.h"
#include "text/result.h"

/// A receipt of a check: what was read, by which rules, and what it came to, so that anyone can check it again to the byte.
namespace malkoll::report {

struct RuleStamp {
  std::string code;
  std::string sha256;  ///< of the rule's file
  std::string level;   ///< in force: off, advice, warning, error
  std::optional<std::int64_t> limit;  ///< in force, see limit_value
  friend bool operator==(const RuleStamp&, const RuleStamp&) = default;
};

/// What a check came to: of submissions whether they can be handed in, of a plan alone whether it is in order.
enum class CheckVerdict : std::uint8_t { submittable, not_submittable, plan_in_order, plan_not_in_order };
/// As a receipt and the register have it: `submittable`, `plan in order`, `not submittable`, `plan not in order`.
[[nodiscard]] std::string_view verdict_word(CheckVerdict verdict);
/// What one of those words says; of any other that the plan is not in order.
[[nodiscard]] CheckVerdict verdict_of_word(std::string_view word);

struct Receipt {
  std::string tool;  ///< the program's version
  std::string when;  ///< ISO date, as the caller says; rules that ask for today are given it
  std::string municipality, plan_id, plan_title;
  Year budget_year = {};
  bool whole_municipality = true;
  std::vector<std::string> checked;  ///< the files that were given; paths are from the folder that all of them have in common
  std::vector<ReportFile> files;     ///< everything that was read, by path
  std::vector<RuleStamp> rules;      ///< by code
  std::map<std::string, std::string> settings;  ///< what else the check was told, by the name of its option; as it must be told again
  CheckVerdict verdict = CheckVerdict::plan_not_in_order;
  std::map<std::string, std::int64_t> counts;  ///< errors, warnings, advice, waived, known, dropped
  std::map<std::string, std::int64_t> money;   ///< in öre: all, linked, excused
  std::string findings;              ///< SHA-256 over every finding: rule, level, place, what it is about, money, waived or not
};

/// All that was read, by the paths of the sources: also maps, rules and the like. The result must be of the built-in rules and the municipality's own.
struct ReceiptInput {
  const Input& input;
  const Project& project;
  const CheckResult& result;
  std::vector<ReportFile> files;
  std::map<std::string, std::string> settings = {};
  std::string tool, when;
};
[[nodiscard]] Receipt receipt_of(ReceiptInput input);

/// Of the file of a rule that is Målkoll's own, as a receipt has it; empty: there is none.
[[nodiscard]] std::string built_in_checksum(const RuleInfo& rule);

/// The one form that a receipt has: JSON with sorted keys, and last a checksum of all the rest.
[[nodiscard]] std::string write_receipt(const Receipt& receipt);
/// Refused: it is no receipt, of a later version, or a character of it is another than it was.
[[nodiscard]] Result<Receipt> read_receipt(std::string_view text);

/// A receipt's verdict in the language of the run.
[[nodiscard]] std::string verdict_in_words(CheckVerdict verdict);

/// What is otherwise now, a sentence each; none: all is as it was.
[[nodiscard]] std::vector<std::string> differences(const Receipt& then, const Receipt& now);

/// Whether it holds, in a sentence.
[[nodiscard]] std::string holds_in_words(const Receipt& then, const std::vector<std::string>& differences);

/// A sheet of paper of it, with a place for the municipality's own signature. HTML.
[[nodiscard]] std::string receipt_page(const Receipt& receipt, Language language);

}  // namespace malkoll::report
