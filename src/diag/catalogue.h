#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/finding.h"
#include "text/number.h"

namespace malkoll {

/// Which findings of a rule are kept when a nämnd checks its own file alone.
enum class Scope : std::uint8_t {
  submission,    ///< inlämning: those in the checked files or about the checked units
  goal,          ///< mål: the rule itself asks `in_scope`
  municipality,  ///< kommun: needs every submission; not run on a single one
};

/// What a help that speaks of the command, its options or its files comes to on the page, which says it in its own words.
enum class PageHelp : std::uint8_t {
  none,  ///< the help itself can be followed there
  file,
  plan,
  one_plan,
  submission,
  kolada,
  layout,
  document,
  unit,
  amount,
  columns,
  remove_line,
  explain,
  words,
  plan_document,
  version,
  elsewhere
};
inline constexpr PageHelp last_page_help = PageHelp::elsewhere;
/// The same as the page's texts are named (`help_…`); empty: none.
[[nodiscard]] std::string_view page_help_name(PageHelp help);

/// Texts of a rule that differ by variant; the empty name is the ordinary one.
struct Variant {
  std::string name;
  std::optional<Level> level;  ///< nullopt: the rule's
  std::string message_sv, message_en;
  std::string label_sv, label_en;
  std::string help_sv, help_en;
  std::string task_sv, task_en;  ///< several findings as one thing to do; empty: the ordinary one's, which may be empty too
  PageHelp page_help = PageHelp::none;  ///< goes with the help
};

/// A text of a head as it stands there, for what is to be said of it.
struct HeadText {
  std::string key;   ///< `meddelande[väntar]`
  std::string text;
  std::uint32_t line = 1;
};

/// The name of the variant that says what a gathered finding says; `samlad väntar` where all that it stands for are `väntar`.
inline constexpr std::string_view gathered_variant = "samlad";
[[nodiscard]] constexpr bool is_gathered_variant(std::string_view name) {
  return name.starts_with(gathered_variant) && (name.size() == gathered_variant.size() || name[gathered_variant.size()] == ' ');
}
/// What a threshold is: the most that is let pass (högst), or the least that is told of or asked for (minst).
enum class LimitWay : std::uint8_t { either, at_most, at_least };
/// A threshold, exact.
struct Limit {
  std::int64_t value = 0;  ///< as SQL has it: hundredths of a percent, öre, or a number
  std::string unit = {};   ///< as written: "%", "mnkr", "" (a number)
  LimitWay way = LimitWay::either;
};

/// The weights (tyngd) of rules: what cannot be read is 0, and wording is last.
inline constexpr int ordinary_weight = 4, last_weight = 5;
/// What a text under `gör` may speak of: how many, their money, and the ids of their units.
inline constexpr std::array<std::string_view, 4> places_of_task = {"n", "money", "list", "budget_year"};

/// One rule's head: its documentation, written once. Heads of P and F codes have no statement (the reader finds these).
struct RuleInfo {
  std::string code;  ///< L01
  std::string name;  ///< post-utan-mål
  Level level = Level::error;
  Scope scope = Scope::submission;
  std::vector<std::string> needs;     ///< properties that must have been readable, in the language's words
  std::optional<Limit> limit;         ///< default threshold
  bool second_pass = false;           ///< reads the findings of the others
  bool asks_kolada = false;           ///< it is run only where Kolada's answers are at hand
  bool waivable = true;
  std::vector<std::string> replaces;  ///< codes that are quiet about what this rule flags, and about what hangs on it
  bool gathers_plan = false;          ///< many findings become one at the plan,
  bool gathers_budget = false;        ///< or at the budget where what they flag stands in one
  int weight = ordinary_weight;       ///< how soon what it flags is to be mended, 0 first
  bool own = false;                   ///< a municipality's own, not one of Målkoll's
  std::vector<Variant> variants;  ///< at least one; [0] is the ordinary one; what another leaves out is filled in from it
  std::string related_sv, related_en;  ///< what is said at the related place; may be empty
  std::string why, when, asked_by, mend;  ///< Swedish prose, one paragraph each; `when`, the conditions of a finding, may be empty
  std::string waive;                   ///< the line to write, and below it when that is right
  std::string wrong, right;            ///< examples in the language, lines ended by \n
  std::string sql;                     ///< empty: found by the reader
  std::string file;                    ///< path of the rule file, for its own errors
  std::uint32_t sql_line = 1;          ///< line in `file` at which `sql` begins
  std::vector<HeadText> texts;         ///< those with places, as written
  std::uint32_t needs_line = 1, replaces_line = 1;  ///< lines in `file`
};

/// All rules of a run, sorted by code.
struct Catalogue {
  std::vector<RuleInfo> rules;  ///< by code

  [[nodiscard]] const RuleInfo* find(std::string_view code) const;
  /// Index of a code that is known to exist.
  [[nodiscard]] std::uint16_t index(std::string_view code) const;
  /// Puts a rule in its place; none may have its code.
  void insert(RuleInfo rule);
};

/// It says that a whole file could not be read: what is not in it is then no finding of anything else.
[[nodiscard]] bool is_unreadable_file(std::string_view code);

/// A rule's code as codes are written: `l1` is L01.
[[nodiscard]] std::string as_code(std::string_view written);

/// Why a rule file could not be used.
struct RuleFileError {
  std::string file;
  std::uint32_t line = 1;
  std::string message;  ///< in the language of the run
};

/// Whether a rule's texts are looked through for places that nothing fills. Ours have been, by the tests: at each start it would take as long as all else
/// of reading them.
enum class TextCheck : std::uint8_t { places, none };
/// Reads one rule file's head. On an error `errors` grows and nullopt is returned.
[[nodiscard]] std::optional<RuleInfo> read_rule(std::string_view path, std::string_view text, std::vector<RuleFileError>& errors,
                                                TextCheck check = TextCheck::places);

/// Reads a threshold, never by way of a float: `högst 10 %`, `minst 50 mnkr`, `10 %`, `2,5 %`, `1 000 kr`, `3`. nullopt: it is none.
[[nodiscard]] std::optional<Limit> read_limit(std::string_view text);
/// What is said of a text that is none.
[[nodiscard]] std::string no_limit(std::string_view text);

/// A threshold as SQL gets it: hundredths of a percent, öre, or the number itself. nullopt: not in that unit.
[[nodiscard]] std::optional<std::int64_t> limit_value(Decimal number, std::string_view unit);

/// The same as people read it: `10 %`, `50 mnkr`, `3`.
[[nodiscard]] std::string limit_text(const Limit& limit, Language language);

[[nodiscard]] std::string_view level_word(Level level,
                                          Language language);  ///< fel, varning, råd, av | error, warning, advice, off

}  // namespace malkoll
