#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "diag/finding.h"
#include "model/money.h"
#include "text/language.h"
#include "text/year.h"

/// Many municipalities on one page: what the register of submissions is asked for.
namespace malkoll::report {

/// The last version of a municipality's plan.
struct CountryRow {
  std::string municipality, name;  ///< the code, and what it is called
  std::string plan;
  std::int64_t version = 0;
  Year year = {};
  Ore base, linked;  ///< what is to reach goals, and what does
  std::int64_t goals = 0, without_indicators = 0, uncovered = 0;
  std::int64_t errors = 0, warnings = 0, advice = 0;
  std::int64_t mended = 0;  ///< findings of the version before that are gone
};

/// What one rule found, in all of them.
struct CountryCause {
  std::string code, name;
  Level level = Level::error;  ///< the gravest
  std::int64_t findings = 0, municipalities = 0;
};

/// Municipalities to compare with each other.
struct CountryGroup {
  std::string name;
  std::vector<std::string> municipalities;  ///< codes
};

struct Country {
  std::string when, tool;
  std::vector<CountryRow> rows;  ///< by municipality and year
  std::vector<CountryCause> causes;  ///< the most first
  std::vector<CountryGroup> groups;
};

/// The page, HTML. Money is of each one's last year; the years before are the trend.
[[nodiscard]] std::string country_page(const Country& country, Language language);

}  // namespace malkoll::report
