#pragma once

#include <string>
#include <vector>

/// tests/rules/CODE.golden: what each rule says, whole, in Swedish and English.
namespace malkoll::test {

enum class Golden {
  compare,
  compare_own_first,  ///< other cases are not run where the example or the rule's own cases already differ
  update,             ///< the files are written instead
};

/// Compares each rule's findings, of its wrong example, of the cases in tests/files that are called after it and, for the variants that these do
/// not reach, of another case, with its golden file. What differs is returned, in English with the first line that does.
/// `codes`: only of these; empty: of all.
[[nodiscard]] std::vector<std::string> golden_faults(const std::vector<std::string>& codes, Golden how);

}  // namespace malkoll::test
