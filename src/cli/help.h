#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace malkoll::cli {

/// Stands in a description between its sentence and its examples, one a line.
inline constexpr const char* examples_mark = "\x1e";

/// What --help shows: how the command is written, an example, what is given and which options there are.
class Help : public CLI::FormatterBase {
 public:
  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override;
};

/// `malkoll check [VAL] [sökväg...]`
[[nodiscard]] std::string usage(const CLI::App& command);

}  // namespace malkoll::cli
