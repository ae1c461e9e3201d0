#include "cli/run.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <mutex>

#include "cli/files.h"
#include "cli/progress.h"
#include "cli/reading.h"
#include "diag/visible.h"
#include "text/checksum.h"
#include "text/told.h"

namespace malkoll::cli {

namespace {

/// What select_files has found can be read from any thread.
LoadOptions on_threads(LoadOptions options) {
  options.threads = true;
  return options;
}

}  // namespace

void say(const std::vector<RuleFileError>& errors) {
  for (const RuleFileError& error : errors)
    fmt::print(stderr, "malkoll: {}:{}: {}\n", visible(error.file), error.line, visible(error.message));
}

void mention(const std::string& message) {
  clear_progress();
  fmt::print(stderr, "malkoll: {}\n", visible(message));
}

int refuse(const std::string& message) {
  mention(message);
  return could_not_run;
}
int refuse(const Refusal& refusal) { return refuse(refusal.reason); }

std::int64_t nanoseconds() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

void say(const std::vector<Timing>& timings) {
  std::int64_t sum = 0;
  const auto line = [](std::string_view what, std::int64_t time) {
    fmt::print(stderr, "{:>6},{:02} ms  {}\n", time / 1'000'000, time / 10'000 % 100, what);
  };
  std::vector<Timing> rules;
  for (const Timing& t : timings) {
    sum += t.nanoseconds;
    if (t.rule) rules.push_back(t);
    else line(in_run_language(t.what), t.nanoseconds);
  }
  std::stable_sort(rules.begin(), rules.end(), [](const Timing& a, const Timing& b) { return a.nanoseconds > b.nanoseconds; });
  for (const Timing& t : rules) line(t.what, t.nanoseconds);
  line(told("allt"), sum);
}

std::string version() { return MALKOLL_VERSION; }

std::vector<report::ReportFile> Seen::of(const Sources& sources) const {
  std::vector<report::ReportFile> all;
  for (std::size_t s = 0; s < sources.size(); ++s) {
    if (const auto file = files.find(sources[s].path); file != files.end()) all.push_back(file->second);
  }
  return all;
}

std::unique_ptr<Loaded> load(const Selection& selection, FileReader reader, const std::string& plan, const Common& common,
                             const LoadOptions& options) {
  if (!selection.empty_folders.empty()) {
    refuse(told("i mappen {} finns ingen fil vars namn slutar på .malkoll", selection.empty_folders[0]));
    return nullptr;
  }
  work::OpenOptions open;
  open.paths = selection.files;
  open.named = selection.named;
  open.whole_municipality = selection.whole_municipality;
  open.plan = plan;
  open.rules = common.rules;
  open.tables = options.tables;
  open.kolada = options.kolada;
  open.use_kolada = options.use_kolada;
  open.expected_bytes = selection.bytes;
  open.threads = options.threads;
  open.watch = options.watch;
  work::Files files = files_of(reader);
  if (options.seen != nullptr) {
    files.read = [&seen = *options.seen, mutex = std::make_shared<std::mutex>(), read = std::move(files.read)](const std::string& path) {
      FileAnswer answer = read(path);
      const bool there = answer.fault == FileAnswer::Fault::none;
      const std::string& known = answer.path.empty() ? path : answer.path;
      report::ReportFile file{known, there ? sha256(answer.bytes) : std::string(), answer.bytes.size()};
      const std::lock_guard lock(*mutex);  // files are read on two threads
      seen.asked.insert(path);
      if (there) seen.files.insert_or_assign(known, std::move(file));
      return answer;
    };
  }
  work::Opened opened = [&] {
    const Working working(told("läser filerna"));
    return work::open(open, files);
  }();
  say(opened ? (*opened)->rule_faults : opened.error().rules);
  if (!opened) {
    for (const std::string& message : opened.error().maps) refuse(message);
    return nullptr;
  }
  return (*opened)->rule_faults.empty() ? std::move(*opened) : nullptr;
}

CheckResult checked(const Loaded& loaded, CheckOptions options) {
  const Working working(told("kör reglerna"));
  options.progress = work_has_come;
  return work::check(loaded, options);
}

std::unique_ptr<Loaded> load(const std::vector<std::string>& paths, const std::string& plan, const Common& common,
                             const LoadOptions& options) {
  const Selection selection = select_files(paths);
  const auto reader = [&](const std::string& path) { return selection.read(path); };
  return load(selection, reader, plan, common, on_threads(options));
}

std::unique_ptr<Loaded> load_whole(const Selection& selection, FileReader reader, const std::string& plan, const Common& common,
                                   const LoadOptions& options) {
  std::unique_ptr<Loaded> loaded = load(selection, reader, plan, common, options);
  if (loaded == nullptr || !loaded->input.unreadable) return loaded;
  CheckOptions look;
  look.language = common.language;
  render_reading(checked(*loaded, look), common, is_unreadable_file);
  return nullptr;
}

std::unique_ptr<Loaded> load_whole(const std::vector<std::string>& paths, const std::string& plan, const Common& common,
                                   const LoadOptions& options) {
  const Selection selection = select_files(paths);
  const auto reader = [&](const std::string& path) { return selection.read(path); };
  return load_whole(selection, reader, plan, common, on_threads(options));
}

}  // namespace malkoll::cli
