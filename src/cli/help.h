#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <utility>
#include <vector>

namespace malkoll::cli {

/// Stands in a description between its sentence and its examples, one a line.
inline constexpr const char* examples_mark = "\x1e";

/// What --help shows: how the command is written, an example, what is given and which options there are.
class Help : public CLI::FormatterBase {
 public:
  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override;
};

/// What a description says: its sentence, and its examples.
struct Described {
  std::string sentence;
  std::string examples;  ///< one a line; empty: none
};
[[nodiscard]] Described described(const CLI::App& command);

/// What can be given to a command as the help writes it, with what it is: its arguments, or its options.
using Rows = std::vector<std::pair<std::string, std::string>>;
enum class Given : bool { arguments, options };
[[nodiscard]] Rows rows_of(const CLI::App& command, Given given);

/// `malkoll check [VAL] [sökväg...]`
[[nodiscard]] std::string usage(const CLI::App& command);

}  // namespace malkoll::cli
