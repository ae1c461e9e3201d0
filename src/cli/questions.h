#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/function_ref.h"

/// Questions to whoever sits at the terminal. They stand on standard error, so that what a command writes stays alone.
namespace malkoll::cli {

/// Asks until the answer is one, unless there is an answer already; an empty answer is `otherwise`. `wrong` says what is wrong with an answer;
/// empty: nothing. False where there are no more answers.
[[nodiscard]] bool ask(std::string& answer, const std::string& question, std::string_view otherwise,
                       FunctionRef<std::string(const std::string&)> wrong);
/// The same for one of some words.
[[nodiscard]] bool ask_one_of(std::string& answer, const std::string& question, const std::vector<std::string>& words,
                              std::string_view otherwise);
/// A line for each, until one is empty.
[[nodiscard]] bool ask_list(std::vector<std::string>& answers, const std::string& question);

}  // namespace malkoll::cli
