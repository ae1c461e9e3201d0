#pragma once

#include <span>
#include <string_view>

namespace malkoll {

struct RuleFile {
  std::string_view path;  ///< rules/L01-post-utan-mal.sql
  std::string_view text;
};

/// The files of rules/, put into the program when it is built.
[[nodiscard]] std::span<const RuleFile> builtin_rules();

}  // namespace malkoll
