#pragma once

#include <map>
#include <string>

#include "diag/catalogue.h"
#include "work/table_reader.h"

namespace malkoll::report {

/// What a check is told that can change its answer, by the name of its option, and the other way; what is as usual is left out.
struct CheckSettings {
  std::string fail_on = "fel", plan, baseline, kolada, rules;
  work::TableOptions tables;
};
[[nodiscard]] std::map<std::string, std::string> written(const CheckSettings& settings);
[[nodiscard]] CheckSettings read_settings(const std::map<std::string, std::string>& written);

/// fel, varning or råd, or the same in English.
[[nodiscard]] Level level_named(const std::string& name);

}  // namespace malkoll::report
