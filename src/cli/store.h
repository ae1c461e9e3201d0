#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/command.h"

namespace malkoll::cli {

struct StoreArguments {
  std::string url, action;
  std::vector<std::string> words;  ///< what the action is about: paths, a question, names of submissions
  std::string plan;
  std::string unit, date;   ///< add: who hands in; when
  std::uint32_t version = 0;  ///< add: 0: the next
  std::string reader, municipality;  ///< init: who may read whose
  std::string set;          ///< query: one submission's tables; empty: all
  std::string limit;        ///< query
  std::uint32_t seconds = 0;  ///< a question may take; 0: as usual
  std::string output;       ///< report, list
  std::vector<std::string> groups;  ///< report: `NAMN=KOD,KOD`
  bool all = false;         ///< list: every version
};

/// Says so where this program is built without it. The exit status.
int run_store(const StoreArguments& arguments, const Common& common);

/// libpq's version, or that it is not there.
[[nodiscard]] std::string store_library();

}  // namespace malkoll::cli
