#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/language.h"
#include "text/ore.h"
#include "text/span.h"

namespace malkoll {

enum class Level : std::uint8_t { off, advice, warning, error };  ///< av, råd, varning, fel

/// What a finding stands in: a plan is decided, a submission handed in, and an uppföljning is a paper of its own.
enum class Paper : std::uint8_t { plan, submission, follow_up };

/// Another place that a finding speaks of, such as where the goal is declared.
struct Related {
  Span span;
  std::string message;
};

/// A replacement of one piece of the text that is certain to be right.
struct Fix {
  Span span;
  std::string replacement;
};

/// Why a finding does not count: the reason and the date (ISO, or empty) of its `undantag`, and where that stands.
struct Waived {
  std::string reason;
  std::string until;
  Span place;
};

/// One thing that is wrong, at one place. Texts are in the language of the run; money in öre.
struct Finding {
  std::uint16_t rule = 0;  ///< index into the Catalogue
  std::uint16_t variant = 0;  ///< index into the rule's variants: which wording it has
  Level level = Level::error;
  bool whole_file = false;  ///< about the file, not a line in it: no line is shown
  Span span;                ///< what is underlined
  std::string message;      ///< one sentence about the budget, no full stop
  std::string label;        ///< what stands behind the underline; may be empty
  std::string help;         ///< one line that can be pasted or followed; may be empty
  std::string subject_kind;  ///< the declaration's kind in the language's own word (post, mål …); empty for a file
  std::string subject_id;
  std::string unit;                  ///< id of the nämnd or bolag; empty where none
  std::optional<Ore> money;  ///< at stake
  std::string part;                  ///< tells findings of one rule on one thing apart
  std::optional<std::int64_t> extent;  ///< how far it goes, with its sign: what goes further, or the other way, is new to a baseline
  std::optional<std::string> known_as;  ///< what a baseline knows it by in place of its subject: its place may move to another one
  std::optional<std::string>
      explains;  ///< the parts, with commas, of its unit's findings that it replaces; none: what stands where it does
  std::vector<Related> related;
  std::optional<Fix> fix;
  std::optional<Waived> waived;
  std::vector<Finding> items;  ///< those that a gathered finding stands for, by place; empty: an ordinary one
  Paper paper = Paper::plan;
  bool known = false;  ///< stands in the baseline: does not count
  bool grown = false;  ///< stands in the baseline, but goes further now: counts
};

/// Neither waived nor in the baseline.
[[nodiscard]] inline bool counts(const Finding& finding) { return !finding.waived && !finding.known; }

/// The finding is of the unit, or a gathered one that stands for one of it.
[[nodiscard]] inline bool concerns_unit(const Finding& finding, std::string_view unit) {
  return finding.unit == unit ||
         std::any_of(finding.items.begin(), finding.items.end(), [&](const Finding& item) { return item.unit == unit; });
}

}  // namespace malkoll
