#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "check/engine.h"
#include "check/settings.h"
#include "model/waivers.h"
#include "store/connection.h"
#include "store/finding_tables.h"

/// The phases of a check, in the order of check(): the reader's mistakes in words, the rules, the rules that read the
/// findings of the others. Each adds to Results.
namespace malkoll {

/// What a check is made of. Rules read it on several threads.
struct Run {
  const Input& input;
  const Project& project;
  const Catalogue& catalogue;
  const CheckScope& scope;
  const CheckOptions& options;
  const std::vector<RuleSetting>& settings;
  std::vector<RuleRow> rules;
  Waivers waivers{project};
  std::vector<bool> checked_source;
  std::vector<bool> follow_up_source = {};  ///< beside the sources: nothing but uppföljningar in it
  std::vector<std::pair<Id<Declaration>, Key>> broken;  ///< sorted
};

struct Results {
  std::vector<Finding> findings;
  std::vector<FoundRow> rows;  ///< beside them
  std::vector<RuleFileError> errors;
  std::vector<std::string> out_of_time;  ///< codes of rules that were stopped
};

/// What the reader found, in words.
void add_mistakes(const Run& run, const Sink& sink, Results& results);

/// Runs one rule, of which `results` has nothing yet. False where it failed; why is then among the errors.
bool run_rule(const Run& run, Connection& connection, std::uint16_t rule, Results& results);

/// Rules that read what the others have found are run after them.
enum class PassOf : std::uint8_t { facts, findings };

/// Runs what concerns the checked and is not off, in one pass over the tables; RuleRow::ran of each is set.
void run_pass(Run& run, const std::vector<Table>& tables, PassOf which, Results& results);

/// Takes out what other findings replace (`ersätter`).
void silence_replaced(const Run& run, Results& results);

/// Makes one finding of many (`samlas`). The rows are then no longer beside the findings.
void gather(const Run& run, Results& results);

/// How something that is missing is put where `place` is: on a line of a text, in a cell of a workbook or a CSV file.
[[nodiscard]] std::string_view added_words(const Run& run, Span place);

/// Gives a finding its thing, its unit (by number, or that of the declaration) and the waiver that holds for it.
void place_finding(const Run& run, Finding finding, Id<Declaration> owner, Id<UnitRow> unit, Results& results);

}  // namespace malkoll
