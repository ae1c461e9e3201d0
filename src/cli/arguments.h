#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

/// CLI11 speaks English; what people meet of it is Swedish.
namespace malkoll::cli {

/// Accepts one of the words; anything else is refused with the words, and with the nearest.
[[nodiscard]] CLI::Validator one_of(std::vector<std::string> words);

/// Reads the command line. The exit status where there is nothing more to do: help and version have been shown, and what
/// is wrong has been said.
[[nodiscard]] std::optional<int> parse(CLI::App& app, int argc, const char* const* argv);

}  // namespace malkoll::cli
