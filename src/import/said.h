#pragma once

#include <string>
#include <vector>

#include "diag/sink.h"

namespace malkoll::importing {

/// A wording of F07 or F12 about a sheet, or about a table, a column or a row on one.
[[nodiscard]] Mistake about_place(Code code, const char* variant, std::string place, std::string sum = {}, std::string other = {});

/// What there is to say of a table, as the phases find it: what was chosen (F12), and what cannot be known and is asked (F07).
class Said {
 public:
  std::vector<Mistake> mistakes = {};

  void say(Code code, const char* variant, std::string place, std::string sum = {}, std::string other = {}, std::string suggestion = {});
  /// Asks about a table in which no column is a budget of a known year.
  void ask_for_budget(const char* variant, std::string place);
  [[nodiscard]] bool asked() const;
  /// Something else than where the budget is.
  [[nodiscard]] bool asked_more() const;

 private:
  [[nodiscard]] std::size_t questions() const;
  std::size_t for_budget_ = 0;  ///< of the questions
};

}  // namespace malkoll::importing
