#pragma once

#include <cstddef>
#include <iosfwd>
#include <vector>

#include "kolada/answers.h"
#include "submission/kolada_lines.h"

namespace malkoll::cli {

struct KoladaCount {
  std::size_t same = 0, differ = 0, fresh = 0;  ///< values
  std::size_t gone = 0, unknown = 0;            ///< indicators whose number Kolada has no longer, or that the answers do not speak of
};

/// The difference between what is written and what Kolada has, indicator by indicator, and what it comes to.
KoladaCount say_kolada(std::ostream& out, const Project& project, const std::vector<submission::KoladaIndicator>& indicators,
                       const kolada::Answers& answers);

}  // namespace malkoll::cli
