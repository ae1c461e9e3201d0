#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace malkoll::cli {

/// The manual's page in roff, made of the same declarations as the help: `man malkoll`.
[[nodiscard]] std::string manual(const CLI::App& app);

}  // namespace malkoll::cli
