#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "registry/sets.h"
#include "report/receipt.h"
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
  std::string sha256;     ///< content_of its receipt
  std::string files;      ///< files_of its receipt
  std::string verdict;
  std::int64_t errors = 0, warnings = 0, advice = 0;
  std::string receipt;
  std::optional<std::int64_t> version;  ///< nothing: the next
  const std::vector<Table>* tables = nullptr;
  const Sources* sources = nullptr;
};

/// One name for all that decides what a check says: the files, the chosen plan, the rules, what the check was told, and what it came to. The same from whatever folder.
[[nodiscard]] std::string content_of(const report::Receipt& receipt);
/// The files alone, and the plan.
[[nodiscard]] std::string files_of(const report::Receipt& receipt);

struct Added {
  SetRow set;
  bool was_there = false;  ///< the same content: nothing was added
};

/// Puts it into the register, all of it or nothing. Several may add at once; of the same content one does. Refused: the version is there with other content, or the content is
/// there as another version than the one that is asked for.
[[nodiscard]] Result<Added> add(Server& server, const Submission& submission);

}  // namespace malkoll::registry
