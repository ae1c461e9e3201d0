#pragma once

#include <string>
#include <vector>

#include "diag/sink.h"

namespace malkoll::importing {

/// A wording of F07 or F12 about a sheet, or about a table, a column or a row on one.
[[nodiscard]] Mistake about_place(Code code, const char* variant, std::string place, std::string sum = {}, std::string other = {});

/// What there is to say of a table, as the phases find it: what was chosen (F12), and what cannot be known and is asked (F07).
struct Said {
  std::vector<Mistake> mistakes = {};

  void say(Code code, const char* variant, std::string place, std::string sum = {}, std::string other = {}, std::string suggestion = {});
  [[nodiscard]] bool asked() const;
};

}  // namespace malkoll::importing
