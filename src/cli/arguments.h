#pragma once

#include <optional>
#include <vector>

#include "cli/command.h"

/// The command line. CLI11 reads it and speaks English; what people meet of it is in the language of the run.
namespace malkoll::cli {

/// Sets the language of the run, before anything is told.
void choose_language(int argc, const char* const* argv);

/// Reads the command line and runs the command that it names. The exit status.
[[nodiscard]] int run_command_line(std::vector<Command> commands, int argc, const char* const* argv);

}  // namespace malkoll::cli
