#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace malkoll::report {

/// What there has to be for a question to be answered: rules that find nothing where there is nothing have not answered it.
enum class Needs : std::uint8_t {
  nothing,
  goals,
  indicators,
  budgets,
  plan_years,
  core_posts,
  assignments,
  companies,
  follow_ups,
  assessments
};

/// What auditors ask of a municipality's goals and money, and the rules that answer it.
struct Question {
  std::string_view swedish;
  std::string_view rules;  ///< codes with a blank between
  Needs needs = Needs::nothing;
};

[[nodiscard]] std::span<const Question> questions();

}  // namespace malkoll::report
