#pragma once

#include <string>
#include <vector>

#include "cli/http.h"
#include "kolada/answers.h"
#include "text/year.h"

namespace malkoll::cli {

/// What Kolada is asked.
struct KoladaQuestion {
  std::string municipality;
  std::vector<std::string> numbers;  ///< of nyckeltal, as Kolada writes them
  std::vector<std::string> compare;  ///< municipalities and groups (G…), beside the country
  std::vector<Year> years;
};

/// All answers, or why there are none: half of them would look like values that are missing. Tidy.
[[nodiscard]] Result<kolada::Answers> fetch_kolada(Http& http, const KoladaQuestion& question);

}  // namespace malkoll::cli
