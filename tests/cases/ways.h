#pragma once

#include <string>
#include <vector>

#include "cases/file_case.h"

/// What was read, the whole way out: every renderer, report and export, and back where there is a way back.
namespace malkoll::test {

/// Everything is written: findings in each form, the reports, each format of export, the difference with itself, a baseline.
/// What is wrong with what was written is returned: JSON that is none, a difference where there is none, a write that failed.
[[nodiscard]] std::vector<std::string> writing_faults(const Checked& run);

/// Files are formatted, corrected where that is certain, and written to a workbook, and each time read again: the money is the same, and
/// formatted or from a workbook they say what they said. `disk` as the files were read.
[[nodiscard]] std::vector<std::string> returning_faults(const Given& given, const Checked& run, FileReader disk);

}  // namespace malkoll::test
