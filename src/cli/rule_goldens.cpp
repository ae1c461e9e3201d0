#include "cli/rule_goldens.h"

#include <filesystem>

#include "cli/system.h"
#include "text/told.h"
#include "work/rule_golden.h"

namespace malkoll::cli {

namespace {

namespace fs = std::filesystem;

std::string golden_path(const RuleInfo& rule) {
  const fs::path folder = fs::path(rule.file).parent_path(), tests = folder / ".." / "tests" / "rules";
  std::error_code ignored;
  const fs::path there = fs::is_directory(tests, ignored) ? tests.lexically_normal() : folder;
  return (there / (rule.code + ".golden")).generic_string();
}

}  // namespace

Result<void> write_golden(const Catalogue& catalogue, const RuleInfo& rule) {
  return write_file(golden_path(rule), Over::own, work::golden_of(catalogue, rule));
}

std::vector<std::string> golden_faults(const Catalogue& catalogue, const RuleInfo& rule, Goldens how) {
  const std::string path = golden_path(rule);
  const FileAnswer golden = read_ordinary_file(path);
  if (golden.fault == FileAnswer::Fault::missing && how == Goldens::compare) return {};
  const std::string now = work::golden_of(catalogue, rule);
  if (how == Goldens::update) {
    if (const auto done = write_file(path, Over::read, now); !done) return {done.error().reason};
    return {};
  }
  if (golden.fault != FileAnswer::Fault::none) return {told("{} kan inte läsas", path)};
  const work::LineDifference at = work::first_difference(golden.bytes, now);
  if (at.number == 0) return {};
  return {told("{} rad {}: där står »{}«, och nu blir det »{}«; är det meningen skrivs filen om av --update-golden", path, at.number,
               at.before, at.now)};
}

}  // namespace malkoll::cli
