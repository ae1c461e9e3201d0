#include "cli/fix.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>

#include "cli/files.h"
#include "cli/run.h"
#include "format/corrections.h"
#include "format/unified_diff.h"
#include "text/decode.h"
#include "text/told.h"

namespace malkoll::cli {

namespace {

struct File {
  std::string before, now;  ///< bytes
};
using Files = std::map<std::string, File>;  // by path

/// A corrected word can show another one that was hidden by it; each round corrects what it sees.
constexpr int most_rounds = 8;

/// Corrects `files`, in memory, as long as there is something to correct. How many corrections, or nothing where the files
/// cannot be checked.
std::optional<std::size_t> correct(const Selection& selection, Files& files, const CheckArguments& arguments, const Common& common) {
  const auto reader = [&](const std::string& path) -> FileAnswer {
    if (const auto there = files.find(path); there != files.end()) return {FileAnswer::Fault::none, there->second.now};
    FileAnswer answer = selection.read(path);
    if (answer.fault == FileAnswer::Fault::none) files[path] = {answer.bytes, answer.bytes};
    return answer;
  };
  std::size_t count = 0;
  for (int round = 0; round < most_rounds; ++round) {
    const std::unique_ptr<Loaded> loaded = load(selection, reader, arguments.plan, common, {false, nullptr, arguments.tables});
    if (loaded == nullptr) return std::nullopt;
    std::vector<RuleError> errors;
    const CheckResult result = check(loaded->input, loaded->project, loaded->catalogue, loaded->sink, loaded->scope, {}, errors);
    const std::size_t before = count;
    const auto& given = loaded->input.given;
    for (const Corrections& corrections : certain_corrections(result)) {
      const Source& source = loaded->input.sources[corrections.source];
      // Neither the plan that a submission uses nor a table is this run's to write.
      if (std::find(given.begin(), given.end(), corrections.source) == given.end() || loaded->tables.contains(source.path)) continue;
      std::optional<std::string> bytes = patched(files[source.path].now, source, corrections.edits);
      if (!bytes) continue;
      files[source.path].now = std::move(*bytes);
      count += corrections.edits.size();
    }
    if (count == before) break;
  }
  return count;
}

std::string difference(const std::string& path, const std::string& before, const std::string& after) {
  Source source;
  source.path = path;
  source.text = decode(before).text;
  return unified_diff(source, corrected(source, decode(after).text));
}

}  // namespace

std::optional<int> fix_files(const CheckArguments& arguments, const Common& common) {
  const Selection selection = select_files(arguments.paths.empty() ? std::vector<std::string>{"."} : arguments.paths);
  const bool piped = std::find(selection.files.begin(), selection.files.end(), "-") != selection.files.end();
  if (piped && !arguments.diff) return refuse(told("--fix kan inte skriva i standard in; --fix --diff visar vad som skulle rättas"));
  Files files;
  const std::optional<std::size_t> count = correct(selection, files, arguments, common);
  if (!count) return could_not_run;

  std::size_t changed = 0;
  for (const auto& [path, file] : files) {
    if (file.now == file.before) continue;
    ++changed;
    // What is written is said beside the findings; what is only shown is what was asked for.
    fmt::print(arguments.diff ? stdout : stderr, "{}", difference(path, file.before, file.now));
    if (arguments.diff) continue;
    if (read_file(path).bytes != file.before) return refuse(told("{} har ändrats under tiden och lämnas som den är", path));
    if (const std::string error = write_file(path, Over::read, file.now); !error.empty()) return refuse(error);
  }
  if (arguments.diff) return changed == 0 ? all_well : found_something;
  if (changed == 0) {
    fmt::print(stderr, "{}\n", told("inget går att rätta med säkerhet"));
  } else {
    fmt::print(stderr, "{}\n", told("{} i {}", *count == 1 ? told("1 rättelse") : told("{} rättelser", *count), changed == 1 ? told("1 fil") : told("{} filer", changed)));
  }
  return std::nullopt;
}

}  // namespace malkoll::cli
