#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace malkoll::cli {

// What completes the command in a shell, made of what the commands declare: their names, options, the words that an option takes, files
// where a file is to be named, and the codes of the rules. `program`: its own options, outside any command.
[[nodiscard]] std::string bash_completion(const Command& program, const std::vector<Command>& commands);
[[nodiscard]] std::string zsh_completion(const Command& program, const std::vector<Command>& commands);
[[nodiscard]] std::string fish_completion(const Command& program, const std::vector<Command>& commands);

/// What may stand as an option's value, or as an argument.
struct Expected {
  enum class Kind : std::uint8_t { nothing, words, files, folders, unknown };
  Kind kind = Kind::unknown;
  std::vector<std::string> words = {};
};
[[nodiscard]] Expected expected(const Option& option);
[[nodiscard]] bool is_argument(const Option& option);
/// `-o,--output` → `-o`, `--output`
[[nodiscard]] std::vector<std::string> names_of(const Option& option);
/// Words with a blank between.
[[nodiscard]] std::string joined(const std::vector<std::string>& words);
/// In single quotes, as all three shells read it.
[[nodiscard]] std::string quoted(std::string text);

}  // namespace malkoll::cli
