#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

/// Cases against the findings that are written in them (file_case.h). Faults are sentences in English.
namespace malkoll::test {

/// What cases show of each code, and where it is first seen to be flagged.
struct Shown {
  std::map<std::string, std::filesystem::path> flagged;
  std::set<std::string> near, waived;
};

/// Missing and extra findings of a case. What it shows is added to `shown`. `code`: only those of that rule, whatever the others say.
[[nodiscard]] std::vector<std::string> case_faults(const std::filesystem::path& path, Shown& shown, const std::string& code = {});

/// Rules that the cases do not show as they should: flagged, nearly so, turned off, made råd, waived.
[[nodiscard]] std::vector<std::string> coverage_faults();

/// Errors and warnings in a folder that should have none.
[[nodiscard]] std::vector<std::string> clean_faults(const std::filesystem::path& sample);

}  // namespace malkoll::test
