#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace malkoll::cli {

/// What --help shows: how the command is written, an example, what is given and which options there are. A description is
/// a sentence, then a blank line and `Exempel:` with one example a line.
class Help : public CLI::FormatterBase {
 public:
  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override;
};

/// `malkoll check [VAL] [sökväg...]`
[[nodiscard]] std::string usage(const CLI::App& command);

}  // namespace malkoll::cli
