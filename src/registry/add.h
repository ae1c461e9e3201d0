#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "registry/sets.h"
#include "store/table.h"
#include "text/source.h"
#include "text/year.h"

namespace malkoll::registry {

/// What is handed in: the tables of a check that is done, and what is kept of it in the register.
struct Submission {
  std::string municipality, name, plan, title;
  Year budget_year = {};
  std::string unit;       ///< who hands in; empty: the whole municipality
  std::string handed_in;  ///< an ISO date, as the caller says
  std::string sha256;     ///< of every file that was read
  std::string verdict;
  std::int64_t errors = 0, warnings = 0, advice = 0;
  std::string receipt;
  std::optional<std::int64_t> version;  ///< nothing: the next
  const std::vector<Table>* tables = nullptr;
  const Sources* sources = nullptr;
};

struct Added {
  SetRow set;
  bool was_there = false;  ///< the same content: nothing was added
};

/// Puts it into the register, all of it or nothing. Several may add at once; of the same content one does. Refused: the version is there with other content.
[[nodiscard]] Result<Added> add(Server& server, const Submission& submission);

}  // namespace malkoll::registry
