#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace malkoll::cli {

struct ProcessResult {
  int status = 0;  ///< exit status; 128 and above: ended by a signal
  std::string output;
};

/// Runs a program found on PATH, without a shell, and waits for it. It reads `input` and its standard error is thrown away.
/// nullopt: there is no such program, or it could not be started.
[[nodiscard]] std::optional<ProcessResult> run_process(const std::vector<std::string>& arguments,
                                                       const std::vector<std::string>& settings = {}, std::string_view input = {});

}  // namespace malkoll::cli
