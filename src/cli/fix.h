#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "diag/catalogue.h"
#include "work/table_reader.h"

namespace malkoll::cli {

struct CheckArguments {
  std::vector<std::string> paths;
  std::string format = "text";
  std::string fail_on{level_word(Level::error, Language::swedish)};
  std::string plan;
  std::string baseline;        ///< file; empty: none
  std::string write_baseline;  ///< file; empty: none
  bool prune_baseline = false;
  bool fix = false;
  bool in_place = false;  ///< with `fix`: tables are written over, not copied
  bool diff = false;  ///< with `fix`: only shows what would be written
  bool all = false;
  bool timings = false;
  std::string kolada;      ///< file with Kolada's answers; empty: kolada.json beside the plan
  std::string stop_after;  ///< read or resolve: the phase to show instead of findings; empty: none
  std::string receipt;     ///< file that says what was checked and what it came to; empty: none
  bool annotate = false;  ///< writes a copy of each table with the findings in it
  work::TableOptions tables;
};

/// Makes the certain corrections in the files that are checked, having shown the difference; with `diff` it only shows it. Tables are
/// mended in copies (`bok-rättad.xlsx`) unless `in_place`; `mended` gets their bytes, by the original's path.
/// The exit status where there is nothing more to do, else nothing: the files can be checked.
[[nodiscard]] std::optional<int> fix_files(const CheckArguments& arguments, const Common& common,
                                           std::map<std::string, std::string>& mended);

}  // namespace malkoll::cli
