#pragma once

#include <map>
#include <string>
#include <vector>

#include "diag/catalogue.h"
#include "work/table_reader.h"

namespace malkoll::report {

/// What a check is told that can change its answer, by the name of its option, and the other way; what is as usual is left out.
struct CheckSettings {
  std::string fail_on{level_word(Level::error, Language::swedish)}, plan, baseline, kolada, rules;
  work::TableOptions tables;
};
[[nodiscard]] std::map<std::string, std::string> written(const CheckSettings& settings);
[[nodiscard]] CheckSettings read_settings(const std::map<std::string, std::string>& written);

/// fel, varning and råd, and the same in English.
[[nodiscard]] std::vector<std::string> level_names();
/// What one of these says; what is none of them, error.
[[nodiscard]] Level level_named(const std::string& name);

}  // namespace malkoll::report
