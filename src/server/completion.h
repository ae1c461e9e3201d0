#pragma once

#include <string>
#include <vector>

#include "server/names.h"

/// What may be written at a place.
namespace malkoll::server {

struct Proposal {
  enum class What : std::uint8_t { keyword, property, value, id, rule, snippet };
  What what = What::value;
  std::string label;        ///< what is shown
  std::string insert = {};       ///< what is written; of a snippet with `$1` and so on
  std::string detail = {};       ///< beside the label, such as a goal's money
  std::string find = {};         ///< also by these words; empty: by the label
  const Occurrence* thing = nullptr;  ///< of an id: where it is declared
  const RuleInfo* rule = nullptr;     ///< of a rule
  int order = 1;            ///< those of lower order first
};

struct Completion {
  Span replaces;  ///< what has been begun
  std::vector<Proposal> proposals;
};

/// `offset` is where the cursor stands in the text, which may be newer than what was checked. Of a newer one what it declares is as it is written
/// now; money is as it was checked.
[[nodiscard]] Completion complete(const Checked& checked, const Names& names, const Text& text, std::uint32_t offset);

/// The form of a rule's setting, `regel CODE: nivå, gräns`, and which of its parts is being written; nullopt: the cursor is in none.
struct SettingHelp {
  std::string form;
  std::vector<std::string> parts;
  std::size_t active = 0;
  std::string about;  ///< the rule; empty: no code yet
};
[[nodiscard]] std::optional<SettingHelp> help_with_setting(const Checked& checked, std::uint32_t offset);

}  // namespace malkoll::server
