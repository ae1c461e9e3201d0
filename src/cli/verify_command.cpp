#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "cli/checking.h"
#include "cli/command.h"
#include "cli/receipt.h"
#include "cli/system.h"
#include "diag/visible.h"
#include "text/checksum.h"
#include "text/told.h"

namespace malkoll::cli {

namespace {

namespace fs = std::filesystem;

struct VerifyArguments {
  std::string receipt;
  std::vector<std::string> paths;
};

/// What is checked again where nobody says: the folder of the receipt, or in it the files that were given then.
std::vector<std::string> paths_beside(const report::Receipt& receipt, const std::string& path) {
  const fs::path folder = fs::path(path).parent_path();
  if (receipt.whole_municipality) return {folder.empty() ? "." : folder.generic_string()};
  std::vector<std::string> paths;
  for (const std::string& checked : receipt.checked) paths.push_back((folder / checked).generic_string());
  return paths;
}

int run_verify(const VerifyArguments& arguments, const Common& common) {
  const FileAnswer file = read_file(arguments.receipt);
  if (file.fault != FileAnswer::Fault::none)
    return refuse(file.fault == FileAnswer::Fault::missing ? told("{} finns inte", arguments.receipt)
                                                           : told("{} kan inte läsas", arguments.receipt));
  const Result<report::Receipt> then = report::read_receipt(file.bytes);
  if (!then) return refuse(told("{} kan inte prövas: {}", arguments.receipt, then.error().reason));
  const report::CheckSettings settings = report::read_settings(then->settings);
  std::optional<Baseline> baseline;
  Seen seen;
  if (!settings.baseline.empty()) {
    baseline = load_baseline(settings.baseline);
    if (!baseline) return could_not_run;
    const std::string bytes = read_file(settings.baseline).bytes;
    seen.files[settings.baseline] = {settings.baseline, sha256(bytes), bytes.size()};
  }
  Common as_then = common;
  if (as_then.rules.empty()) as_then.rules = settings.rules;
  const Selection selection = select_files(arguments.paths.empty() ? paths_beside(*then, arguments.receipt) : arguments.paths);
  const auto reader = [&](const std::string& path) { return selection.read(path); };
  const std::unique_ptr<Loaded> loaded = load(selection, reader, settings.plan, as_then,
                                              {.threads = true, .tables = settings.tables, .kolada = settings.kolada, .seen = &seen});
  if (loaded == nullptr) return could_not_run;
  CheckOptions options;
  options.language = common.language;
  options.fail_on = report::level_named(settings.fail_on);
  options.today = then->when;
  options.baseline = baseline ? &*baseline : nullptr;
  options.tasks = false;
  const CheckResult result = checked(*loaded, options);
  const std::vector<std::string> found = report::differences(*then, receipt_of(*loaded, result, seen, then->settings, then->when));
  for (const std::string& difference : found) fmt::print("{}\n", visible(difference));
  fmt::print("{}{}\n", found.empty() ? "" : "\n", report::holds_in_words(*then, found));
  return found.empty() ? all_well : found_something;
}

}  // namespace

Command verify_command() {
  auto a = std::make_shared<VerifyArguments>();
  Command command{.name = "verify",
                  .about = told("pröva ett kvitto: är filerna, reglerna och svaret desamma?"),
                  .examples = "malkoll verify kvitto.json samples/karlstad"};
  command.options = {
      Option{.names = "kvitto", .into = &a->receipt, .help = told("filen som malkoll check --receipt skrev"), .required = true},
      Option{.names = "sökväg", .into = &a->paths, .help = told("det som kontrollerades då; inget: mappen där kvittot ligger")},
  };
  command.run = [a](const Common& common) { return run_verify(*a, common); };
  return command;
}

}  // namespace malkoll::cli
