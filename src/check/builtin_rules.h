#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "diag/catalogue.h"

namespace malkoll {

struct RuleFile {
  std::string_view path;  ///< rules/L01-post-utan-mal.sql
  std::string_view text;
};

/// The files of rules/, put into the program when it is built.
[[nodiscard]] std::span<const RuleFile> builtin_rules();

/// The rules of these files, sorted by code. One that cannot be read goes to `errors`.
[[nodiscard]] Catalogue builtin_catalogue(std::vector<RuleFileError>& errors);

}  // namespace malkoll
