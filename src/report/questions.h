#pragma once

#include <span>
#include <string_view>

namespace malkoll::report {

/// What auditors ask of a municipality's goals and money, and the rules that answer it.
struct Question {
  std::string_view swedish, english;
  std::string_view rules;  ///< codes with a blank between
};

[[nodiscard]] std::span<const Question> questions();

}  // namespace malkoll::report
