#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diag/catalogue.h"

namespace malkoll {

/// The keys of a rule file's head, in the order in which ours have them; any order is read.
enum class HeadKey : std::uint8_t {
  code,
  name,
  level,
  scope,
  needs,
  basis,
  limit,
  pass,
  waivable,
  replaces,
  gathers,
  weight,
  message_sv,
  message_en,
  label_sv,
  label_en,
  help_sv,
  help_en,
  related_sv,
  related_en,
  page_help,
  task_sv,
  task_en,
  why,
  when,
  asked_by,
  mend,
  waive,
  wrong,
  right,
  none,
};

/// The key as it is written: `kod`, `vem frågar`.
[[nodiscard]] std::string_view key_word(HeadKey key);

/// One key with its value, as it stands in the file.
struct HeadEntry {
  HeadKey key = HeadKey::none;
  std::string variant;
  std::string value;
  std::uint32_t line = 0;
};

/// A rule file in its parts: the head's entries, with what is indented below a key joined to it, and the statement.
struct RuleHead {
  std::vector<HeadEntry> entries;
  std::string sql;  ///< empty: none
  std::uint32_t sql_line = 1;
};

/// Splits a rule file. Lines that cannot belong to a head go to `errors`.
[[nodiscard]] RuleHead read_head(std::string_view path, std::string_view text, std::vector<RuleFileError>& errors);

}  // namespace malkoll
