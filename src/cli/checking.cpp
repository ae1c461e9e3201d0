#include "cli/checking.h"

#include "cli/command.h"
#include "cli/system.h"
#include "text/told.h"

namespace malkoll::cli {

std::optional<Baseline> load_baseline(const std::string& path) {
  const FileAnswer file = read_file(path);
  if (file.fault == FileAnswer::Fault::missing) {
    refuse(told("baslinjen {0} finns inte; malkoll check --write-baseline {0} skapar den", path));
    return std::nullopt;
  }
  if (file.fault != FileAnswer::Fault::none) {
    refuse(told("baslinjen {} kan inte läsas", path));
    return std::nullopt;
  }
  Result<Baseline> baseline = read_baseline(file.bytes);
  if (baseline) return std::move(*baseline);
  refuse(told("baslinjen {} kan inte användas: {}", path, baseline.error().reason));
  return std::nullopt;
}

namespace {

CheckResult check_for_tables(const Loaded& loaded, const Common& common, const std::string& day) {
  CheckOptions how;
  how.language = common.language;
  how.today = day.empty() ? today() : day;
  how.tasks = false;
  return checked(loaded, how);
}

}  // namespace

FindingTables::FindingTables(const Loaded& loaded, const Common& common, const std::string& day)
    : result(check_for_tables(loaded, common, day)), rows(result_rows(result, loaded.project)), tables(make_result_tables(rows)) {}

}  // namespace malkoll::cli
